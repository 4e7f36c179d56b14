"""Write the answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import places, question, try_question

from learning.markup.prose import Code, Prose, Text, plain
from learning.questions.reading import Item
from learning.questions.short_answer import ShortAnswer, edit_distance, matches

SOURCE = """\
### Schrijf het antwoord {#x}

Vul aan: stop, kijk, …

- [x] bel zelf
    > Goed. Zo is het.
- [x] zelf bellen
- [ ] klik
    > Nee. Niet doen.

> Nee. Denk nog eens.
"""
quick = settings(deadline=None, max_examples=150)
words = st.text(st.sampled_from("abcdeéÉß -'!"), max_size=16)


def answer(*, accepted: str = "bel zelf", foreseen: str = "klik") -> ShortAnswer:
    """A question of this kind with other texts."""
    found = question(SOURCE.replace("] bel zelf", f"] {accepted}").replace("] klik", f"] {foreseen}"), practice=True)
    assert isinstance(found, ShortAnswer)
    return found


def item(text: str, *, code: bool = False) -> Item:
    """An accepted answer."""
    return Item(id="a", words=(Code(text) if code else Text(text),), ticked=True, feedback=Prose(), line=1)


@pytest.mark.parametrize("written", ["wachtwoord", "Wachtwoord", "wacht woord", "wácht-woord!", "wachtwoort", "wachtwrd", "wahctwoord"])
def test_small_slips_are_forgiven(written: str) -> None:
    assert matches(written, item("wachtwoord"))


@pytest.mark.parametrize("written", ["", "!", "woord", "wachtrij", "toegangscode"])
def test_another_word_is_not(written: str) -> None:
    assert not matches(written, item("wachtwoord"))


def test_a_slip_of_one_letter_is_forgiven_from_four_letters_on() -> None:
    assert matches("bel", item("belt"))
    assert not matches("be", item("bel"))
    assert matches("BÉL", item("bel"))


@pytest.mark.parametrize(
    ("text", "slip"), [("112", "113"), ("a@b", "a@c"), ("a/b", "ab"), ("digid.nl", "digit.nl"), ("0900-8844", "09008844")]
)
def test_numbers_codes_and_addresses_must_be_exact_but_for_capitals_and_spaces(text: str, slip: str) -> None:
    assert matches(f" {text.upper()} ", item(text))
    assert not matches(slip, item(text))


def test_words_in_code_must_be_exact() -> None:
    assert matches("VERDER", item("verder", code=True))
    assert not matches("vérder", item("verder", code=True))
    assert not matches("verde", item("verder", code=True))


def test_a_text_without_letters_is_compared_sign_by_sign() -> None:
    assert matches("€", item("€"))
    assert not matches("$", item("€"))
    assert answer(accepted="€", foreseen="$").grade(("!",)).remarks[0].feedback.plain == "Nee. Denk nog eens."


def test_each_answer_hears_its_own_reason() -> None:
    told = {given: answer().grade((given,)) for given in ("bel zelf", "zelf bellen", "Klik!", "iets anders")}
    assert {given: (grade.score, grade.remarks[0].right, grade.remarks[0].feedback.plain) for given, grade in told.items()} == {
        "bel zelf": (1, True, "Goed. Zo is het."),
        "zelf bellen": (1, True, "Goed. Zo is het."),
        "Klik!": (0, False, "Nee. Niet doen."),
        "iets anders": (0, False, "Nee. Denk nog eens."),
    }
    assert plain(told["Klik!"].remarks[0].words) == "Klik!"
    assert answer().grade(()).remarks == answer().grade(("",)).remarks == ()


def test_a_foreseen_answer_wins_from_one_that_is_close_to_the_right_one() -> None:
    assert answer(foreseen="bel zelfs").grade(("bel zelfs",)).score == 0
    assert answer(foreseen="bel zelfs").grade(("bel zels",)).score == 1


def test_the_right_answer_wins_from_a_foreseen_one_that_differs_in_signs_only() -> None:
    asked = answer(accepted="wegwijs.example", foreseen="wegwijs-example")
    assert asked.grade(("wegwijs.example",)).score == 1
    assert asked.grade(("Wegwijs-Example",)).remarks[0].feedback.plain == "Nee. Niet doen."


def test_the_key_is_the_first_text_and_shows_them_all() -> None:
    asked = answer()
    assert asked.key == ("bel zelf",)
    assert [(plain(one.words), one.reason.plain, one.sign) for one in asked.solutions()] == [
        ("bel zelf", "Goed. Zo is het.", ""),
        ("zelf bellen", "", ""),
    ]
    assert str(asked.hint) == "Write a word or a few words. A small typing mistake is fine."
    assert str(asked.paper_hint) == "Write a word or a few words on the line."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    > Goed. Zo is het.\n", "", [(5, "feedback-missing")]),
        ("    > Nee. Niet doen.\n", "", [(8, "feedback-missing")]),
        ("> Nee. Denk nog eens.\n", "", [(1, "other-missing")]),
        ("Goed. Zo", "Ja. Zo", [(5, "feedback-opening")]),
        ("- [x] zelf bellen\n", "- [x] zelf bellen\n" * 8, [(1, "how-many")]),
    ],
)
def test_texts_have_reasons_and_any_other_answer_hears_something(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert places(try_question(SOURCE.replace(old, new, 1), practice=True)[1]) == expected


def test_without_an_accepted_text_there_is_nothing_to_ask() -> None:
    found, reading = try_question(SOURCE.replace("[x]", "[ ]"), practice=True)
    assert found is None
    assert places(reading) == [(1, "one-key")]


@quick
@given(words, words, words)
def test_the_distance_between_two_texts_is_a_distance(one: str, other: str, third: str) -> None:
    distance = edit_distance(one, other)
    assert distance == edit_distance(other, one)
    assert (distance == 0) is (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))
    assert distance <= edit_distance(one, third) + edit_distance(third, other)


@quick
@given(words.filter(str.strip), st.data())
def test_a_text_is_always_accepted_in_any_capitals_and_with_any_spaces(text: str, data: st.DataObject) -> None:
    spaced = "".join(data.draw(st.sampled_from([sign, f" {sign}", f"{sign} "])) for sign in text)
    assert matches(data.draw(st.sampled_from([spaced, spaced.upper(), spaced.casefold()])), item(text))


@pytest.mark.parametrize("written", ["klik", "Klik!", " KLIK "])
def test_a_foreseen_slip_is_told_in_the_words_of_the_author(written: str) -> None:
    (slip,) = answer().slips((written,))
    assert (plain(slip.words), slip.right) == ("klik", False)
    assert slip.feedback == answer().foreseen[0].feedback


@pytest.mark.parametrize("response", [(), ("",), ("bel zelf",), ("mijn naam is Lena",)])
def test_what_was_not_foreseen_is_never_told(response: tuple[str, ...]) -> None:
    assert answer().slips(response) == ()


def test_a_foreseen_text_that_is_accepted_as_it_stands_is_no_slip() -> None:
    assert answer(accepted="klik").slips(("klik",)) == ()

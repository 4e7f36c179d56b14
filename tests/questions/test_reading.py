"""A question cut into its parts, and the rules every kind has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import make_reading, places, question, rules, try_question

from learning.markup.prose import Code, Paragraph, Prose, Strong, Text, parse, plain
from learning.questions import read_question
from learning.questions.base import Question
from learning.questions.reading import Item, kind_of
from learning.questions.single import Single
from learning.scenes.base import Scene

SINGLE = """\
### Kies één antwoord {#bank-belt}

De bank belt. Wat doe je?

- [ ] Ik geef hem.
    > Nee. Nooit.
- [x] Ik hang op.
    > Goed. Bel zelf.
- [ ] Ik bel terug.
    > Bijna. Kies een ander nummer.

Lees nog eens: [Hang op](#hang-op)
"""


def changed(old: str, new: str, *, practice: bool = False) -> list[tuple[int, str]]:
    """Line and rule of each problem after a change in a sound question."""
    assert old in SINGLE
    return places(try_question(SINGLE.replace(old, new), practice=practice)[1])


def asking(prompt: str) -> Question:
    """A question with another prompt."""
    return question(SINGLE.replace("De bank belt. Wat doe je?", prompt))


def test_a_question_has_its_parts() -> None:
    asked = question(SINGLE)
    assert (asked.id, asked.line, asked.practice, asked.read_again) == ("bank-belt", 1, False, ("hang-op",))
    assert asked.source == SINGLE
    assert asked.situation == (Prose((Paragraph((Text("De bank belt."),)),)),)
    assert (plain(asked.ask), asked.scenes, asked.whole) == ("Wat doe je?", (), Prose())


@pytest.mark.parametrize(
    ("prompt", "situation", "ask"),
    [
        ("Wat doe je?", [], "Wat doe je?"),
        ("Eén. Twee. Wat doe je?", ["Eén. Twee."], "Wat doe je?"),
        ("Eén.\n\nTwee. Wat doe je?", ["Eén.", "Twee."], "Wat doe je?"),
        ('"Er is haast. Betaal nu."', [], '"Er is haast. Betaal nu."'),
        ("Eén. Wat **moet** je `doen`?", ["Eén."], "Wat moet je doen?"),
        ("**Eén.** Twee. Wat?", ["Eén. Twee."], "Wat?"),
        ("Eén: **Wat?**", [], "Eén: Wat?"),
    ],
)
def test_the_last_sentence_asks(prompt: str, situation: list[str], ask: str) -> None:
    asked = asking(prompt)
    assert [block.plain for block in asked.situation if isinstance(block, Prose)] == situation
    assert plain(asked.ask) == ask


def test_marks_in_the_asking_sentence_are_kept() -> None:
    assert asking("Eén. Wat **moet** je `doen`?").ask == (Text("Wat "), Strong((Text("moet"),)), Text(" je "), Code("doen"), Text("?"))


def test_screens_stand_before_or_after_the_sentence_that_asks() -> None:
    screen = "```sms\nVan: x\n\nHoi\n```"
    asked = asking(f"Kijk.\n\n{screen}\n\nWat doe je?\n\n{screen.replace('Hoi', 'Dag')}")
    assert [type(block).__name__ for block in asked.situation] == ["Prose", "TextMessage"]
    assert [block.body[0].text for block in asked.scenes if isinstance(block, Scene)] == ["Dag"]
    assert len(asked.all_scenes()) == 2
    assert asked.prompt().plain == "Kijk. Wat doe je?"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" {#bank-belt}", "", [(1, "id-missing")]),
        ("{#bank-belt}", "{#Bank Belt}", [(1, "id-form")]),
        ("Kies één antwoord ", "Kies een antwoord ", [(1, "kind-unknown")]),
        ("Kies één antwoord ", "Kies tien antwoorden ", [(1, "kind-unknown")]),
        ("Kies één antwoord ", "Wat hoort bij elkaar? ", [(5, "block-missing")]),
        ("De bank belt. Wat doe je?\n", "", [(1, "prompt-missing")]),
        ("De bank belt. Wat doe je?\n", "> Wat doe je?\n", [(3, "block-place"), (1, "prompt-missing")]),
        ("De bank belt.", "```krant\nx\n```\n\nDe bank belt.", [(3, "scene-kind")]),
        ("- [ ] Ik geef hem.", "- Ik geef hem.", [(5, "box-form")]),
        ("- [ ] Ik geef hem.", "- [ ] 1. Ik geef hem.", [(5, "item-is-list")]),
        ("    > Nee. Nooit.", "    Nee. Nooit.", [(5, "feedback-missing")]),
        ("    > Nee. Nooit.", "    > Goed. Nooit.", [(5, "feedback-opening")]),
        ("    > Goed. Bel zelf.", "    > Bijna. Bel zelf.", [(7, "feedback-opening")]),
        ("    > Nee. Nooit.", "\n    Los.\n\n    > Nee. Nooit.", [(7, "feedback-form")]),
        ("Ik hang op.", "Ik hang op. {#a}", [(5, "option-id-twice")]),
        ("Lees nog eens: [Hang op](#hang-op)", "", [(1, "read-again-missing")]),
        ("Lees nog eens: [Hang op](#hang-op)", "Lees nog eens: Hang op", [(1, "read-again-missing")]),
        ("Lees nog eens", "Zomaar iets.\n\nLees nog eens", [(12, "stray-text")]),
        ("Lees nog eens", "> Los.\n\nLees nog eens", [(1, "other-extra")]),
        ("Lees nog eens", "1. Los.\n\nLees nog eens", [(12, "feedback-indent")]),
    ],
)
def test_a_mistake_is_told_where_it_stands(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert changed(old, new) == expected


def test_without_a_list_there_is_nothing_to_ask() -> None:
    found, reading = try_question("### Kies één antwoord {#x}\n\nWat doe je?\n")
    assert found is None
    assert places(reading) == [(1, "block-missing")]


def test_without_a_kind_there_is_nothing_to_ask() -> None:
    assert try_question(SINGLE.replace("Kies één antwoord", "Vraag"))[0] is None


def test_a_question_to_practise_need_not_send_back() -> None:
    assert changed("Lees nog eens: [Hang op](#hang-op)", "", practice=True) == []
    assert question(SINGLE, practice=True).practice


def test_a_question_may_send_back_to_several_steps() -> None:
    source = SINGLE.replace("(#hang-op)", "(#hang-op) en [Bel](#bel)\n\nLees nog eens: [Kijk](#kijk)")
    assert question(source).read_again == ("hang-op", "bel", "kijk")
    head, *nodes = parse(source).children
    found = read_question(head, nodes, make_reading(source), practice=False)
    assert found is not None
    assert [(again.title, again.line) for again in found[1]] == [("Hang op", 12), ("Bel", 12), ("Kijk", 14)]


def test_the_own_text_of_a_question_ends_where_the_question_ends() -> None:
    source = f"{SINGLE}\n\n\n"
    assert question(source).source == SINGLE


def options_of(source: str) -> tuple[Item, ...]:
    """The options of a question."""
    asked = question(source)
    assert isinstance(asked, Single)
    return asked.options


def test_an_item_may_hold_marks_and_keep_its_letter() -> None:
    source = SINGLE.replace("Ik hang op.", "Ik **hang op** {#c}").replace("Ik bel terug.", "`{#b}` {#b}")
    options = options_of(source)
    assert [(option.id, option.text) for option in options] == [("a", "Ik geef hem."), ("c", "Ik hang op"), ("b", "{#b}")]


def test_an_id_behind_marked_words_leaves_no_trace() -> None:
    options = options_of(SINGLE.replace("Ik hang op.", "**op** {#d}"))
    assert (options[1].id, options[1].words) == ("d", (Strong((Text("op"),)),))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Kies één antwoord", ("single", None)),
        ("Kies vier antwoorden", ("multiple", 4)),
        ("Zoek de zeven waarschuwingen", ("find-signs", 7)),
        ("Kies 4 antwoorden", ("", None)),
        ("Kies antwoorden", ("", None)),
        ("", ("", None)),
    ],
)
def test_a_heading_names_a_kind_and_a_number(title: str, found: tuple[str, int | None]) -> None:
    reading = make_reading()
    assert kind_of(title, reading, 7) == found
    assert places(reading) == ([] if found[0] else [(7, "kind-unknown")])


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from([*SINGLE.split("\n"), "1. a", "> b", "| a | b |", "| - | - |", "- c", "    > d", "```sms", "```", "---", ""]),
        max_size=16,
    )
)
def test_any_lines_under_a_heading_are_read_without_a_fault(lines: list[str]) -> None:
    for heading in ("Kies één antwoord", "Kies twee antwoorden", "Waar of niet waar?", "Zet in de goede volgorde", "Wat hoort bij elkaar?"):
        found, reading = try_question("\n".join([f"### {heading} {{#x}}", "", *lines]))
        assert found is not None or rules(reading)
        if found is not None:
            assert 0 <= found.grade(found.key).score <= 1
            assert found.solutions() is not None
            assert found.typst()

"""What belongs together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import places, question, rules, try_question

from learning.markup.prose import Text, plain
from learning.questions.matching import Matching


def source(*rows: str, reasons: int = 3) -> str:
    """A question with these rows."""
    table = "".join(f"| {row} |\n" for row in ("Wat | Wie", "--- | ---", *rows))
    told = "".join(f"> {place}. Reden {place}.\n" for place in range(1, reasons + 1))
    return f"### Wat hoort bij elkaar? {{#x}}\n\nWie?\n\n{table}\n{told}"


THREE = ("een | aap", "twee | noot", "drie | mies")


def matching(*rows: str, reasons: int = 3) -> Matching:
    """A question of this kind."""
    found = question(source(*(rows or THREE), reasons=reasons), practice=True)
    assert isinstance(found, Matching)
    return found


def test_rows_keep_their_order_and_texts_get_another() -> None:
    shape = matching().interaction
    assert [(choice.sign, choice.id, plain(choice.words)) for choice in shape.left] == [
        ("1", "a", "een"),
        ("2", "b", "twee"),
        ("3", "c", "drie"),
    ]
    assert [choice.sign for choice in shape.right] == ["A", "B", "C"]
    assert [choice.id for choice in shape.right] != ["a", "b", "c"]
    assert {choice.id: plain(choice.words) for choice in shape.right} == {"a": "aap", "b": "noot", "c": "mies"}


def test_a_text_that_fits_twice_is_shown_once_and_accepted_twice() -> None:
    asked = matching("een | aap", "twee | noot", "drie | **aap**")
    assert asked.key == ("a", "b", "a")
    assert sorted(choice.id for choice in asked.interaction.right) == ["a", "b"]
    assert asked.grade(("a", "b", "a")).score == 1
    assert [choice.words for choice in asked.interaction.right if choice.id == "a"] == [(Text("aap"),)]


def test_numbered_reasons_are_no_feedback_on_the_whole() -> None:
    assert not matching().whole
    told = question(source(*THREE) + "\n> Denk nog eens.\n", practice=True)
    assert told.whole.plain == told.grade(()).whole.plain == "Denk nog eens."


def test_an_answer_too_many_is_shown_and_belongs_to_no_row() -> None:
    asked = matching(" | wim", *THREE)
    assert asked.key == ("b", "c", "d")
    assert [choice.id for choice in asked.interaction.left] == ["b", "c", "d"]
    assert len(asked.interaction.right) == 4
    assert [solution.reason.plain for solution in asked.solutions()] == ["Reden 1.", "Reden 2.", "Reden 3."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (source(*THREE[:2], reasons=2), [(1, "how-many")]),
        (source(*THREE, *THREE, reasons=6), [(1, "how-many")]),
        (source(*THREE, reasons=2), [(11, "pair-feedback")]),
        (source(*THREE, reasons=0), [(5, "pair-feedback")]),
        (source("een | ", *THREE[1:]), [(7, "table-cell")]),
    ],
)
def test_three_to_five_rows_with_a_reason_each(text: str, expected: list[tuple[int, str]]) -> None:
    found, reading = try_question(text, practice=True)
    assert places(reading) == expected
    assert found is not None
    assert found.solutions()


def test_a_table_of_three_columns_is_nothing_to_ask() -> None:
    found, reading = try_question("### Wat hoort bij elkaar? {#x}\n\nWie?\n\n| a | b | c |\n| - | - | - |\n| d | e | f |\n", practice=True)
    assert found is None
    assert "table-shape" in rules(reading)


def test_a_table_without_anything_on_the_left_is_nothing_to_ask() -> None:
    found, reading = try_question(source(" | aap", " | noot", " | mies", reasons=0), practice=True)
    assert found is None
    assert rules(reading) == ["how-many"]


def test_more_texts_than_letters_are_nothing_to_ask() -> None:
    many = [f" | te veel {place}" for place in range(8)]
    assert matching(*THREE, *many[:7]).grade(("a", "b", "c")).score == 1
    found, reading = try_question(source(*THREE, *many), practice=True)
    assert found is None
    assert rules(reading) == ["how-many"]


def test_each_matched_row_is_remarked_on_with_what_was_chosen() -> None:
    asked = matching()
    sign = next(choice.sign for choice in asked.interaction.right if choice.id == "b")
    (first, third) = asked.grade(("b", "", "c", "z")).remarks
    assert (plain(first.words), first.answer, first.right, first.feedback.plain) == ("een", f"{sign}. noot", False, "Reden 1.")
    assert (plain(third.words), third.right) == ("drie", True)
    assert asked.grade(("z",)).remarks[0].answer == ""


def test_the_key_shows_number_and_letter_of_each_row() -> None:
    asked = matching()
    signs = {choice.id: choice.sign for choice in asked.interaction.right}
    assert next((one.sign, plain(one.words)) for one in asked.solutions()) == (f"1-{signs['a']}", "aap")
    assert (str(asked.hint), str(asked.paper_hint)) == ("Choose what belongs to each line.", "Write the right letter in each box.")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(["a", "b", "c", "", "z"]), max_size=5).map(tuple))
def test_the_score_is_the_share_of_rows(response: tuple[str, ...]) -> None:
    assert MATCHING.grade(response).score == sum(one == other for one, other in zip(response, "abc", strict=False)) / 3


MATCHING = matching()

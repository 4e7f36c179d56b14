"""Put in the right order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import places, question, try_question

from learning.markup.prose import plain
from learning.questions.ordering import Ordering


def source(count: int = 4, *, whole: str = "\n> Denk na.\n") -> str:
    """A question with so many items."""
    items = "".join(f"{place}. Stap {place}\n    > Reden {place}.\n" for place in range(1, count + 1))
    return f"### Zet in de goede volgorde {{#x}}\n\nHoe?\n\n{items}{whole}"


def ordering(count: int = 4, name: str = "x") -> Ordering:
    """A question of this kind."""
    found = question(source(count).replace("#x", f"#{name}"), practice=True)
    assert isinstance(found, Ordering)
    return found


@pytest.mark.parametrize("count", [4, 5, 6])
def test_items_are_never_shown_in_the_right_order(count: int) -> None:
    for number in range(200):
        asked = ordering(count, f"x-{number}")
        assert [choice.id for choice in asked.interaction.items] != list("abcdef")[:count]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (source(3), [(1, "how-many")]),
        (source(7), [(1, "how-many")]),
        (source(whole=""), [(1, "other-missing")]),
        (source().replace("    > Reden 2.\n", ""), [(7, "feedback-missing")]),
        (source().replace("3. Stap", "1. Stap"), [(9, "item-number")]),
        (source().replace("2. Stap 2", "2. Stap 2 {#a}"), [(5, "option-id-twice")]),
    ],
)
def test_four_to_six_numbered_items_with_a_reason_each(text: str, expected: list[tuple[int, str]]) -> None:
    found, reading = try_question(text, practice=True)
    assert places(reading) == expected
    assert found is not None


def test_each_placed_item_is_remarked_on_in_the_order_the_learner_chose() -> None:
    grade = ordering().grade(("2", "1", "", "4"))
    assert [(plain(remark.words), remark.answer, remark.right, remark.feedback.plain) for remark in grade.remarks] == [
        ("Stap 2", "1", False, "Reden 2."),
        ("Stap 1", "2", False, "Reden 1."),
        ("Stap 4", "4", True, "Reden 4."),
    ]
    assert (grade.score, grade.whole.plain) == (0.25, "Denk na.")


def test_the_key_shows_the_right_order_with_reasons() -> None:
    assert [(one.sign, plain(one.words), one.reason.plain) for one in ordering().solutions()][1] == ("2", "Stap 2", "Reden 2.")
    assert ordering().key == ("1", "2", "3", "4")


def test_it_says_how_to_answer() -> None:
    assert str(ordering().hint) == "Give each line a place. Place 1 comes first."
    assert str(ordering(5).paper_hint) == "Write a number from 1 to 5 in each box. 1 comes first."


@settings(deadline=None, max_examples=60)
@given(st.permutations("1234"))
def test_the_score_is_the_share_on_their_own_place(places_given: list[str]) -> None:
    expected = sum(one == other for one, other in zip(places_given, "1234", strict=True)) / 4
    assert ORDERING.grade(tuple(places_given)).score == expected


ORDERING = ordering()

"""The neutral shapes of a question."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.markup.prose import Strong, Text
from learning.questions.interaction import LETTERS, Choice, Choose, Match, Order, Write

quick = settings(deadline=None, max_examples=100)
ids = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=3), min_size=2, max_size=7, unique=True)


def choices(names: list[str], signs: str = LETTERS) -> tuple[Choice, ...]:
    """Things shown in this order."""
    return tuple(Choice(id=name, sign=sign, words=(Text(f"tekst {name}"),)) for name, sign in zip(names, signs, strict=False))


CHOOSE = Choose(options=choices(["c", "a", "b"]))
ORDER = Order(items=choices(["c", "a", "b"]))
MATCH = Match(left=choices(["a", "b"], "12"), right=choices(["d", "a", "b"]))


def test_a_choice_is_one_row_of_letters() -> None:
    (row,) = CHOOSE.rows
    assert (row.signs, row.many, row.words) == (("A", "B", "C"), False, ())
    assert Choose(options=(), many=True).rows[0].many
    assert CHOOSE.response([["A", "C"]]) == ("b", "c")
    assert CHOOSE.response([["Z"]]) == ()
    assert CHOOSE.response([[]]) == ()
    assert CHOOSE.marks(("b", "c")) == [["A", "C"]]
    assert CHOOSE.marks(("z",)) == [[]]


def test_an_order_is_a_row_of_places_for_each_item() -> None:
    assert [(row.words, row.signs) for row in ORDER.rows] == [((Text(f"tekst {name}"),), ("1", "2", "3")) for name in "cab"]
    assert ORDER.response([["3"], ["1"], ["2"]]) == ("1", "2", "3")
    assert ORDER.response([["3"], [], ["2"]]) == ("", "2", "3")
    assert ORDER.response([[], [], []]) == ()
    assert ORDER.marks(("1", "", "3")) == [["3"], ["1"], []]
    assert ORDER.marks(()) == [[], [], []]


def test_a_match_is_a_row_of_letters_for_each_left_hand_text() -> None:
    assert [(row.words, row.signs) for row in MATCH.rows] == [((Text("tekst a"),), ("A", "B", "C")), ((Text("tekst b"),), ("A", "B", "C"))]
    assert MATCH.response([["B"], ["C"]]) == ("a", "b")
    assert MATCH.response([["A"], []]) == ("d", "")
    assert MATCH.response([[], []]) == ()
    assert MATCH.marks(("a", "b", "d")) == [["B"], ["C"]]
    assert MATCH.marks(("z",)) == [[], []]


def test_writing_has_no_boxes() -> None:
    assert Write().rows == ()
    assert Write().response([["bel", "zelf "]]) == ("bel zelf",)
    assert Write().response([["  "]]) == ()
    assert Write().response([]) == ()
    assert Write().marks(("bel zelf",)) == [["bel zelf"]]


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (CHOOSE, "A. tekst c\nB. tekst a\nC. tekst b"),
        (ORDER, "[  ] tekst c\n[  ] tekst a\n[  ] tekst b"),
        (MATCH, "1. tekst a [  ]\n2. tekst b [  ]\n\nA. tekst d\nB. tekst a\nC. tekst b"),
        (Write(), "_" * 40),
    ],
)
def test_a_shape_is_shown_as_text(shape: Choose | Order | Match | Write, text: str) -> None:
    assert shape.text() == text


def test_marks_of_words_are_left_out_of_text() -> None:
    assert Choose(options=(Choice(id="a", sign="A", words=(Strong((Text("dik"),)),)),)).text() == "A. dik"


@quick
@given(ids, st.data())
def test_what_is_chosen_comes_back_from_paper(names: list[str], data: st.DataObject) -> None:
    shape = Choose(options=choices(names), many=True)
    response = tuple(sorted(data.draw(st.sets(st.sampled_from(names)))))
    assert shape.response(shape.marks(response)) == response


@quick
@given(ids, st.data())
def test_what_is_ordered_comes_back_from_paper(names: list[str], data: st.DataObject) -> None:
    shape = Order(items=choices(names))
    response = tuple(data.draw(st.permutations([str(place) for place in range(1, len(names) + 1)])))
    assert shape.response(shape.marks(response)) == response


@quick
@given(ids, st.data())
def test_what_is_matched_comes_back_from_paper_with_its_gaps(names: list[str], data: st.DataObject) -> None:
    shape = Match(left=choices(names, "1234567"), right=choices(data.draw(st.permutations(names))))
    response = tuple(data.draw(st.sampled_from([*names, ""])) for _ in names)
    assert shape.response(shape.marks(response)) == (response if any(response) else ())


@quick
@given(st.text(max_size=30))
def test_what_is_written_comes_back_without_the_space_around_it(written: str) -> None:
    expected = (written.strip(),) if written.strip() else ()
    assert Write().response(Write().marks((written,))) == expected

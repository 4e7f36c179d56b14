"""The four form controls."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from learning.markup.prose import Strong, Text
from learning.questions.controls import MAX_WRITTEN, control_of, form_for, marks_of, name_of
from learning.questions.interaction import LETTERS, Choice, Choose, Interaction, Match, Order, Write

WORDS = (Strong((Text("<b>"),)),)
OPTIONS = tuple(Choice(id=name, sign=sign, words=WORDS) for name, sign in zip("cab", LETTERS, strict=False))
ONE, MANY = Choose(options=OPTIONS), Choose(options=OPTIONS, count=2, many=True)
ORDER = Order(items=OPTIONS)
MATCH = Match(left=tuple(Choice(id=name, sign=sign, words=WORDS) for name, sign in zip("ab", "12", strict=True)), right=OPTIONS)


def sent(shape: Interaction, fields: Sequence[tuple[str, str]], prefix: str = "") -> tuple[list[list[str]], dict[str, list[str]]]:
    """The marks in a form and what is said of each field."""
    form: Any = form_for(shape, prefix)(MultiDict(fields))
    form.validate()
    return marks_of(shape, form, prefix), {name: [str(message) for message in messages] for name, messages in form.errors.items()}


@pytest.mark.parametrize(
    ("shape", "control"), [(ONE, "pick-one"), (MANY, "pick-many"), (ORDER, "pick-place"), (MATCH, "pick-place"), (Write(), "write")]
)
def test_each_shape_has_a_control(shape: Interaction, control: str) -> None:
    assert control_of(shape) == control


def test_the_name_of_a_field_tells_its_question() -> None:
    assert (name_of("answer", ""), name_of("answer", "bank-belt")) == ("answer", "bank-belt.answer")


def test_one_is_picked() -> None:
    assert sent(ONE, [("answer", "B")]) == ([["B"]], {})
    assert sent(ONE, [("q.answer", "B")], "q") == ([["B"]], {})


@pytest.mark.parametrize("fields", [[], [("answer", "")], [("answer", "a")], [("answer", "Z")], [("other", "A")]])
def test_none_or_one_that_is_not_there_is_not_picked(fields: list[tuple[str, str]]) -> None:
    assert sent(ONE, fields)[1] == {"answer": ["Choose an answer."]}
    assert sent(MANY, fields)[1] == {"answer": ["Tick at least one."]}


def test_many_are_picked() -> None:
    assert sent(MANY, [("answer", "A"), ("answer", "C")]) == ([["A", "C"]], {})
    assert sent(MANY, [("answer", "A"), ("answer", "Z")])[1] == {"answer": ["Tick at least one."]}


def test_each_item_gets_a_place_of_its_own() -> None:
    assert sent(ORDER, [("place-A", "3"), ("place-B", "1"), ("place-C", "2")]) == ([["3"], ["1"], ["2"]], {})
    twice = sent(ORDER, [("place-A", "1"), ("place-B", "1"), ("place-C", "1")])[1]
    said = ["<b>: place 1 has been chosen already. Choose another place."]
    assert twice == {"place-B": said, "place-C": said}
    assert sent(ORDER, [("place-A", ""), ("place-B", "9"), ("place-C", "2")])[1] == {
        "place-A": ["<b>: choose a place."],
        "place-B": ["<b>: choose a place."],
    }


def test_each_row_gets_a_letter_and_a_letter_may_be_used_twice() -> None:
    assert sent(MATCH, [("place-1", "C"), ("place-2", "C")]) == ([["C"], ["C"]], {})
    assert sent(MATCH, [("q.place-1", "A"), ("q.place-2", "B")], "q") == ([["A"], ["B"]], {})
    told = sent(MATCH, [("place-1", "D")])[1]
    assert told == {name: ["<b>: choose what belongs to it."] for name in ("place-1", "place-2")}


def test_a_few_words_are_written() -> None:
    assert sent(Write(), [("answer", " bel zelf ")]) == ([[" bel zelf "]], {})
    assert sent(Write(), [("answer", "x" * MAX_WRITTEN)])[1] == {}
    assert sent(Write(), [("answer", "x" * (MAX_WRITTEN + 1))])[1] == {"answer": ["Write at most 200 letters."]}


@pytest.mark.parametrize("fields", [[], [("answer", "")], [("answer", " \t")]])
def test_nothing_is_not_written(fields: list[tuple[str, str]]) -> None:
    assert sent(Write(), fields)[1] == {"answer": ["Write an answer."]}


@pytest.mark.parametrize("shape", [ONE, MANY, ORDER, MATCH])
def test_words_of_an_author_reach_the_page_as_html_that_is_safe(shape: Interaction) -> None:
    form: Any = form_for(shape)()
    made = "".join(f"{field.label}{field()}" for field in form)
    assert "<b>" not in made
    assert "&lt;b&gt;" in made
    labels = [field.label.text for field in form] if shape in {ORDER, MATCH} else [choice.label.text for field in form for choice in field]
    assert set(labels) == {Markup("<strong>&lt;b&gt;</strong>")}


def test_two_questions_on_a_page_do_not_mix() -> None:
    data = MultiDict([("one.answer", "A"), ("other.answer", "B")])
    forms: list[Any] = [form_for(ONE, prefix)(data) for prefix in ("one", "other")]
    assert [form.validate() for form in forms] == [True, True]
    assert [marks_of(ONE, form, prefix) for form, prefix in zip(forms, ("one", "other"), strict=True)] == [[["A"]], [["B"]]]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from([ONE, MANY, ORDER, MATCH, Write()]),
    st.lists(
        st.tuples(st.sampled_from(["answer", "place-A", "place-B", "place-C", "place-1", "place-2"]), st.text(max_size=4)), max_size=6
    ),
)
def test_whatever_is_sent_is_judged_and_what_is_accepted_becomes_a_response(shape: Interaction, fields: list[tuple[str, str]]) -> None:
    form: Any = form_for(shape)(MultiDict(fields))
    if form.validate():
        assert shape.response(marks_of(shape, form))

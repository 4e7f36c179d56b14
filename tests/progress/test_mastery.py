"""How well a learner holds a lesson: done, mastered, needs help."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.i18n import interface
from learning.progress.mastery import (
    RULES,
    Standing,
    State,
    Tried,
    as_data,
    from_data,
    help_with,
    is_done,
    is_mastered,
    right_count,
    standings_after,
    state_of,
    ways_of,
)
from learning.progress.models import Way

RIGHT, WRONG, LEFT = (True, True), (True, False), (False, False)
"""What became of a try: answered, right. *I don't know yet* is not answered."""
NAMES = ("a", "b", "c", "d", "e")


def after(*tries: tuple[bool, bool], way: str = "screen") -> Standing:
    return standings_after(Tried(question="a", answered=answered, right=right, way=way) for answered, right in tries)["a"]


def standing(*, right: bool) -> Standing:
    return after(RIGHT if right else WRONG)


@pytest.mark.parametrize(
    ("tries", "right", "misses"),
    [
        ([RIGHT], True, 0),
        ([WRONG], False, 1),
        ([WRONG, RIGHT], True, 0),
        ([RIGHT, WRONG], False, 1),
        ([LEFT], False, 1),
        ([RIGHT, LEFT], True, 1),
        ([WRONG, LEFT], False, 2),
        ([WRONG, WRONG, WRONG], False, 3),
        ([WRONG, WRONG, RIGHT, LEFT], True, 1),
    ],
)
def test_the_last_answer_counts_and_misses_since_the_last_right_one(tries: list[tuple[bool, bool]], misses: int, *, right: bool) -> None:
    found = after(*tries)
    assert (found.right, found.misses, found.tries) == (right, misses, len(tries))


def test_leaving_a_question_is_no_answer() -> None:
    assert not after(LEFT).answered
    assert after(LEFT, WRONG).answered
    assert after(WRONG, LEFT).answered


@pytest.mark.parametrize(("tries", "at_once"), [([RIGHT, WRONG], True), ([WRONG, RIGHT], False), ([LEFT, RIGHT], False)])
def test_right_at_once_is_about_the_first_try(tries: list[tuple[bool, bool]], *, at_once: bool) -> None:
    assert after(*tries).right_at_once is at_once


@pytest.mark.parametrize(
    ("tries", "needs_help"),
    [
        ([WRONG], False),
        ([WRONG, WRONG], True),
        ([LEFT, LEFT], True),
        ([WRONG, LEFT], True),
        ([WRONG, WRONG, RIGHT], False),
        ([WRONG, RIGHT, WRONG], False),
        ([RIGHT, WRONG, WRONG], True),
    ],
)
def test_two_misses_without_a_right_answer_since_ask_for_help(tries: list[tuple[bool, bool]], *, needs_help: bool) -> None:
    assert after(*tries).needs_help is needs_help


def test_a_lesson_is_done_when_every_question_has_been_answered() -> None:
    found = {name: standing(right=False) for name in NAMES[:-1]}
    assert not is_done(found, NAMES)
    assert not is_done(found | {"e": after(LEFT)}, NAMES)
    assert is_done(found | {"e": standing(right=False)}, NAMES)
    assert is_done(found | {"gone": standing(right=True), "e": standing(right=True)}, NAMES)


def test_a_lesson_without_questions_is_neither_done_nor_mastered() -> None:
    assert not is_done({}, ())
    assert not is_mastered({}, ())
    assert state_of({}, ()) == State.NEW


@pytest.mark.parametrize("count", range(1, 101))
def test_mastered_is_exactly_eighty_percent(count: int) -> None:
    names = [str(number) for number in range(count)]
    for right in range(count + 1):
        found = {name: standing(right=place < right) for place, name in enumerate(names)}
        assert right_count(found, names) == right
        assert is_mastered(found, names) is (Fraction(right, count) >= Fraction(4, 5))


def test_questions_that_left_the_lesson_count_for_nothing() -> None:
    found = {"gone": after(WRONG, WRONG), "a": standing(right=True)}
    assert right_count(found, ("a",)) == 1
    assert help_with(found, ("a",)) == []
    assert state_of(found, ("a",)) == State.MASTERED
    assert state_of({"gone": after(WRONG)}, ("a",)) == State.NEW


def test_the_state_is_the_most_urgent_one() -> None:
    right, wrong, stuck = standing(right=True), standing(right=False), after(WRONG, WRONG)
    assert state_of({}, NAMES) == State.NEW
    assert state_of({"a": right}, NAMES) == State.BUSY
    assert state_of({"a": after(LEFT)}, NAMES) == State.BUSY
    assert state_of(dict.fromkeys(NAMES, right) | {"a": wrong, "b": wrong}, NAMES) == State.DONE
    assert state_of(dict.fromkeys(NAMES, right) | {"a": wrong}, NAMES) == State.MASTERED
    assert state_of(dict.fromkeys(NAMES, right) | {"a": stuck}, NAMES) == State.HELP
    assert help_with({"d": stuck, "b": stuck, "a": wrong}, NAMES) == ["b", "d"]


def test_mastered_is_counted_only_where_that_sign_is_shown() -> None:
    right, stuck = standing(right=True), after(WRONG, WRONG)
    four = dict.fromkeys(NAMES[:4], right)
    assert is_mastered(four | {"e": standing(right=False)}, NAMES)
    for still_busy_or_stuck in (four, four | {"e": after(LEFT)}, four | {"e": stuck}):
        assert state_of(still_busy_or_stuck, NAMES) in {State.BUSY, State.HELP}
        assert not is_mastered(still_busy_or_stuck, NAMES)


def test_a_lesson_that_needs_help_can_be_done() -> None:
    found = dict.fromkeys(NAMES, standing(right=True)) | {"a": after(WRONG, WRONG)}
    assert state_of(found, NAMES) == State.HELP
    assert is_done(found, NAMES)
    assert not is_done({"a": after(WRONG, WRONG)}, NAMES)


def test_the_ways_are_kept_once_in_a_fixed_order() -> None:
    found = {"a": after(RIGHT, way="phone"), "b": after(RIGHT, WRONG, way="screen")}
    assert ways_of(found) == [Way.SCREEN, Way.PHONE]
    assert found["b"].ways == ("screen",)
    assert ways_of({}) == []


def test_the_rules_are_said_in_words_in_dutch_too() -> None:
    for rule in RULES:
        assert interface("nl").text(rule) != interface("en").text(rule)


TRIES = st.lists(
    st.builds(Tried, question=st.sampled_from(NAMES), answered=st.booleans(), right=st.just(value=False), way=st.sampled_from(list(Way)))
    | st.builds(Tried, question=st.sampled_from(NAMES), answered=st.just(value=True), right=st.booleans(), way=st.sampled_from(list(Way))),
    max_size=30,
)


@settings(deadline=None, max_examples=200)
@given(TRIES)
def test_standings_come_back_from_a_row_as_they_went_in(tries: list[Tried]) -> None:
    found = standings_after(tries)
    assert from_data(as_data(found)) == found


@settings(deadline=None, max_examples=200)
@given(TRIES)
def test_standings_are_what_a_plain_reading_of_the_tries_says(tries: list[Tried]) -> None:
    for name, found in standings_after(tries).items():
        own = [one for one in tries if one.question == name]
        answers = [one for one in own if one.answered]
        last_right = max((place for place, one in enumerate(own, 1) if one.right), default=0)
        assert found.tries == len(own)
        assert found.answered is bool(answers)
        assert found.right is bool(answers and answers[-1].right)
        assert found.right_at_once is own[0].right
        assert found.misses == len(own) - last_right
        assert set(found.ways) == {one.way for one in own}


@settings(deadline=None, max_examples=100)
@given(TRIES)
def test_a_right_answer_never_makes_it_worse(tries: list[Tried]) -> None:
    counts = []
    for more in range(len(NAMES) + 1):
        extra = [Tried(question=name, answered=True, right=True, way="paper") for name in NAMES[:more]]
        counts.append(right_count(standings_after([*tries, *extra]), NAMES))
    assert all(one <= other for one, other in pairwise(counts))
    assert counts[-1] == len(NAMES)

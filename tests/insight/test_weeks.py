"""Weeks of a class: Mondays, gaps, when a lesson is done, ways."""

from datetime import UTC, date, datetime, timedelta

import pytest
from factories import NOON, answer, answer_all, make_classroom, make_teacher
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from learning.content.library import Library
from learning.insight.weeks import MAX_WEEKS, Event, count_weeks, monday_of, weeks_of
from learning.progress.models import Way

LESSON = "is-dit-bericht-echt"
QUESTIONS = {"lesson": ("a", "b")}
events = st.builds(
    Event,
    learner=st.integers(1, 3),
    lesson=st.sampled_from(["lesson", "gone"]),
    question=st.sampled_from(["a", "b", "c"]),
    answered=st.booleans(),
    way=st.sampled_from(list(Way)),
    at=st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 25), timezones=st.just(UTC)),  # noqa: DTZ001  the zone stands beside it
)


def event(question: str, at: datetime, *, learner: int = 1, answered: bool = True, way: Way = Way.SCREEN) -> Event:
    return Event(learner=learner, lesson="lesson", question=question, answered=answered, way=way, at=at)


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 11, 25, 11, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 16)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2027, 1, 1, 12, tzinfo=UTC), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday_by_the_clock_on_the_wall(moment: datetime, monday: date) -> None:
    assert monday_of(moment) == monday


def test_a_lesson_is_done_when_its_last_question_got_its_first_real_answer() -> None:
    week = timedelta(weeks=1)
    found = count_weeks(
        [
            event("a", NOON - 2 * week),
            event("b", NOON - 2 * week, answered=False),
            event("b", NOON - week),
            event("a", NOON),
            event("b", NOON, learner=2),
        ],
        QUESTIONS,
        until=NOON,
    )
    assert [(one.done, one.active, one.all_answers) for one in found] == [(0, 1, 1), (1, 1, 1), (0, 2, 2)]
    assert [one.number for one in found] == [46, 47, 48]


def test_a_week_without_anything_stands_there_too_and_ways_are_told_apart() -> None:
    first = event("a", NOON - timedelta(weeks=2), way=Way.PHONE)
    found = count_weeks([first, event("a", NOON, learner=2, way=Way.PAPER), event("b", NOON, way=Way.DESK)], QUESTIONS, until=NOON)
    assert [one.monday for one in found] == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    assert (found[1].done, found[1].active, found[1].all_answers) == (0, 0, 0)
    assert dict(found[0].answers) == {Way.SCREEN: 0, Way.PAPER: 0, Way.DESK: 0, Way.PHONE: 1}
    assert dict(found[2].answers) == {Way.SCREEN: 0, Way.PAPER: 1, Way.DESK: 1, Way.PHONE: 0}


def test_half_a_year_is_shown_and_what_was_before_still_counts() -> None:
    found = count_weeks([event("a", NOON - timedelta(weeks=60)), event("b", NOON)], QUESTIONS, until=NOON)
    assert len(found) == MAX_WEEKS
    assert (found[-1].done, found[-1].monday, found[0].all_answers) == (1, date(2026, 11, 23), 0)


def test_without_any_work_there_is_the_week_of_today() -> None:
    assert [(one.monday, one.active) for one in count_weeks([], QUESTIONS, until=NOON)] == [(date(2026, 11, 23), 0)]


@settings(deadline=None, max_examples=150)
@given(st.lists(events, max_size=40))
def test_nothing_is_counted_twice_and_nothing_of_what_has_gone(made: list[Event]) -> None:
    made.sort(key=lambda one: one.at)
    counted = [one for one in made if one.lesson == "lesson" and one.question in "ab"]
    found = count_weeks(made, QUESTIONS, until=NOON)
    real = {(one.learner, one.question) for one in counted if one.answered}
    assert sum(one.all_answers for one in found) == sum(one.answered for one in counted)
    assert sum(one.done for one in found) == sum((learner, "a") in real and (learner, "b") in real for learner in (1, 2, 3))
    assert all(0 <= one.done <= one.active <= 3 for one in found)
    assert [one.monday.weekday() for one in found] == [0] * len(found)


def test_the_weeks_of_a_class_are_read_from_its_learners_only(session: Session, library: Library) -> None:
    _, (fox, lena) = make_classroom(session, make_teacher(session), learners=("Fox", "Lena"))
    _, (omar,) = make_classroom(session, make_teacher(session, "Otto"), learners=("Omar",))
    answer_all(session, fox.account, library, way=Way.PAPER)
    answer(session, lena.account, library, "digid-stopt", (), at=NOON - timedelta(days=7))
    answer_all(session, omar.account, library)
    found = weeks_of(session, [fox, lena], library, at=NOON)
    questions = len(library.edition(LESSON, "nl").questions)
    assert [(one.done, one.active, one.answers[Way.PAPER]) for one in found] == [(0, 1, 0), (1, 1, questions)]
    assert found[0].all_answers == 0

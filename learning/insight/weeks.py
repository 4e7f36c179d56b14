"""How a class gets on, week by week: lessons done, learners active, answers by the way they came in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.classrooms.members import Member
from learning.content.library import Library
from learning.i18n import ZONE
from learning.progress.models import Attempt, Way

MAX_WEEKS = 26
"""Half a year on one page; what was done before still counts for when a lesson was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the weeks need to know of an attempt."""

    learner: int
    lesson: str
    question: str
    answered: bool
    """False for *I don't know yet*."""
    way: Way
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week, from its Monday on (ISO 8601), by the clock on the wall of the learners."""

    monday: date
    done: int
    """Lessons done, each for one learner: a lesson is done at the moment its last question got its first real answer."""
    active: int
    """Learners who tried anything."""
    answers: Mapping[Way, int]
    """Real answers by the way they came in; *I don't know yet* is none."""

    @property
    def number(self) -> int:
        """The number of the week in its ISO year, 1 … 53."""
        return self.monday.isocalendar().week

    @property
    def all_answers(self) -> int:
        """All real answers of the week."""
        return sum(self.answers.values())


def weeks_of(session: Session, members: Sequence[Member], library: Library, *, at: datetime) -> list[Week]:
    """The weeks of a class, the first one with any work first, up to the week of `at`; at most the last 26."""
    columns = (Attempt.account_id, Attempt.lesson, Attempt.question, Attempt.response, Attempt.way, Attempt.at)
    wanted = select(*columns).where(Attempt.account_id.in_([member.account.id for member in members]))
    events = [
        Event(learner=learner, lesson=lesson, question=question, answered=bool(response), way=Way(way), at=moment)
        for learner, lesson, question, response, way, moment in session.execute(wanted.order_by(Attempt.at, Attempt.id))
    ]
    return count_weeks(events, {lesson.id: lesson.edition("").question_ids for lesson in library.lessons()}, until=at)


def count_weeks(events: Iterable[Event], lessons: Mapping[str, Sequence[str]], *, until: datetime) -> list[Week]:
    """Events, oldest first, counted by week; `lessons` names the questions of each. Other questions are left out."""
    counted = [event for event in events if event.question in lessons.get(event.lesson, ())]
    answers = Counter((monday_of(event.at), event.way) for event in counted if event.answered)
    active: dict[date, set[int]] = {}
    for event in counted:
        active.setdefault(monday_of(event.at), set()).add(event.learner)
    done = Counter(monday_of(moment) for moment in _moments_done(counted, lessons))
    last = monday_of(until)
    first = max(min(active, default=last), last - timedelta(weeks=MAX_WEEKS - 1))
    mondays = [first + timedelta(weeks=place) for place in range((last - first).days // 7 + 1)]
    return [
        Week(
            monday=monday,
            done=done[monday],
            active=len(active.get(monday, ())),
            answers={way: answers[monday, way] for way in Way},
        )
        for monday in mondays
    ]


def monday_of(moment: datetime) -> date:
    """The Monday of the week a moment falls in."""
    day = moment.astimezone(ZONE).date()
    return day - timedelta(days=day.weekday())


def _moments_done(events: Iterable[Event], lessons: Mapping[str, Sequence[str]]) -> list[datetime]:
    """When each learner's lessons were done."""
    still_open: dict[tuple[int, str], set[str]] = {}
    moments = []
    for event in events:
        left = still_open.setdefault((event.learner, event.lesson), set(lessons[event.lesson]))
        if event.answered and event.question in left:
            left.remove(event.question)
            if not left:
                moments.append(event.at)
    return moments

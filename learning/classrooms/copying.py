"""Give what was given to one class to another: which of it, and for which days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, assignments_in, give, lessons_of
from learning.classrooms.models import Assignment, Classroom
from learning.content.library import Library

MAX_SHIFT = 1000
"""Days a date may be moved, forwards or back."""


class Dates(StrEnum):
    """What becomes of the days."""

    KEEP = "keep"
    NONE = "none"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An assignment of the other class, and what it becomes in this one."""

    source: Assignment
    task: Task
    """For the whole class, whoever the other one was for."""
    is_here: bool
    """Whether the same was given to this class already."""


def plan_copy(
    session: Session, source: Classroom, target: Classroom, library: Library, *, dates: Dates = Dates.KEEP, days: int = 0
) -> list[Planned]:
    """What can be copied, in the order it was given; what left the library is left out."""
    here = {(one.module, one.lesson) for one in assignments_in(session, target)}
    return [
        Planned(
            source=one,
            task=Task(module=one.module, lesson=one.lesson, due=_day(one.due, dates, days), note=one.note),
            is_here=(one.module, one.lesson) in here,
        )
        for one in reversed(assignments_in(session, source))
        if lessons_of(one, library)
    ]


def copy(
    session: Session, planned: Iterable[Planned], target: Classroom, teacher: Account, library: Library, *, at: datetime
) -> list[Assignment]:
    """Give what was planned to the whole class."""
    return [give(session, target, teacher, one.task, library, at=at) for one in planned]


def _day(due: date | None, dates: Dates, days: int) -> date | None:
    if due is None or dates is Dates.NONE:
        return None
    if dates is Dates.KEEP:
        return due
    try:
        return due + timedelta(days=days)
    except OverflowError:  # the calendar of Python ends in the year 9999
        return due

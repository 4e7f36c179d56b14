"""Assignments of one class given to another: which of them, for which days, and always to the whole class."""

from datetime import date

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, assigned_members, assignments_in, give
from learning.classrooms.copying import Dates, copy, plan_copy
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.content.library import Library

MODULE, LESSON = "veilig-online", "is-dit-bericht-echt"
DUE = date(2026, 12, 1)


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


@pytest.fixture
def tulip(session: Session, tove: Account, library: Library) -> Classroom:
    """A class to which a module, and to Lena a lesson, was given."""
    classroom, (_, lena) = make_classroom(session, tove, learners=("Fox", "Lena"))
    give(session, classroom, tove, Task(module=MODULE, due=DUE, note="Begin maar"), library, at=NOON)
    give(session, classroom, tove, Task(module=MODULE, lesson=LESSON, members=[lena]), library, at=NOON)
    return classroom


@pytest.fixture
def rose(session: Session, tove: Account) -> Classroom:
    """Her other class."""
    return make_classroom(session, tove, "Roos", learners=("Omar",))[0]


def test_what_can_be_copied_stands_in_the_order_it_was_given(session: Session, tulip: Classroom, rose: Classroom, library: Library) -> None:
    planned = plan_copy(session, tulip, rose, library)
    assert [(one.task.module, one.task.lesson, one.task.due, one.task.note, one.task.members, one.is_here) for one in planned] == [
        (MODULE, None, DUE, "Begin maar", (), False),
        (MODULE, LESSON, None, "", (), False),
    ]
    assert [one.source.for_some for one in planned] == [False, True]
    assert assignments_in(session, rose) == []


@pytest.mark.parametrize(
    ("dates", "days", "due"),
    [
        (Dates.KEEP, 0, DUE),
        (Dates.NONE, 0, None),
        (Dates.SHIFT, 7, date(2026, 12, 8)),
        (Dates.SHIFT, -30, date(2026, 11, 1)),
        (Dates.SHIFT, 364, date(2027, 11, 30)),
    ],
)
def test_days_are_kept_dropped_or_moved(
    session: Session, tulip: Classroom, rose: Classroom, library: Library, dates: Dates, days: int, due: date | None
) -> None:
    planned = plan_copy(session, tulip, rose, library, dates=dates, days=days)
    assert [one.task.due for one in planned] == [due, None]
    assert [one.due for one in assignments_in(session, tulip)] == [None, DUE]


def test_a_day_at_the_end_of_the_calendar_stays(
    session: Session, tulip: Classroom, rose: Classroom, tove: Account, library: Library
) -> None:
    give(session, tulip, tove, Task(module=MODULE, due=date.max), library, at=NOON)
    assert plan_copy(session, tulip, rose, library, dates=Dates.SHIFT, days=7)[-1].task.due == date.max


def test_copies_are_for_the_whole_class_and_the_others_stay_as_they_are(
    session: Session, tulip: Classroom, rose: Classroom, tove: Account, library: Library
) -> None:
    before = {one.key for one in assignments_in(session, tulip)}
    made = copy(session, plan_copy(session, tulip, rose, library), rose, tove, library, at=NOON)
    assert assignments_in(session, rose) == made[::-1]
    assert [(one.for_some, assigned_members(session, one), one.given_by) for one in made] == [(False, set(), tove.id)] * 2
    assert not before & {one.key for one in made}
    assert {one.key for one in assignments_in(session, tulip)} == before
    assert [assigned_members(session, one) for one in assignments_in(session, tulip)] == [
        {members_of(session, tulip)[1].membership.id},
        set(),
    ]


def test_what_is_there_already_is_marked_and_what_left_the_library_left_out(
    session: Session, tulip: Classroom, rose: Classroom, tove: Account, library: Library
) -> None:
    give(session, rose, tove, Task(module=MODULE), library, at=NOON)
    assert [one.is_here for one in plan_copy(session, tulip, rose, library)] == [True, False]
    assignments_in(session, tulip)[0].lesson = "gone"
    assert [one.task.lesson for one in plan_copy(session, tulip, rose, library)] == [None]

"""What was given and by when: for a learner what is still to do, for a class how many did it."""

from datetime import date, timedelta

import pytest
from factories import NOON, answer, answer_all, make_classroom, make_nameless, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, give
from learning.classrooms.classrooms import archive
from learning.classrooms.members import Member, members_of
from learning.classrooms.models import Assignment, Classroom
from learning.classrooms.reminders import due_soon, to_do
from learning.content.library import Library

TODAY = NOON.date()
MODULE, LESSON, OTHER = "veilig-online", "is-dit-bericht-echt", "updates-en-reservekopie"


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


@pytest.fixture
def tulip(session: Session, tove: Account) -> Classroom:
    """Her class of three."""
    return make_classroom(session, tove, learners=("Bo", "Cem", "Lena"))[0]


@pytest.fixture
def members(session: Session, tulip: Classroom) -> list[Member]:
    """The three."""
    return members_of(session, tulip)


def given(session: Session, tulip: Classroom, tove: Account, library: Library, task: Task) -> Assignment:
    return give(session, tulip, tove, task, library, at=NOON)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_learner_sees_how_far_each_assignment_is_and_where_to_go_on(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    lena = members[2].account
    whole = given(session, tulip, tove, library, Task(module=MODULE))
    (before,) = to_do(session, lena, library)
    lessons = [lesson.id for lesson in library.module(MODULE).lessons]
    assert (before.assignment, before.classroom, before.module.id) == (whole, tulip, MODULE)
    assert (before.done, before.is_done, before.next.id) == (0, False, lessons[0])
    answer_all(session, lena, library, lesson=lessons[0])
    answer_all(session, lena, library, lesson=lessons[2])
    (halfway,) = to_do(session, lena, library)
    assert (halfway.done, halfway.is_done, halfway.place, halfway.next.id) == (2, False, 1, lessons[1])
    for lesson in lessons:
        answer_all(session, lena, library, lesson=lesson)
    (ready,) = to_do(session, lena, library)
    assert (ready.done, ready.is_done, ready.next.id) == (5, True, lessons[0])


def test_what_is_done_comes_last_and_the_soonest_first(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    lena = members[2].account
    tasks = [
        Task(module=MODULE, lesson=LESSON, due=in_days(1)),
        Task(module=MODULE),
        Task(module="eerste-stappen", due=in_days(9)),
        Task(module=MODULE, lesson=OTHER, due=in_days(3)),
    ]
    done, open_end, later, sooner = [given(session, tulip, tove, library, task) for task in tasks]
    answer_all(session, lena, library)
    assert [task.assignment for task in to_do(session, lena, library)] == [sooner, later, open_end, done]
    assert [task.assignment for task in to_do(session, members[0].account, library)] == [done, sooner, later, open_end]


def test_nothing_is_to_do_for_who_is_in_no_class_or_in_one_that_was_put_away(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given(session, tulip, tove, library, Task(module=MODULE))
    assert to_do(session, make_nameless(session), library) == []
    archive(tulip, at=NOON)
    session.flush()
    assert to_do(session, members[0].account, library) == []


def test_a_lesson_that_has_gone_is_left_out(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    gone = given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=TODAY))
    gone.lesson = "gone"
    assert to_do(session, members[0].account, library) == []
    assert due_soon(session, tulip, members, library, today=TODAY) == []


@pytest.mark.parametrize(("days", "shown"), [(-8, False), (-7, True), (0, True), (7, True), (8, False)])
def test_a_teacher_is_told_of_the_week_around_today(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library, days: int, *, shown: bool
) -> None:
    one = given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=in_days(days)))
    given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON))
    assert [due.assignment for due in due_soon(session, tulip, members, library, today=TODAY)] == ([one] if shown else [])


def test_it_is_counted_who_did_all_of_it(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    bo, cem, lena = members
    given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=in_days(2)))
    given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=in_days(1), members=[bo, cem]))
    given(session, tulip, tove, library, Task(module=MODULE, due=in_days(3)))
    answer_all(session, bo.account, library)
    answer_all(session, lena.account, library)
    answer(session, cem.account, library, "digid-stopt", ("b",))
    found = due_soon(session, tulip, members, library, today=TODAY)
    assert [(due.done, due.all, due.is_done) for due in found] == [(1, 2, False), (2, 3, False), (0, 3, False)]


def test_when_everybody_did_it_and_the_day_has_gone_by_nothing_is_told(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    lena = members[2]
    given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=in_days(-1), members=[lena]))
    assert [due.done for due in due_soon(session, tulip, members, library, today=TODAY)] == [0]
    answer_all(session, lena.account, library)
    assert due_soon(session, tulip, members, library, today=TODAY) == []
    assert [due.is_done for due in due_soon(session, tulip, members, library, today=in_days(-1))] == [True]


def test_an_assignment_for_somebody_who_has_left_is_for_nobody(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given(session, tulip, tove, library, Task(module=MODULE, lesson=LESSON, due=TODAY, members=members[:1]))
    assert due_soon(session, tulip, members[1:], library, today=TODAY) == []

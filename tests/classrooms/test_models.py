"""Classes, memberships and assignments, as rows."""

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, give
from learning.classrooms.models import AssignedTo, Assignment, Classroom, Membership, Teaching
from learning.content.library import Library


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_everything_of_a_class_goes_with_it_but_not_the_people(session: Session, library: Library) -> None:
    tove = make_teacher(session)
    classroom, members = make_classroom(session, tove, learners=("Lena", "Fox"))
    give(session, classroom, tove, Task(module="veilig-online", members=members[:1]), library, at=NOON)
    session.execute(delete(Classroom))
    assert [count(session, table) for table in (Membership, Teaching, Assignment, AssignedTo)] == [0, 0, 0, 0]
    assert count(session, Account) == 3


def test_an_assignment_outlives_the_teacher_who_gave_it(session: Session, library: Library) -> None:
    tove = make_teacher(session)
    classroom, _ = make_classroom(session, tove)
    give(session, classroom, tove, Task(module="veilig-online"), library, at=NOON)
    session.execute(delete(Account).where(Account.id == tove.id))
    assert session.scalars(select(Assignment.given_by)).all() == [None]


def test_the_database_keeps_two_learners_from_having_one_name(session: Session) -> None:
    _, (lena, fox) = make_classroom(session, make_teacher(session), learners=("Lena", "Fox"))
    fox.membership.name_key = lena.membership.name_key
    with pytest.raises(IntegrityError):
        session.flush()

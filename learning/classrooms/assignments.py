"""Give modules and lessons to a class or to some, change and end that; who has what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.classrooms import KEY_LENGTH, check_in_use
from learning.classrooms.members import Member
from learning.classrooms.models import AssignedTo, Assignment, Classroom, Membership, Place
from learning.codes import make_code
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.i18n import N_

MAX_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is given: a whole module or one of its lessons, until when, with which note, to whom (nobody named: all)."""

    module: str
    lesson: str | None = None
    due: date | None = None
    note: str = ""
    members: Sequence[Member] = ()


def give(session: Session, classroom: Classroom, teacher: Account, task: Task, library: Library, *, at: datetime) -> Assignment:
    """Assign a module or lesson.

    Raises:
        Invalid: the note is too long, or the class was put away.
        NotFound: there is no such module or lesson.
    """
    check_in_use(classroom, field="what")
    _check(task, library)
    assignment = Assignment(
        key=make_code(KEY_LENGTH),
        classroom_id=classroom.id,
        module=task.module,
        lesson=task.lesson,
        for_some=bool(task.members),
        due=task.due,
        note=task.note.strip(),
        given_at=at,
        given_by=teacher.id,
    )
    session.add(assignment)
    session.flush()
    _set_members(session, assignment, task.members)
    return assignment


def change(session: Session, assignment: Assignment, *, due: date | None, note: str, members: Sequence[Member], version: int) -> None:
    """Another date, note or group.

    Raises:
        Invalid: the note is too long, or somebody changed it in the meantime.
    """
    if version != assignment.version:
        raise Invalid(N_("Somebody changed this in the meantime. Look at what it says now, and change it again if you want."), field="note")
    if len(note) > MAX_NOTE:
        raise Invalid(N_("A note has at most 500 letters."), field="note")
    assignment.due, assignment.note, assignment.for_some = due, note.strip(), bool(members)
    assignment.version += 1
    _set_members(session, assignment, members)


def end(session: Session, assignment: Assignment) -> None:
    """Take an assignment back; what was done for it stays."""
    session.delete(assignment)
    session.flush()


def assignments_in(session: Session, classroom: Classroom) -> list[Assignment]:
    """What was given to a class, the newest first."""
    wanted = select(Assignment).where(Assignment.classroom_id == classroom.id)
    return list(session.scalars(wanted.order_by(Assignment.given_at.desc(), Assignment.id.desc())))


def get_assignment(session: Session, classroom: Classroom, key: str) -> Assignment:
    """The assignment of that key in this class.

    Raises:
        NotFound: there is none.
    """
    assignment = session.scalar(select(Assignment).where(Assignment.classroom_id == classroom.id, Assignment.key == key))
    if assignment is None:
        raise NotFound
    return assignment


def assigned_members(session: Session, assignment: Assignment) -> set[int]:
    """The numbers of the memberships it is for; empty when it is for all."""
    return set(session.scalars(select(AssignedTo.membership_id).where(AssignedTo.assignment_id == assignment.id)))


def had_it_already(session: Session, assignment: Assignment) -> bool:
    """Whether everybody an assignment is for has the very same lesson or module from an earlier one."""
    same = select(Assignment).where(
        Assignment.classroom_id == assignment.classroom_id,
        Assignment.module == assignment.module,
        Assignment.lesson.is_not_distinct_from(assignment.lesson),
        Assignment.id < assignment.id,
    )
    mine = assigned_members(session, assignment)
    return any(not one.for_some or (bool(mine) and mine <= assigned_members(session, one)) for one in session.scalars(same))


def assigned_to(session: Session, learner: Account) -> list[tuple[Assignment, Classroom]]:
    """What a learner has been given in the classes they are in, by date and then the newest first."""
    wanted = (
        select(Assignment, Classroom, Membership)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .where(Membership.account_id == learner.id, Membership.place == Place.ADMITTED, Classroom.archived_at.is_(None))
    )
    rows = session.execute(wanted.order_by(Assignment.given_at.desc())).all()
    mine = [
        (assignment, classroom)
        for assignment, classroom, membership in rows
        if not assignment.for_some or membership.id in assigned_members(session, assignment)
    ]
    return sorted(mine, key=lambda pair: (pair[0].due is None, pair[0].due or date.max))


def lessons_of(assignment: Assignment, library: Library) -> list[str]:
    """The lessons an assignment is about; those that left the library are left out."""
    try:
        module = library.module(assignment.module)
    except NotFound:
        return []
    return [lesson.id for lesson in module.lessons if assignment.lesson in {None, lesson.id}]


def _check(task: Task, library: Library) -> None:
    module = library.module(task.module)
    if task.lesson is not None and task.lesson not in [lesson.id for lesson in module.lessons]:
        raise NotFound
    if len(task.note) > MAX_NOTE:
        raise Invalid(N_("A note has at most 500 letters."), field="note")


def _set_members(session: Session, assignment: Assignment, members: Sequence[Member]) -> None:
    session.execute(delete(AssignedTo).where(AssignedTo.assignment_id == assignment.id))
    session.add_all(AssignedTo(assignment_id=assignment.id, membership_id=member.membership.id) for member in members)
    session.flush()

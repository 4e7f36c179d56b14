"""What was given, by when, and how far it is: for a learner what is still to do, for a class how many did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import assigned_members, assigned_to, assignments_in, lessons_of
from learning.classrooms.dashboard import Cell, cell_of
from learning.classrooms.members import Member
from learning.classrooms.models import Assignment, Classroom
from learning.content.library import Library
from learning.content.model import Lesson, Module
from learning.progress.attempts import all_standings

SOON = timedelta(days=7)
"""How long before its day, and how long after it, a teacher is told how many did an assignment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """An assignment as its learner sees it."""

    assignment: Assignment
    classroom: Classroom
    module: Module
    lessons: tuple[tuple[Lesson, Cell], ...]
    """Its lessons and how the learner stands in each; at least one."""

    @property
    def done(self) -> int:
        """How many lessons are done."""
        return sum(cell.is_done for _, cell in self.lessons)

    @property
    def is_done(self) -> bool:
        """Whether all of it is done."""
        return self.done == len(self.lessons)

    @property
    def place(self) -> int:
        """Where to go on: the place (0 …) of the first lesson that is not done, else the first of all."""
        return next((place for place, (_, cell) in enumerate(self.lessons) if not cell.is_done), 0)

    @property
    def next(self) -> Lesson:
        """The lesson to go on with."""
        return self.lessons[self.place][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An assignment whose day is near, and how many of those it is for did all of it."""

    assignment: Assignment
    done: int
    all: int

    @property
    def is_done(self) -> bool:
        """Whether everybody did it."""
        return self.done == self.all


def to_do(session: Session, learner: Account, library: Library) -> list[ToDo]:
    """What a learner has been given: first what is not done, the soonest first; what left the library is left out."""
    given = assigned_to(session, learner)
    if not given:
        return []
    standings = all_standings(session, [learner.id])[learner.id]
    found = []
    for assignment, classroom in given:
        lessons = [library.lesson(name) for name in lessons_of(assignment, library)]
        if lessons:
            cells = tuple((lesson, cell_of(lesson, standings)) for lesson in lessons)
            module = library.module(assignment.module)
            found.append(ToDo(assignment=assignment, classroom=classroom, module=module, lessons=cells))
    return sorted(found, key=lambda one: one.is_done)


def due_soon(session: Session, classroom: Classroom, members: Sequence[Member], library: Library, *, today: date) -> list[Due]:
    """The assignments whose day comes within a week, and those of the last week that not everybody did; the soonest first."""
    near = [one for one in assignments_in(session, classroom) if one.due and abs(one.due - today) <= SOON and lessons_of(one, library)]
    if not near:
        return []
    standings = all_standings(session, [member.account.id for member in members])
    found = []
    for assignment in near:
        lessons = [library.lesson(name) for name in lessons_of(assignment, library)]
        some = assigned_members(session, assignment)
        asked = [member for member in members if not assignment.for_some or member.membership.id in some]
        done = sum(all(cell_of(lesson, standings[member.account.id]).is_done for lesson in lessons) for member in asked)
        found.append(Due(assignment=assignment, done=done, all=len(asked)))
    shown = [one for one in found if one.all and not (one.is_done and _day(one) < today)]
    return sorted(shown, key=_day)


def _day(one: Due) -> date:
    return one.assignment.due or date.max

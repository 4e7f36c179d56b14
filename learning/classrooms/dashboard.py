"""One class at a glance: who needs help first, then learners × lessons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from learning.classrooms.assignments import assignments_in, lessons_of
from learning.classrooms.members import Member, members_of
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.content.model import Lesson, Module
from learning.progress.attempts import all_standings
from learning.progress.mastery import Standing, State, help_with, is_done, right_count, state_of, ways_of
from learning.progress.models import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one learner stands in one lesson."""

    state: State
    """The sign that is shown."""
    is_done: bool
    """Whether every question has been answered; it can need help all the same."""
    right: int
    all: int
    """Questions in the lesson."""
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One learner: a cell for each lesson of the table."""

    member: Member
    cells: tuple[Cell, ...]

    @property
    def done(self) -> int:
        """How many lessons are done."""
        return sum(cell.is_done for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Learners × the lessons of one module."""

    module: Module
    lessons: tuple[Lesson, ...]
    rows: tuple[Row, ...]

    @property
    def done(self) -> tuple[int, ...]:
        """For each lesson how many learners did it."""
        return tuple(sum(row.cells[place].is_done for row in self.rows) for place in range(len(self.lessons)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Questions of a lesson that do not work out yet."""

    lesson: Lesson
    questions: tuple[int, ...]
    """The numbers of the questions."""
    tries: int
    """The most misses in a row at one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody who needs help, and with what."""

    member: Member
    needs: tuple[Need, ...]

    @property
    def urgency(self) -> int:
        """How many questions do not work out, each counted as often as it was missed."""
        return sum(need.tries * len(need.questions) for need in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """A class at a glance."""

    calls: tuple[Call, ...]
    tables: tuple[Table, ...]
    members: tuple[Member, ...]


def dashboard(session: Session, classroom: Classroom, library: Library) -> Dashboard:
    """How a class stands in what was given to it, and in whatever else somebody began."""
    members = members_of(session, classroom)
    standings = all_standings(session, [member.account.id for member in members])
    wanted = {lesson for assignment in assignments_in(session, classroom) for lesson in lessons_of(assignment, library)}
    wanted |= {lesson for one in standings.values() for lesson in one}
    tables = tuple(_tables(library, wanted, members, standings))
    return Dashboard(calls=tuple(_calls(tables, standings)), tables=tables, members=tuple(members))


def cell_of(lesson: Lesson, standings: Mapping[str, Mapping[str, Standing]], lang: str = "nl") -> Cell:
    """How somebody with these standings stands in a lesson."""
    questions = lesson.edition(lang).question_ids
    own = standings.get(lesson.id, {})
    counted = {name: standing for name, standing in own.items() if name in questions}
    return Cell(
        state=state_of(own, questions),
        is_done=is_done(own, questions),
        right=right_count(own, questions),
        all=len(questions),
        ways=tuple(ways_of(counted)),
    )


def need_of(lesson: Lesson, own: Mapping[str, Standing]) -> Need | None:
    """The questions of a lesson that do not work out for somebody with these standings, if any."""
    questions = lesson.edition("nl").question_ids
    names = help_with(own, questions)
    numbers = tuple(questions.index(name) + 1 for name in names)
    return Need(lesson=lesson, questions=numbers, tries=max(own[name].misses for name in names)) if names else None


def _tables(
    library: Library, wanted: set[str], members: Sequence[Member], standings: Mapping[int, Mapping[str, Mapping[str, Standing]]]
) -> Iterable[Table]:
    for module in library.modules:
        lessons = tuple(lesson for lesson in module.lessons if lesson.id in wanted)
        if lessons:
            rows = (
                Row(member=member, cells=tuple(cell_of(lesson, standings[member.account.id]) for lesson in lessons)) for member in members
            )
            yield Table(module=module, lessons=lessons, rows=tuple(rows))


def _calls(tables: Iterable[Table], standings: Mapping[int, Mapping[str, Mapping[str, Standing]]]) -> list[Call]:
    """Who needs help, the most urgent first."""
    needs: dict[int, list[Need]] = {}
    members: dict[int, Member] = {}
    for table in tables:
        for row in table.rows:
            own = standings[row.member.account.id]
            members[row.member.account.id] = row.member
            found = (need_of(lesson, own.get(lesson.id, {})) for lesson in table.lessons)
            needs.setdefault(row.member.account.id, []).extend(need for need in found if need)
    calls = [Call(member=members[number], needs=tuple(found)) for number, found in needs.items() if found]
    return sorted(calls, key=lambda call: -call.urgency)

"""Learners × questions: right at the last answer, not yet, or not answered; the same table on the page and in the files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from learning.classrooms.members import Member
from learning.content.model import Lesson
from learning.progress.attempts import all_standings
from learning.progress.mastery import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One learner: for each question 1 when it was right at the last answer, 0 when not yet, nothing when it was not tried."""

    member: Member
    marks: tuple[int | None, ...]

    @property
    def right(self) -> int:
        """How many questions were right at the last answer."""
        return sum(mark or 0 for mark in self.marks)


def answer_rows(session: Session, members: Sequence[Member], lessons: Iterable[Lesson]) -> list[AnswerRow]:
    """A row for each learner, over the questions of some lessons in order."""
    standings = all_standings(session, [member.account.id for member in members])
    wanted = [(lesson.id, name) for lesson in lessons for name in lesson.edition("").question_ids]
    return [AnswerRow(member=member, marks=_marks(standings[member.account.id], wanted)) for member in members]


def _marks(own: Mapping[str, Mapping[str, Standing]], wanted: Iterable[tuple[str, str]]) -> tuple[int | None, ...]:
    found = (own.get(lesson, {}).get(name) for lesson, name in wanted)
    return tuple(None if standing is None else int(standing.right) for standing in found)

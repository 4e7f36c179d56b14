"""How a learner did in the rounds of a module's quiz; it follows from the attempts made in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.content.model import Module
from learning.progress.models import Attempt
from learning.quizzes.draw import quiz_name, read_quiz_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round somebody began: the last attempt at each question, by lesson and question."""

    number: int
    last: Mapping[tuple[str, str], Attempt]

    @property
    def done(self) -> int:
        """How many questions were answered or left with *I don't know yet*."""
        return len(self.last)

    @property
    def right(self) -> int:
        """How many were right at the last answer."""
        return sum(attempt.score == 1 for attempt in self.last.values())

    @property
    def at(self) -> datetime:
        """The last answer."""
        return max(attempt.at for attempt in self.last.values())


def round_of(session: Session, account_id: int, module: Module, number: int) -> Round:
    """One round, empty when it was not begun."""
    return rounds_of(session, account_id, module).get(number, Round(number=number, last={}))


def rounds_of(session: Session, account_id: int, module: Module) -> dict[int, Round]:
    """Every round of a module that was begun, by number, the first one first."""
    lessons = [lesson.id for lesson in module.lessons]
    rows = session.scalars(
        select(Attempt)
        .where(Attempt.account_id == account_id, Attempt.lesson.in_(lessons), Attempt.quiz.startswith(quiz_name(module.id, 0)[:-1]))
        .order_by(Attempt.at, Attempt.id)
    )
    found: dict[int, dict[tuple[str, str], Attempt]] = {}
    for attempt in rows:
        name = read_quiz_name(attempt.quiz or "")
        if name:
            found.setdefault(name[1], {})[attempt.lesson, attempt.question] = attempt
    return {number: Round(number=number, last=found[number]) for number in sorted(found)}

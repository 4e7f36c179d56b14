"""First attempts at the questions of a lesson → figures: of a class, and of everybody on this site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account, Role
from learning.classrooms.members import Member
from learning.content.model import Edition, Lesson
from learning.content.versions import version_hash
from learning.insight.question_stats import First, QuestionStats, Slip, analyse
from learning.markup.prose import plain
from learning.progress.models import Attempt, Mastery, Way
from learning.questions.base import Question
from learning.questions.interaction import Response, Write

EVERYBODY = 500
"""Of at most so many learners, those who did the lesson last, is *everybody on this site* made: enough to be sure of, soon counted."""


def class_stats(session: Session, members: Sequence[Member], lesson: Lesson, lang: str) -> list[QuestionStats]:
    """The figures of each question of a lesson, of the learners of a class; slips in a language."""
    return _stats(session, [member.account.id for member in members], lesson, lang)


def site_stats(session: Session, lesson: Lesson, lang: str) -> list[QuestionStats]:
    """The figures of each question of a lesson, of everybody on this site who learns: teachers who look around are not counted."""
    last = (
        select(Mastery.account_id)
        .join(Account, Account.id == Mastery.account_id)
        .where(Mastery.lesson == lesson.id, Account.role == Role.LEARNER)
        .order_by(Mastery.at.desc(), Mastery.account_id)
        .limit(EVERYBODY)
    )
    return _stats(session, list(session.scalars(last)), lesson, lang)


def _stats(session: Session, accounts: Sequence[int], lesson: Lesson, lang: str) -> list[QuestionStats]:
    edition = lesson.edition(lang)
    wordings = _Wordings(edition=edition, own=_present(lesson))
    rows = session.execute(_first_attempts(accounts, lesson.id, edition.question_ids))
    return analyse(edition.question_ids, [wordings.first(row) for row in rows])


def _first_attempts(accounts: Sequence[int], lesson: str, questions: Sequence[str]) -> Select[Any]:
    turn = func.row_number().over(partition_by=(Attempt.account_id, Attempt.question), order_by=(Attempt.at, Attempt.id))
    columns = (Attempt.account_id, Attempt.question, Attempt.version, Attempt.response, Attempt.score, Attempt.way)
    wanted = (Attempt.account_id.in_(accounts), Attempt.lesson == lesson, Attempt.question.in_(questions))
    ranked = select(*columns, turn.label("turn")).where(*wanted).subquery()
    return select(ranked).where(ranked.c.turn == 1)


def _present(lesson: Lesson) -> Mapping[bytes, Question]:
    """The questions of today in every language, by the name of their wording."""
    return {
        version_hash(lesson.id, question, lang): question for lang, edition in lesson.editions.items() for question in edition.questions
    }


@dataclass(frozen=True, kw_only=True)
class _Wordings:
    """The wordings of today, to tell slips by: each different response is graded once."""

    edition: Edition
    own: Mapping[bytes, Question]
    _known: dict[tuple[bytes, Response], tuple[Slip, ...]] = field(default_factory=dict)

    def first(self, row: Row[Any]) -> First:
        """A row of the database as a first attempt."""
        response, is_present = tuple(row.response), row.version in self.own
        return First(
            learner=row.account_id,
            question=row.question,
            right=row.score == 1,
            way=Way(row.way),
            answered=bool(response),
            is_present=is_present,
            slips=self._slips(row.version, response) if is_present and response and row.score < 1 else (),
        )

    def _slips(self, version: bytes, response: Response) -> tuple[Slip, ...]:
        """In the words of the page's language, which share their ids; what was written stays in the language it was written in."""
        known = self._known.get((version, response))
        if known is None:
            asked = self.own[version]
            if not isinstance(asked.interaction, Write):
                asked = self.edition.question(asked.id) or asked
            known = tuple(Slip(words=plain(remark.words), answer=remark.answer) for remark in asked.slips(response))
            self._known[version, response] = known
        return known

"""Record responses: grade, keep once, and keep the mastery that follows in the same transaction."""

import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.content.versions import keeps_order, version_hash
from learning.progress.mastery import Standing, Tried, as_data, from_data, standings_after
from learning.progress.models import Attempt, Mastery, QuestionVersion, Way
from learning.questions.base import Question
from learning.questions.interaction import Response
from learning.store.rows import insert_if_new, put


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One response to keep."""

    lesson: str
    lang: str
    question: Question
    response: Response
    submission_id: str
    quiz: str | None = None
    """The round of a quiz it is given in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a response."""

    attempt: Attempt
    is_new: bool
    differs: bool
    """An earlier response with the same id said something else; the first one stands."""


def new_submission_id(at: datetime) -> str:
    """A UUID of version 7: the time in milliseconds first, so that keys grow (RFC 9562 §5.7)."""
    milliseconds = int(at.timestamp() * 1000)
    value = (milliseconds << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | (7 << 76)
    value = value & ~(0b11 << 62) | (0b10 << 62)
    return str(uuid.UUID(int=value))


def is_submission_id(text: str) -> bool:
    """Whether a text may be such an id."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def record(
    session: Session, account: Account, answers: Iterable[Answered], *, way: Way, at: datetime, entry_id: int | None = None
) -> list[Recorded]:
    """Keep responses of one learner, each once, and the mastery of their lessons."""
    _take_turns(session, account.id)
    recorded = [_record_one(session, account, answer, way=way, at=at, entry_id=entry_id) for answer in answers]
    for lesson in {one.attempt.lesson for one in recorded if one.is_new}:
        rebuild_mastery(session, account.id, lesson)
    account.seen_at = max(account.seen_at, at)
    session.flush()
    return recorded


def rebuild_mastery(session: Session, account_id: int, lesson: str) -> None:
    """Make the row of a lesson anew from its attempts; without attempts there is no row."""
    rows = session.execute(
        select(Attempt.question, Attempt.response, Attempt.score, Attempt.way, Attempt.at)
        .where(Attempt.account_id == account_id, Attempt.lesson == lesson)
        .order_by(Attempt.at, Attempt.id)
    ).all()
    if not rows:
        session.execute(delete(Mastery).where(Mastery.account_id == account_id, Mastery.lesson == lesson))
        return
    tried = [Tried(question=row.question, answered=bool(row.response), right=row.score == 1, way=row.way) for row in rows]
    standings = as_data(standings_after(tried))
    put(session, Mastery, {"account_id": account_id, "lesson": lesson}, standings=standings, at=rows[-1].at)


def standings_in(session: Session, account_id: int, lesson: str) -> dict[str, Standing]:
    """How a learner stands in the questions of a lesson."""
    data = session.scalar(select(Mastery.standings).where(Mastery.account_id == account_id, Mastery.lesson == lesson))
    return from_data(data or {})


def all_standings(session: Session, account_ids: Iterable[int]) -> dict[int, dict[str, dict[str, Standing]]]:
    """For each account and lesson how it stands; accounts without any attempt are there too."""
    wanted = list(account_ids)
    found: dict[int, dict[str, dict[str, Standing]]] = {number: {} for number in wanted}
    rows = session.execute(select(Mastery.account_id, Mastery.lesson, Mastery.standings).where(Mastery.account_id.in_(wanted)))
    for number, lesson, data in rows:
        found[number][lesson] = from_data(data)
    return found


def last_answers(session: Session, account_id: int, lesson: str) -> Mapping[str, Attempt]:
    """The last attempt at each question of a lesson."""
    rows = session.scalars(
        select(Attempt).where(Attempt.account_id == account_id, Attempt.lesson == lesson).order_by(Attempt.at, Attempt.id)
    )
    return {attempt.question: attempt for attempt in rows}


def last_attempt(session: Session, account_id: int, lesson: str, question: str) -> Attempt | None:
    """The last attempt at one question."""
    wanted = select(Attempt).where(Attempt.account_id == account_id, Attempt.lesson == lesson, Attempt.question == question)
    return session.scalar(wanted.order_by(Attempt.at.desc(), Attempt.id.desc()).limit(1))


def take_along(session: Session, old: Account, new: Account) -> None:
    """Give everything done with one account to another, and end the first; a teacher who typed some of it in can undo that no more."""
    _take_turns(session, new.id)
    kept = select(Attempt.submission_id).where(Attempt.account_id == new.id)
    session.execute(delete(Attempt).where(Attempt.account_id == old.id, Attempt.submission_id.in_(kept)))
    lessons = set(session.scalars(select(Attempt.lesson).where(Attempt.account_id == old.id)))
    session.execute(update(Attempt).where(Attempt.account_id == old.id).values(account_id=new.id, entry_id=None))
    for lesson in lessons:
        rebuild_mastery(session, new.id, lesson)
    session.delete(session.get_one(Account, old.id))
    session.flush()


def keep_version(session: Session, answer: Answered, *, at: datetime) -> bytes:
    """Keep this very wording of a question, once; its name."""
    question = answer.question
    name = version_hash(answer.lesson, question, answer.lang)
    insert_if_new(
        session,
        QuestionVersion,
        hash=name,
        lesson=answer.lesson,
        question=question.id,
        lang=answer.lang,
        source=question.source,
        keeps_order=keeps_order(question),
        first_at=at,
    )
    return name


def _take_turns(session: Session, account_id: int) -> None:
    """Wait until nobody else changes the attempts of this learner, so that mastery is made from all of them (PostgreSQL only)."""
    session.execute(select(Account.id).where(Account.id == account_id).with_for_update(key_share=True))


def _record_one(session: Session, account: Account, answer: Answered, *, way: Way, at: datetime, entry_id: int | None) -> Recorded:
    version = keep_version(session, answer, at=at)
    is_new = insert_if_new(
        session,
        Attempt,
        account_id=account.id,
        lesson=answer.lesson,
        question=answer.question.id,
        version=version,
        response=list(answer.response),
        score=answer.question.grade(answer.response).score,
        way=way.value,
        at=at,
        submission_id=answer.submission_id,
        entry_id=entry_id,
        quiz=answer.quiz,
    )
    attempt = session.scalars(select(Attempt).where(Attempt.account_id == account.id, Attempt.submission_id == answer.submission_id)).one()
    return Recorded(attempt=attempt, is_new=is_new, differs=tuple(attempt.response) != answer.response)

"""One person's data across all packages: collect, export, erase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, union_all
from sqlalchemy.orm import Session

from learning.accounts import audit, sessions
from learning.accounts.models import Account, Audit, BrowserSession, Erased, LoginCard, OneTimeSecret, Parked
from learning.classrooms.classrooms import admitted_ids, classrooms_of, teachers_of
from learning.classrooms.models import Membership, Place
from learning.errors import NotAllowed
from learning.i18n import N_
from learning.paper.models import Photo, ReplacedAttempt, Sheet
from learning.progress.models import Attempt, Mastery, QuestionVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A line of the log as its subject sees it."""

    at: datetime
    who: str
    """The name of whoever looked; empty when that account is gone."""
    is_self: bool
    action: str


def looks(session: Session, account: Account, *, limit: int = 200) -> list[Look]:
    """Who did what with this person's data, newest first."""
    lines = session.scalars(audit.lines_about(account.id, admitted_ids(session, account)).limit(limit)).all()
    names = _names(session, lines)
    return [
        Look(at=line.at, who=names.get(line.actor_id or 0, ""), is_self=line.actor_id == account.id, action=line.action) for line in lines
    ]


def attempts_count(session: Session, account: Account) -> int:
    """How many answers are kept."""
    return session.scalar(select(func.count()).where(Attempt.account_id == account.id)) or 0


def collect(session: Session, account: Account, *, at: datetime) -> dict[str, Any]:
    """Everything kept of a person, as plain data."""
    attempts = session.execute(
        select(Attempt, QuestionVersion)
        .join(QuestionVersion, QuestionVersion.hash == Attempt.version)
        .where(Attempt.account_id == account.id)
        .order_by(Attempt.at, Attempt.id)
    )
    return {
        "account": {
            "name": account.name,
            "role": account.role,
            "made": account.created_at.isoformat(),
            "last seen": account.seen_at.isoformat(),
            "has PIN": account.pin_hash is not None,
            "has password": account.password_hash is not None,
        },
        "classes": [
            {
                "name": classroom.name,
                "place": membership.place,
                "joined": membership.joined_at.isoformat(),
                "teachers": [one.name for one in teachers_of(session, classroom) if one.is_active]
                if membership.place == Place.ADMITTED
                else [],
            }
            for membership, classroom in classrooms_of(session, account)
        ],
        "answers": [_attempt(attempt, version) for attempt, version in attempts],
        "answers that were replaced": [
            row.attempt for row in session.scalars(select(ReplacedAttempt).where(ReplacedAttempt.account_id == account.id))
        ],
        "lessons": {row.lesson: row.standings for row in session.scalars(select(Mastery).where(Mastery.account_id == account.id))},
        "sheets": [
            {"code": sheet.code, "lesson": sheet.lesson, "printed": sheet.made_at.isoformat()}
            for sheet in session.scalars(select(Sheet).where(Sheet.account_id == account.id))
        ],
        "photos of sheets": [
            {"file": photo.name, "page": photo.page, "sheet": photo.code}
            for photo in session.scalars(select(Photo).where(Photo.code.in_(_codes_of(account))))
        ],
        "sessions": [
            {"started": row.started_at.isoformat(), "seen": row.seen_at.isoformat(), "how": row.how, "shared computer": row.is_shared}
            for row in sessions.sessions_of(session, account, at=at)
        ],
        "log": [{"at": look.at.isoformat(), "who": look.who, "what": look.action} for look in looks(session, account, limit=10_000)],
    }


def unused(session: Session, account_ids: Sequence[int]) -> set[int]:
    """Which of these learners are no more than a name: no card, no visit, no sheet, no answer."""
    used = union_all(
        *(
            select(table.account_id).where(table.account_id.in_(account_ids))
            for table in (Attempt, Sheet, LoginCard, BrowserSession, OneTimeSecret)
        )
    )
    return set(account_ids) - set(session.scalars(used))


def erase(session: Session, account: Account, *, at: datetime, by: Account) -> None:
    """Take everything of a learner away, now; only the random name stays for a while, so that a backup cannot bring them back.

    Raises:
        NotAllowed: staff accounts are closed, not erased, so that the log keeps its names.
    """
    if account.is_staff:
        raise NotAllowed(N_("The account of a teacher or administrator is closed by an administrator."))
    audit.note(session, "erased", at=at, actor_id=by.id, subject_id=account.id)
    session.execute(delete(Photo).where(Photo.code.in_(_codes_of(account))))
    for table in (Attempt, ReplacedAttempt, Mastery, Sheet, Membership, OneTimeSecret, Parked):
        session.execute(delete(table).where(table.account_id == account.id))
    session.add(Erased(key=account.key, at=at))
    session.delete(account)
    session.flush()


def _codes_of(account: Account) -> Select[str]:
    """The codes of somebody's sheets."""
    return select(Sheet.code).where(Sheet.account_id == account.id)


def _attempt(attempt: Attempt, version: QuestionVersion) -> Mapping[str, Any]:
    return {
        "at": attempt.at.isoformat(),
        "lesson": attempt.lesson,
        "question": attempt.question,
        "language": version.lang,
        "answer": attempt.response,
        "score": attempt.score,
        "way": attempt.way,
        "quiz": attempt.quiz,
        "question as it was": version.source,
    }


def _names(session: Session, lines: Sequence[Audit]) -> dict[int, str]:
    ids = {line.actor_id for line in lines if line.actor_id is not None}
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {number: name or "" for number, name in rows}

"""The log: who did what with whose data. Lines are added and never changed; each holds the hash of the one before."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from learning.accounts.models import Audit
from learning.i18n import ZONE

KEPT = timedelta(days=365)
"""How long a line is kept."""

_LOCK = 7_140_526
"""The number of the lock that keeps the chain in order on PostgreSQL; any number that nothing else uses."""


def note(
    session: Session, action: str, *, at: datetime, actor_id: int | None, subject_id: int | None = None, classroom_id: int | None = None
) -> None:
    """Add a line."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    before = session.scalar(select(Audit.hash).order_by(Audit.id.desc()).limit(1)) or bytes(32)
    line = _line(before, at, action, actor_id, subject_id, classroom_id)
    session.add(
        Audit(at=at, action=action, actor_id=actor_id, subject_id=subject_id, classroom_id=classroom_id, before=before, hash=line),
    )
    session.flush()


def note_look(
    session: Session, action: str, *, at: datetime, actor_id: int, subject_id: int | None = None, classroom_id: int | None = None
) -> bool:
    """Add a line for a look, once a day for the same person and the same thing; says whether it was new."""
    midnight = at.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    seen = select(Audit.id).where(
        Audit.at >= midnight,
        Audit.action == action,
        Audit.actor_id == actor_id,
        Audit.subject_id.is_(None) if subject_id is None else Audit.subject_id == subject_id,
        Audit.classroom_id.is_(None) if classroom_id is None else Audit.classroom_id == classroom_id,
    )
    if session.scalar(seen.limit(1)) is not None:
        return False
    note(session, action, at=at, actor_id=actor_id, subject_id=subject_id, classroom_id=classroom_id)
    return True


def lines_about(account_id: int, classroom_ids: Iterable[int]) -> Select[Audit]:
    """What was done with somebody's data: with theirs, or with those of a whole class they are in; newest first."""
    about = or_(Audit.subject_id == account_id, (Audit.subject_id.is_(None)) & Audit.classroom_id.in_(list(classroom_ids)))
    return select(Audit).where(about).order_by(Audit.at.desc(), Audit.id.desc())


def broken_at(lines: Sequence[Audit]) -> int | None:
    """The id of the first line that does not fit the one before it; lines are given oldest first."""
    for place, line in enumerate(lines):
        expected = _line(line.before, line.at, line.action, line.actor_id, line.subject_id, line.classroom_id)
        if line.hash != expected or (place and line.before != lines[place - 1].hash):
            return line.id
    return None


def _line(before: bytes, at: datetime, action: str, actor_id: int | None, subject_id: int | None, classroom_id: int | None) -> bytes:
    told = "|".join(str(part) for part in (at.astimezone(UTC).isoformat(), action, actor_id, subject_id, classroom_id))
    return hashlib.sha256(before + told.encode()).digest()

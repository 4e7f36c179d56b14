"""What a running site does by itself, at start and once a day: forget in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.accounts import audit, onetime, sessions, throttle
from learning.accounts.models import Account, Audit, Erased, Parked, Role
from learning.paper import entries, uploads
from learning.privacy import erase
from learning.store.engine import Store

NAMELESS = timedelta(days=30)
"""How long work without a name is kept after the last visit."""
NAMED = timedelta(days=365)
"""How long a learner's work is kept after the last visit, before the teacher is told."""
NOTICE = timedelta(days=30)
"""How long the teacher has to say something."""
LEDGER = timedelta(days=61)
"""How long the random names of erased accounts are kept: longer than any backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What was cleaned up."""

    nameless: int
    learners: int


def clean(store: Store, *, at: datetime) -> Swept:
    """Drop everything that is past its time."""
    with store.writing() as session:
        sessions.sweep(session, at=at)
        throttle.sweep(session, at=at)
        onetime.sweep(session, at=at)
        uploads.sweep(session, at=at)
        entries.sweep(session, at=at)
        session.execute(delete(Parked).where(Parked.until < at))
        session.execute(delete(Erased).where(Erased.at < at - LEDGER))
        session.execute(delete(Audit).where(Audit.at < at - audit.KEPT - timedelta(days=2)))
        nameless = _erase_idle(session, named=False, before=at - NAMELESS, at=at)
        learners = _erase_idle(session, named=True, before=at - NAMED - NOTICE, at=at)
        session.commit()
    return Swept(nameless=nameless, learners=learners)


def leaving_soon(session: Session, account_ids: list[int], *, at: datetime) -> list[Account]:
    """Learners whose work will be erased within the time of notice: their teacher sees them on the class page."""
    wanted = select(Account).where(Account.id.in_(account_ids), Account.role == Role.LEARNER, Account.seen_at < at - NAMED)
    return list(session.scalars(wanted))


def _erase_idle(session: Session, *, named: bool, before: datetime, at: datetime) -> int:
    has_name = Account.name.is_not(None) if named else Account.name.is_(None)
    idle = session.scalars(select(Account).where(Account.role == Role.LEARNER, has_name, Account.seen_at < before)).all()
    for account in idle:
        erase(session, account, at=at, by=account)
    return len(idle)

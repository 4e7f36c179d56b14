"""Open sessions: a random token in a cookie, its hash in a row."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learning.accounts.models import Account, BrowserSession
from learning.codes import make_code
from learning.errors import NotFound
from learning.keys import hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How long a session lasts without anything done, and in all."""

    idle: timedelta
    whole: timedelta


SHARED = Span(idle=timedelta(minutes=30), whole=timedelta(hours=4))
OWN = Span(idle=timedelta(days=30), whole=timedelta(days=180))
STAFF = Span(idle=timedelta(minutes=60), whole=timedelta(hours=12))
RECENT = timedelta(minutes=10)
"""How fresh a sign-in must be for pages that give things away."""
_TOUCH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is here, and in which session."""

    account: Account
    session: BrowserSession

    def is_recent(self, at: datetime) -> bool:
        """Whether the sign-in is fresh enough for pages that give things away."""
        return at - self.session.started_at <= RECENT


def open_session(session: Session, account: Account, *, how: str, is_shared: bool, at: datetime) -> str:
    """A new session; the token to put in the cookie."""
    token = secrets.token_urlsafe(32)
    span = span_of(account, is_shared=is_shared)
    session.add(
        BrowserSession(
            token_hash=hashed(token),
            key=make_code(12),
            account_id=account.id,
            is_shared=is_shared,
            how=how,
            started_at=at,
            seen_at=at,
            ends_at=at + span.whole,
        )
    )
    account.seen_at = max(account.seen_at, at)
    session.flush()
    return token


def find_visit(session: Session, token: str, *, at: datetime) -> Visit | None:
    """Who the token belongs to, if the session still runs and the account may still come in."""
    row = session.execute(
        select(BrowserSession, Account)
        .join(Account, Account.id == BrowserSession.account_id)
        .where(BrowserSession.token_hash == hashed(token))
    ).first()
    if row is None or not row[1].is_active or not _runs(row[0], row[1], at):
        return None
    return Visit(account=row[1], session=row[0])


def owner_of(session: Session, token: str) -> Account | None:
    """Whose session it is or was, while its row is kept: to give a late answer back to the same person only."""
    return session.scalar(
        select(Account).join(BrowserSession, Account.id == BrowserSession.account_id).where(BrowserSession.token_hash == hashed(token))
    )


def is_stale(visit: Visit, *, at: datetime) -> bool:
    """Whether the row should hear that somebody is still here (at most once a minute)."""
    return at - visit.session.seen_at >= _TOUCH


def touch(session: Session, visit: Visit, *, at: datetime) -> None:
    """Note that somebody is still here; the time only grows, so that a clock set back revives nothing."""
    hash_ = visit.session.token_hash
    session.execute(update(BrowserSession).where(BrowserSession.token_hash == hash_, BrowserSession.seen_at < at).values(seen_at=at))
    session.execute(update(Account).where(Account.id == visit.account.id, Account.seen_at < at).values(seen_at=at))


def make_own(session: Session, visit: Visit) -> None:
    """This is somebody's own device after all: the session lasts longer."""
    row = session.get_one(BrowserSession, visit.session.token_hash)
    row.is_shared = False
    row.ends_at = max(row.ends_at, row.started_at + span_of(visit.account, is_shared=False).whole)


def end_session(session: Session, token: str) -> None:
    """Sign out."""
    session.execute(delete(BrowserSession).where(BrowserSession.token_hash == hashed(token)))


def end_one(session: Session, account: Account, key: str) -> None:
    """End one of somebody's own sessions.

    Raises:
        NotFound: it is not theirs, or ended already.
    """
    row = session.scalar(select(BrowserSession).where(BrowserSession.account_id == account.id, BrowserSession.key == key))
    if row is None:
        raise NotFound
    session.delete(row)


def end_all(session: Session, account: Account, *, but: str = "") -> None:
    """End all sessions of an account, except the one of the token given."""
    session.execute(delete(BrowserSession).where(BrowserSession.account_id == account.id, BrowserSession.token_hash != hashed(but)))


def sessions_of(session: Session, account: Account, *, at: datetime) -> list[BrowserSession]:
    """The sessions that still run, newest first."""
    rows = session.scalars(select(BrowserSession).where(BrowserSession.account_id == account.id).order_by(BrowserSession.started_at.desc()))
    return [row for row in rows if _runs(row, account, at)]


def sweep(session: Session, *, at: datetime) -> None:
    """Drop sessions that ended more than a day ago; until then a late answer can find its owner."""
    day = timedelta(days=1)
    session.execute(delete(BrowserSession).where(BrowserSession.ends_at < at - day))
    session.execute(delete(BrowserSession).where(BrowserSession.is_shared, BrowserSession.seen_at < at - SHARED.idle - day))
    session.execute(delete(BrowserSession).where(BrowserSession.seen_at < at - OWN.idle - day))


def span_of(account: Account, *, is_shared: bool) -> Span:
    """How long a session of this account lasts."""
    if account.is_staff:
        return STAFF
    return SHARED if is_shared else OWN


def _runs(row: BrowserSession, account: Account, at: datetime) -> bool:
    return at < row.ends_at and at - row.seen_at <= span_of(account, is_shared=row.is_shared).idle

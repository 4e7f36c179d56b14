"""Slow down guessing: counters of wrong tries in the database, so that all workers agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.accounts.models import Throttle
from learning.errors import TooSoon
from learning.keys import Keys
from learning.store.rows import insert_if_new

KEPT = timedelta(days=1)
"""How long a counter is kept after its last wrong try; one with a longer window as long as that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many wrong tries are free within a window, and the waits after each further one.

    Growing waits may be longer than the window: there it begins after the last wait, so that whoever goes on waits longer.
    """

    name: str
    free: int
    window: timedelta
    waits: tuple[timedelta, ...]


def _minutes(*counts: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=count) for count in counts)


PIN = Limit(name="pin", free=5, window=timedelta(days=1), waits=_minutes(0.5, 1, 2, 4, 8, 15))
PIN_DAY = Limit(name="pin-day", free=20, window=timedelta(days=1), waits=(timedelta(days=1),))
PIN_MONTH = Limit(name="pin-month", free=60, window=timedelta(days=30), waits=(timedelta(days=30),))
CLASSROOM = Limit(name="classroom", free=60, window=timedelta(minutes=15), waits=_minutes(0.5))
ADDRESS = Limit(name="address", free=100, window=timedelta(minutes=15), waits=_minutes(15))
CODE = Limit(name="code", free=10, window=timedelta(minutes=5), waits=_minutes(1, 2, 4, 8, 15))
SITE = Limit(name="site", free=1000, window=timedelta(minutes=5), waits=(timedelta(seconds=5),))
STAFF = Limit(name="staff", free=10, window=timedelta(minutes=5), waits=_minutes(1, 2, 4, 8, 15))


@dataclass(frozen=True, slots=True)
class Counter:
    """A limit applied to somebody or something."""

    limit: Limit
    who: str


def check(session: Session, counters: Sequence[Counter], keys: Keys, *, at: datetime) -> None:
    """Let a try through only when no counter says wait.

    Raises:
        TooSoon: with the longest wait.
    """
    waits = [(row.free_at - at).total_seconds() for counter in counters if (row := session.get(Throttle, _name(counter, keys)))]
    longest = max(waits, default=0)
    if longest > 0:
        raise TooSoon(int(longest) + 1)


def miss(session: Session, counters: Sequence[Counter], keys: Keys, *, at: datetime) -> None:
    """Count a wrong try on each counter."""
    for counter in counters:
        limit, name = counter.limit, _name(counter, keys)
        insert_if_new(session, Throttle, counter=name, wrong=0, since=at, free_at=at, until=at)
        locked = select(Throttle).where(Throttle.counter == name).with_for_update()
        row = session.scalars(locked, execution_options={"populate_existing": True}).one()
        if at - (row.free_at if len(limit.waits) > 1 else row.since) > limit.window:
            row.wrong, row.since, row.free_at = 0, at, at
        row.wrong += 1
        row.until = at + max(limit.window, KEPT)
        over = row.wrong - limit.free
        if over >= 0:
            row.free_at = max(row.free_at, at + limit.waits[min(over, len(limit.waits) - 1)])
    session.flush()


def forget(session: Session, counters: Sequence[Counter], keys: Keys) -> None:
    """Start again after a right try."""
    session.execute(delete(Throttle).where(Throttle.counter.in_([_name(counter, keys) for counter in counters])))


def sweep(session: Session, *, at: datetime) -> None:
    """Drop counters that no longer say anything."""
    session.execute(delete(Throttle).where(Throttle.until < at, Throttle.free_at < at))


def _name(counter: Counter, keys: Keys) -> bytes:
    return keys.digest("throttle", counter.limit.name, counter.who)

"""Check a PIN or a password and slow down guessing, without letting one learner lock out another."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from learning.accounts import throttle
from learning.accounts.models import Account
from learning.accounts.names import name_key
from learning.accounts.passwords import is_password, is_pin
from learning.accounts.throttle import Counter
from learning.keys import Keys

_PER_LEARNER = (throttle.PIN, throttle.PIN_DAY, throttle.PIN_MONTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a try comes from."""

    address: str
    """The network address, cut to /32 or /64."""
    device: str = ""
    """The random name of a device on which this learner signed in before; empty when it is new."""
    name: str = ""
    """The nickname typed: one that nobody has is slowed down like any other, so that waiting tells nothing."""


def check_pin(session: Session, account: Account | None, classroom: str, pin: str, source: Source, keys: Keys, *, at: datetime) -> bool:
    """Whether the PIN is right; wrong tries are counted per learner *and* device.

    `account` is `None` for a name that is not in the class: that takes the same time and counts the same.

    Raises:
        TooSoon: this try does not count yet.
    """
    counters = _pin_counters(account, classroom, source)
    throttle.check(session, counters, keys, at=at)
    right = is_pin(pin, account.key if account else "", account.pin_hash if account and account.is_active else None, keys)
    if right:
        throttle.forget(session, counters if source.device else counters[:1], keys)
    else:
        throttle.miss(session, counters, keys, at=at)
    return right


def check_password(
    session: Session, account: Account | None, name: str, password: str, source: Source, keys: Keys, *, at: datetime
) -> bool:
    """Whether the password of a teacher or administrator is right.

    Raises:
        TooSoon: this try does not count yet.
    """
    counters = [
        Counter(throttle.STAFF, f"name {account.key if account else name_key(name)}"),
        Counter(throttle.STAFF, f"address {source.address}"),
    ]
    throttle.check(session, counters, keys, at=at)
    right = is_password(password, account.password_hash if account and account.is_active else None)
    if right:
        throttle.forget(session, counters[:1], keys)
    else:
        throttle.miss(session, counters, keys, at=at)
    return right


def check_code_tries(session: Session, source: Source, keys: Keys, *, at: datetime) -> None:
    """Let a try at a class, claim or let-in code through.

    Raises:
        TooSoon: too many wrong codes came from this address.
    """
    throttle.check(session, _code_counters(source), keys, at=at)


def miss_code(session: Session, source: Source, keys: Keys, *, at: datetime) -> None:
    """Count a wrong code."""
    throttle.miss(session, _code_counters(source), keys, at=at)


def forgive(session: Session, account: Account, keys: Keys) -> None:
    """A teacher lets a learner try again."""
    throttle.forget(session, [Counter(limit, account.key) for limit in _PER_LEARNER], keys)


def _pin_counters(account: Account | None, classroom: str, source: Source) -> list[Counter]:
    """A known device has a counter of its own; strangers share those of the learner, the class, their address and the site."""
    who = account.key if account else f"nobody called {name_key(source.name)} in {classroom}"
    if source.device:
        return [Counter(limit, f"{who} on {source.device}") for limit in _PER_LEARNER]
    return [
        *(Counter(limit, who) for limit in _PER_LEARNER),
        Counter(throttle.CLASSROOM, classroom),
        Counter(throttle.ADDRESS, source.address),
        Counter(throttle.SITE, "site"),
    ]


def _code_counters(source: Source) -> list[Counter]:
    return [Counter(throttle.CODE, source.address)]

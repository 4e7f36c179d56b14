"""Passwords and PINs: made, hashed and checked with Argon2id, at most four at a time."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from learning.errors import Invalid, TooSoon
from learning.i18n import N_
from learning.keys import Keys

MIN_LENGTH = 12
MAX_LENGTH = 256
PIN_LENGTH = 6

# 19 MiB, two passes, one lane (OWASP's smallest advice for Argon2id): a class of thirty signs in within a second.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_ONCE = BoundedSemaphore(4)
_WAIT = 2.0
_COMMON = (
    "password",
    "wachtwoord",
    "welkom",
    "welcome",
    "qwerty",
    "azerty",
    "letmein",
    "iloveyou",
    "geheim",
    "secret",
    "admin",
    "wegwijs",
    "bibliotheek",
)
_CHOSEN = (
    "789456 159753 147258 258369 147852 456123 159357 246810 135790 142536 123654 789123 321654 102030 246824 112358 314159 124578 "
    "951753 357159 963852 753951 142857 987123 456987 741963 147369 135246 753159 121314 456852 852456 258456 963258 741258 124816 "
    "789654 654789 987321 321987 147896 963741 134679 192837 102938 147963 369147 145236 159263 741852 852963 258147 696969"
)
"""Patterns of the keys that stand among the hundred most chosen and that no rule below finds."""
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890123456789", "98765432109876543210")


def check_new_password(password: str, name: str) -> None:
    """Refuse a password that is short, known or easy to guess.

    Raises:
        Invalid: with what to do instead.
    """
    if len(password) < MIN_LENGTH:
        raise Invalid(N_("A password has at least 12 characters. Take three or four loose words."), field="password")
    if len(password) > MAX_LENGTH:
        raise Invalid(N_("A password has at most 256 characters."), field="password")
    if _is_guessable(password.casefold(), name.casefold()):
        raise Invalid(N_("Many people would try this password first. Take three or four loose words."), field="password")


def _is_guessable(password: str, name: str) -> bool:
    """Whether little is left once common words, the name, rows of the keyboard and repeats are taken out."""
    rest = password
    for word in (*_COMMON, *(part for part in name.split() if len(part) > 2)):  # noqa: PLR2004  initials are no clue
        rest = rest.replace(word, "")
    for row in _ROWS:
        for size in range(len(row), 3, -1):
            for start in range(len(row) - size + 1):
                rest = rest.replace(row[start : start + size], "")
    return len(set(rest)) < 5  # noqa: PLR2004  a few letters over and over


def hash_password(password: str) -> str:
    """The Argon2id hash of a password."""
    with _slot():
        return _HASHER.hash(password)


def is_password(password: str, hashed: str | None) -> bool:
    """Whether the password belongs to the hash; without a hash the same time is spent."""
    return _verify(password, hashed)


def hash_pin(pin: str, account_key: str, keys: Keys) -> str:
    """The Argon2id hash of a PIN mixed with the instance's secret: a stolen database alone cannot be searched."""
    with _slot():
        return _HASHER.hash(keys.digest("pin", account_key, pin).hex())


def is_pin(pin: str, account_key: str, hashed: str | None, keys: Keys) -> bool:
    """Whether the PIN belongs to the hash; without a hash the same time is spent."""
    if not hashed:
        return _verify("", None)
    return any(_verify(digest.hex(), hashed) for digest in keys.digests("pin", account_key, pin))


def make_pin() -> str:
    """Six figures that nobody would guess first."""
    while True:
        pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"
        if not is_easy_pin(pin):
            return pin


def is_easy_pin(pin: str) -> bool:
    """Whether a PIN is a run, a repeat, a mirror or a date: the ones people choose most."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    repeats = pin in {pin[:1] * 6, pin[:2] * 3, pin[:3] * 2}
    doubled = len(set(pin)) < 4 or any(sign * 3 in pin for sign in "0123456789")  # noqa: PLR2004  a PIN of three figures or fewer
    is_date = 1 <= int(pin[:2]) <= 31 and 1 <= int(pin[2:4]) <= 12  # noqa: PLR2004  day and month
    return len(steps) == 1 or repeats or doubled or pin == pin[::-1] or is_date or pin[:2] in {"19", "20"} or pin in _CHOSEN


def _verify(secret: str, hashed: str | None) -> bool:
    with _slot():
        try:
            return _HASHER.verify(hashed or _nobody(), secret) and hashed is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    """A hash that belongs to nothing, to spend the same time on names that are not there."""
    return _HASHER.hash(secrets.token_hex(16))


@contextmanager
def _slot() -> Iterator[None]:
    """One of four places to hash at a time.

    Raises:
        TooSoon: no place came free in two seconds.
    """
    if not _AT_ONCE.acquire(timeout=_WAIT):
        raise TooSoon(5)
    try:
        yield
    finally:
        _AT_ONCE.release()

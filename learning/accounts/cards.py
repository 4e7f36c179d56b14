"""Login cards: made, replaced and ended; a secret is shown once, on the card."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.accounts.models import Account, LoginCard
from learning.accounts.passwords import hash_pin, make_pin
from learning.accounts.sessions import end_all
from learning.keys import Keys, hashed

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_SIGNS = 26
"""26 of 32 signs are 130 random bits; capitals make a smaller QR code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What stands on a new card and nowhere else."""

    account: Account
    pin: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A PIN and a secret that nobody has yet."""

    pin: str
    pin_hash: str
    secret: str


def draw(account: Account, keys: Keys) -> Drawn:
    """A PIN and a secret for a card; hashing takes time, so a whole class is drawn before anything is written."""
    pin = make_pin()
    return Drawn(pin=pin, pin_hash=hash_pin(pin, account.key, keys), secret="".join(secrets.choice(_ALPHABET) for _ in range(_SIGNS)))


def make_card(session: Session, account: Account, keys: Keys, *, at: datetime, drawn: Drawn | None = None) -> Credentials:
    """A new PIN and card, with what was drawn for this account if it was; the old ones end, and so do open sessions."""
    drawn = drawn or draw(account, keys)
    end_cards(session, account, at=at)
    account.pin_hash = drawn.pin_hash
    session.add(LoginCard(account_id=account.id, secret_hash=hashed(drawn.secret), made_at=at))
    end_all(session, account)
    session.flush()
    return Credentials(account=account, pin=drawn.pin, secret=drawn.secret)


def end_cards(session: Session, account: Account, *, at: datetime) -> None:
    """No card of this account opens anything any more."""
    session.execute(update(LoginCard).where(LoginCard.account_id == account.id, LoginCard.ended_at.is_(None)).values(ended_at=at))


def find_by_card(session: Session, secret: str) -> Account | None:
    """The account a card opens; small letters are forgiven."""
    wanted = hashed(secret.strip().upper())
    return session.scalar(
        select(Account)
        .join(LoginCard, LoginCard.account_id == Account.id)
        .where(LoginCard.secret_hash == wanted, LoginCard.ended_at.is_(None), Account.is_active)
    )


def accounts_with_card(session: Session, account_ids: list[int]) -> set[int]:
    """Which of these accounts have a card that works."""
    found = select(LoginCard.account_id).where(LoginCard.account_id.in_(account_ids), LoginCard.ended_at.is_(None))
    return set(session.scalars(found))

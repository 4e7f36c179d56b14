"""Links and codes that work once: the first administrator, a new teacher, letting a learner in."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from learning.accounts.models import Account, OneTimeSecret, Role
from learning.codes import is_code, make_code, normalize
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.keys import Keys, hashed

SETUP = "setup"
LET_IN = "let-in"
FIRST = timedelta(minutes=30)
INVITED = timedelta(days=7)
LET_IN_SPAN = timedelta(minutes=10)
LET_IN_LENGTH = 6


def make_setup_link(
    session: Session, *, role: Role, span: timedelta, at: datetime, account: Account | None = None, made_by: Account | None = None
) -> str:
    """A secret of 128 bits for a link with which somebody sets a name and a password, or `account` a new password."""
    secret = secrets.token_urlsafe(16)
    session.add(
        OneTimeSecret(
            secret_hash=hashed(secret),
            purpose=SETUP,
            role=role,
            account_id=account.id if account else None,
            made_by=made_by.id if made_by else None,
            until=at + span,
        )
    )
    session.flush()
    return secret


def get_setup(session: Session, secret: str, *, at: datetime) -> OneTimeSecret:
    """What a setup link stands for.

    Raises:
        NotFound: it never existed.
        Invalid: it was used or is too old.
    """
    row = session.get(OneTimeSecret, hashed(secret))
    if row is None or row.purpose != SETUP:
        raise NotFound
    if row.used_at is not None:
        raise Invalid(N_("This link has been used. Sign in with the name and password you chose."))
    if row.until < at:
        raise Invalid(N_("This link is too old. Ask the administrator for a new one."))
    return row


def make_let_in_code(session: Session, account: Account, keys: Keys, *, at: datetime, made_by: Account) -> str:
    """A code of six signs that lets this learner in once, within ten minutes; an earlier one ends."""
    session.execute(delete(OneTimeSecret).where(OneTimeSecret.account_id == account.id, OneTimeSecret.purpose == LET_IN))
    code = make_code(LET_IN_LENGTH)
    session.add(
        OneTimeSecret(
            secret_hash=keys.digest("let-in", code), purpose=LET_IN, account_id=account.id, made_by=made_by.id, until=at + LET_IN_SPAN
        )
    )
    session.flush()
    return code


def use_let_in_code(session: Session, typed: str, keys: Keys, *, at: datetime) -> Account | None:
    """The learner a code lets in; the code is used up.

    Raises:
        Invalid: what was typed cannot be such a code.
    """
    code = normalize(typed)
    if not is_code(code, LET_IN_LENGTH):
        raise Invalid(N_("The code has 6 letters and figures. Your teacher sees it on the screen."), field="code")
    row = session.get(OneTimeSecret, keys.digest("let-in", code), with_for_update=True)
    if row is None or row.purpose != LET_IN or row.used_at is not None or row.until < at or row.account_id is None:
        return None
    row.used_at = at
    account = session.get(Account, row.account_id)
    return account if account and account.is_active else None


def sweep(session: Session, *, at: datetime) -> None:
    """Drop what has been used or is too old."""
    session.execute(delete(OneTimeSecret).where(OneTimeSecret.until < at - timedelta(days=30)))

"""Make, name, close and find accounts."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts import claims
from learning.accounts.models import Account, Role
from learning.accounts.names import clean_name, name_key
from learning.accounts.passwords import check_new_password, hash_password
from learning.codes import make_code
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.keys import Keys

KEY_LENGTH = 14


def make_learner(session: Session, *, at: datetime, name: str | None = None, keys: Keys | None = None) -> Account:
    """A learner; without a name it can be opened again with its claim code, so `keys` are needed."""
    account = Account(key=make_code(KEY_LENGTH), role=Role.LEARNER, name=name, created_at=at, seen_at=at)
    if keys is not None:
        account.claim_hash = claims.claim_hash(account.key, keys)
    session.add(account)
    session.flush()
    return account


def make_staff(session: Session, name: str, password: str, *, role: Role, at: datetime) -> Account:
    """A teacher or administrator with a password.

    Raises:
        Invalid: the name is taken or unusable, or the password too easy.
    """
    name = clean_name(name)
    if find_staff(session, name) is not None:
        raise Invalid(N_("Somebody here has this name already. Add a letter of your last name."), field="name")
    check_new_password(password, name)
    account = Account(key=make_code(KEY_LENGTH), role=role, name=name, password_hash=hash_password(password), created_at=at, seen_at=at)
    session.add(account)
    session.flush()
    return account


def set_password(account: Account, password: str) -> None:
    """A new password.

    Raises:
        Invalid: it is too easy.
    """
    check_new_password(password, account.name or "")
    account.password_hash = hash_password(password)


def find_staff(session: Session, name: str) -> Account | None:
    """The teacher or administrator of that name, capitals forgiven."""
    wanted = name_key(name)
    found = session.scalars(select(Account).where(Account.role != Role.LEARNER))
    return next((account for account in found if name_key(account.name or "") == wanted), None)


def staff(session: Session) -> list[Account]:
    """All teachers and administrators, by name."""
    return sorted(session.scalars(select(Account).where(Account.role != Role.LEARNER)), key=lambda account: (account.name or "").casefold())


def get_staff(session: Session, key: str) -> Account:
    """The teacher or administrator of that key.

    Raises:
        NotFound: there is none.
    """
    account = session.scalar(select(Account).where(Account.key == key, Account.role != Role.LEARNER))
    if account is None:
        raise NotFound
    return account


def has_admin(session: Session) -> bool:
    """Whether somebody can manage this instance."""
    return bool(session.scalar(select(func.count()).where(Account.role == Role.ADMIN, Account.is_active)))


def close(session: Session, account: Account) -> None:
    """Let nobody in with this account any more.

    Raises:
        Invalid: it is the last administrator.
    """
    admins = session.scalars(select(Account).where(Account.role == Role.ADMIN, Account.is_active)).all()
    if account.role == Role.ADMIN and [admin.id for admin in admins] == [account.id]:
        raise Invalid(N_("This is the only administrator. Add another one first."))
    account.is_active = False

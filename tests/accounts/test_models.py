"""Accounts and everything that opens one, as rows."""

from collections.abc import Callable

import pytest
from factories import KEYS, NOON, make_nameless, make_teacher
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from learning.accounts import onetime, sessions
from learning.accounts.cards import make_card
from learning.accounts.models import Account, BrowserSession, LoginCard, OneTimeSecret, Role


@pytest.mark.parametrize(("role", "is_staff"), [(Role.LEARNER, False), (Role.TEACHER, True), (Role.ADMIN, True)])
def test_teachers_and_administrators_are_staff(role: Role, *, is_staff: bool) -> None:
    assert Account(key="k", role=role, created_at=NOON, seen_at=NOON).is_staff is is_staff


def test_somebody_with_a_name_can_sign_in_again() -> None:
    account = Account(key="k", role=Role.LEARNER, created_at=NOON, seen_at=NOON)
    assert not account.is_named
    account.name = "Fox"
    assert account.is_named


def test_the_number_of_an_erased_account_is_never_given_again(session: Session) -> None:
    first = make_nameless(session)
    number = first.id
    session.delete(first)
    session.flush()
    assert make_nameless(session).id > number


@pytest.mark.parametrize(
    ("table", "open_with"),
    [
        (LoginCard, lambda session, lena, _: make_card(session, lena, KEYS, at=NOON)),
        (BrowserSession, lambda session, lena, _: sessions.open_session(session, lena, how="pin", is_shared=True, at=NOON)),
        (OneTimeSecret, lambda session, lena, tove: onetime.make_let_in_code(session, lena, KEYS, at=NOON, made_by=tove)),
    ],
)
def test_what_opens_an_account_goes_with_it(
    session: Session, table: type, open_with: Callable[[Session, Account, Account], object]
) -> None:
    lena, tove = make_nameless(session), make_teacher(session)
    open_with(session, lena, tove)
    session.execute(delete(Account).where(Account.id == lena.id))
    assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_code_outlives_the_teacher_who_made_it(session: Session) -> None:
    lena, tove = make_nameless(session), make_teacher(session)
    code = onetime.make_let_in_code(session, lena, KEYS, at=NOON, made_by=tove)
    session.execute(delete(Account).where(Account.id == tove.id))
    session.expire_all()
    assert onetime.use_let_in_code(session, code, KEYS, at=NOON) is lena


def test_two_accounts_never_share_a_key(session: Session) -> None:
    lena, fox = make_nameless(session), make_nameless(session)
    fox.key = lena.key
    with pytest.raises(IntegrityError):
        session.flush()

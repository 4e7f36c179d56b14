"""Links and codes that work once."""

import threading
from datetime import timedelta

import pytest
from factories import KEYS, NOON, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts import onetime
from learning.accounts.models import Account, OneTimeSecret, Role
from learning.accounts.onetime import get_setup, make_let_in_code, make_setup_link, sweep, use_let_in_code
from learning.errors import Invalid, NotFound
from learning.keys import Keys, hashed
from learning.store.engine import Store

SECOND = timedelta(seconds=1)


def test_a_setup_link_holds_128_bits_and_only_its_hash_is_kept(session: Session) -> None:
    links = [make_setup_link(session, role=Role.ADMIN, span=onetime.FIRST, at=NOON) for _ in range(3)]
    assert all(len(link) == 22 for link in links)
    assert set(session.scalars(select(OneTimeSecret.secret_hash))) == {hashed(link) for link in links}


def test_the_first_link_works_for_half_an_hour(session: Session) -> None:
    link = make_setup_link(session, role=Role.ADMIN, span=onetime.FIRST, at=NOON)
    assert get_setup(session, link, at=NOON + timedelta(minutes=30)).role == Role.ADMIN
    with pytest.raises(Invalid, match="too old"):
        get_setup(session, link, at=NOON + timedelta(minutes=30) + SECOND)


def test_a_link_for_a_colleague_works_for_a_week(session: Session) -> None:
    ada = make_teacher(session, "Ada", Role.ADMIN)
    tove = make_teacher(session)
    link = make_setup_link(session, role=Role.TEACHER, span=onetime.INVITED, at=NOON, account=tove, made_by=ada)
    row = get_setup(session, link, at=NOON + timedelta(days=7))
    assert (row.account_id, row.made_by) == (tove.id, ada.id)


def test_a_used_link_and_a_made_up_one_open_nothing(session: Session) -> None:
    link = make_setup_link(session, role=Role.TEACHER, span=onetime.FIRST, at=NOON)
    get_setup(session, link, at=NOON).used_at = NOON
    with pytest.raises(Invalid, match="has been used"):
        get_setup(session, link, at=NOON)
    with pytest.raises(NotFound):
        get_setup(session, "made-up", at=NOON)


def test_a_let_in_code_is_no_setup_link(session: Session) -> None:
    code = make_let_in_code(session, make_nameless(session), KEYS, at=NOON, made_by=make_teacher(session))
    session.scalars(select(OneTimeSecret)).one().secret_hash = hashed(code)
    session.flush()
    with pytest.raises(NotFound):
        get_setup(session, code, at=NOON)


def test_a_let_in_code_lets_this_learner_in_once(session: Session) -> None:
    lena, tove = make_nameless(session), make_teacher(session)
    code = make_let_in_code(session, lena, KEYS, at=NOON, made_by=tove)
    assert len(code) == 6
    assert use_let_in_code(session, f"{code[:3].lower()}-{code[3:]}", KEYS, at=NOON + timedelta(minutes=10)) is lena
    assert use_let_in_code(session, code, KEYS, at=NOON) is None


def test_a_let_in_code_works_for_ten_minutes(session: Session) -> None:
    code = make_let_in_code(session, make_nameless(session), KEYS, at=NOON, made_by=make_teacher(session))
    assert use_let_in_code(session, code, KEYS, at=NOON + timedelta(minutes=10) + SECOND) is None


def test_a_new_let_in_code_ends_the_one_before_but_not_that_of_others(session: Session) -> None:
    lena, fox, tove = make_nameless(session), make_nameless(session), make_teacher(session)
    old, foxs, new = (make_let_in_code(session, one, KEYS, at=NOON, made_by=tove) for one in (lena, fox, lena))
    assert use_let_in_code(session, old, KEYS, at=NOON) is None
    assert use_let_in_code(session, foxs, KEYS, at=NOON) is fox
    assert use_let_in_code(session, new, KEYS, at=NOON) is lena


def test_a_let_in_code_opens_no_closed_account_and_needs_the_secret(session: Session) -> None:
    lena, tove = make_nameless(session), make_teacher(session)
    code = make_let_in_code(session, lena, KEYS, at=NOON, made_by=tove)
    assert use_let_in_code(session, code, Keys((b"x" * 32,)), at=NOON) is None
    lena.is_active = False
    assert use_let_in_code(session, code, KEYS, at=NOON) is None


@pytest.mark.parametrize("typed", ["", "7KQ", "7KQFM3XA", "7KQF0O"])
def test_what_cannot_be_a_let_in_code_is_explained(session: Session, typed: str) -> None:
    with pytest.raises(Invalid, match="6 letters and figures"):
        use_let_in_code(session, typed, KEYS, at=NOON)


def test_two_browsers_with_the_same_code_do_not_both_get_in(store: Store) -> None:
    with store.writing() as session:
        lena = make_nameless(session)
        code = make_let_in_code(session, lena, KEYS, at=NOON, made_by=make_teacher(session))
        session.commit()
    gate, found = threading.Barrier(6), list[Account | None]()

    def enter() -> None:
        gate.wait()
        with store.writing() as session:
            found.append(use_let_in_code(session, code, KEYS, at=NOON))
            session.commit()

    threads = [threading.Thread(target=enter) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(account is not None for account in found) == 1
    assert len(found) == 6


def test_old_secrets_are_swept_a_month_later(session: Session) -> None:
    make_setup_link(session, role=Role.ADMIN, span=onetime.FIRST, at=NOON)
    for days, left in ((30, 1), (31, 0)):
        sweep(session, at=NOON + timedelta(days=days))
        assert session.scalar(select(func.count()).select_from(OneTimeSecret)) == left

"""Open sessions: how long they last, who ends them, what is kept."""

from datetime import timedelta

import pytest
from factories import NOON, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner
from learning.accounts.models import Account, BrowserSession, Role
from learning.accounts.sessions import (
    Visit,
    end_all,
    end_one,
    end_session,
    find_visit,
    is_stale,
    make_own,
    open_session,
    owner_of,
    sessions_of,
    sweep,
    touch,
)
from learning.errors import NotFound
from learning.keys import hashed

SECOND = timedelta(seconds=1)
SPANS = [
    ("learner", True, timedelta(minutes=30), timedelta(hours=4)),
    ("learner", False, timedelta(days=30), timedelta(days=180)),
    ("teacher", True, timedelta(minutes=60), timedelta(hours=12)),
    ("teacher", False, timedelta(minutes=60), timedelta(hours=12)),
    ("admin", True, timedelta(minutes=60), timedelta(hours=12)),
]
"""Who, on a shared computer or not, how long without anything done, how long in all."""


def make(session: Session, who: str) -> Account:
    return make_learner(session, at=NOON, name="Fox") if who == "learner" else make_teacher(session, role=Role(who))


def visit(session: Session, token: str) -> Visit:
    found = find_visit(session, token, at=NOON)
    assert found
    return found


def test_a_token_is_256_random_bits_of_which_the_hash_is_kept(session: Session) -> None:
    account = make_nameless(session)
    tokens = [open_session(session, account, how="card", is_shared=True, at=NOON) for _ in range(3)]
    assert all(len(token) == 43 for token in tokens)
    assert set(session.scalars(select(BrowserSession.token_hash))) == {hashed(token) for token in tokens}


def test_a_token_opens_its_own_session_and_no_other_does(session: Session) -> None:
    account = make_nameless(session)
    token = open_session(session, account, how="card", is_shared=True, at=NOON)
    assert visit(session, token).account is account
    assert visit(session, token).session.how == "card"
    assert find_visit(session, token + "x", at=NOON) is None
    assert find_visit(session, "", at=NOON) is None


@pytest.mark.parametrize(("who", "is_shared", "idle", "whole"), SPANS)
def test_a_session_ends_when_nothing_is_done(session: Session, who: str, *, is_shared: bool, idle: timedelta, whole: timedelta) -> None:
    token = open_session(session, make(session, who), how="pin", is_shared=is_shared, at=NOON)
    assert idle < whole
    assert find_visit(session, token, at=NOON + idle)
    assert find_visit(session, token, at=NOON + idle + SECOND) is None


@pytest.mark.parametrize(("who", "is_shared", "idle", "whole"), SPANS)
def test_a_session_ends_in_all_however_much_is_done(
    session: Session, who: str, *, is_shared: bool, idle: timedelta, whole: timedelta
) -> None:
    token = open_session(session, make(session, who), how="pin", is_shared=is_shared, at=NOON)
    at = NOON
    while at + idle / 2 < NOON + whole:
        at += idle / 2
        found = find_visit(session, token, at=at)
        assert found
        touch(session, found, at=at)
    assert find_visit(session, token, at=NOON + whole - SECOND)
    assert find_visit(session, token, at=NOON + whole) is None


def test_the_session_of_a_closed_account_is_shut(session: Session) -> None:
    account = make_nameless(session)
    token = open_session(session, account, how="pin", is_shared=True, at=NOON)
    account.is_active = False
    assert find_visit(session, token, at=NOON) is None


def test_the_last_time_only_grows(session: Session) -> None:
    account = make_nameless(session)
    here = visit(session, open_session(session, account, how="pin", is_shared=True, at=NOON))
    touch(session, here, at=NOON + timedelta(minutes=5))
    touch(session, here, at=NOON - timedelta(days=5))
    session.refresh(here.session)
    session.refresh(account)
    assert here.session.seen_at == account.seen_at == NOON + timedelta(minutes=5)
    open_session(session, account, how="pin", is_shared=True, at=NOON - timedelta(days=1))
    assert account.seen_at == NOON + timedelta(minutes=5)


def test_the_row_hears_of_somebody_at_most_once_a_minute(session: Session) -> None:
    here = visit(session, open_session(session, make_nameless(session), how="pin", is_shared=True, at=NOON))
    assert not is_stale(here, at=NOON + timedelta(seconds=59))
    assert is_stale(here, at=NOON + timedelta(seconds=60))


def test_a_sign_in_is_fresh_for_ten_minutes(session: Session) -> None:
    here = visit(session, open_session(session, make_teacher(session), how="password", is_shared=True, at=NOON))
    assert here.is_recent(NOON + timedelta(minutes=10))
    assert not here.is_recent(NOON + timedelta(minutes=10) + SECOND)


def test_an_own_device_stays_for_a_month_but_not_for_ever(session: Session) -> None:
    account = make_nameless(session)
    token = open_session(session, account, how="answer", is_shared=True, at=NOON)
    make_own(session, visit(session, token))
    assert find_visit(session, token, at=NOON + timedelta(days=30))
    for day in range(20, 180, 20):
        found = find_visit(session, token, at=NOON + timedelta(days=day))
        assert found
        touch(session, found, at=NOON + timedelta(days=day))
        make_own(session, found)
    assert find_visit(session, token, at=NOON + timedelta(days=180)) is None


def test_the_device_of_a_teacher_stays_no_longer_for_being_their_own(session: Session) -> None:
    token = open_session(session, make_teacher(session), how="password", is_shared=True, at=NOON)
    make_own(session, visit(session, token))
    assert find_visit(session, token, at=NOON + timedelta(minutes=61)) is None
    assert visit(session, token).session.ends_at == NOON + timedelta(hours=12)


def test_signing_out_deletes_the_row(session: Session) -> None:
    account = make_nameless(session)
    token, other = (open_session(session, account, how="pin", is_shared=True, at=NOON) for _ in range(2))
    end_session(session, token)
    assert session.scalars(select(BrowserSession.token_hash)).all() == [hashed(other)]


def test_somebody_sees_and_ends_only_their_own_sessions(session: Session) -> None:
    lena, fox = make_nameless(session), make_nameless(session)
    first = visit(session, open_session(session, lena, how="pin", is_shared=True, at=NOON)).session
    second = visit(session, open_session(session, lena, how="card", is_shared=False, at=NOON + SECOND)).session
    assert sessions_of(session, lena, at=NOON + SECOND) == [second, first]
    assert sessions_of(session, lena, at=NOON + timedelta(hours=1)) == [second]
    for key in (first.key, "nonsense"):
        with pytest.raises(NotFound):
            end_one(session, fox, key)
    end_one(session, lena, first.key)
    assert sessions_of(session, lena, at=NOON) == [second]


def test_all_sessions_end_but_the_one_that_is_named(session: Session) -> None:
    lena, fox = make_nameless(session), make_nameless(session)
    tokens = [open_session(session, lena, how="pin", is_shared=True, at=NOON) for _ in range(3)]
    theirs = open_session(session, fox, how="pin", is_shared=True, at=NOON)
    end_all(session, lena, but=tokens[1])
    assert [bool(find_visit(session, token, at=NOON)) for token in (*tokens, theirs)] == [False, True, False, True]
    end_all(session, lena)
    assert find_visit(session, tokens[1], at=NOON) is None


def test_a_late_answer_finds_its_owner_for_a_day(session: Session) -> None:
    lena = make_nameless(session)
    token = open_session(session, lena, how="pin", is_shared=True, at=NOON)
    for hours, owner in ((24, lena), (25, None)):
        sweep(session, at=NOON + timedelta(hours=hours))
        assert owner_of(session, token) is owner


def test_sessions_that_ended_are_swept_and_others_stay(session: Session) -> None:
    lena = make_nameless(session)
    for is_shared in (True, False):
        open_session(session, lena, how="pin", is_shared=is_shared, at=NOON)
    for days, left in ((0, 2), (2, 1), (31, 1), (32, 0)):
        sweep(session, at=NOON + timedelta(days=days))
        assert session.scalar(select(func.count()).select_from(BrowserSession)) == left

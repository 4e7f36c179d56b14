"""What a running site does by itself: forget in time, and not before."""

from datetime import UTC, datetime, timedelta

import pytest
from factories import KEYS, NOON, answer, make_classroom, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts import audit, onetime, sessions, throttle
from learning.accounts.models import Account, Audit, BrowserSession, Erased, OneTimeSecret, Parked, Role, Throttle
from learning.content.library import Library
from learning.housekeeping import Swept, clean, leaving_soon
from learning.keys import hashed
from learning.progress.models import Attempt
from learning.store.engine import Store

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def count(store: Store, table: type) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_an_empty_site_has_nothing_to_forget(store: Store) -> None:
    assert clean(store, at=NOON) == Swept(nameless=0, learners=0)


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        (BrowserSession, timedelta(minutes=30) + DAY),
        (Throttle, DAY),
        (OneTimeSecret, timedelta(minutes=10) + 30 * DAY),
        (Parked, timedelta(minutes=15)),
        (Erased, 61 * DAY),
    ],
)
def test_what_is_kept_for_a_while_goes_in_time_and_not_before(store: Store, table: type, kept: timedelta) -> None:
    with store.writing() as session:
        tove = make_teacher(session)
        _, (lena,) = make_classroom(session, tove)
        sessions.open_session(session, lena.account, how="pin", is_shared=True, at=NOON)
        throttle.miss(session, [throttle.Counter(throttle.PIN, "x")], KEYS, at=NOON)
        onetime.make_let_in_code(session, lena.account, KEYS, at=NOON, made_by=tove)
        until = NOON + timedelta(minutes=15)
        session.add(Parked(token_hash=hashed("x"), account_id=lena.account.id, path="/", form=[], until=until))
        session.add(Erased(key="gone", at=NOON))
        session.commit()
    clean(store, at=NOON + kept)
    assert count(store, table) == 1
    clean(store, at=NOON + kept + SECOND)
    assert count(store, table) == 0


def test_work_without_a_name_is_erased_after_thirty_quiet_days(store: Store, library: Library) -> None:
    with store.writing() as session:
        answer(session, make_nameless(session), library, "digid-stopt", ("b",))
        answer(session, make_nameless(session), library, "digid-stopt", ("b",), at=NOON + DAY)
        session.commit()
    assert clean(store, at=NOON + 30 * DAY).nameless == 0
    assert clean(store, at=NOON + 30 * DAY + SECOND) == Swept(nameless=1, learners=0)
    assert (count(store, Account), count(store, Attempt), count(store, Erased)) == (1, 1, 1)


def test_a_learner_with_a_name_stays_a_year_and_a_month_of_notice(store: Store, library: Library) -> None:
    with store.writing() as session:
        _, (lena, fox) = make_classroom(session, make_teacher(session), learners=("Lena", "Fox"))
        answer(session, lena.account, library, "digid-stopt", ("b",))
        answer(session, fox.account, library, "digid-stopt", ("b",), at=NOON + 100 * DAY)
        session.commit()
    assert clean(store, at=NOON + 395 * DAY).learners == 0
    assert clean(store, at=NOON + 395 * DAY + SECOND) == Swept(nameless=0, learners=1)
    with store.reading() as session:
        assert set(session.scalars(select(Account.name))) == {"Tove", "Fox"}
        assert session.scalars(select(Audit.action)).all() == ["erased"]


def test_staff_are_never_erased_for_being_away(store: Store) -> None:
    with store.writing() as session:
        for name, role in (("Ada", Role.ADMIN), ("Tove", Role.TEACHER)):
            make_teacher(session, name, role)
        session.commit()
    assert clean(store, at=NOON + 5000 * DAY) == Swept(nameless=0, learners=0)
    assert count(store, Account) == 2


def test_the_teacher_is_told_a_month_before(session: Session) -> None:
    tove = make_teacher(session)
    _, (lena, fox) = make_classroom(session, tove, learners=("Lena", "Fox"))
    fox.account.seen_at = NOON + 10 * DAY
    session.flush()
    ids = [lena.account.id, fox.account.id, tove.id]
    assert leaving_soon(session, ids, at=NOON + 365 * DAY) == []
    assert leaving_soon(session, ids, at=NOON + 365 * DAY + SECOND) == [lena.account]
    assert leaving_soon(session, ids[1:], at=NOON + 375 * DAY) == []


def test_lines_of_the_log_go_after_a_year_and_the_chain_still_holds(store: Store) -> None:
    old = datetime(2020, 1, 1, tzinfo=UTC)
    with store.writing() as session:
        for number in range(3):
            audit.note(session, "class", at=old + number * DAY, actor_id=1)
        session.commit()
    clean(store, at=old + audit.KEPT + 2 * DAY)
    assert count(store, Audit) == 3
    clean(store, at=old + audit.KEPT + 3 * DAY)
    assert count(store, Audit) == 2
    with store.reading() as session:
        assert audit.broken_at(session.scalars(select(Audit).order_by(Audit.id)).all()) is None

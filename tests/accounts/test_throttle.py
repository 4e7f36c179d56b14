"""Counters of wrong tries: how many are free, how long the waits are, when they are forgotten."""

import threading
from datetime import timedelta

import pytest
from factories import KEYS, NOON
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts import throttle
from learning.accounts.models import Throttle
from learning.accounts.throttle import Counter, Limit, check, forget, miss, sweep
from learning.errors import TooSoon
from learning.store.engine import Store

WAITS = [
    (throttle.PIN, 5, [30, 60, 120, 240, 480, 900, 900]),
    (throttle.STAFF, 10, [60, 120, 240, 480, 900, 900]),
    (throttle.CODE, 10, [60, 120, 240, 480, 900, 900]),
    (throttle.PIN_DAY, 20, [86_400]),
    (throttle.PIN_MONTH, 60, [30 * 86_400]),
    (throttle.CLASSROOM, 60, [30, 30, 30]),
    (throttle.ADDRESS, 100, [900]),
    (throttle.SITE, 1000, [5, 5, 5]),
]
"""The table of the security design: free tries, then waits in seconds."""


def wait_of(session: Session, counter: Counter, *, after: float = 0) -> int:
    """How long the counter says to wait, some seconds after noon; 0 is not at all."""
    try:
        check(session, [counter], KEYS, at=NOON + timedelta(seconds=after))
    except TooSoon as refusal:
        return refusal.wait - 1
    return 0


def miss_often(session: Session, counter: Counter, times: int) -> None:
    """Some wrong tries at noon; thousands are not written one by one."""
    miss(session, [counter], KEYS, at=NOON)
    session.scalars(select(Throttle)).one().wrong = times
    session.flush()


@pytest.mark.parametrize(("limit", "free", "waits"), WAITS, ids=lambda value: value.name if isinstance(value, Limit) else "")
def test_each_limit_is_that_of_the_table(session: Session, limit: Limit, free: int, waits: list[int]) -> None:
    counter, clock = Counter(limit, "somebody"), 0.0
    miss_often(session, counter, free - 1)
    assert wait_of(session, counter) == 0
    for wait in waits:
        miss(session, [counter], KEYS, at=NOON + timedelta(seconds=clock))
        assert wait_of(session, counter, after=clock) == wait
        assert wait_of(session, counter, after=clock + wait - 1) == 1
        clock += wait
        assert wait_of(session, counter, after=clock) == 0


@pytest.mark.parametrize("limit", [throttle.CLASSROOM, throttle.ADDRESS, throttle.PIN_DAY, throttle.PIN_MONTH, throttle.SITE, throttle.PIN])
def test_tries_long_ago_do_not_count(session: Session, limit: Limit) -> None:
    counter = Counter(limit, "somebody")
    miss_often(session, counter, limit.free - 1)
    later = limit.window.total_seconds() + 1
    miss(session, [counter], KEYS, at=NOON + timedelta(seconds=later))
    assert wait_of(session, counter, after=later) == 0


def test_the_longest_wait_of_several_counters_holds(session: Session) -> None:
    one, other = Counter(throttle.PIN, "a"), Counter(throttle.STAFF, "b")
    for _ in range(10):
        miss(session, [one, other], KEYS, at=NOON)
    with pytest.raises(TooSoon) as refusal:
        check(session, [one, other], KEYS, at=NOON)
    assert refusal.value.wait == 901


def test_each_has_a_counter_of_its_own(session: Session) -> None:
    for _ in range(5):
        miss(session, [Counter(throttle.PIN, "fox")], KEYS, at=NOON)
    assert wait_of(session, Counter(throttle.PIN, "fox"))
    assert not wait_of(session, Counter(throttle.PIN, "lena"))
    assert not wait_of(session, Counter(throttle.STAFF, "fox"))


def test_a_forgotten_counter_begins_again(session: Session) -> None:
    counter = Counter(throttle.PIN, "fox")
    for _ in range(5):
        miss(session, [counter], KEYS, at=NOON)
    forget(session, [counter], KEYS)
    assert not wait_of(session, counter)


def test_a_clock_set_back_shortens_no_wait(session: Session) -> None:
    counter = Counter(throttle.PIN, "fox")
    for _ in range(7):
        miss(session, [counter], KEYS, at=NOON)
    miss(session, [counter], KEYS, at=NOON - timedelta(hours=1))
    assert wait_of(session, counter) >= 120


def test_nothing_readable_is_kept(session: Session) -> None:
    miss(session, [Counter(throttle.ADDRESS, "192.0.2.7")], KEYS, at=NOON)
    row = session.scalars(select(Throttle)).one()
    assert len(row.counter) == 32
    assert b"192.0.2.7" not in row.counter


def test_rows_go_after_a_day_and_longer_windows_after_their_own(session: Session) -> None:
    for limit in (throttle.ADDRESS, throttle.PIN, throttle.PIN_MONTH):
        miss(session, [Counter(limit, "x")], KEYS, at=NOON)
    for hours, left in ((23, 3), (25, 1), (24 * 31, 0)):
        sweep(session, at=NOON + timedelta(hours=hours))
        assert session.scalar(select(func.count()).select_from(Throttle)) == left


def test_a_wait_outlives_the_sweep(session: Session) -> None:
    counter = Counter(throttle.PIN_DAY, "fox")
    for hours in (0, 23):
        for _ in range(10):
            miss(session, [counter], KEYS, at=NOON + timedelta(hours=hours))
    sweep(session, at=NOON + timedelta(hours=46))
    assert wait_of(session, counter, after=46 * 3600)


def test_wrong_tries_at_the_same_moment_are_all_counted(store: Store) -> None:
    gate, problems = threading.Barrier(8), []

    def guess() -> None:
        try:
            gate.wait()
            with store.writing() as session:
                miss(session, [Counter(throttle.PIN, "fox"), Counter(throttle.SITE, "site")], KEYS, at=NOON)
                session.commit()
        except Exception as problem:  # noqa: BLE001  any of them is a failure
            problems.append(problem)

    threads = [threading.Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with store.reading() as session:
        assert session.scalars(select(Throttle.wrong)).all() == [8, 8]


@pytest.mark.slow
def test_a_patient_stranger_gets_few_guesses_in_a_quarter(session: Session) -> None:
    counters = [Counter(limit, "lena") for limit in (throttle.PIN, throttle.PIN_DAY, throttle.PIN_MONTH)]
    guesses, clock, days = 0, 0.0, dict[int, int]()
    while clock < 90 * 86_400:
        at = NOON + timedelta(seconds=clock)
        try:
            check(session, counters, KEYS, at=at)
        except TooSoon as refusal:
            clock += refusal.wait
            continue
        miss(session, counters, KEYS, at=at)
        guesses += 1
        days[int(clock // 86_400)] = days.get(int(clock // 86_400), 0) + 1
    assert guesses <= 200
    assert max(days.values()) <= 20

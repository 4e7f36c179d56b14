"""Signing in with a PIN or password: right and wrong ones, and who is slowed down by whom."""

from datetime import datetime, timedelta

import pytest
from factories import KEYS, NOON, PASSWORD, make_classroom, make_teacher
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts import throttle
from learning.accounts.cards import Credentials, find_by_card, make_card
from learning.accounts.models import Account, Throttle
from learning.accounts.signin import Source, check_code_tries, check_password, check_pin, forgive, miss_code
from learning.accounts.throttle import Counter
from learning.errors import TooSoon

HERE = Source(address="192.0.2.1/32")
KNOWN = Source(address="192.0.2.1/32", device="DEVICE")


@pytest.fixture
def lena(session: Session) -> Credentials:
    """Lena's new card."""
    _, (member,) = make_classroom(session, make_teacher(session))
    return make_card(session, member.account, KEYS, at=NOON)


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10**6:06}"


def guess(session: Session, account: Account | None, pin: str, source: Source = HERE, *, at: datetime = NOON, room: str = "tulip") -> bool:
    return check_pin(session, account, room, pin, source, KEYS, at=at)


def guess_wrong(session: Session, card: Credentials, times: int, source: Source = HERE, *, at: datetime = NOON) -> None:
    for _ in range(times):
        assert not guess(session, card.account, wrong(card.pin), source, at=at)


def test_the_right_pin_opens_and_a_wrong_one_does_not(session: Session, lena: Credentials) -> None:
    assert guess(session, lena.account, lena.pin)
    assert not guess(session, lena.account, wrong(lena.pin))
    assert not guess(session, lena.account, "")


def test_the_pin_of_somebody_who_is_closed_opens_nothing(session: Session, lena: Credentials) -> None:
    lena.account.is_active = False
    assert not guess(session, lena.account, lena.pin)


def test_after_five_wrong_pins_even_the_right_one_waits(session: Session, lena: Credentials) -> None:
    guess_wrong(session, lena, 5)
    with pytest.raises(TooSoon):
        guess(session, lena.account, lena.pin)
    assert guess(session, lena.account, lena.pin, at=NOON + timedelta(seconds=30))


def test_a_stranger_does_not_lock_out_a_known_device_or_the_card(session: Session, lena: Credentials) -> None:
    for number in range(50):
        strange = Source(address=f"198.51.100.{number}/32")
        for hour in (0, 24, 48):
            try:
                guess(session, lena.account, wrong(lena.pin), strange, at=NOON + timedelta(hours=hour))
            except TooSoon:
                continue
    with pytest.raises(TooSoon):
        guess(session, lena.account, lena.pin, at=NOON + timedelta(hours=48))
    assert guess(session, lena.account, lena.pin, KNOWN, at=NOON + timedelta(hours=48))
    assert find_by_card(session, lena.secret) is lena.account


def test_a_known_device_does_not_slow_down_others(session: Session, lena: Credentials) -> None:
    guess_wrong(session, lena, 5, KNOWN)
    with pytest.raises(TooSoon):
        guess(session, lena.account, lena.pin, KNOWN)
    assert guess(session, lena.account, lena.pin)
    assert guess(session, lena.account, lena.pin, Source(address="192.0.2.1/32", device="OTHER"))


@pytest.mark.parametrize("source", [HERE, KNOWN], ids=["stranger", "known device"])
def test_nobody_guesses_more_than_twenty_times_a_day(session: Session, lena: Credentials, source: Source) -> None:
    counted, at = 0, NOON
    while at < NOON + timedelta(hours=23):
        try:
            guess_wrong(session, lena, 1, source, at=at)
            counted += 1
        except TooSoon as refusal:
            at += timedelta(seconds=refusal.wait)
    assert counted == 20


def test_the_right_pin_on_a_known_device_forgets_its_wrong_ones(session: Session, lena: Credentials) -> None:
    for _ in range(8):
        guess_wrong(session, lena, 4, KNOWN)
        assert guess(session, lena.account, lena.pin, KNOWN)
    assert session.scalars(select(Throttle)).all() == []


def test_the_right_pin_of_a_stranger_keeps_the_count_of_the_day(session: Session, lena: Credentials) -> None:
    for _ in range(4):
        guess_wrong(session, lena, 4)
        assert guess(session, lena.account, lena.pin)
    guess_wrong(session, lena, 4)
    with pytest.raises(TooSoon):
        guess(session, lena.account, lena.pin)


def test_a_teacher_lets_a_learner_try_again(session: Session, lena: Credentials) -> None:
    for minutes in range(0, 300, 15):
        guess_wrong(session, lena, 1, at=NOON + timedelta(minutes=minutes))
    with pytest.raises(TooSoon):
        guess(session, lena.account, lena.pin, at=NOON + timedelta(hours=20))
    forgive(session, lena.account, KEYS)
    assert guess(session, lena.account, lena.pin, at=NOON + timedelta(hours=20))


def test_a_class_under_attack_waits_half_a_minute(session: Session, lena: Credentials) -> None:
    for _ in range(59):
        throttle.miss(session, [Counter(throttle.CLASSROOM, "tulip")], KEYS, at=NOON)
    assert not guess(session, None, "1", Source(address="elsewhere", name="Made-Up"))
    with pytest.raises(TooSoon) as refusal:
        guess(session, lena.account, lena.pin)
    assert refusal.value.wait <= 31
    assert guess(session, lena.account, lena.pin, KNOWN)
    assert guess(session, lena.account, lena.pin, at=NOON + timedelta(seconds=30))


def test_an_address_waits_after_a_hundred_wrong_pins(session: Session, lena: Credentials) -> None:
    for _ in range(99):
        throttle.miss(session, [Counter(throttle.ADDRESS, HERE.address)], KEYS, at=NOON)
    assert not guess(session, None, "1", Source(address=HERE.address, name="Made-Up"), room="rose")
    with pytest.raises(TooSoon) as refusal:
        guess(session, lena.account, lena.pin)
    assert refusal.value.wait > 600
    assert guess(session, lena.account, lena.pin, Source(address="192.0.2.99/32"))
    assert guess(session, lena.account, lena.pin, KNOWN)


def test_a_name_that_nobody_has_waits_like_any_other(session: Session, lena: Credentials) -> None:
    made_up = Source(address="192.0.2.2/32", name="Made-Up")
    for _ in range(4):
        assert not guess(session, None, "1", made_up)
    assert not guess(session, None, "1", Source(address="192.0.2.2/32", name="Another"))
    guess_wrong(session, lena, 5)
    assert not guess(session, None, "1", Source(address="192.0.2.2/32", name="made-up"))
    for who in (made_up, Source(address="192.0.2.2/32", name="MADE-UP")):
        with pytest.raises(TooSoon) as refusal:
            guess(session, None, "1", who)
        assert refusal.value.wait == 31


def test_the_right_password_opens_and_a_wrong_one_does_not(session: Session) -> None:
    tove = make_teacher(session)
    assert check_password(session, tove, "Tove", PASSWORD, HERE, KEYS, at=NOON)
    assert not check_password(session, tove, "Tove", PASSWORD + "!", HERE, KEYS, at=NOON)
    assert not check_password(session, None, "Nobody", PASSWORD, HERE, KEYS, at=NOON)
    tove.is_active = False
    assert not check_password(session, tove, "Tove", PASSWORD, HERE, KEYS, at=NOON)


def test_ten_wrong_passwords_slow_an_account_down_wherever_and_however_they_come(session: Session) -> None:
    tove = make_teacher(session)
    for number in range(10):
        name = ("Tove", " tove", "TOVE  ")[number % 3]
        assert not check_password(session, tove, name, "wrong", Source(address=f"{number}"), KEYS, at=NOON)
    with pytest.raises(TooSoon):
        check_password(session, tove, "tove ", PASSWORD, Source(address="new"), KEYS, at=NOON)


def test_ten_wrong_passwords_slow_an_address_down(session: Session) -> None:
    for number in range(10):
        assert not check_password(session, None, f"name {number}", "wrong", HERE, KEYS, at=NOON)
    with pytest.raises(TooSoon):
        check_password(session, make_teacher(session), "Tove", PASSWORD, HERE, KEYS, at=NOON)


def test_the_right_password_forgets_the_wrong_ones_of_the_account(session: Session) -> None:
    tove = make_teacher(session)
    for number in range(20):
        source = Source(address=f"{number}")
        assert check_password(session, tove, "Tove", PASSWORD if number % 9 == 8 else "wrong", source, KEYS, at=NOON) is (number % 9 == 8)


def test_ten_wrong_codes_slow_an_address_down(session: Session) -> None:
    for _ in range(10):
        check_code_tries(session, HERE, KEYS, at=NOON)
        miss_code(session, HERE, KEYS, at=NOON)
    with pytest.raises(TooSoon):
        check_code_tries(session, HERE, KEYS, at=NOON)
    check_code_tries(session, Source(address="elsewhere"), KEYS, at=NOON)

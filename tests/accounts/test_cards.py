"""Login cards: made, replaced and ended."""

import re

from factories import KEYS, NOON, make_classroom, make_teacher
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts import sessions
from learning.accounts.cards import accounts_with_card, end_cards, find_by_card, make_card
from learning.accounts.models import Account, LoginCard
from learning.accounts.passwords import is_pin
from learning.keys import hashed


def make_lena(session: Session) -> Account:
    return make_classroom(session, make_teacher(session))[1][0].account


def test_a_card_and_its_pin_open_the_account(session: Session) -> None:
    lena = make_lena(session)
    card = make_card(session, lena, KEYS, at=NOON)
    assert card.account is lena
    assert find_by_card(session, card.secret) is lena
    assert find_by_card(session, f" {card.secret.lower()} ") is lena
    assert is_pin(card.pin, lena.key, lena.pin_hash, KEYS)


def test_a_secret_is_130_random_bits_in_capitals(session: Session) -> None:
    lena = make_lena(session)
    secrets = {make_card(session, lena, KEYS, at=NOON).secret for _ in range(5)}
    assert len(secrets) == 5
    assert all(re.fullmatch("[A-Z2-7]{26}", secret) for secret in secrets)


def test_only_the_hash_of_the_secret_is_kept(session: Session) -> None:
    card = make_card(session, make_lena(session), KEYS, at=NOON)
    row = session.scalars(select(LoginCard)).one()
    assert row.secret_hash == hashed(card.secret)


def test_a_new_card_ends_the_old_card_the_old_pin_and_open_sessions(session: Session) -> None:
    lena = make_lena(session)
    old = make_card(session, lena, KEYS, at=NOON)
    token = sessions.open_session(session, lena, how="card", is_shared=True, at=NOON)
    new = make_card(session, lena, KEYS, at=NOON)
    assert find_by_card(session, old.secret) is None
    assert not is_pin(old.pin, lena.key, lena.pin_hash, KEYS)
    assert sessions.find_visit(session, token, at=NOON) is None
    assert find_by_card(session, new.secret) is lena


def test_an_ended_card_keeps_the_time_it_ended(session: Session) -> None:
    lena = make_lena(session)
    make_card(session, lena, KEYS, at=NOON)
    end_cards(session, lena, at=NOON.replace(year=2027))
    end_cards(session, lena, at=NOON.replace(year=2028))
    assert session.scalars(select(LoginCard.ended_at)).all() == [NOON.replace(year=2027)]


def test_no_card_opens_a_closed_account_or_somebody_else(session: Session) -> None:
    lena = make_lena(session)
    card = make_card(session, lena, KEYS, at=NOON)
    assert find_by_card(session, "A" * 26) is None
    assert find_by_card(session, "") is None
    lena.is_active = False
    assert find_by_card(session, card.secret) is None


def test_it_is_known_who_has_a_card_that_works(session: Session) -> None:
    _, (lena, fox, omar) = make_classroom(session, make_teacher(session), learners=("Lena", "Fox", "Omar"))
    ids = [one.account.id for one in (lena, fox, omar)]
    for member in (lena, fox):
        make_card(session, member.account, KEYS, at=NOON)
    end_cards(session, fox.account, at=NOON)
    assert accounts_with_card(session, ids) == {lena.account.id}
    assert accounts_with_card(session, ids[1:]) == set()

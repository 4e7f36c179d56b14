"""Claim codes: eight signs that open an account without a name on another device."""

import pytest
from factories import KEYS, NOON, make_nameless
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner
from learning.accounts.claims import LENGTH, claim_code, claim_hash, find_claimed
from learning.codes import ALPHABET, grouped, has_right_check
from learning.errors import Invalid
from learning.keys import Keys

NEW = Keys((b"n" * 32, *KEYS.secrets))
"""The same instance after its secret was changed."""


def test_the_code_on_paper_opens_the_account(session: Session) -> None:
    account = make_nameless(session)
    code = claim_code(account.key, KEYS)
    assert find_claimed(session, code, KEYS) is account
    assert find_claimed(session, f" {grouped(code).lower()} ", KEYS) is account


def test_a_code_that_belongs_to_nobody_opens_nothing(session: Session) -> None:
    make_nameless(session)
    assert find_claimed(session, claim_code("NOBODY", KEYS), KEYS) is None


def test_a_closed_account_and_one_with_a_name_are_not_opened(session: Session) -> None:
    closed, named = make_nameless(session), make_learner(session, at=NOON, name="Fox")
    closed.is_active = False
    for account in (closed, named):
        assert find_claimed(session, claim_code(account.key, KEYS), KEYS) is None


@pytest.mark.parametrize("typed", ["", "7KQF", "7KQF-M3XA-7", "7KQF-M3X0", "7KQF M3X!"])
def test_what_cannot_be_a_code_is_explained(session: Session, typed: str) -> None:
    with pytest.raises(Invalid, match="8 letters and figures"):
        find_claimed(session, typed, KEYS)


def test_a_single_wrong_sign_is_noticed_before_anything_is_looked_up(session: Session) -> None:
    code = claim_code(make_nameless(session).key, KEYS)
    for place, sign in enumerate(code):
        other = ALPHABET[(ALPHABET.index(sign) + 1) % len(ALPHABET)]
        with pytest.raises(Invalid, match="not right"):
            find_claimed(session, code[:place] + other + code[place + 1 :], KEYS)


@settings(deadline=None, max_examples=200)
@given(st.text(ALPHABET, min_size=14, max_size=14))
def test_a_code_is_always_the_same_and_well_formed(key: str) -> None:
    code = claim_code(key, KEYS)
    assert code == claim_code(key, KEYS)
    assert len(code) == LENGTH
    assert has_right_check(code)
    assert code != claim_code(key, Keys((b"x" * 32,)))


def test_only_a_hash_is_kept_and_it_needs_the_secret(session: Session) -> None:
    account = make_nameless(session)
    assert account.claim_hash == claim_hash(account.key, KEYS)
    assert account.claim_hash != claim_hash(account.key, Keys((b"x" * 32,)))
    assert len(account.claim_hash) == 32


def test_a_code_goes_on_working_and_being_shown_after_the_secret_is_changed(session: Session) -> None:
    account = make_nameless(session)
    code = claim_code(account.key, KEYS, account.claim_hash)
    assert find_claimed(session, code, NEW) is account
    assert claim_code(account.key, NEW, account.claim_hash) == code


def test_a_new_account_gets_a_code_of_the_new_secret(session: Session) -> None:
    account = make_learner(session, at=NOON, keys=NEW)
    assert find_claimed(session, claim_code(account.key, NEW, account.claim_hash), NEW) is account
    assert find_claimed(session, claim_code(account.key, NEW), KEYS) is None

"""Make, name, close and find accounts."""

import pytest
from factories import KEYS, NOON, PASSWORD, make_nameless, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.accounts import close, find_staff, get_staff, has_admin, make_learner, make_staff, set_password, staff
from learning.accounts.models import Role
from learning.accounts.passwords import is_password
from learning.errors import Invalid, NotFound


def test_there_is_no_account_to_begin_with(session: Session) -> None:
    assert staff(session) == []
    assert not has_admin(session)


def test_a_learner_without_a_name_can_be_opened_again_with_a_code(session: Session) -> None:
    account = make_learner(session, at=NOON, keys=KEYS)
    assert account.claim_hash
    assert not account.is_named
    assert not account.is_staff


def test_a_learner_with_a_name_has_no_claim_code(session: Session) -> None:
    account = make_learner(session, at=NOON, name="Fox")
    assert account.claim_hash is None
    assert account.is_named


def test_keys_in_addresses_cannot_be_counted(session: Session) -> None:
    keys = [make_nameless(session).key for _ in range(20)]
    assert len(set(keys)) == 20
    assert all(len(key) == 14 for key in keys)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ADMIN])
def test_staff_have_a_password_of_which_only_a_hash_is_kept(session: Session, role: Role) -> None:
    account = make_staff(session, "  Anja   de Wit ", PASSWORD, role=role, at=NOON)
    assert account.name == "Anja de Wit"
    assert account.is_staff
    assert PASSWORD not in (account.password_hash or "")
    assert is_password(PASSWORD, account.password_hash)
    assert has_admin(session) is (role == Role.ADMIN)


@pytest.mark.parametrize("again", ["Zoë", "ZOË", "Zoe\u0308", " zoë "])
def test_two_teachers_cannot_have_the_same_name(session: Session, again: str) -> None:
    make_teacher(session, "Zoë")
    with pytest.raises(Invalid, match="has this name already"):
        make_teacher(session, again)


def test_an_easy_password_is_refused_for_a_new_account(session: Session) -> None:
    with pytest.raises(Invalid, match="at least 12"):
        make_staff(session, "Anja", "geheim", role=Role.TEACHER, at=NOON)
    assert staff(session) == []


@pytest.mark.parametrize("typed", ["Zoë", "ZOË", "  zoë  ", "Zoe\u0308"])
def test_a_teacher_is_found_however_the_name_is_typed(session: Session, typed: str) -> None:
    zoe = make_teacher(session, "Zoë")
    assert find_staff(session, typed) is zoe


def test_a_learner_is_not_found_among_the_staff(session: Session) -> None:
    learner = make_learner(session, at=NOON, name="Fox")
    assert find_staff(session, "Fox") is None
    with pytest.raises(NotFound):
        get_staff(session, learner.key)


def test_staff_are_listed_by_name_and_found_by_key(session: Session) -> None:
    make_nameless(session)
    tove, ada = make_teacher(session, "tove"), make_teacher(session, "Ada")
    assert staff(session) == [ada, tove]
    assert get_staff(session, tove.key) is tove


def test_a_new_password_replaces_the_old_one(session: Session) -> None:
    tove = make_teacher(session)
    set_password(tove, "vier andere losse woorden")
    assert is_password("vier andere losse woorden", tove.password_hash)
    assert not is_password(PASSWORD, tove.password_hash)
    with pytest.raises(Invalid, match="Many people"):
        set_password(tove, "TovetoveTOVE1234")


def test_a_teacher_is_closed(session: Session) -> None:
    tove = make_teacher(session)
    close(session, tove)
    assert not tove.is_active


def test_the_last_administrator_cannot_be_closed(session: Session) -> None:
    ada, bo = make_teacher(session, "Ada", Role.ADMIN), make_teacher(session, "Bo", Role.ADMIN)
    close(session, bo)
    with pytest.raises(Invalid, match="only administrator"):
        close(session, ada)
    assert has_admin(session)

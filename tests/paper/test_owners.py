"""Whose a sheet without a name is, and what its code opens."""

import pytest
from factories import KEYS, NOON, make_classroom, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.errors import Invalid
from learning.paper.models import Sheet
from learning.paper.owners import NEW, NOBODY, choose_owner, opened_by, owner_of
from learning.paper.sheets import make_sheet

LESSON = "digid"


@pytest.fixture
def sheet(session: Session, library: Library) -> Sheet:
    """A sheet without a name, of a class with Lena in it."""
    classroom, _ = make_classroom(session, make_teacher(session))
    return make_sheet(session, library.edition(LESSON, "nl"), None, classroom, at=NOON)


def choose(session: Session, sheet: Sheet, choice: str, name: str = "") -> Account:
    return choose_owner(session, session.get_one(Classroom, sheet.classroom_id), choice, name, keys=KEYS, at=NOON)


def test_it_can_be_a_learner_of_the_class(session: Session, sheet: Sheet) -> None:
    (lena,) = members_of(session, session.get_one(Classroom, sheet.classroom_id))
    assert choose(session, sheet, lena.membership.key).id == lena.account.id


def test_it_can_be_somebody_new_in_the_class(session: Session, sheet: Sheet) -> None:
    assert choose(session, sheet, NEW, " Fatma ").name == "Fatma"
    names = [member.name for member in members_of(session, session.get_one(Classroom, sheet.classroom_id))]
    assert names == ["Fatma", "Lena"]


@pytest.mark.parametrize(("choice", "name"), [("", ""), ("nonsense", ""), (NEW, ""), (NEW, "lena"), (NEW, "\u202eLena")])
def test_what_cannot_be_is_refused_and_changes_nothing(session: Session, sheet: Sheet, choice: str, name: str) -> None:
    before = session.scalar(select(func.count()).select_from(Account))
    with pytest.raises(Invalid), session.begin_nested():
        choose(session, sheet, choice, name)
    assert session.scalar(select(func.count()).select_from(Account)) == before


def test_nobody_yet_is_opened_by_the_code_of_the_sheet(session: Session, sheet: Sheet) -> None:
    assert opened_by(session, sheet.code) is None
    account = choose(session, sheet, NOBODY)
    sheet.account_id = account.id
    session.flush()
    assert account.name is None
    assert owner_of(session, sheet) == account
    assert opened_by(session, sheet.code) == account
    account.is_active = False
    assert opened_by(session, sheet.code) is None


def test_the_sheet_of_somebody_with_a_name_opens_nothing(session: Session, library: Library) -> None:
    classroom, (lena,) = make_classroom(session, make_teacher(session))
    sheet = make_sheet(session, library.edition(LESSON, "nl"), lena.account, classroom, at=NOON)
    assert owner_of(session, sheet) == lena.account
    assert opened_by(session, sheet.code) is None

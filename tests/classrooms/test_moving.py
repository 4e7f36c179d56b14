"""A learner moves to another class: work, account and card come along, and no two there have the same name."""

import pytest
from factories import KEYS, NOON, answer, make_classroom, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.cards import find_by_card, make_card
from learning.accounts.models import Account
from learning.classrooms.assignments import Task, assigned_members, assigned_to, give
from learning.classrooms.classrooms import admitted_ids
from learning.classrooms.members import find_by_name, get_member, join, members_of, move, rename, taken_names
from learning.classrooms.models import AssignedTo
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.paper.sheets import get_sheet, make_sheet
from learning.progress.models import Attempt


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


def test_everything_of_a_learner_comes_along(session: Session, tove: Account, library: Library) -> None:
    tulip, (fox, lena) = make_classroom(session, tove, learners=("Fox", "Lena"))
    rose, _ = make_classroom(session, tove, "Roos", learners=("Omar",))
    answer(session, lena.account, library, "digid-stopt", ("b",))
    card = make_card(session, lena.account, KEYS, at=NOON)
    sheet = make_sheet(session, library.edition("is-dit-bericht-echt", "nl"), lena.account, tulip, at=NOON)
    key = lena.membership.key
    move(session, lena, rose)
    assert members_of(session, tulip) == [fox]
    assert [member.name for member in members_of(session, rose)] == ["Lena", "Omar"]
    assert get_member(session, rose, key).account is lena.account
    with pytest.raises(NotFound):
        get_member(session, tulip, key)
    assert admitted_ids(session, lena.account) == [rose.id]
    assert find_by_name(session, rose, "lena") is lena.account
    assert find_by_card(session, card.secret) is lena.account
    assert get_sheet(session, rose, sheet.code) is sheet
    assert session.scalar(select(func.count()).where(Attempt.account_id == lena.account.id)) == 1


def test_what_was_given_to_some_in_the_old_class_is_for_the_learner_no_more(session: Session, tove: Account, library: Library) -> None:
    tulip, (fox, lena) = make_classroom(session, tove, learners=("Fox", "Lena"))
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    for_both = give(session, tulip, tove, Task(module="veilig-online", members=[fox, lena]), library, at=NOON)
    for_all = give(session, rose, tove, Task(module="eerste-stappen"), library, at=NOON)
    move(session, lena, rose)
    assert assigned_members(session, for_both) == {fox.membership.id}
    assert [assignment for assignment, _ in assigned_to(session, lena.account)] == [for_all]
    move(session, lena, tulip)
    assert assigned_to(session, lena.account) == []
    assert session.scalar(select(func.count()).select_from(AssignedTo)) == 1


def test_two_with_one_name_do_not_come_together(session: Session, tove: Account) -> None:
    tulip, (lena,) = make_classroom(session, tove)
    rose, _ = make_classroom(session, tove, "Roos", learners=("LENA",))
    with pytest.raises(Invalid, match="There is a 'Lena' in 'Roos' already") as refusal:
        move(session, lena, rose)
    assert refusal.value.field == "to"
    assert members_of(session, tulip) == [lena]
    rename(session, lena, "Lena B")
    move(session, lena, rose)
    assert members_of(session, tulip) == []


def test_a_newcomer_who_waits_there_under_the_name_is_in_the_way_too(session: Session, tove: Account) -> None:
    _, (lena,) = make_classroom(session, tove)
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    join(session, make_nameless(session), rose, "Lena", at=NOON)
    assert taken_names(session, rose) == {"lena"}
    with pytest.raises(Invalid, match="There is a 'Lena' in 'Roos' already"):
        move(session, lena, rose)


def test_who_is_in_both_classes_stays_in_both(session: Session, tove: Account) -> None:
    tulip, (lena,) = make_classroom(session, tove)
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    join(session, lena.account, rose, "Lena", at=NOON)
    with pytest.raises(Invalid, match="'Lena' is in 'Roos' already"):
        move(session, lena, rose)
    assert members_of(session, tulip) == [lena]

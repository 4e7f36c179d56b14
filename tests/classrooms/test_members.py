"""The learners of a class: join, be admitted, be typed in, be renamed, leave."""

from datetime import timedelta

import pytest
from factories import NOON, answer, make_classroom, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.classrooms import archive
from learning.classrooms.members import (
    MAX_LIST,
    admit,
    chosen_members,
    find_by_name,
    get_member,
    join,
    members_of,
    remove,
    rename,
    type_in,
)
from learning.classrooms.models import Classroom, Membership, Place
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.i18n import interface
from learning.progress.models import Attempt


@pytest.fixture
def tulip(session: Session) -> Classroom:
    """A class without learners."""
    return make_classroom(session, make_teacher(session), learners=())[0]


def test_a_newcomer_waits_and_is_seen_by_nobody_until_admitted(session: Session, tulip: Classroom) -> None:
    account = make_nameless(session)
    membership = join(session, account, tulip, " Lena ", at=NOON)
    assert account.name == "Lena"
    assert members_of(session, tulip) == []
    assert chosen_members(session, tulip, [membership.key]) == []
    (waiting,) = members_of(session, tulip, Place.WAITING)
    admit(waiting)
    session.flush()
    assert [member.name for member in members_of(session, tulip)] == ["Lena"]
    assert members_of(session, tulip, Place.WAITING) == []


def test_nobody_joins_a_class_that_is_closed_or_put_away(session: Session, tulip: Classroom) -> None:
    late = NOON + timedelta(days=15)
    with pytest.raises(Invalid, match="no newcomers now"):
        join(session, make_nameless(session), tulip, "Lena", at=late)
    archive(tulip, at=NOON)
    with pytest.raises(Invalid, match="no newcomers now"):
        join(session, make_nameless(session), tulip, "Lena", at=NOON)


def test_nobody_joins_twice_or_under_the_name_of_another(session: Session, tulip: Classroom) -> None:
    lena = make_nameless(session)
    join(session, lena, tulip, "Lena", at=NOON)
    with pytest.raises(Invalid, match="in this class already"):
        join(session, lena, tulip, "Lena 2", at=NOON)
    for name in ("LENA", "LeNa", " lena"):
        with pytest.raises(Invalid, match=r"There is a '.*' in this class already"):
            join(session, make_nameless(session), tulip, name, at=NOON)
    with pytest.raises(Invalid, match="Write a name"):
        join(session, make_nameless(session), tulip, "", at=NOON)


def test_the_same_name_is_free_in_another_class(session: Session, tulip: Classroom) -> None:
    rose = make_classroom(session, make_teacher(session, "Otto"), learners=("Lena",))[0]
    (lena,) = type_in(session, tulip, ["Lena"], at=NOON)
    assert find_by_name(session, tulip, "lena ") is lena.account
    assert find_by_name(session, rose, "lena") is not lena.account
    assert find_by_name(session, tulip, "Fox") is None


def test_a_typed_list_is_admitted_at_once_and_sorted_by_name(session: Session, tulip: Classroom) -> None:
    added = type_in(session, tulip, ["zoë", "Ali", "Ümit", "Bo"], at=NOON)
    assert len(added) == 4
    assert [member.name for member in members_of(session, tulip)] == ["Ali", "Bo", "Ümit", "zoë"]
    assert all(member.account.created_at == NOON for member in added)


@pytest.mark.parametrize(
    ("names", "field", "message"),
    [
        ([], "names", "at least one name"),
        (["x"] * (MAX_LIST + 1), "names", "At most 500"),
        (["Ali", "lena@school.nl"], "names", "'lena@school.nl': Better not"),
        (["Ali", "ALI"], "names", "'ALI' stands twice in your list"),
        (["Ali", "<b>" * 30], "names", "<b><b>"),
    ],
)
def test_a_list_with_a_name_that_cannot_be_used_says_which(
    session: Session, tulip: Classroom, names: list[str], field: str, message: str
) -> None:
    with pytest.raises(Invalid, match=message) as refusal:
        type_in(session, tulip, names, at=NOON)
    assert refusal.value.field == field
    assert len(str(refusal.value)) < 200


def test_the_reason_is_said_in_dutch_too(session: Session, tulip: Classroom) -> None:
    with pytest.raises(Invalid) as refusal:
        type_in(session, tulip, ["lena@school.nl"], at=NOON)
    words = interface("nl")
    why = words.say(refusal.value.values["why"])
    assert why != str(refusal.value.values["why"])


def test_a_list_of_five_hundred_fits(session: Session, tulip: Classroom) -> None:
    type_in(session, tulip, [f"L {number}" for number in range(MAX_LIST)], at=NOON)
    assert session.scalar(select(func.count()).select_from(Membership)) == MAX_LIST


def test_a_member_is_found_by_key_in_this_class_only(session: Session, tulip: Classroom) -> None:
    (lena,) = type_in(session, tulip, ["Lena"], at=NOON)
    rose, (omar,) = make_classroom(session, make_teacher(session, "Otto"), learners=("Omar",))
    assert get_member(session, tulip, lena.membership.key) == lena
    for key in (omar.membership.key, "nonsense"):
        with pytest.raises(NotFound):
            get_member(session, tulip, key)
    assert chosen_members(session, rose, [lena.membership.key, omar.membership.key]) == [omar]


def test_a_new_name_is_the_one_to_sign_in_with(session: Session, tulip: Classroom) -> None:
    lena, fox = type_in(session, tulip, ["Lena", "Fox"], at=NOON)
    rename(session, lena, " Léna ")
    assert lena.name == "Léna"
    assert find_by_name(session, tulip, "LÉNA") is lena.account
    assert find_by_name(session, tulip, "Lena") is None
    rename(session, lena, "LÉNA")
    with pytest.raises(Invalid, match="There is a 'fox'"):
        rename(session, lena, "fox")
    with pytest.raises(Invalid, match="Write a name"):
        rename(session, fox, "")
    assert (lena.name, fox.name) == ("LÉNA", "Fox")


def test_a_new_name_must_be_free_in_every_class_of_the_learner(session: Session, tulip: Classroom) -> None:
    (lena,) = type_in(session, tulip, ["Lena"], at=NOON)
    rose, _ = make_classroom(session, make_teacher(session, "Otto"), learners=("Fox",))
    join(session, lena.account, rose, "Lena", at=NOON)
    with pytest.raises(Invalid, match="There is a 'Fox'"):
        rename(session, lena, "Fox")
    assert lena.name == "Lena"
    rename(session, lena, "Leni")
    assert find_by_name(session, rose, "leni") is lena.account


def test_joining_a_second_class_under_another_name_changes_the_first(session: Session, tulip: Classroom) -> None:
    (lena, fox) = type_in(session, tulip, ["Lena", "Fox"], at=NOON)
    rose, _ = make_classroom(session, make_teacher(session, "Otto"), learners=())
    with pytest.raises(Invalid, match="There is a 'Fox'"):
        join(session, lena.account, rose, "Fox", at=NOON)
    assert lena.name == "Lena"
    join(session, lena.account, rose, "Leni", at=NOON)
    assert find_by_name(session, tulip, "Leni") is lena.account
    assert find_by_name(session, tulip, "Lena") is None
    assert fox.name == "Fox"


def test_who_leaves_keeps_their_work(session: Session, tulip: Classroom, library: Library) -> None:
    lena, fox = type_in(session, tulip, ["Lena", "Fox"], at=NOON)
    answer(session, lena.account, library, "digid-stopt", ("b",))
    remove(session, lena)
    assert members_of(session, tulip) == [fox]
    assert session.get(Account, lena.account.id) is lena.account
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1
    assert type_in(session, tulip, ["Lena"], at=NOON)[0].account is not lena.account

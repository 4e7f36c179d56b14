"""Who teaches a class: a colleague is asked along, and one can go, but never the last."""

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.accounts import close, make_learner
from learning.accounts.models import Account, Role
from learning.classrooms.classrooms import get_taught, teachers_of
from learning.classrooms.models import Classroom
from learning.classrooms.teaching import add_teacher, get_teacher, remove_teacher
from learning.errors import Invalid, NotFound


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


@pytest.fixture
def tulip(session: Session, tove: Account) -> Classroom:
    """Her class."""
    return make_classroom(session, tove)[0]


@pytest.mark.parametrize("typed", ["Otto", " otto ", "OTTO"])
def test_a_colleague_is_added_by_name(session: Session, tulip: Classroom, tove: Account, typed: str) -> None:
    otto = make_teacher(session, "Otto")
    with pytest.raises(NotFound):
        get_taught(session, otto, tulip.key)
    assert add_teacher(session, tulip, typed) is otto
    assert teachers_of(session, tulip) == [otto, tove]
    assert get_taught(session, otto, tulip.key) is tulip


def test_an_administrator_may_teach_too(session: Session, tulip: Classroom) -> None:
    ada = make_teacher(session, "Ada", Role.ADMIN)
    assert add_teacher(session, tulip, "Ada") is ada


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Write the name"),
        ("  ", "Write the name"),
        ("Nobody", "We know no teacher called 'Nobody'"),
        ("Lena", "We know no teacher called 'Lena'"),
        ("Gone", "We know no teacher called 'Gone'"),
        ("tove", "'Tove' teaches this class already"),
        ("x" * 400, "We know no teacher called 'x{40}'"),
    ],
)
def test_who_cannot_be_added_is_told(session: Session, tulip: Classroom, tove: Account, typed: str, why: str) -> None:
    make_learner(session, at=NOON, name="Lena")
    close(session, make_teacher(session, "Gone"))
    with pytest.raises(Invalid, match=why) as refusal:
        add_teacher(session, tulip, typed)
    assert refusal.value.field == "teacher"
    assert teachers_of(session, tulip) == [tove]


def test_one_of_two_can_go_and_sees_the_class_no_more(session: Session, tulip: Classroom, tove: Account) -> None:
    otto = make_teacher(session, "Otto")
    add_teacher(session, tulip, "Otto")
    remove_teacher(session, tulip, tove)
    assert teachers_of(session, tulip) == [otto]
    with pytest.raises(NotFound):
        get_taught(session, tove, tulip.key)


def test_the_last_one_stays(session: Session, tulip: Classroom, tove: Account) -> None:
    with pytest.raises(Invalid, match="Somebody must teach this class"):
        remove_teacher(session, tulip, tove)
    assert teachers_of(session, tulip) == [tove]


def test_a_colleague_whose_account_is_closed_does_not_count_as_one(session: Session, tulip: Classroom, tove: Account) -> None:
    otto = make_teacher(session, "Otto")
    add_teacher(session, tulip, "Otto")
    close(session, otto)
    with pytest.raises(Invalid, match="Somebody must teach this class"):
        remove_teacher(session, tulip, tove)
    remove_teacher(session, tulip, otto)
    assert teachers_of(session, tulip) == [tove]


def test_a_teacher_of_the_class_is_found_by_key(session: Session, tulip: Classroom, tove: Account) -> None:
    otto = make_teacher(session, "Otto")
    assert get_teacher(session, tulip, tove.key) is tove
    for key in (otto.key, "nonsense"):
        with pytest.raises(NotFound):
            get_teacher(session, tulip, key)


def test_another_class_keeps_its_teacher(session: Session, tulip: Classroom, tove: Account) -> None:
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    make_teacher(session, "Otto")
    add_teacher(session, tulip, "Otto")
    remove_teacher(session, tulip, tove)
    assert teachers_of(session, rose) == [tove]

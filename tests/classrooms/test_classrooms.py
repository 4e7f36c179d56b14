"""Make, find and change classes."""

from datetime import timedelta

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.classrooms.classrooms import (
    CODE_LENGTH,
    admitted_ids,
    archive,
    classrooms_of,
    find_by_code,
    get_taught,
    is_open,
    rename,
    renew_code,
    taught_by,
    teachers_of,
)
from learning.classrooms.members import admit, join, members_of
from learning.classrooms.models import Place, Teaching
from learning.codes import grouped, is_code
from learning.errors import Invalid, NotFound

SECOND = timedelta(seconds=1)


def test_a_new_class_has_a_code_that_lets_newcomers_in_for_a_fortnight(session: Session) -> None:
    classroom, _ = make_classroom(session, make_teacher(session))
    assert is_code(classroom.code, CODE_LENGTH)
    assert is_open(classroom, NOON + timedelta(days=14))
    assert not is_open(classroom, NOON + timedelta(days=14) + SECOND)


def test_a_code_is_renewed_without_changing_it(session: Session) -> None:
    classroom, _ = make_classroom(session, make_teacher(session))
    code, later = classroom.code, NOON + timedelta(days=60)
    renew_code(classroom, at=later)
    assert classroom.code == code
    assert is_open(classroom, later + timedelta(days=14))


def test_a_class_without_a_usable_name_is_not_made(session: Session) -> None:
    tove = make_teacher(session)
    with pytest.raises(Invalid, match="Write a name"):
        make_classroom(session, tove, "  ")
    assert taught_by(session, tove) == []


def test_a_teacher_sees_only_their_own_classes_the_newest_first(session: Session) -> None:
    tove, otto = make_teacher(session, "Tove"), make_teacher(session, "Otto")
    (tulip, _), (daisy, _), (rose, _) = (
        make_classroom(session, who, name) for who, name in ((tove, "Tulp"), (tove, "Madelief"), (otto, "Roos"))
    )
    assert taught_by(session, tove) == [daisy, tulip]
    assert get_taught(session, tove, tulip.key) is tulip
    for key in (rose.key, "nonsense", ""):
        with pytest.raises(NotFound):
            get_taught(session, tove, key)


def test_two_teachers_may_teach_one_class(session: Session) -> None:
    tove, bo = make_teacher(session, "tove"), make_teacher(session, "Bo")
    classroom, _ = make_classroom(session, tove)
    session.add(Teaching(classroom_id=classroom.id, account_id=bo.id))
    session.flush()
    assert teachers_of(session, classroom) == [bo, tove]
    assert get_taught(session, bo, classroom.key) is classroom


def test_a_class_is_found_by_its_code_however_it_is_typed(session: Session) -> None:
    classroom, _ = make_classroom(session, make_teacher(session))
    assert find_by_code(session, f" {grouped(classroom.code).lower()} ") is classroom
    assert find_by_code(session, "2" * 8) is None


@pytest.mark.parametrize("typed", ["", "7KQF", "7KQF-M3X0", "7KQF-M3XA-7"])
def test_what_cannot_be_a_class_code_is_explained(session: Session, typed: str) -> None:
    with pytest.raises(Invalid, match="8 letters and figures"):
        find_by_code(session, typed)


def test_a_code_goes_on_naming_the_class_after_it_closed_for_newcomers(session: Session) -> None:
    classroom, _ = make_classroom(session, make_teacher(session))
    classroom.code_until = NOON - timedelta(days=100)
    session.flush()
    assert find_by_code(session, classroom.code) is classroom


def test_a_class_put_away_is_closed_and_nothing_in_it_is_lost(session: Session) -> None:
    tove = make_teacher(session)
    classroom, (lena,) = make_classroom(session, tove)
    archive(classroom, at=NOON)
    session.flush()
    assert not is_open(classroom, NOON)
    assert find_by_code(session, classroom.code) is classroom
    assert taught_by(session, tove) == []
    assert taught_by(session, tove, archived=True) == [classroom]
    assert members_of(session, classroom) == [lena]


def test_an_edit_that_somebody_else_overtook_changes_nothing(session: Session) -> None:
    classroom, _ = make_classroom(session, make_teacher(session), "Tulp")
    seen = classroom.version
    rename(classroom, "  Tulpen ", version=seen)
    assert classroom.name == "Tulpen"
    with pytest.raises(Invalid, match="It is now called 'Tulpen'"):
        rename(classroom, "Rozen", version=seen)
    with pytest.raises(Invalid, match="Write a name"):
        rename(classroom, "", version=classroom.version)
    assert classroom.name == "Tulpen"


def test_a_learner_sees_all_their_classes_but_is_seen_only_where_admitted(session: Session) -> None:
    tove = make_teacher(session)
    first, (lena,) = make_classroom(session, tove)
    second, _ = make_classroom(session, tove, "Roos", learners=())
    waiting = join(session, lena.account, second, "Lena", at=NOON + SECOND)
    assert classrooms_of(session, lena.account) == [(waiting, second), (lena.membership, first)]
    assert admitted_ids(session, lena.account) == [first.id]
    admit(members_of(session, second, Place.WAITING)[0])
    session.flush()
    assert admitted_ids(session, lena.account) == [second.id, first.id]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (" ", "Write a name for the class."),
        ("x" * 33, "A name has at most 32 letters."),
        ("06 12 34 56 78", "Better not write an e-mail address or a number here."),
    ],
)
def test_of_the_name_of_a_class_nothing_is_said_about_first_names(session: Session, name: str, told: str) -> None:
    with pytest.raises(Invalid) as refused:
        make_classroom(session, make_teacher(session), name)
    assert refused.value.message == told

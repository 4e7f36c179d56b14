"""Give modules and lessons, change and end that; who has what to do."""

from datetime import date, timedelta

import pytest
from factories import NOON, answer_all, make_classroom, make_nameless, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.assignments import (
    MAX_NOTE,
    Task,
    assigned_members,
    assigned_to,
    assignments_in,
    change,
    end,
    get_assignment,
    give,
    had_it_already,
    lessons_of,
)
from learning.classrooms.classrooms import archive
from learning.classrooms.members import Member, join, members_of
from learning.classrooms.models import AssignedTo, Assignment, Classroom
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.progress.models import Attempt

MODULE, LESSON = "veilig-online", "is-dit-bericht-echt"
DAY = timedelta(days=1)


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


@pytest.fixture
def tulip(session: Session, tove: Account) -> Classroom:
    """Her class of two."""
    return make_classroom(session, tove, learners=("Lena", "Fox"))[0]


@pytest.fixture
def members(session: Session, tulip: Classroom) -> list[Member]:
    """Fox and Lena, by name."""
    return members_of(session, tulip)


def test_whoever_has_the_very_same_from_an_earlier_one_had_it_already(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    fox, lena = members

    def had(*some: Member, lesson: str | None = None) -> bool:
        return had_it_already(session, give(session, tulip, tove, Task(module=MODULE, lesson=lesson, members=some), library, at=NOON))

    assert not had(fox)
    assert had(fox)
    assert not had(lena)
    assert not had(fox, lena)
    assert had(fox, lena)
    assert not had()
    assert not had(lesson=LESSON)
    assert had(fox)
    assert had()
    assert had(lesson=LESSON)


def test_a_class_that_was_put_away_is_given_nothing(session: Session, tulip: Classroom, tove: Account, library: Library) -> None:
    archive(tulip, at=NOON)
    with pytest.raises(Invalid, match="put away"):
        give(session, tulip, tove, Task(module=MODULE), library, at=NOON)
    assert assignments_in(session, tulip) == []


def test_a_module_is_given_to_the_whole_class(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given = give(session, tulip, tove, Task(module=MODULE, due=date(2026, 12, 1), note="  Begin maar "), library, at=NOON)
    assert (given.note, given.due, given.for_some, given.given_by, given.version) == ("Begin maar", date(2026, 12, 1), False, tove.id, 1)
    assert assigned_members(session, given) == set()
    assert [assigned_to(session, member.account) for member in members] == [[(given, tulip)]] * 2
    assert lessons_of(given, library) == [lesson.id for lesson in library.module(MODULE).lessons]


def test_a_lesson_is_given_to_some(session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library) -> None:
    fox, lena = members
    given = give(session, tulip, tove, Task(module=MODULE, lesson=LESSON, members=[lena]), library, at=NOON)
    assert given.for_some
    assert assigned_members(session, given) == {lena.membership.id}
    assert assigned_to(session, lena.account) == [(given, tulip)]
    assert assigned_to(session, fox.account) == []
    assert lessons_of(given, library) == [LESSON]


def test_what_is_not_there_is_not_given(session: Session, tulip: Classroom, tove: Account, library: Library) -> None:
    for task in (Task(module="nonsense"), Task(module=MODULE, lesson="nonsense"), Task(module=MODULE, lesson="digid")):
        with pytest.raises(NotFound):
            give(session, tulip, tove, task, library, at=NOON)
    give(session, tulip, tove, Task(module=MODULE, note="x" * MAX_NOTE), library, at=NOON)
    with pytest.raises(Invalid, match="at most 500"):
        give(session, tulip, tove, Task(module=MODULE, note="x" * (MAX_NOTE + 1)), library, at=NOON)
    assert session.scalar(select(func.count()).select_from(Assignment)) == 1


def test_date_note_and_group_are_changed(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given = give(session, tulip, tove, Task(module=MODULE, members=members[:1]), library, at=NOON)
    change(session, given, due=date(2026, 12, 24), note=" Rustig aan ", members=members[1:], version=1)
    assert (given.due, given.note, given.version) == (date(2026, 12, 24), "Rustig aan", 2)
    assert assigned_members(session, given) == {members[1].membership.id}
    change(session, given, due=None, note="", members=(), version=2)
    assert not given.for_some
    assert assigned_members(session, given) == set()


def test_an_edit_that_somebody_else_overtook_changes_nothing(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given = give(session, tulip, tove, Task(module=MODULE, note="mijn"), library, at=NOON)
    change(session, given, due=None, note="hun", members=(), version=1)
    with pytest.raises(Invalid, match="in the meantime"):
        change(session, given, due=None, note="mijn", members=members, version=1)
    with pytest.raises(Invalid, match="at most 500"):
        change(session, given, due=None, note="x" * (MAX_NOTE + 1), members=(), version=2)
    assert (given.note, given.version) == ("hun", 2)


def test_an_ended_assignment_takes_nothing_of_the_work_away(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    given = give(session, tulip, tove, Task(module=MODULE, members=members), library, at=NOON)
    answer_all(session, members[0].account, library)
    done = session.scalar(select(func.count()).select_from(Attempt))
    end(session, given)
    assert assignments_in(session, tulip) == []
    assert session.scalar(select(func.count()).select_from(AssignedTo)) == 0
    assert session.scalar(select(func.count()).select_from(Attempt)) == done


def test_an_assignment_is_found_in_its_own_class_only(session: Session, tulip: Classroom, tove: Account, library: Library) -> None:
    rose, _ = make_classroom(session, make_teacher(session, "Otto"), learners=())
    given = give(session, tulip, tove, Task(module=MODULE), library, at=NOON)
    assert get_assignment(session, tulip, given.key) is given
    for classroom, key in ((rose, given.key), (tulip, "nonsense")):
        with pytest.raises(NotFound):
            get_assignment(session, classroom, key)


def test_a_class_lists_the_newest_first_and_a_learner_the_soonest(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    dues = (None, date(2026, 12, 9), date(2026, 12, 2), None)
    given = [give(session, tulip, tove, Task(module=MODULE, due=due), library, at=NOON + number * DAY) for number, due in enumerate(dues)]
    assert assignments_in(session, tulip) == given[::-1]
    assert [assignment for assignment, _ in assigned_to(session, members[0].account)] == [given[2], given[1], given[3], given[0]]


def test_newcomers_strangers_and_closed_classes_have_nothing_to_do(
    session: Session, tulip: Classroom, tove: Account, members: list[Member], library: Library
) -> None:
    give(session, tulip, tove, Task(module=MODULE), library, at=NOON)
    newcomer = make_nameless(session)
    join(session, newcomer, tulip, "Omar", at=NOON)
    assert assigned_to(session, newcomer) == assigned_to(session, make_nameless(session)) == []
    archive(tulip, at=NOON)
    session.flush()
    assert assigned_to(session, members[0].account) == []


def test_lessons_that_left_the_library_are_left_out(session: Session, tulip: Classroom, tove: Account, library: Library) -> None:
    given = give(session, tulip, tove, Task(module=MODULE, lesson=LESSON), library, at=NOON)
    given.lesson = "gone"
    assert lessons_of(given, library) == []
    given.module = "gone"
    assert lessons_of(given, library) == []

"""One class at a glance: who needs help, then learners × lessons."""

import pytest
from factories import NOON, answer, answer_all, make_classroom, make_nameless, make_teacher
from sqlalchemy.orm import Session

from learning.classrooms.assignments import Task, give
from learning.classrooms.dashboard import cell_of, dashboard
from learning.classrooms.members import Member, join
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.progress.attempts import all_standings
from learning.progress.mastery import State
from learning.progress.models import Way

MODULE, LESSON = "veilig-online", "is-dit-bericht-echt"


@pytest.fixture
def tulip(session: Session) -> tuple[Classroom, list[Member]]:
    """A class of two, Fox first."""
    classroom, members = make_classroom(session, make_teacher(session), learners=("Fox", "Lena"))
    return classroom, members


def test_a_new_class_shows_its_members_and_nothing_else(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    found = dashboard(session, tulip[0], library)
    assert (found.calls, found.tables, found.members) == ((), (), tuple(tulip[1]))


def test_what_was_given_has_a_table_even_before_anybody_begins(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    classroom, members = tulip
    give(session, classroom, make_teacher(session, "Bo"), Task(module=MODULE), library, at=NOON)
    (table,) = dashboard(session, classroom, library).tables
    assert table.module is library.module(MODULE)
    assert table.lessons == library.module(MODULE).lessons
    assert [row.member for row in table.rows] == members
    assert {cell.state for row in table.rows for cell in row.cells} == {State.NEW}
    assert table.done == (0,) * len(table.lessons)


def test_what_somebody_began_by_themselves_is_shown_too(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    classroom, (fox, lena) = tulip
    answer_all(session, lena.account, library, way=Way.PHONE)
    answer(session, fox.account, library, "digid-stopt", ("b",))
    (table,) = dashboard(session, classroom, library).tables
    assert [lesson.id for lesson in table.lessons] == [LESSON]
    of_fox, of_lena = table.rows
    assert (of_fox.done, of_lena.done, table.done) == (0, 1, (1,))
    assert of_fox.cells[0].state == State.BUSY
    assert of_lena.cells[0].state == State.MASTERED
    assert of_lena.cells[0].right == of_lena.cells[0].all == len(library.edition(LESSON, "nl").questions)
    assert of_lena.cells[0].ways == (Way.PHONE,)


def test_a_lesson_that_needs_help_counts_as_done(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    classroom, (fox, _) = tulip
    answer_all(session, fox.account, library)
    for _ in range(2):
        answer(session, fox.account, library, "digid-stopt", ("a",))
    (table,) = dashboard(session, classroom, library).tables
    (cell,) = table.rows[0].cells
    assert (cell.state, cell.is_done, table.rows[0].done, table.done) == (State.HELP, True, 1, (1,))


def test_who_missed_a_question_twice_is_called_first(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    classroom, (fox, lena) = tulip
    names = library.edition(LESSON, "nl").question_ids
    for place, times in ((0, 2), (1, 1), (2, 3)):
        for _ in range(times):
            answer(session, fox.account, library, names[place], ())
    for _ in range(2):
        answer(session, lena.account, library, names[3], ("nonsense",))
    first, second = dashboard(session, classroom, library).calls
    (need,) = first.needs
    assert (first.member, need.lesson.id, need.questions, need.tries, first.urgency) == (fox, LESSON, (1, 3), 3, 6)
    assert (second.member, second.urgency) == (lena, 2)
    for place in (0, 2):
        answer(session, fox.account, library, names[place], library.edition(LESSON, "nl").questions[place].key)
    assert [call.member for call in dashboard(session, classroom, library).calls] == [lena]


def test_newcomers_and_others_are_not_seen(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    classroom, _ = tulip
    newcomer, (omar,) = make_nameless(session), make_classroom(session, make_teacher(session, "Otto"), learners=("Omar",))[1]
    join(session, newcomer, classroom, "Nieuw", at=NOON)
    for account in (newcomer, omar.account):
        answer_all(session, account, library)
    found = dashboard(session, classroom, library)
    assert found.tables == ()
    assert "Nieuw" not in {member.name for member in found.members}


def test_answers_to_questions_that_left_the_lesson_do_not_count(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    _, (fox, _) = tulip
    answer_all(session, fox.account, library, way=Way.DESK)
    standings = all_standings(session, [fox.account.id])[fox.account.id]
    extra = {LESSON: {**standings[LESSON], "gone": standings[LESSON]["digid-stopt"]}}
    lesson = library.lesson(LESSON)
    assert cell_of(lesson, extra) == cell_of(lesson, standings)
    assert cell_of(lesson, {}).state == State.NEW
    assert not cell_of(lesson, {}).is_done

"""Who did all lessons of which module, and since when."""

from datetime import timedelta

import pytest
from factories import NOON, answer, answer_all, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.finished import finished_modules
from learning.classrooms.members import Member
from learning.content.library import Library
from learning.progress.models import Way

MODULE = "veilig-online"
DAY = timedelta(days=1)


@pytest.fixture
def members(session: Session) -> list[Member]:
    """Fox and Lena."""
    return make_classroom(session, make_teacher(session), learners=("Fox", "Lena"))[1]


def done(session: Session, account: Account, library: Library, module: str = MODULE, *, but: int = 0) -> None:
    """Somebody does the lessons of a module, a question each hour, but the last few questions."""
    asked = [(lesson.id, question) for lesson in library.module(module).lessons for question in lesson.edition("nl").questions]
    for number, (lesson, question) in enumerate(asked[: len(asked) - but]):
        answer(session, account, library, question.id, question.key, lesson=lesson, at=NOON + number * timedelta(hours=1))


def last_hour(library: Library, module: str = MODULE) -> int:
    return sum(len(lesson.edition("nl").questions) for lesson in library.module(module).lessons) - 1


def test_nobody_is_there_before_the_last_question_is_answered(session: Session, members: list[Member], library: Library) -> None:
    done(session, members[1].account, library, but=1)
    assert finished_modules(session, members, library) == []


def test_who_did_everything_is_there_with_the_moment_of_the_last_answer(session: Session, members: list[Member], library: Library) -> None:
    lena = members[1]
    done(session, lena.account, library)
    (found,) = finished_modules(session, members, library)
    assert found.module.id == MODULE
    assert [(who.member, who.at) for who in found.finishers] == [(lena, NOON + last_hour(library) * timedelta(hours=1))]


def test_later_practice_does_not_move_the_day_and_not_knowing_is_no_answer(
    session: Session, members: list[Member], library: Library
) -> None:
    fox = members[0].account
    lessons = [lesson.id for lesson in library.module(MODULE).lessons]
    first = library.edition(lessons[0], "nl").questions[0]
    answer(session, fox, library, first.id, (), lesson=lessons[0], at=NOON - 9 * DAY)
    done(session, fox, library)
    answer(session, fox, library, first.id, first.key, lesson=lessons[0], at=NOON + 99 * DAY)
    (found,) = finished_modules(session, members, library)
    assert found.finishers[0].at == NOON + last_hour(library) * timedelta(hours=1)


def test_who_needs_help_with_a_question_did_everything_all_the_same(session: Session, members: list[Member], library: Library) -> None:
    fox = members[0]
    done(session, fox.account, library)
    lesson = library.module(MODULE).lessons[0]
    for times in (1, 2):
        answer(session, fox.account, library, lesson.edition("nl").question_ids[0], ("z",), lesson=lesson.id, at=NOON + times * 9 * DAY)
    (found,) = finished_modules(session, members, library)
    assert [(who.member, who.at) for who in found.finishers] == [(fox, NOON + last_hour(library) * timedelta(hours=1))]


@pytest.mark.parametrize("way", list(Way))
def test_every_way_counts_the_same(session: Session, members: list[Member], library: Library, way: Way) -> None:
    for lesson in library.module(MODULE).lessons:
        answer_all(session, members[0].account, library, lesson=lesson.id, way=way)
    (found,) = finished_modules(session, members, library)
    assert [(who.member, who.at) for who in found.finishers] == [(members[0], NOON)]


def test_modules_stand_in_the_order_of_the_library_and_learners_in_theirs(
    session: Session, members: list[Member], library: Library
) -> None:
    for module in (MODULE, "eerste-stappen"):
        for member in members:
            for lesson in library.module(module).lessons:
                answer_all(session, member.account, library, lesson=lesson.id)
    found = finished_modules(session, members, library)
    assert [one.module.id for one in found] == ["eerste-stappen", MODULE]
    assert [[who.member.name for who in one.finishers] for one in found] == [["Fox", "Lena"]] * 2
    assert finished_modules(session, [], library) == []

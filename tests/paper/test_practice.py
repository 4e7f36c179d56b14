"""Practice sheets that were printed: the last of each learner, with the very questions that stand on it."""

from datetime import timedelta

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.content.library import Library
from learning.content.model import Edition
from learning.errors import NotFound
from learning.paper.practice import last_practice_sheets, printed_practice
from learning.paper.sheets import make_sheet
from learning.progress.models import QuestionVersion
from learning.quizzes.practice import practice_edition

LESSON = "is-dit-bericht-echt"


def edition_of(library: Library, *places: int) -> Edition:
    """A practice sheet with some questions of two lessons in turn."""
    editions = [library.edition(name, "nl") for name in (LESSON, "digid")]
    return practice_edition([(editions[place % 2], editions[place % 2].questions[place]) for place in places])


def test_the_last_sheet_of_each_learner_in_the_class_is_found(session: Session, library: Library) -> None:
    classroom, (fox, lena, omar) = make_classroom(session, make_teacher(session), learners=("Fox", "Lena", "Omar"))
    rose, _ = make_classroom(session, make_teacher(session, "Otto"), "Roos", learners=())
    last = make_sheet(session, edition_of(library, 0, 1), fox.account, classroom, at=NOON)
    make_sheet(session, edition_of(library, 2), fox.account, classroom, at=NOON - timedelta(days=2))
    make_sheet(session, library.edition(LESSON, "nl"), lena.account, classroom, at=NOON)
    make_sheet(session, edition_of(library, 3), omar.account, rose, at=NOON)
    assert last_practice_sheets(session, classroom, [fox, lena, omar]) == [(fox, last)]


def test_it_is_read_back_as_it_was_printed(session: Session, library: Library) -> None:
    classroom, (fox,) = make_classroom(session, make_teacher(session), learners=("Fox",))
    edition = edition_of(library, 3, 0, 1)
    sheet = make_sheet(session, edition, fox.account, classroom, at=NOON)
    found = printed_practice(session, sheet, library)
    assert [(question.lesson, question.id) for question in found.questions] == [
        (question.lesson, question.id) for question in edition.questions
    ]
    assert found.title == edition.title


def test_when_a_lesson_has_gone_it_cannot_be_read(session: Session, library: Library) -> None:
    classroom, (fox,) = make_classroom(session, make_teacher(session), learners=("Fox",))
    sheet = make_sheet(session, edition_of(library, 0), fox.account, classroom, at=NOON)
    session.get_one(QuestionVersion, bytes.fromhex(sheet.versions[0])).lesson = "gone"
    session.flush()
    with pytest.raises(NotFound):
        printed_practice(session, sheet, library)

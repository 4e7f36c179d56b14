"""Learners × questions: what stands in each cell."""

from factories import answer, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.content.library import Library
from learning.insight.answers import answer_rows

LESSON, OTHER = "is-dit-bericht-echt", "digid"


def test_right_not_yet_and_not_answered_are_told_apart(session: Session, library: Library) -> None:
    _, (fox, lena) = make_classroom(session, make_teacher(session), learners=("Fox", "Lena"))
    first, second, third, *_ = library.edition(LESSON, "nl").questions
    answer(session, fox.account, library, first.id, ())
    answer(session, fox.account, library, second.id, ("b",))
    answer(session, fox.account, library, second.id, second.key)
    answer(session, fox.account, library, third.id, third.key)
    answer(session, fox.account, library, third.id, ("a",))
    of_fox, of_lena = answer_rows(session, [fox, lena], [library.lesson(LESSON)])
    assert of_fox.marks[:4] == (0, 1, 0, None)
    assert of_fox.right == 1
    assert set(of_lena.marks) == {None}
    assert (of_lena.right, len(of_lena.marks)) == (0, len(library.edition(LESSON, "nl").questions))


def test_several_lessons_stand_side_by_side(session: Session, library: Library) -> None:
    _, (fox,) = make_classroom(session, make_teacher(session), learners=("Fox",))
    question = library.edition(OTHER, "nl").questions[0]
    answer(session, fox.account, library, question.id, question.key, lesson=OTHER)
    (row,) = answer_rows(session, [fox], [library.lesson(LESSON), library.lesson(OTHER)])
    before = len(library.edition(LESSON, "nl").questions)
    assert row.marks[before] == 1
    assert len(row.marks) == before + len(library.edition(OTHER, "nl").questions)
    assert row.right == 1

"""What to practise: help first, then the last misses, twelve at most."""

from learning.content.library import Library
from learning.insight.practice import missed, practice_of
from learning.progress.mastery import Standing
from learning.quizzes.practice import LENGTH, PRACTICE

LESSON = "is-dit-bericht-echt"
HELP, MISS = Standing(answered=True, misses=2, tries=2), Standing(answered=True, misses=1, tries=3)
RIGHT = Standing(answered=True, right=True, tries=1)


def test_what_needs_help_comes_first_and_then_the_order_of_learning(library: Library) -> None:
    first = library.edition("digid", "nl").question_ids[0]
    standings = {
        LESSON: {"digid-stopt": RIGHT, "twee-waarschuwingen": MISS, "de-regel": HELP},
        "digid": {first: MISS},
        "gone": {"x": HELP},
    }
    found = [(edition.lesson, question.id) for edition, question in missed(library, standings, "nl")]
    order = [lesson.id for lesson in library.lessons()]
    rest = [("digid", first), (LESSON, "twee-waarschuwingen")]
    assert found == [(LESSON, "de-regel"), *sorted(rest, key=lambda one: order.index(one[0]))]


def test_questions_of_the_try_it_and_those_that_left_are_not_practised(library: Library) -> None:
    trying = library.edition(LESSON, "nl").practice.questions[0].id
    assert missed(library, {LESSON: {trying: HELP, "left": HELP}}, "nl") == []


def test_the_sheet_is_an_edition_of_twelve_questions_at_most_that_know_their_lesson(library: Library) -> None:
    standings = {lesson.id: dict.fromkeys(lesson.edition("nl").question_ids, MISS) for lesson in library.lessons()[:4]}
    edition = practice_of(library, standings, "en")
    assert edition is not None
    assert (edition.lesson, edition.lang, len(edition.questions)) == (PRACTICE, "en", LENGTH)
    assert {question.lesson for question in edition.questions} <= set(standings)
    assert edition.questions[0] == library.lessons()[0].edition("en").questions[0]


def test_there_is_no_sheet_when_nothing_was_missed(library: Library) -> None:
    assert practice_of(library, {LESSON: {"digid-stopt": RIGHT}}, "nl") is None

"""A quiz draws ten questions evenly, the same for everybody, and all questions come by before one comes back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.content.library import Library
from learning.content.model import Edition
from learning.errors import NotFound
from learning.quizzes.draw import LENGTH, MAX_ROUND, draw_quiz, edition_of, quiz_name, read_quiz_name, share_of

MODULE = "veilig-online"


def names(edition: Edition) -> list[tuple[str, str]]:
    return [(question.lesson, question.id) for question in edition.questions]


@given(lessons=st.integers(1, 12), number=st.integers(1, MAX_ROUND))
def test_the_shares_of_a_round_are_as_even_as_ten_can_be(lessons: int, number: int) -> None:
    shares = [share_of(place, lessons, number) for place in range(lessons)]
    assert sum(shares) == LENGTH
    assert max(shares) - min(shares) <= 1


@given(lessons=st.integers(1, 12))
def test_what_is_left_over_goes_round(lessons: int) -> None:
    totals = [sum(share_of(place, lessons, number) for number in range(1, lessons + 1)) for place in range(lessons)]
    assert len(set(totals)) == 1


def test_every_module_has_quizzes_of_ten_questions_that_count(library: Library) -> None:
    for module in library.modules:
        for number in (1, 2, 3, 50):
            quiz = draw_quiz(module, "nl", number)
            assert len(set(names(quiz))) == LENGTH
            counted = Counter(lesson for lesson, _ in names(quiz))
            assert set(counted) == {lesson.id for lesson in module.lessons}
            assert max(counted.values()) - min(counted.values()) <= 1
            assert not any(question.practice for question in quiz.questions)


def test_a_round_is_the_same_in_every_language_and_every_time(library: Library) -> None:
    module = library.module(MODULE)
    assert names(draw_quiz(module, "nl", 3)) == names(draw_quiz(module, "en", 3)) == names(draw_quiz(module, "nl", 3))
    assert names(draw_quiz(module, "nl", 3)) != names(draw_quiz(module, "nl", 4))


def test_all_questions_come_by_before_one_comes_back(library: Library) -> None:
    for module in library.modules:
        asked = {lesson.id: Counter(dict.fromkeys(lesson.edition("nl").question_ids, 0)) for lesson in module.lessons}
        for number in range(1, 12):
            for lesson, question in names(draw_quiz(module, "nl", number)):
                asked[lesson][question] += 1
            assert all(max(counts.values()) - min(counts.values()) <= 1 for counts in asked.values())


def test_a_quiz_holds_questions_and_no_lesson_text(library: Library) -> None:
    quiz = draw_quiz(library.module(MODULE), "nl", 2)
    assert quiz.title == "Toets 2: Veilig online: zo herken je oplichting"
    assert (quiz.parts, quiz.steps, quiz.practice.questions) == ({}, (), ())
    assert quiz.front.checked == min(lesson.edition("nl").front.checked for lesson in library.module(MODULE).lessons)


@pytest.mark.parametrize("number", [0, -1, MAX_ROUND + 1])
def test_there_is_no_such_round(library: Library, number: int) -> None:
    with pytest.raises(NotFound):
        draw_quiz(library.module(MODULE), "nl", number)


@given(module=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), number=st.integers(1, MAX_ROUND))
def test_a_name_is_read_back(module: str, number: int) -> None:
    assert read_quiz_name(quiz_name(module, number)) == (module, number)


@pytest.mark.parametrize("name", ["veilig-online", "veilig-online-quiz-", "veilig-online-quiz-0", "veilig-online-quiz-1000", "-quiz-x", ""])
def test_other_names_are_no_quiz(name: str) -> None:
    assert read_quiz_name(name) is None


def test_a_name_stands_for_a_lesson_or_a_quiz(library: Library) -> None:
    assert edition_of(library, "digid", "en").lesson == "digid"
    assert edition_of(library, "veilig-online-quiz-2", "nl") == draw_quiz(library.module(MODULE), "nl", 2)
    for name in ("geen-les", "geen-module-quiz-1"):
        with pytest.raises(NotFound):
            edition_of(library, name, "nl")

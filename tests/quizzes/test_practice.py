"""The practice sheet: its name, its title, what a name on a sheet stands for."""

import pytest

from learning.content.library import Library
from learning.quizzes.draw import title_of
from learning.quizzes.practice import LENGTH, PRACTICE, practice_edition, practice_title

LESSON = "is-dit-bericht-echt"


def test_it_has_the_first_twelve_questions_in_the_order_given(library: Library) -> None:
    sources = [
        (edition, question) for lesson in library.lessons()[:3] for edition in [lesson.edition("nl")] for question in edition.questions
    ]
    made = practice_edition(sources)
    assert [question.id for question in made.questions] == [question.id for _, question in sources[:LENGTH]]
    assert (made.lesson, made.title, made.module) == (PRACTICE, practice_title("nl"), sources[0][0].module)


def test_no_lesson_has_its_name(library: Library) -> None:
    assert PRACTICE not in {lesson.id for lesson in library.lessons()}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_name_on_a_sheet_has_a_title(library: Library, lang: str) -> None:
    assert title_of(library, PRACTICE, lang) == practice_title(lang)
    assert title_of(library, LESSON, lang) == library.edition(LESSON, lang).title
    assert "3" in title_of(library, "veilig-online-quiz-3", lang)
    assert title_of(library, "long-gone", lang) == "long-gone"
    assert title_of(library, "long-gone-quiz-1", lang) == "long-gone-quiz-1"

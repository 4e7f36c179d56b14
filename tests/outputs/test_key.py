"""Key: always a file of its own."""

from collections.abc import Callable

from pdfs import pages_of, squeezed, words_of

from learning.outputs.base import Job
from learning.outputs.key import OUTPUT
from learning.outputs.lesson_data import answer_in_short

LESSON = "is-dit-bericht-echt"


def test_a_key_shows_for_each_question_its_number_and_the_answer_in_short(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON)
    words = words_of(OUTPUT.build(job))
    for number, question in enumerate(job.editions[0].questions, 1):
        assert squeezed(f"Vraag {number}: {answer_in_short(question)}") in words


def test_a_key_of_a_module_begins_each_lesson_on_a_new_page(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON, "nep-bank-en-nepstem")
    pages = [squeezed(page) for page in pages_of(OUTPUT.build(job))]
    for edition in job.editions:
        assert any(squeezed(f"Antwoorden: {edition.title}") in page[:200] for page in pages)


def test_only_the_key_is_marked_as_showing_answers() -> None:
    assert OUTPUT.shows_key

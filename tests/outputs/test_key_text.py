"""The key as plain text."""

from collections.abc import Callable

from learning.outputs.base import Job
from learning.outputs.key_text import OUTPUT
from learning.outputs.lesson_data import answer_in_short

LESSON = "is-dit-bericht-echt"


def test_each_question_has_its_number_answer_and_reasons_in_lines_that_fit(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON)
    text = OUTPUT.build(job).decode()
    for number, question in enumerate(job.editions[0].questions, 1):
        assert f"Vraag {number}: {answer_in_short(question)}" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert OUTPUT.shows_key


def test_lessons_follow_one_another_under_their_titles(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON, "nep-bank-en-nepstem", lang="en")
    text = OUTPUT.build(job).decode()
    places = [text.index(f"Answers: {edition.title}\n=====") for edition in job.editions]
    assert places == sorted(places)

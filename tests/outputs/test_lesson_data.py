"""A lesson as data for the print library."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from learning.content.library import Library
from learning.content.model import Edition
from learning.i18n import interface
from learning.outputs.base import Copy, Job
from learning.outputs.lesson_data import (
    answer_in_short,
    blocks_data,
    checked_line,
    form_words,
    picture_sources,
    question_data,
    read_again_line,
    section_data,
    term_text,
    worksheet_data,
)
from learning.outputs.typesetting import Svg
from learning.questions.base import Question

LESSON = "is-dit-bericht-echt"


@pytest.fixture
def edition(library: Library) -> Edition:
    """A lesson in Dutch."""
    return library.edition(LESSON, "nl")


def of_kind(library: Library, kind: str) -> Question:
    return next(question for lesson in library.lessons() for question in lesson.edition("nl").questions if question.kind == kind)


def test_a_worksheet_has_its_lessons_copies_and_pictures(make_job: Callable[..., Job], library: Library) -> None:
    name = next(lesson.id for lesson in library.lessons() if picture_sources(lesson.edition("nl")))
    data = worksheet_data(make_job(name, copies=(Copy(), Copy(name="Lena", code="7KQFM3XA"))), size=20)
    assert (data["lang"], data["size"], len(data["lessons"])) == ("nl", 20, 1)
    assert [(copy["name"], copy["code"], bool(copy["qr"])) for copy in data["copies"]] == [("", "", False), ("Lena", "7KQF-M3XA", True)]
    assert set(data["pictures"]) <= set(picture_sources(library.edition(name, "nl")))
    assert all(isinstance(picture, Svg) for picture in data["pictures"].values())


def test_the_key_is_not_among_the_data(make_job: Callable[..., Job], edition: Edition) -> None:
    data = worksheet_data(make_job(LESSON), size=12)
    reasons = [solution.reason.plain for question in edition.all_questions for solution in question.solutions()]
    assert [reason for reason in reasons if reason and reason in str(data)] == []


def test_sections_stand_in_order_and_steps_are_numbered(edition: Edition) -> None:
    titles = [part["title"] for part in section_data(edition, ("goal", "steps"))]
    assert titles[0] == edition.language.part["goal"]
    assert titles[-len(edition.steps) :] == [f"{number}. {step.title}" for number, step in enumerate(edition.steps, 1)]


def test_a_part_that_was_left_out_has_no_title(edition: Edition) -> None:
    shorter = replace(edition, parts={name: part for name, part in edition.parts.items() if name != "goal"})
    assert section_data(shorter, ("goal",)) == []


def test_questions_are_numbered_and_say_how_to_answer_on_paper(edition: Edition) -> None:
    data = question_data(edition.questions, "Vraag", "nl", counted=True)
    assert [one["number"] for one in data] == [f"Vraag {number}" for number in range(1, len(edition.questions) + 1)]
    assert [one["hint"] for one in data] == [interface("nl").say(question.paper_hint) for question in edition.questions]


def test_a_hard_word_is_explained_in_a_line(library: Library) -> None:
    words = interface("nl")
    known = replace(next(iter(library.glossaries["nl"].values())), word="phishing", meaning="Hengelen.", example="Een nepmail.")
    spoken = replace(known, say="fissing")
    silent = replace(known, say="")
    assert term_text(spoken, words) == f"{words.text('You say: %(sound)s.', sound='fissing')} Hengelen. Een nepmail."
    assert term_text(silent, words) == "Hengelen. Een nepmail."
    assert blocks_data([silent], words) == [["term", "phishing", "Hengelen. Een nepmail."]]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_fixed_words_are_there_in_each_language(lang: str) -> None:
    words = form_words(lang)
    assert all(words.values())
    assert {"{n}", "{all}"} <= set(words["page"].split())
    assert (words == form_words("en")) is (lang == "en")


def test_the_right_answer_is_said_in_short(library: Library) -> None:
    for kind in ("single", "multiple", "true-false", "find-signs"):
        question = of_kind(library, kind)
        signs = [sign for row in question.interaction.marks(question.key) for sign in row]
        assert answer_in_short(question) == ", ".join(signs)
    ordering, matching, written = (of_kind(library, kind) for kind in ("ordering", "matching", "short-answer"))
    assert answer_in_short(ordering).split(", ") == [row[0] for row in ordering.interaction.marks(ordering.key)]
    letters = [row[0] for row in matching.interaction.marks(matching.key)]
    assert answer_in_short(matching) == ", ".join(f"{number}-{letter}" for number, letter in enumerate(letters, 1))
    assert answer_in_short(written) == written.key[0]


def test_steps_to_read_again_are_named_and_unknown_ones_left_out(edition: Edition) -> None:
    question = replace(edition.questions[0], read_again=(edition.steps[0].id, "nonsense"))
    assert read_again_line(edition, question) == f"{edition.language.label['read-again']}: {edition.steps[0].title}"
    assert read_again_line(edition, replace(question, read_again=())) == ""


def test_a_lesson_says_when_it_was_checked(edition: Edition) -> None:
    assert str(edition.front.checked.year) in checked_line(edition)

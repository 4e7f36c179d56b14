"""Plain text: a whole lesson in words only."""

from collections.abc import Callable
from dataclasses import replace

from learning.content.library import Library
from learning.i18n import interface
from learning.outputs.base import Job
from learning.outputs.text import OUTPUT, lesson_text, question_text

LESSON = "is-dit-bericht-echt"


def test_a_lesson_has_every_part_under_its_title(make_job: Callable[..., Job]) -> None:
    edition = make_job(LESSON).editions[0]
    lines = lesson_text(edition, "Veilig online").splitlines()
    assert lines[:2] == [edition.title, "=" * len(edition.title)]
    assert "Wegwijs · Veilig online" in lines
    for number, step in enumerate(edition.steps, 1):
        title = f"{number}. {step.title}"
        assert lines[lines.index(title) + 1] == "-" * len(title)
    for name in ("goal", "practice", "questions", "summary"):
        assert edition.language.part[name] in lines


def test_every_lesson_in_both_languages_is_plain_text_in_short_lines(library: Library) -> None:
    for lesson in library.lessons():
        for lang in ("nl", "en"):
            text = lesson_text(lesson.edition(lang), "x")
            assert text.endswith("\n")
            assert "\n\n\n\n" not in text
            assert not any(sign in text for sign in ("<p>", "</", "&amp;", "**"))


def test_a_part_that_was_left_out_leaves_no_title(library: Library) -> None:
    edition = library.edition(LESSON, "nl")
    shorter = replace(edition, parts={name: part for name, part in edition.parts.items() if name != "good-to-know"})
    assert edition.language.part["good-to-know"] not in lesson_text(shorter, "x")


def test_a_question_says_how_to_answer_and_what_to_choose_from(library: Library) -> None:
    words = interface("nl")
    for question in library.edition(LESSON, "nl").questions:
        text = question_text(question, "Vraag 1", words)
        assert text.startswith("Vraag 1\n\n")
        assert f"({words.say(question.hint)})" in text
        assert text.endswith(question.text())


def test_lessons_follow_one_another(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON, "nep-bank-en-nepstem")
    text = OUTPUT.build(job).decode()
    assert text.index(job.editions[0].title) < text.index(f"\n{job.editions[1].title}\n=")

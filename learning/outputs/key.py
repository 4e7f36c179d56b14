"""Key: the right answers with their reasons, always a file of its own."""

from collections.abc import Sequence
from typing import Any

from learning.content.model import Edition
from learning.i18n import N_, interface
from learning.markup.typst import inline_typst, text_typst
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import answer_in_short, form_words, read_again_line
from learning.outputs.typesetting import typeset
from learning.questions.base import Question

_SIZE = 11


def _build(job: Job) -> bytes:
    words = interface(job.lang)
    data = {
        "lang": job.lang,
        "size": _SIZE,
        "title": words.text("Answers: %(title)s", title=job.title),
        "module": job.module.text(job.lang).title,
        "words": form_words(job.lang),
        "lessons": [_lesson(edition) for edition in job.editions],
    }
    return typeset("key", data, day=job.checked)


def _lesson(edition: Edition) -> dict[str, Any]:
    words = interface(edition.lang)
    practice = _questions(edition, edition.practice.questions, words.text("Practice"))
    return {
        "title": words.text("Answers: %(title)s", title=edition.title),
        "questions": [*practice, *_questions(edition, edition.questions, words.text("Question"))],
    }


def _questions(edition: Edition, questions: Sequence[Question], word: str) -> list[dict[str, Any]]:
    return [
        {
            "number": f"{word} {number}",
            "answer": answer_in_short(question),
            "ask": inline_typst(question.ask),
            "solutions": [
                {
                    "sign": solution.sign or "–",
                    "words": inline_typst(solution.words),
                    "right": solution.right,
                    "marked": any(not one.right for one in question.solutions()),
                    "reason": text_typst(solution.reason),
                }
                for solution in question.solutions()
            ],
            "whole": text_typst(question.whole),
            "again": read_again_line(edition, question),
        }
        for number, question in enumerate(questions, 1)
    ]


OUTPUT = Output(
    name="key", file="key.pdf", label=N_("Answers on a separate sheet"), media_type="application/pdf", shows_key=True, build=_build
)

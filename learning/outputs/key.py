"""Key: the right answers with their reasons, always a file of its own."""

from typing import Any

from learning.content.model import Edition
from learning.i18n import N_, interface
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import form_words, key_data
from learning.outputs.typesetting import typeset

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
    practice = key_data(edition, edition.practice.questions, words.text("Practice"))
    return {
        "title": words.text("Answers: %(title)s", title=edition.title),
        "questions": [*practice, *key_data(edition, edition.questions, words.text("Question"))],
    }


OUTPUT = Output(
    name="key", file="key.pdf", label=N_("Answers on a separate sheet"), media_type="application/pdf", shows_key=True, build=_build
)

"""Practice sheet: the questions somebody missed, of any lessons, on paper; and its key, apart. Made for people, not from a lesson."""

from collections.abc import Mapping, Sequence
from typing import Any

from learning.codes import grouped
from learning.content.library import Library
from learning.content.model import Edition
from learning.i18n import interface
from learning.outputs.base import Copy, Job
from learning.outputs.lesson_data import form_words, key_data, worksheet_data
from learning.outputs.typesetting import name_on_paper, typeset
from learning.quizzes.practice import practice_title

_SIZE = 12
_KEY_SIZE = 11


def practice_pdf(sheets: Sequence[tuple[Edition, Copy]], library: Library) -> bytes:
    """One PDF of the sheets of some learners, each with questions of its own."""
    job = _job(sheets, library)
    data = worksheet_data(job, size=_SIZE)
    data |= {"title": practice_title(job.lang), "module": _above(job.lang), "sheets": [[place, place] for place in range(len(sheets))]}
    for (edition, _), lesson in zip(sheets, data["lessons"], strict=True):
        lesson["questions"] = _with_lessons(edition, lesson["questions"], library)
    return typeset("worksheet", data, day=job.checked)


def practice_key_pdf(sheets: Sequence[tuple[Edition, Copy]], library: Library) -> bytes:
    """The answers to the sheets of some learners, each on pages of its own."""
    job = _job(sheets, library)
    words = interface(job.lang)
    data = {
        "lang": job.lang,
        "size": _KEY_SIZE,
        "title": words.text("Answers: %(title)s", title=practice_title(job.lang)),
        "module": _above(job.lang),
        "words": form_words(job.lang),
        "lessons": [_key(edition, copy, library) for edition, copy in sheets],
    }
    return typeset("key", data, day=job.checked)


def _job(sheets: Sequence[tuple[Edition, Copy]], library: Library) -> Job:
    editions = [edition for edition, _ in sheets]
    return Job(module=library.module(editions[0].module), editions=editions, folders=library.folders, copies=[copy for _, copy in sheets])


def _above(lang: str) -> str:
    return interface(lang).text("Questions that were not right yet")


def _key(edition: Edition, copy: Copy, library: Library) -> dict[str, Any]:
    words = interface(edition.lang)
    whose = " ".join(part for part in (name_on_paper(copy.name) if copy.name else "", grouped(copy.code) if copy.code else "") if part)
    title = words.text("Answers: %(title)s", title=f"{edition.title} – {whose}" if whose else edition.title)
    questions = []
    for number, question in enumerate(edition.questions, 1):
        source = library.edition(question.lesson, edition.lang)
        (answer,) = key_data(source, [question], words.text("Question"))
        again = f"{source.title} – {answer['again']}" if answer["again"] else source.title
        questions.append({**answer, "number": f"{words.text('Question')} {number}", "again": again})
    return {"title": title, "questions": questions}


def _with_lessons(edition: Edition, questions: Sequence[Mapping[str, Any]], library: Library) -> list[dict[str, Any]]:
    """The lesson of each question behind its number: that is where it is explained."""
    titles = [library.edition(question.lesson, edition.lang).title for question in edition.questions]
    return [{**data, "number": f"{data['number']} – {title}"} for data, title in zip(questions, titles, strict=True)]

"""The key as plain text, for whoever did the lesson in words only."""

from collections.abc import Sequence

from learning.content.model import Edition
from learning.i18n import N_, interface
from learning.markup.prose import plain
from learning.markup.text import wrapped
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import answer_in_short, read_again_line
from learning.questions.base import Question


def _build(job: Job) -> bytes:
    return "\n\n".join(_lesson(edition) for edition in job.editions).encode()


def _lesson(edition: Edition) -> str:
    words = interface(edition.lang)
    title = words.text("Answers: %(title)s", title=edition.title)
    pieces = [f"{title}\n{'=' * len(title)}"]
    pieces += _questions(edition, edition.practice.questions, words.text("Practice"))
    pieces += _questions(edition, edition.questions, words.text("Question"))
    return "\n\n".join(pieces) + "\n"


def _questions(edition: Edition, questions: Sequence[Question], word: str) -> list[str]:
    found = []
    for number, question in enumerate(questions, 1):
        lines = [f"{word} {number}: {answer_in_short(question)}", wrapped(plain(question.ask))]
        lines += [wrapped(f"{plain(one.words)} {one.reason.plain}", f"  {one.sign or '-'}  ", "     ") for one in question.solutions()]
        lines += [wrapped(question.whole.plain), read_again_line(edition, question)]
        found.append("\n".join(line for line in lines if line))
    return found


OUTPUT = Output(
    name="key-text",
    file="key.txt",
    label=N_("Answers as text"),
    media_type="text/plain; charset=utf-8",
    shows_key=True,
    build=_build,
)

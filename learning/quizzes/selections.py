"""Editions made of questions that come from several lessons: a quiz, a practice sheet."""

from collections.abc import Sequence
from dataclasses import replace

from learning.content.model import Edition, Front, Practice
from learning.questions.base import Question


def selection(name: str, title: str, module: str, sources: Sequence[tuple[Edition, Question]]) -> Edition:
    """An edition without lesson text: only questions, in the order given, each of which knows its own lesson.

    `name` stands where the id of a lesson stands; the date is that of the lesson checked longest ago.
    """
    first = sources[0][0]
    front = Front(id=name, checked=min(edition.front.checked for edition, _ in sources))
    return replace(
        first,
        lesson=name,
        module=module,
        front=front,
        title=title,
        parts={},
        steps=(),
        practice=Practice(),
        questions=tuple(question for _, question in sources),
        read_again={},
        source="",
        file="",
    )

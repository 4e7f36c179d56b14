"""Which sheet a code belongs to: a resolver knows the sheets of one place, from the lessons alone or from a database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from learning.content.library import Library
from learning.paper.sheet import Payload, SheetPage, layout, layout_name
from learning.questions.base import Question
from learning.questions.interaction import Match, Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A sheet as it was printed."""

    lesson: str
    lang: str
    questions: tuple[Question, ...]
    """In the order printed."""
    learner: str = ""
    """Whose it is, as far as that is known."""

    @property
    def pages(self) -> tuple[SheetPage, ...]:
        """Where everything lies."""
        return layout(self.questions)

    def page(self, number: int) -> SheetPage | None:
        """The page of that number."""
        return next((page for page in self.pages if page.number == number), None)


Resolver: TypeAlias = Callable[[Payload], Known | None]
"""Finds the sheet of what a QR code says; `None` if it is not known here."""


def from_library(library: Library) -> Resolver:
    """A resolver that knows every edition as it is now; it works without a database, and knows no learner."""
    found = {
        layout_name(lesson.id, edition.questions, lang): Known(lesson=lesson.id, lang=lang, questions=edition.questions)
        for lesson in library.lessons()
        for lang, edition in lesson.editions.items()
        if edition.questions
    }
    return lambda payload: found.get(payload.layout)


def once_only(questions: Sequence[Question]) -> frozenset[str]:
    """The ids of the questions in which a sign may stand in one row only.

    Those are the places of an order, and the letters of a match unless one of its texts belongs to several rows.
    """
    return frozenset(question.id for question in questions if not _may_repeat(question))


def _may_repeat(question: Question) -> bool:
    shape = question.interaction
    if isinstance(shape, Match):
        return len(set(question.key)) < len(question.key)
    return not isinstance(shape, Order)

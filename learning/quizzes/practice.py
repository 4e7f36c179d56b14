"""A sheet to practise once more: the questions one learner missed, of any lessons, as an edition of its own."""

from collections.abc import Sequence

from learning.content.model import Edition
from learning.i18n import interface
from learning.questions.base import Question
from learning.quizzes.selections import selection

PRACTICE = "practice-sheet"
"""What stands where the id of a lesson stands; which questions are on a sheet is kept with the sheet itself."""
LENGTH = 12
"""Questions on one sheet at most: two pages or three, a quarter of an hour."""


def practice_title(lang: str) -> str:
    """What such a sheet is called."""
    return interface(lang).text("Practise once more")


def practice_edition(sources: Sequence[tuple[Edition, Question]]) -> Edition:
    """The edition of some questions (at least one), in the order given; at most twelve."""
    first = sources[0][0]
    return selection(PRACTICE, practice_title(first.lang), first.module, sources[:LENGTH])

"""What one learner should practise once more: questions that need help first, then those missed at the last try."""

from learning.content.library import Library
from learning.content.model import Edition
from learning.insight.advice import Standings
from learning.progress.mastery import Standing
from learning.questions.base import Question
from learning.quizzes.practice import practice_edition


def missed(library: Library, standings: Standings, lang: str) -> list[tuple[Edition, Question]]:
    """The questions that were not right, or left with *I don't know yet*, at the last try: those that need help first.

    Within each half they stand in the order of learning. Questions and lessons that have gone are left out.
    """
    found = [
        (edition, question, standing)
        for edition in (lesson.edition(lang) for lesson in library.lessons() if lesson.id in standings)
        for question in edition.questions
        if (standing := standings[edition.lesson].get(question.id, Standing())).misses
    ]
    return [(edition, question) for edition, question, standing in sorted(found, key=lambda one: not one[2].needs_help)]


def practice_of(library: Library, standings: Standings, lang: str) -> Edition | None:
    """The practice sheet of a learner with these standings; nothing when there is nothing to practise."""
    found = missed(library, standings, lang)
    return practice_edition(found) if found else None

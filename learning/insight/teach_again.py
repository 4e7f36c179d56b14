"""What to teach once more: the steps that explain the questions too many had wrong at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning.content.model import Edition, Step
from learning.insight.question_stats import QuestionStats


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """A question that is hard or misleads many: its number, and what the first attempts say."""

    number: int
    stat: QuestionStats


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A step to teach again, and the hard questions that ask what it explains: the reason why."""

    number: int
    step: Step
    because: tuple[Hard, ...]


def hard_questions(stats: Sequence[QuestionStats]) -> list[Hard]:
    """The hard questions of a lesson, the hardest first."""
    return _hardest_first(Hard(number=number, stat=stat) for number, stat in enumerate(stats, 1) if stat.is_hard)


def to_talk_about(stats: Sequence[QuestionStats]) -> list[Hard]:
    """The hard questions, the hardest first; without any those in which many made the same mistake. Empty: it went well."""
    misleading = (Hard(number=number, stat=stat) for number, stat in enumerate(stats, 1) if stat.misleads)
    return hard_questions(stats) or _hardest_first(misleading)


def steps_again(edition: Edition, stats: Sequence[QuestionStats]) -> list[Again]:
    """The steps to teach again, that of most hard questions first and then in the order of the lesson."""
    hard = sorted(hard_questions(stats), key=lambda one: one.number)
    sends = {question.id: question.read_again for question in edition.questions}
    again = [
        Again(number=number, step=step, because=because)
        for number, step in enumerate(edition.steps, 1)
        if (because := tuple(one for one in hard if step.id in sends[one.stat.question]))
    ]
    return sorted(again, key=lambda one: -len(one.because))


def _hardest_first(found: Iterable[Hard]) -> list[Hard]:
    return sorted(found, key=lambda hard: hard.stat.count.right / hard.stat.count.all)

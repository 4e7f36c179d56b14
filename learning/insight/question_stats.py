"""Item analysis: how many had a question right at once, whether it tells who knows the lesson, which mistake is most common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from learning.progress.models import Way

MIN_RESPONSES = 10
"""Responses from which on anything is concluded; below it there are only counts."""
HARD_SHARE = 0.6
"""A question is hard when a smaller share than this had it right at once."""
LOW_SHARE = 0.5
"""Its bar is drawn as low below this share."""
MANY_SHARE = 0.3
"""A mistake misleads many when at least this share of the responses made it."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slip:
    """A mistake in the author's words: what was chosen, placed, matched or written, and where it was put."""

    words: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One learner's first attempt at one question.

    Only first attempts are counted. After an attempt the page says what is right and why, so a later one tells how well that was
    read, not how hard the question is; and whoever tries more often may not weigh more. Each learner counts once a question.
    """

    learner: int
    question: str
    right: bool
    way: Way = Way.SCREEN
    answered: bool = True
    """False for *I don't know yet*, which is not right."""
    is_present: bool = True
    """Whether it was given to the wording of today; slips are counted of those only."""
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many right of so many."""

    right: int = 0
    all: int = 0

    @property
    def share(self) -> float | None:
        """Right ÷ all, from 0 to 1; nothing of nothing."""
        return self.right / self.all if self.all else None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionStats:
    """What the first attempts of some learners say of one question."""

    question: str
    count: Count
    on_screen: Count
    elsewhere: Count
    """On paper, at the desk and by phone together."""
    unknown: int
    """How many left it with *I don't know yet*."""
    older: int
    """How many were given to an earlier wording; they are not in the slips."""
    slip: Slip | None
    """The most common mistake, if any was made."""
    slips: int
    """How many made it."""
    discrimination: float | None
    """See `item_rest`."""
    compared: int
    """Of how many learners the discrimination was made: those who answered every question."""

    @property
    def is_enough(self) -> bool:
        """Whether there are responses enough to conclude anything."""
        return self.count.all >= MIN_RESPONSES

    def is_beyond(self, own: "QuestionStats") -> bool:
        """Whether these figures of everybody may stand beside those of one class: enough people outside it answered.

        With fewer, the class taken off everybody would tell what a few people did.
        """
        return self.count.all - own.count.all >= MIN_RESPONSES

    def compares_beyond(self, own: "QuestionStats") -> bool:
        """The same for the discrimination: enough people outside the class answered every question."""
        return self.compared - own.compared >= MIN_RESPONSES

    @property
    def is_hard(self) -> bool:
        """Whether too few had it right at once."""
        return self.is_enough and self.count.right < HARD_SHARE * self.count.all

    @property
    def is_low(self) -> bool:
        """Whether most missed it."""
        return self.is_enough and self.count.right < LOW_SHARE * self.count.all

    @property
    def misleads(self) -> bool:
        """Whether many made the same mistake."""
        present = self.count.all - self.older
        return present >= MIN_RESPONSES and self.slips >= MANY_SHARE * present

    @property
    def is_doubtful(self) -> bool:
        """Whether those who do the rest well miss it more often than others: perhaps the question itself is not clear.

        Only when chance hardly explains it: r lies twice its standard error below 0, which is 1 ÷ √(n - 1) where nothing is related.
        """
        if self.discrimination is None or self.compared < MIN_RESPONSES:
            return False
        return self.discrimination < -2 / sqrt(self.compared - 1)


def analyse(questions: Sequence[str], firsts: Iterable[First]) -> list[QuestionStats]:
    """The figures of each question, in their order; first attempts at other questions are left out."""
    found: dict[str, list[First]] = {name: [] for name in questions}
    for first in firsts:
        if first.question in found:
            found[first.question].append(first)
    scores = _complete(questions, found)
    return [_stat(name, found[name], scores, place) for place, name in enumerate(questions)]


def item_rest(scores: Sequence[Sequence[bool]], place: int) -> float | None:
    """The corrected item–rest correlation of the question at a place; `scores` holds a row a learner, a score a question.

    The point-biserial correlation between the question (1 right, 0 not) and the number right of the *other* questions:

        r = (M₁ - M₀) ÷ s x √(p x (1 - p))

    with M₁ and M₀ the mean rest score of those who had it right and of the others, s the standard deviation of the rest scores (÷ n)
    and p the share right. It is Pearson's r on these two variables, and so it is computed here, in whole numbers until the last step.
    Leaving the question out of the total takes away what it correlates with itself (Henrysson 1963, Psychometrika 28, 211–218;
    Crocker and Algina 1986, Introduction to Classical and Modern Test Theory, chapter 14). From -1 to 1; undefined, so `None`, when
    everybody did the same on the question or on the rest.
    """
    n = len(scores)
    own = [int(row[place]) for row in scores]
    rest = [sum(row) - one for row, one in zip(scores, own, strict=True)]
    spread = (n * sum(own) - sum(own) ** 2) * (n * sum(one * one for one in rest) - sum(rest) ** 2)
    together = n * sum(one * other for one, other in zip(own, rest, strict=True)) - sum(own) * sum(rest)
    return max(-1.0, min(1.0, together / sqrt(spread))) if spread else None


def _complete(questions: Sequence[str], found: Mapping[str, Sequence[First]]) -> list[list[bool]]:
    """The scores of those who tried every question: rest scores of others could not be compared."""
    rows: dict[int, dict[str, bool]] = {}
    for name in questions:
        for first in found[name]:
            rows.setdefault(first.learner, {})[name] = first.right
    return [[row[name] for name in questions] for row in rows.values() if len(row) == len(questions)]


def _stat(name: str, firsts: Sequence[First], scores: Sequence[Sequence[bool]], place: int) -> QuestionStats:
    made = Counter(slip for first in firsts if first.is_present for slip in set(first.slips))
    slip = min(made, key=lambda one: (-made[one], one), default=None)
    return QuestionStats(
        question=name,
        count=_count(firsts),
        on_screen=_count([first for first in firsts if first.way == Way.SCREEN]),
        elsewhere=_count([first for first in firsts if first.way != Way.SCREEN]),
        unknown=sum(not first.answered for first in firsts),
        older=sum(not first.is_present for first in firsts),
        slip=slip,
        slips=made[slip] if slip else 0,
        discrimination=item_rest(scores, place),
        compared=len(scores),
    )


def _count(firsts: Sequence[First]) -> Count:
    return Count(right=sum(first.right for first in firsts), all=len(firsts))

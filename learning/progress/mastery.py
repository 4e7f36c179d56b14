"""How well a learner holds a lesson. These are all the rules, and `RULES` says them in words.

- *Done* is a lesson whose every question has been answered, in whatever way.
- *Needs help*: the same question was missed, or left with "I don't know yet", twice without a right answer since.
- *Mastered* is a lesson that is done, with at least 80 % of its questions right at the last answer, and that does not need help.

A lesson shows one sign, its `State`. Mastered is counted where that sign is shown and nowhere else. Needing help is a sign on top of
being done: it takes nothing away from what is counted as done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from learning.i18n import N_
from learning.progress.models import Way

MASTERED_SHARE = 0.8
MISSES_FOR_HELP = 2

RULES = (
    N_("A lesson is done when every question has been answered, on screen, on paper, at a desk or by phone."),
    N_(
        "A lesson is mastered when it is done, at least 80 %% of its questions were right at the last answer, and nothing in it needs help."
    ),
    N_("Somebody needs help when a question was missed, or left with 'I don't know yet', twice without a right answer since."),
    N_("A lesson that needs help can be done all the same. It then counts as done."),
)


class State(StrEnum):
    """How a learner stands in a lesson, the most urgent first: the sign that is shown."""

    HELP = "help"
    MASTERED = "mastered"
    DONE = "done"
    BUSY = "busy"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What mastery needs to know of one attempt."""

    question: str
    answered: bool
    """False for *I don't know yet*."""
    right: bool
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a learner stands in one question."""

    answered: bool = False
    right: bool = False
    """Whether the last answer was right."""
    right_at_once: bool = False
    """Whether the first try was right."""
    misses: int = 0
    """Misses since the last right answer."""
    tries: int = 0
    ways: tuple[str, ...] = ()

    @property
    def needs_help(self) -> bool:
        """Missed or left twice without a right answer since."""
        return self.misses >= MISSES_FOR_HELP

    def after(self, tried: Tried) -> "Standing":
        """How it is after one more attempt."""
        return Standing(
            answered=self.answered or tried.answered,
            right=tried.right if tried.answered else self.right,
            right_at_once=tried.right if self.tries == 0 else self.right_at_once,
            misses=0 if tried.right else self.misses + 1,
            tries=self.tries + 1,
            ways=self.ways if tried.way in self.ways else (*self.ways, tried.way),
        )


Standings = Mapping[str, Standing]


def standings_after(attempts: Iterable[Tried]) -> dict[str, Standing]:
    """The standing in each question after some attempts, oldest first."""
    found: dict[str, Standing] = {}
    for tried in attempts:
        found[tried.question] = found.get(tried.question, Standing()).after(tried)
    return found


def is_done(standings: Standings, questions: Sequence[str]) -> bool:
    """Whether every question has been answered."""
    return bool(questions) and all(name in standings and standings[name].answered for name in questions)


def right_count(standings: Standings, questions: Sequence[str]) -> int:
    """How many questions were right at the last answer."""
    return sum(name in standings and standings[name].right for name in questions)


def is_mastered(standings: Standings, questions: Sequence[str]) -> bool:
    """Whether the lesson shows the sign of being mastered."""
    return state_of(standings, questions) == State.MASTERED


def help_with(standings: Standings, questions: Sequence[str]) -> list[str]:
    """The questions somebody needs help with, in order."""
    return [name for name in questions if name in standings and standings[name].needs_help]


def state_of(standings: Standings, questions: Sequence[str]) -> State:
    """How a learner stands in a lesson: the one sign it shows."""
    if help_with(standings, questions):
        return State.HELP
    if is_done(standings, questions):
        enough = right_count(standings, questions) >= MASTERED_SHARE * len(questions)
        return State.MASTERED if enough else State.DONE
    return State.BUSY if any(name in standings for name in questions) else State.NEW


def ways_of(standings: Standings) -> list[Way]:
    """The ways in which a lesson was done, in a fixed order."""
    used = {way for standing in standings.values() for way in standing.ways}
    return [way for way in Way if way in used]


def as_data(standings: Standings) -> dict[str, list[Any]]:
    """The standings as they are kept in a row."""
    return {name: [one.answered, one.right, one.right_at_once, one.misses, one.tries, list(one.ways)] for name, one in standings.items()}


def from_data(data: Mapping[str, Sequence[Any]]) -> dict[str, Standing]:
    """The standings in a row."""
    return {
        name: Standing(answered=answered, right=right, right_at_once=at_once, misses=misses, tries=tries, ways=tuple(ways))
        for name, (answered, right, at_once, misses, tries, ways) in data.items()
    }

"""Choose one answer: a task list with one box ticked."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.questions.base import shown
from learning.questions.choosing import Choosing
from learning.questions.reading import Draft, check_feedback, check_one_key, check_spread, read_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Choosing):
    """One of three or four options."""

    kind: ClassVar[str] = "single"

    keep_order: bool = False
    """Piles to sort into stand in the author's order, the same for every message."""

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """Three or four boxes, one ticked, a reason under each."""
        options = read_items(draft, ticks=True)
        check_spread(draft, len(options), 3, 4)
        check_one_key(draft, options)
        check_feedback(draft, options, opening=True)
        return cls(**draft.common, options=tuple(options))

    @property
    def order(self) -> tuple[str, ...]:
        """Shuffled by name, or the author's own order."""
        ids = tuple(option.id for option in self.options)
        return ids if self.keep_order else shown(self.id, ids)

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Choose one answer."))

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Circle one letter."))

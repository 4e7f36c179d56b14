"""Choose several answers: a task list with more than one box ticked, as many as the heading says."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.markup.problems import near
from learning.questions.base import shown
from learning.questions.choosing import Choosing
from learning.questions.reading import Draft, check_count, check_feedback, check_spread, read_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Choosing):
    """Some of three to six options."""

    kind: ClassVar[str] = "multiple"
    many: ClassVar[bool] = True

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """Three to six boxes, as many ticked as the heading says (two or more), a reason under each."""
        if draft.count == 1:
            hint = near(draft.title, draft.reading.language.kind.values())
            draft.wrong("kind-unknown", N_("'%(title)s' is not a kind of question; %(hint)s"), title=draft.title, hint=hint)
        options = read_items(draft, ticks=True)
        check_spread(draft, len(options), 3, 6)
        check_count(draft, options)
        check_feedback(draft, options, opening=True)
        return cls(**draft.common, options=tuple(options))

    @property
    def order(self) -> tuple[str, ...]:
        """Shuffled by name."""
        return shown(self.id, [option.id for option in self.options])

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Choose %(count)s answers."), {"count": len(self.key)})

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Circle %(count)s letters."), {"count": len(self.key)})

"""True or false: a task list of the two fixed words, one ticked."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.questions.choosing import Choosing
from learning.questions.reading import Draft, check_feedback, check_one_key, read_items


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Choosing):
    """A statement to judge."""

    kind: ClassVar[str] = "true-false"

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """The two words of the language in their fixed order, a reason under both."""
        options = read_items(draft, ticks=True)
        expected = list(draft.reading.language.true_false.values())
        if [option.text for option in options] != expected:
            draft.wrong("true-false-words", N_("the two options are: %(words)s"), options[0].line, words=", ".join(expected))
        check_one_key(draft, options)
        check_feedback(draft, options, opening=True)
        return cls(**draft.common, options=tuple(options))

    @property
    def order(self) -> tuple[str, ...]:
        """True first, as everywhere."""
        return tuple(option.id for option in self.options)

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Is this true or false?"))

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("True or false? Circle one letter."))

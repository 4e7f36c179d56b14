"""Write the answer: accepted texts, and wrong ones that were foreseen."""

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.markup.prose import Code, Text
from learning.questions.base import Grade, Question, Remark, Solution
from learning.questions.interaction import Response, Write
from learning.questions.reading import Draft, Item, check_feedback, check_spread, read_items

_EXACT = re.compile(r"[\d@/.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Question):
    """A word or a few; small slips are forgiven, but never in numbers, codes and addresses."""

    kind: ClassVar[str] = "short-answer"
    block: ClassVar[str] = "bullet_list"

    accepted: tuple[Item, ...]
    foreseen: tuple[Item, ...]

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """Ticked texts are accepted, empty boxes hold foreseen wrong ones; something is said to any other answer."""
        items = read_items(draft, ticks=True)
        accepted = [item for item in items if item.ticked]
        check_spread(draft, len(items), 1, 9)
        if not accepted:
            draft.wrong("one-key", N_("tick at least one accepted answer with [x]"))
            return None
        if not draft.whole:
            draft.wrong("other-missing", N_("write '> …' under the list, for whoever has not all of it right"))
        check_feedback(draft, items, opening=True, optional=accepted[1:])
        return cls(**draft.common, accepted=tuple(accepted), foreseen=tuple(item for item in items if not item.ticked))

    @property
    def key(self) -> Response:
        """The first accepted text."""
        return (self.accepted[0].text,)

    @property
    def interaction(self) -> Write:
        """A line to write on."""
        return Write()

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Write a word or a few words. A small typing mistake is fine."))

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Write a word or a few words on the line."))

    def grade(self, response: Response) -> Grade:
        """1 for an accepted text or one close to it; a foreseen wrong one is recognised first, unless it is accepted as it stands."""
        written = response[0] if response else ""
        words = (Text(written),)
        foreseen = self._foreseen_in(written)
        if foreseen:
            return Grade(score=0.0, remarks=(Remark(words=words, right=False, feedback=foreseen.feedback),))
        for item in self.accepted:
            if written and matches(written, item):
                feedback = item.feedback or self.accepted[0].feedback
                return Grade(score=1.0, remarks=(Remark(words=words, right=True, feedback=feedback),))
        return Grade(score=0.0, remarks=(Remark(words=words, right=False, feedback=self.whole),) if written else (), whole=self.whole)

    def slips(self, response: Response) -> tuple[Remark, ...]:
        """The foreseen wrong text that was written; any other text is the learner's own and is not told."""
        foreseen = self._foreseen_in(response[0] if response else "")
        return (Remark(words=foreseen.words, right=False, feedback=foreseen.feedback),) if foreseen else ()

    def solutions(self) -> tuple[Solution, ...]:
        """The accepted texts, the first with the reason."""
        return tuple(Solution(sign="", words=item.words, reason=item.feedback) for item in self.accepted)

    def _foreseen_in(self, written: str) -> Item | None:
        """The foreseen wrong text that was written, unless it is accepted as it stands."""
        if not written or any(_joined(written) == _joined(item.text) for item in self.accepted):
            return None
        return next((item for item in self.foreseen if _is_same(written, item.text)), None)


def matches(written: str, item: Item) -> bool:
    """Whether a text is the accepted one, small slips forgiven.

    Capitals, accents, spaces and punctuation never count; then an edit distance of at most a quarter of the length of the
    accepted text is forgiven (after the answer checks of Pix). Texts with a figure, `@`, `/` or a dot, and texts written
    as code, must be exact but for capitals and spaces, and so must texts without any letter.
    """
    given, wanted = _normal(written), _normal(item.text)
    if any(isinstance(node, Code) for node in item.words) or _EXACT.search(item.text) or not wanted:
        return _joined(written) == _joined(item.text)
    return bool(given) and edit_distance(given, wanted) <= len(wanted) // 4


def edit_distance(one: str, other: str) -> int:
    """How many letters to add, drop or change to make one text the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        last, row[0] = row[0], place
        for column, wanted in enumerate(other, 1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (sign != wanted))
    return row[-1]


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ in capitals, accents, spaces and punctuation at most."""
    return _joined(one) == _joined(other) or _normal(one) == _normal(other) != ""


def _joined(text: str) -> str:
    return "".join(text.casefold().split())


def _normal(text: str) -> str:
    """Small letters without accents, spaces or punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if sign.isalnum())

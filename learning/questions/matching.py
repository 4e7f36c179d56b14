"""What belongs together: a table of two columns, the rows of which are right."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.markup.prose import plain
from learning.questions.base import Grade, Question, Remark, Solution, mixed
from learning.questions.interaction import LETTERS, Choice, Match, Response
from learning.questions.reading import Draft, Pair, check_spread, read_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Three to five rows to match. A response is the id of the text given to each row; equal texts share the first one's id."""

    kind: ClassVar[str] = "matching"
    block: ClassVar[str] = "table"

    pairs: tuple[Pair, ...]

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """Three to five rows; one with an empty left cell is an answer too many. No more texts than letters."""
        pairs = read_pairs(draft)
        check_spread(draft, len([pair for pair in pairs if pair.left]), 3, 5)
        check_spread(draft, len(pairs), 3, len(LETTERS))
        can_be_asked = any(pair.left for pair in pairs) and len(pairs) <= len(LETTERS)
        return cls(**draft.common, pairs=tuple(pairs)) if can_be_asked else None

    @property
    def rows(self) -> tuple[Pair, ...]:
        """The rows that ask."""
        return tuple(pair for pair in self.pairs if pair.left)

    @property
    def key(self) -> Response:
        """The id of the text of each row."""
        first = self._first_ids()
        return tuple(first[plain(pair.right)] for pair in self.rows)

    @property
    def interaction(self) -> Match:
        """The rows in the order of the file, the texts in the order shown."""
        first = self._first_ids()
        words = {first[plain(pair.right)]: pair.right for pair in reversed(self.pairs)}
        order = mixed(f"{self.id}/right", list(words))
        left = tuple(Choice(id=pair.id, sign=str(number), words=pair.left) for number, pair in enumerate(self.rows, 1))
        return Match(
            left=left, right=tuple(Choice(id=name, sign=sign, words=words[name]) for name, sign in zip(order, LETTERS, strict=False))
        )

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Choose what belongs to each line."))

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Write the right letter in each box."))

    def grade(self, response: Response) -> Grade:
        """Rows right, as a share of all rows (format §4)."""
        given = (*response, *[""] * len(self.rows))[: len(self.rows)]
        texts = {option.id: f"{option.sign}. {plain(option.words)}" for option in self.interaction.right}
        hits = [one == other for one, other in zip(given, self.key, strict=True)]
        remarks = tuple(
            Remark(words=pair.left, right=hit, feedback=pair.feedback, answer=texts.get(name, ""))
            for pair, name, hit in zip(self.rows, given, hits, strict=True)
            if name
        )
        return Grade(score=sum(hits) / len(hits), remarks=remarks, whole=self.whole)

    def solutions(self) -> tuple[Solution, ...]:
        """Each row with its letter, its text and the reason."""
        signs = {option.id: option.sign for option in self.interaction.right}
        numbered = zip(self.interaction.left, self.rows, self.key, strict=True)
        return tuple(
            Solution(sign=f"{choice.sign}-{signs[name]}", words=pair.right, reason=pair.feedback) for choice, pair, name in numbered
        )

    def _first_ids(self) -> dict[str, str]:
        """Each right-hand text with the id of the first row it stands in."""
        return {plain(pair.right): pair.id for pair in reversed(self.pairs)}

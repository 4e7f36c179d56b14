"""Put in the right order: a numbered list, written in the right order and shown in another."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.questions.base import Grade, Question, Remark, Solution, mixed
from learning.questions.interaction import LETTERS, Choice, Order, Response
from learning.questions.reading import Draft, Item, check_feedback, check_spread, check_whole, read_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Four to six things that have an order. A response is the place given to each, in the order of their ids."""

    kind: ClassVar[str] = "ordering"
    block: ClassVar[str] = "ordered_list"

    items: tuple[Item, ...]

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """Four to six numbered items, a reason under each, something to say to any other order."""
        items = read_items(draft, ticks=False)
        check_spread(draft, len(items), 4, 6)
        check_whole(draft)
        check_feedback(draft, items, opening=False)
        return cls(**draft.common, items=tuple(items))

    @property
    def key(self) -> Response:
        """The place of each item, in the order of their ids: `("1", "2", "3", …)` unless an item was moved."""
        places = {item.id: str(place) for place, item in enumerate(self.items, 1)}
        return tuple(places[name] for name in sorted(places))

    @property
    def interaction(self) -> Order:
        """The items in the order shown."""
        words = {item.id: item.words for item in self.items}
        order = mixed(self.id, list(words))
        return Order(items=tuple(Choice(id=name, sign=sign, words=words[name]) for name, sign in zip(order, LETTERS, strict=False)))

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Give each line a place. Place 1 comes first."))

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Write a number from 1 to %(count)s in each box. 1 comes first."), {"count": len(self.items)})

    def grade(self, response: Response) -> Grade:
        """Items on their own place, as a share of all items (format §4)."""
        given = dict(zip(sorted(item.id for item in self.items), response, strict=False))
        remarks = [
            Remark(words=item.words, right=given.get(item.id) == str(place), feedback=item.feedback, answer=given.get(item.id, ""))
            for place, item in enumerate(self.items, 1)
        ]
        placed = sorted((remark for remark in remarks if remark.answer), key=lambda remark: remark.answer)
        return Grade(score=sum(remark.right for remark in remarks) / len(remarks), remarks=tuple(placed), whole=self.whole)

    def solutions(self) -> tuple[Solution, ...]:
        """The items in the right order with their reasons."""
        return tuple(Solution(sign=str(place), words=item.words, reason=item.feedback) for place, item in enumerate(self.items, 1))

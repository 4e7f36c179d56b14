"""What the kinds that choose from a task list share: their options, how one is chosen, what is said back."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from learning.questions.base import Grade, Question, Remark, Solution
from learning.questions.interaction import LETTERS, Choice, Choose, Response
from learning.questions.reading import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing(Question):
    """A question whose options stand in a task list."""

    block: ClassVar[str] = "bullet_list"
    many: ClassVar[bool] = False
    """Whether several may be chosen."""

    options: tuple[Item, ...]

    @property
    @abstractmethod
    def order(self) -> tuple[str, ...]:
        """The ids of the options in the order shown."""

    @property
    def key(self) -> Response:
        """The ids of the ticked options."""
        return tuple(sorted(option.id for option in self.options if option.ticked))

    @property
    def interaction(self) -> Choose:
        """The options in the order shown, with letters."""
        words = {option.id: option.words for option in self.options}
        options = tuple(Choice(id=name, sign=sign, words=words[name]) for name, sign in zip(self.order, LETTERS, strict=False))
        return Choose(options=options, count=len(self.key), many=self.many)

    def grade(self, response: Response) -> Grade:
        """Right ones chosen less wrong ones chosen, as a share of the right ones: 1 or 0 when one is right (format §4)."""
        chosen = [option for option in self.options if option.id in response]
        remarks = tuple(Remark(words=option.words, right=option.ticked, feedback=option.feedback) for option in chosen)
        return Grade(score=share_found(len(self.key), [option.ticked for option in chosen]), remarks=remarks, whole=self.whole)

    def solutions(self) -> tuple[Solution, ...]:
        """Each option with its reason: in the order shown, right ones first."""
        options = {option.id: option for option in self.options}
        found = [(choice.sign, options[choice.id]) for choice in self.interaction.options]
        found.sort(key=lambda pair: not pair[1].ticked)
        return tuple(Solution(sign=sign, words=item.words, reason=item.feedback, right=item.ticked) for sign, item in found)


def share_found(wanted: int, chosen: list[bool]) -> float:
    """(Right ones chosen − wrong ones chosen) ÷ right ones, at least 0; `chosen` says of each whether it is right."""
    return max(0, sum(chosen) - (len(chosen) - sum(chosen))) / wanted if wanted else 0.0

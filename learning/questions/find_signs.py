"""Find the warning signs: a screen with numbered marks and a task list of the numbers."""

from dataclasses import dataclass
from typing import ClassVar, Self

from learning.i18n import N_, Message
from learning.markup.prose import Text
from learning.questions.base import Grade, Question, Remark, Solution
from learning.questions.choosing import share_found
from learning.questions.interaction import Choice, Choose, Response
from learning.questions.reading import Draft, Item, check_count, check_feedback, check_spread, check_whole, read_items
from learning.scenes.base import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class FindSigns(Question):
    """The suspicious ones among four to seven marked lines of a screen."""

    kind: ClassVar[str] = "find-signs"
    block: ClassVar[str] = "bullet_list"

    signs: tuple[Item, ...]

    @classmethod
    def parse(cls, draft: Draft) -> Self | None:
        """One screen with four to seven marks, each with a box and a reason, innocent ones too."""
        signs = read_items(draft, ticks=True, letters=False)
        marks = [str(mark) for block in (*draft.situation, *draft.scenes) if isinstance(block, Scene) for mark in block.markers]
        screens = [block for block in (*draft.situation, *draft.scenes) if isinstance(block, Scene)]
        if len(screens) != 1 or marks != [sign.text for sign in signs]:
            remedy = N_("the screen has markers %(marks)s; list each once, in that order")
            draft.wrong("signs-differ", remedy, signs[0].line, marks=", ".join(marks) or "–")
            return None
        check_spread(draft, len(signs), 4, 7)
        check_count(draft, signs)
        check_whole(draft)
        check_feedback(draft, signs, opening=False)
        return cls(**draft.common, signs=tuple(signs))

    @property
    def screen(self) -> Scene:
        """The screen in which signs are found."""
        return self.all_scenes()[0]

    @property
    def key(self) -> Response:
        """The numbers that are signs."""
        return tuple(sign.id for sign in self.signs if sign.ticked)

    @property
    def interaction(self) -> Choose:
        """The numbers, in the order of the screen."""
        options = tuple(Choice(id=sign.id, sign=sign.id, words=(Text(self.words(sign.id)),)) for sign in self.signs)
        return Choose(options=options, count=len(self.key), many=True)

    def words(self, sign: str) -> str:
        """The words of the marked line."""
        return next(line.text for line in self.screen.lines if str(line.marker) == sign)

    @property
    def hint(self) -> Message:
        """How to answer on a page."""
        return Message(N_("Choose %(count)s lines in the example."), {"count": len(self.key)})

    @property
    def paper_hint(self) -> Message:
        """How to answer on paper."""
        return Message(N_("Circle %(count)s numbers in the example."), {"count": len(self.key)})

    def grade(self, response: Response) -> Grade:
        """Signs found less innocent lines chosen, as a share of the signs (format §4)."""
        chosen = [sign for sign in self.signs if sign.id in response]
        score = share_found(len(self.key), [sign.ticked for sign in chosen])
        remarks = tuple(
            Remark(words=(Text(f"[{sign.id}] {self.words(sign.id)}"),), right=sign.ticked, feedback=sign.feedback) for sign in chosen
        )
        return Grade(score=score, remarks=remarks, whole=self.whole)

    def solutions(self) -> tuple[Solution, ...]:
        """Each marked line with its reason."""
        return tuple(
            Solution(sign=sign.id, words=(Text(self.words(sign.id)),), reason=sign.feedback, right=sign.ticked) for sign in self.signs
        )

    def text(self) -> str:
        """The numbers to choose from; the screen stands in the prompt."""
        return "  ".join(f"[{sign.id}]" for sign in self.signs)

"""The duties every question kind has, and what grading one response says."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, ClassVar, Self, TypeAlias, cast

from wtforms import Form

from learning.i18n import Message
from learning.markup.prose import Inline, Paragraph, Prose
from learning.markup.typst import inline_typst, typst
from learning.questions.controls import control_of, form_for, marks_of
from learning.questions.interaction import Interaction, Response
from learning.questions.reading import Draft
from learning.scenes.base import Scene

Blocks: TypeAlias = tuple[Prose | Scene, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is said back about one thing a learner chose, placed, matched or wrote."""

    words: tuple[Inline, ...]
    right: bool
    feedback: Prose
    answer: str = ""
    """What the learner put there, when that is more than choosing it: a place or a matched text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The judgement of a response: a score from 0 to 1, a remark for each part, one on the whole."""

    score: float
    remarks: tuple[Remark, ...] = ()
    whole: Prose = field(default_factory=Prose)

    @property
    def is_right(self) -> bool:
        """Whether all of it is right."""
        return self.score == 1

    @property
    def is_partly_right(self) -> bool:
        """Whether some of it is right."""
        return 0 < self.score < 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The right response as the key shows it: signs, words and the reason of each part."""

    sign: str
    words: tuple[Inline, ...]
    reason: Prose
    right: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """Something asked."""

    kind: ClassVar[str]
    """Its name in `headings.<lang>.toml`."""
    block: ClassVar[str]
    """The Markdown block it is written as: `bullet_list`, `ordered_list` or `table`."""

    id: str
    practice: bool
    situation: Blocks
    """What stands before the asking sentence."""
    ask: tuple[Inline, ...]
    """The sentence that asks, the heading of its page."""
    scenes: Blocks
    """What stands after it, mostly a screen."""
    whole: Prose
    """Feedback on the whole, for whoever has not all of it right."""
    read_again: tuple[str, ...]
    """The ids of the steps to read again."""
    source: str = field(compare=False)
    """The author's own text of the question, kept with what was answered or printed."""
    line: int = field(compare=False)
    lesson: str = field(default="", compare=False)
    """The lesson it was written for: a quiz or a practice sheet holds questions of several."""

    @classmethod
    @abstractmethod
    def parse(cls, draft: Draft) -> Self | None:
        """The question of this kind in a draft; `None` after a problem that leaves nothing to ask."""

    @property
    @abstractmethod
    def key(self) -> Response:
        """The right response."""

    @property
    @abstractmethod
    def interaction(self) -> Interaction:
        """Its neutral shape, in the order shown."""

    @property
    @abstractmethod
    def hint(self) -> Message:
        """How to answer on a page."""

    @property
    @abstractmethod
    def paper_hint(self) -> Message:
        """How to answer on paper."""

    def form(self, prefix: str = "") -> type[Form]:
        """The form that asks it; `prefix` tells it from other questions on the page."""
        return form_for(self.interaction, prefix)

    def response(self, form: Form, prefix: str = "") -> Response:
        """The response in a valid form."""
        shape = self.interaction
        return shape.response(marks_of(shape, form, prefix))

    @abstractmethod
    def grade(self, response: Response) -> Grade:
        """The judgement of a response; any tuple of strings has one."""

    def slips(self, response: Response) -> tuple[Remark, ...]:
        """What is wrong in a response, as it may be told to others: in the author's words, never in the learner's own."""
        return tuple(remark for remark in self.grade(response).remarks if not remark.right)

    @abstractmethod
    def solutions(self) -> tuple[Solution, ...]:
        """What the key shows, in the order shown."""

    def text(self) -> str:
        """The block under the prompt as plain text."""
        return self.interaction.text()

    def typst(self) -> dict[str, Any]:
        """The question as data for paper."""
        return {
            "kind": self.kind,
            "control": control_of(self.interaction),
            "situation": blocks_typst(self.situation),
            "ask": inline_typst(self.ask),
            "scenes": blocks_typst(self.scenes),
            "shape": shape_typst(self.interaction),
        }

    def all_scenes(self) -> tuple[Scene, ...]:
        """Every practice screen in it."""
        return tuple(block for block in (*self.situation, *self.scenes) if isinstance(block, Scene))

    def prompt(self) -> Prose:
        """All words of the prompt, screens left out."""
        blocks = [block for part in (*self.situation, *self.scenes) if isinstance(part, Prose) for block in part.blocks]
        return Prose((*blocks, Paragraph(self.ask)))


def shown(question: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The order in which ids are shown: settled by the names alone, so that it is the same everywhere and tells nothing of the key."""
    return tuple(sorted(ids, key=lambda name: blake2b(f"{question}/{name}".encode(), digest_size=8).digest()))


def mixed(question: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The order of ids in which none of them gives itself away: as `shown`, but never a, b, c."""
    order = shown(question, ids)
    return (*order[1:], order[0]) if order == tuple(sorted(ids)) else order


def blocks_typst(blocks: Blocks) -> list[Any]:
    """Prose and screens as data for paper, in order."""
    data: list[Any] = []
    for block in blocks:
        data += [["scene", block.typst()]] if isinstance(block, Scene) else typst(block)
    return data


def shape_typst(shape: Interaction) -> dict[str, Any]:
    """A shape as data for paper: lists of `{sign, words}`."""
    data: dict[str, Any] = {}
    for name in ("options", "items", "left", "right"):
        choices = cast("tuple[Any, ...]", getattr(shape, name, ()))
        if choices:
            data[name] = [{"sign": choice.sign, "words": inline_typst(choice.words)} for choice in choices]
    data["many"] = getattr(shape, "many", False)
    return data

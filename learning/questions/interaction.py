"""The neutral shapes of a question: what pages, paper, sheets and exchange formats see of it.

A shape lists what is shown in the order it is shown, each with the *sign* printed beside it (A, B … or 1, 2 …), and knows
how the signs somebody marked become a response. On paper a shape is one row of boxes or several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from learning.markup.prose import Inline, plain

LETTERS = "ABCDEFGHIJ"

Response: TypeAlias = tuple[str, ...]
"""What a learner gave, as strings; its meaning belongs to the kind. Empty: *I don't know yet*."""
Marks: TypeAlias = Sequence[Sequence[str]]
"""The signs marked in each row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something shown: its lasting id, the sign beside it, its words."""

    id: str
    sign: str
    words: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of boxes on paper: its words (empty where the prompt says all) and the signs of its boxes."""

    words: tuple[Inline, ...] = ()
    signs: tuple[str, ...]
    many: bool = False
    """Whether several boxes of the row may be marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """One or several of some."""

    options: tuple[Choice, ...]
    count: int = 1
    """How many are right; more than one means several may be chosen."""
    many: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row with a box for each option."""
        return (Row(signs=tuple(option.sign for option in self.options), many=self.many),)

    def response(self, marks: Marks) -> Response:
        """The ids of the options whose signs are marked, in the order of the ids."""
        return tuple(sorted(option.id for option in self.options if option.sign in marks[0]))

    def marks(self, response: Response) -> list[list[str]]:
        """The signs that stand for a response."""
        return [[option.sign for option in self.options if option.id in response]]

    def text(self) -> str:
        """The options as plain text, a sign before each."""
        return _lines(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A place for each item; the response holds the places in the order of the ids, `""` for none."""

    items: tuple[Choice, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item with a box for each place."""
        places = tuple(str(place) for place in range(1, len(self.items) + 1))
        return tuple(Row(words=item.words, signs=places) for item in self.items)

    def response(self, marks: Marks) -> Response:
        """The place marked for each item, in the order of the ids."""
        placed = {item.id: (row[0] if row else "") for item, row in zip(self.items, marks, strict=True)}
        return tuple(placed[name] for name in sorted(placed)) if any(placed.values()) else ()

    def marks(self, response: Response) -> list[list[str]]:
        """The places that stand for a response, in the order shown."""
        places = dict(zip(sorted(item.id for item in self.items), response, strict=False))
        return [[places[item.id]] if places.get(item.id) else [] for item in self.items]

    def text(self) -> str:
        """The items as plain text, a place to write a number before each."""
        return "\n".join(f"[  ] {plain(item.words)}" for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A right-hand text for each left-hand one; the response holds the ids of the texts, row by row, `""` for none."""

    left: tuple[Choice, ...]
    right: tuple[Choice, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each left-hand text with a box for each letter."""
        letters = tuple(option.sign for option in self.right)
        return tuple(Row(words=item.words, signs=letters) for item in self.left)

    def response(self, marks: Marks) -> Response:
        """The id of the text whose letter is marked, for each row."""
        ids = {option.sign: option.id for option in self.right}
        matched = tuple(ids[row[0]] if row else "" for row in marks)
        return matched if any(matched) else ()

    def marks(self, response: Response) -> list[list[str]]:
        """The letters that stand for a response, row by row."""
        signs = {option.id: option.sign for option in self.right}
        return [[signs[name]] if name in signs else [] for name in (*response, *[""] * len(self.left))[: len(self.left)]]

    def text(self) -> str:
        """The rows with a place for a letter, then the texts with their letters."""
        rows = "\n".join(f"{row.sign}. {plain(row.words)} [  ]" for row in self.left)
        return f"{rows}\n\n{_lines(self.right)}"


@dataclass(frozen=True, slots=True)
class Write:
    """A word or a few, in the learner's own hand; a person reads them from paper."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """No boxes: a line to write on."""
        return ()

    def response(self, marks: Marks) -> Response:
        """What was written, as one text."""
        written = " ".join(word for row in marks for word in row).strip()
        return (written,) if written else ()

    def marks(self, response: Response) -> list[list[str]]:
        """What was written."""
        return [list(response)]

    def text(self) -> str:
        """A line to write on."""
        return "_" * 40


Interaction: TypeAlias = Choose | Order | Match | Write


def _lines(choices: tuple[Choice, ...]) -> str:
    return "\n".join(f"{choice.sign}. {plain(choice.words)}" for choice in choices)

"""Prose as plain text, for terminals, e-readers, braille and whoever wants words only."""

import textwrap
from collections.abc import Iterable

from learning.markup.prose import (
    Block,
    Bullets,
    Code,
    Defined,
    Emphasis,
    Fact,
    Inline,
    Link,
    Numbers,
    Paragraph,
    Picture,
    Prose,
    Strong,
    Table,
    Text,
)

WIDTH = 72
"""Letters on a line."""


def text(prose: Prose, *, width: int = WIDTH) -> str:
    """Blocks as text, an empty line between them."""
    return "\n\n".join(_block(block, width) for block in prose.blocks)


def inline_text(children: Iterable[Inline]) -> str:
    """Inline nodes as text: a web address follows its words, a picture is said in brackets."""
    return "".join(map(_inline, children))


def wrapped(words: str, first: str = "", rest: str = "", *, width: int = WIDTH) -> str:
    """Words on lines of at most `width` letters, `first` before the first line and `rest` before the others."""
    return textwrap.fill(words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _block(block: Block, width: int) -> str:
    match block:
        case Paragraph(children):
            return wrapped(inline_text(children), width=width)
        case Bullets(items):
            return "\n".join(_item("- ", item, width) for item in items)
        case Numbers(items):
            return "\n".join(_item(f"{number}. ", item, width) for number, item in enumerate(items, 1))
        case Table(head, rows):
            lines = [" | ".join(inline_text(cell) for cell in row) for row in (head, *rows)]
            return "\n".join([lines[0], "-" * min(width, len(lines[0])), *lines[1:]])


def _item(mark: str, item: Prose, width: int) -> str:
    return wrapped(" ".join(_block(block, width) for block in item.blocks), mark, " " * len(mark), width=width)


def _inline(node: Inline) -> str:
    match node:
        case Text(value) | Code(value) | Fact(_, value):
            return value
        case Strong(children) | Emphasis(children) | Defined(children):
            return inline_text(children)
        case Link(href, children):
            words = inline_text(children)
            return words if href.startswith("#") or href == words else f"{words} ({href})"
        case Picture(_, words):
            return f"[{words}]" if words else ""

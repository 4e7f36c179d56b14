"""Prose for paper: plain data that the Typst library in `templates/print/` draws.

Author's text reaches Typst only as data and never as Typst markup, so that no text can run there.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

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

Data: TypeAlias = list[Any]
"""A node as `[name, …]`, made of strings and lists only."""


def typst(prose: Prose) -> Data:
    """Blocks as data: `["p", …]`, `["ul", …]`, `["ol", …]`, `["table", head, rows]`, `["picture", source, words]`."""
    return [_block(block) for block in prose.blocks]


def inline_typst(children: Iterable[Inline]) -> Data:
    """Inline nodes as data: `["text", words]`, `["strong", […]]`, `["em", […]]`, `["code", words]`, `["keep", words]`."""
    return [_inline(node) for node in children]


def text_typst(prose: Prose) -> Data:
    """The words of all paragraphs as inline data."""
    data: Data = []
    for block in prose.blocks:
        if isinstance(block, Paragraph):
            data += [*([["text", " "]] if data else []), *inline_typst(block.children)]
    return data


def _block(block: Block) -> Data:
    match block:
        case Paragraph((Picture(source, words),)):
            return ["picture", source, words]
        case Paragraph(children):
            return ["p", inline_typst(children)]
        case Bullets(items):
            return ["ul", [typst(item) for item in items]]
        case Numbers(items):
            return ["ol", [typst(item) for item in items]]
        case Table(head, rows):
            return ["table", [inline_typst(cell) for cell in head], [[inline_typst(cell) for cell in row] for row in rows]]


def _inline(node: Inline) -> Data:
    match node:
        case Text(value):
            return ["text", value]
        case Code(value):
            return ["code", value]
        case Fact(_, value):
            return ["keep", value] if any(sign.isdigit() for sign in value) and len(value) < 16 else ["text", value]  # noqa: PLR2004  a number or date stays on one line
        case Strong(children):
            return ["strong", inline_typst(children)]
        case Emphasis(children) | Defined(children):
            return ["em", inline_typst(children)]
        case Link(href, children):
            return ["link", href, inline_typst(children)]
        case Picture(_, words):
            return ["text", words]

"""Prose: an author's Markdown as a tree of immutable nodes, and the one parser that makes it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from learning.i18n import N_
from learning.markup.reading import Reading

# text_join would glue an escaped \* to the text around it; apart, it can be told from a loose *.
MARKDOWN = MarkdownIt("commonmark", {"html": False, "tasklists": True}).enable("table").disable("text_join")

FACT = re.compile(r"\{fact:([a-z0-9_]+(?:\.text)?)\}")
_FILE_NAME = re.compile(r"[\w-]+(\.[\w-]+)*", re.ASCII)
_SAFE_HREF = re.compile(r"(https?://[^\s\\/]|mailto:[^\s]|tel:[+0-9]|#[a-z0-9-]+$|/(?![/\\]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    value: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to take over sign by sign."""

    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated statement brought in from the fact table."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing beside the lesson; empty words mean decoration."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter most."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A word as a word."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Defined:
    """A hard word where it is first used; its explanation follows the paragraph."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a step or, among the sources, to the web."""

    href: str
    children: "tuple[Inline, ...]"


Inline: TypeAlias = Text | Code | Fact | Picture | Strong | Emphasis | Defined | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: "tuple[Prose, ...]"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list with an order."""

    items: "tuple[Prose, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block: TypeAlias = Paragraph | Bullets | Numbers | Table


@dataclass(frozen=True, slots=True)
class Prose:
    """Author's text, not yet rendered."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return bool(self.blocks)

    @property
    def plain(self) -> str:
        """All words in one line, without marks; picture words are left out."""
        return " ".join(part for part in (_plain_block(block) for block in self.blocks) if part)

    def walk(self) -> Iterator[Inline]:
        """Every inline node, in order."""
        for block in self.blocks:
            yield from _walk_block(block)

    def facts(self) -> tuple[str, ...]:
        """The ids of the facts in it, in order, `.text` taken off."""
        return tuple(node.id.removesuffix(".text") for node in self.walk() if isinstance(node, Fact))

    def pictures(self) -> tuple[str, ...]:
        """The sources of its pictures, in order."""
        return tuple(node.source for node in self.walk() if isinstance(node, Picture))


def plain(children: Iterable[Inline]) -> str:
    """The words of inline nodes, without marks."""
    parts = []
    for node in children:
        match node:
            case Text(value) | Code(value) | Fact(_, value):
                parts.append(value)
            case Strong(inner) | Emphasis(inner) | Defined(inner) | Link(_, inner):
                parts.append(plain(inner))
            case Picture():
                pass
    return "".join(parts)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return plain(children)
        case Bullets(items) | Numbers(items):
            return " ".join(item.plain for item in items)
        case Table(head, rows):
            return " ".join(plain(cell) for row in (head, *rows) for cell in row)


def _walk_block(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph(children):
            yield from _walk_inline(children)
        case Bullets(items) | Numbers(items):
            for item in items:
                yield from item.walk()
        case Table(head, rows):
            for row in (head, *rows):
                for cell in row:
                    yield from _walk_inline(cell)


def _walk_inline(children: Iterable[Inline]) -> Iterator[Inline]:
    for node in children:
        yield node
        if isinstance(node, Strong | Emphasis | Defined | Link):
            yield from _walk_inline(node.children)


def parse(source: str) -> Node:
    """The tree of a Markdown text."""
    return Node(MARKDOWN.parse(source))


def line_of(node: Node) -> int:
    """The line a block begins on, counted from 1."""
    while not node.map and node.children:
        node = node.children[0]
    return node.map[0] + 1 if node.map else 1


def text_of(node: Node) -> str:
    """The author's own text of a block, not yet read."""
    return node.content if node.type in {"inline", "fence"} else "\n".join(filter(None, map(text_of, node.children)))


def read_prose(nodes: Sequence[Node], reading: Reading) -> Prose:
    """Paragraphs, lists and tables as prose; other blocks are left out (the caller reports them)."""
    return Prose(tuple(block for node in nodes if (block := _read_block(node, reading))))


def read_inline(node: Node, reading: Reading) -> tuple[Inline, ...]:
    """The inline nodes of a paragraph, heading or cell."""
    inline = node if node.type == "inline" else next((child for child in node.children if child.type == "inline"), None)
    return _merged(_read_children(inline.children, reading, line_of(node))) if inline else ()


def _read_block(node: Node, reading: Reading) -> Block | None:
    match node.type:
        case "paragraph":
            return Paragraph(read_inline(node, reading))
        case "bullet_list":
            return Bullets(tuple(read_prose(item.children, reading) for item in node.children))
        case "ordered_list":
            return Numbers(tuple(read_prose(item.children, reading) for item in node.children))
        case "table":
            rows = [tuple(read_inline(cell, reading) for cell in row.children) for part in node.children for row in part.children]
            return Table(rows[0], tuple(rows[1:]))
        case _:
            return None


def _read_children(nodes: Iterable[Node], reading: Reading, line: int) -> Iterator[Inline]:
    for node in nodes:
        match node.type:
            case "text":
                yield from _read_facts(node.content, reading)
            case "text_special":
                yield Text(node.content)
            case "softbreak" | "hardbreak":
                yield Text(" ")
            case "code_inline":
                yield Code(node.content)
            case "strong":
                yield Strong(_merged(_read_children(node.children, reading, line)))
            case "em":
                yield Emphasis(_merged(_read_children(node.children, reading, line)))
            case "link":
                yield from _read_link(node, reading, line)
            case "image":
                yield from _read_picture(node, reading, line)


def _read_link(node: Node, reading: Reading, line: int) -> Iterator[Inline]:
    href = str(node.attrs["href"])
    children = _merged(_read_children(node.children, reading, line))
    if _SAFE_HREF.match(href):
        yield Link(href, children)
    else:
        remedy = N_("'%(href)s' is not a link we follow; use https:, mailto: or tel:")
        reading.wrong(line, "link-unsafe", remedy, href=href)
        yield from children


def _read_picture(node: Node, reading: Reading, line: int) -> Iterator[Inline]:
    """A picture beside the file; of one that lies elsewhere only the words stay."""
    source = str(node.attrs["src"])
    if _FILE_NAME.fullmatch(source):
        yield Picture(f"{reading.folder}/{source}" if reading.folder else source, node.content)
    else:
        remedy = N_("'%(name)s' is not beside this file, or is no SVG, PNG or WebP")
        reading.wrong(line, "picture-file", remedy, name=source)
        yield Text(node.content)


def _read_facts(text: str, reading: Reading) -> Iterator[Inline]:
    last = 0
    for found in FACT.finditer(text):
        if text[last : found.start()]:
            yield Text(text[last : found.start()])
        yield Fact(found[1], reading.facts.get(found[1], found[0]))
        last = found.end()
    if text[last:]:
        yield Text(text[last:])


def _merged(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].value + node.value)
        else:
            merged.append(node)
    return tuple(merged)

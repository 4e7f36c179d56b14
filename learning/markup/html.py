"""Prose as HTML. The tree has no node for markup of an author's own, so nothing but these tags can come out."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

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

PICTURES = "/pictures/"
"""Where the pictures of lessons are served."""

_PHONE = re.compile(r"\+?\d[\d \u00a0-]+\d")


def html(prose: Prose, *, pictures: str = PICTURES) -> Markup:
    """Blocks as HTML; `pictures` is put before the source of each picture."""
    return Markup("\n").join(_block(block, pictures) for block in prose.blocks)


def inline_html(children: Iterable[Inline], *, pictures: str = PICTURES) -> Markup:
    """Inline nodes as HTML, without a paragraph around them."""
    return Markup("").join(_inline(node, pictures) for node in children)


def text_html(prose: Prose) -> Markup:
    """The words of all paragraphs as HTML, with a space between and no paragraph around them."""
    return Markup(" ").join(inline_html(block.children) for block in prose.blocks if isinstance(block, Paragraph))


def phone_html(number: str) -> Markup:
    """A phone number as a link that does not break."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return Markup('<a class="tel" href="tel:{}">{}</a>').format(dialled, number.replace(" ", "\u00a0").replace("-", "\u2011"))


def is_phone(value: str) -> bool:
    """Whether a value is a phone number: three figures or more and nothing else that matters."""
    return bool(_PHONE.fullmatch(value)) and sum(sign.isdigit() for sign in value) > 2  # noqa: PLR2004  112 is one, 16 is an age


def _block(block: Block, pictures: str) -> Markup:
    match block:
        case Paragraph((Picture() as picture,)):
            return Markup('<p class="picture">{}</p>').format(_inline(picture, pictures))
        case Paragraph(children):
            return Markup("<p>{}</p>").format(inline_html(children, pictures=pictures))
        case Bullets(items):
            return Markup("<ul>{}</ul>").format(_items(items, pictures))
        case Numbers(items):
            return Markup("<ol>{}</ol>").format(_items(items, pictures))
        case Table(head, rows):
            top = Markup("").join(Markup('<th scope="col">{}</th>').format(inline_html(cell, pictures=pictures)) for cell in head)
            body = Markup("").join(
                Markup("<tr>{}</tr>").format(
                    Markup("").join(Markup("<td>{}</td>").format(inline_html(cell, pictures=pictures)) for cell in row)
                )
                for row in rows
            )
            return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(top, body)


def _items(items: Iterable[Prose], pictures: str) -> Markup:
    return Markup("").join(Markup("<li>{}</li>").format(_item(item, pictures)) for item in items)


def _item(item: Prose, pictures: str) -> Markup:
    if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph):
        return inline_html(item.blocks[0].children, pictures=pictures)
    return html(item, pictures=pictures)


def _inline(node: Inline, pictures: str) -> Markup:
    match node:
        case Text(value):
            return escape(value)
        case Code(value):
            return Markup("<code>{}</code>").format(value)
        case Fact(_, value):
            return phone_html(value) if is_phone(value) else escape(value)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(inline_html(children, pictures=pictures))
        case Defined(children):
            return Markup("<dfn>{}</dfn>").format(inline_html(children, pictures=pictures))
        case Emphasis(children):
            return Markup("<em>{}</em>").format(inline_html(children, pictures=pictures))
        case Link(href, children):
            return Markup('<a href="{}">{}</a>').format(href, inline_html(children, pictures=pictures))
        case Picture(source, words):
            return Markup('<img class="drawing" src="{}{}" alt="{}" loading="lazy">').format(pictures, source, words)

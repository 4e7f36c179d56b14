"""Readers shared by the kinds: the draft of a question, its items, its pairs, and the rules every kind has."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import Inline, Paragraph, Prose, Text, line_of, plain, read_inline, read_prose, text_of
from learning.markup.reading import Reading
from learning.markup.sentences import last_sentence_start
from learning.scenes import read_scene
from learning.scenes.base import Scene

ID = re.compile(r"\s*\{#([^}]*)\}$")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STEP_LINK = re.compile(r"\[([^\]]*)\]\(#([^)]*)\)")
_QUOTES = tuple("\"'“‘«")
_LISTS = {"bullet_list", "ordered_list", "table"}
_SHAPES = {
    "bullet_list": N_("'%(title)s' needs a list of boxes '- [ ] …'"),
    "ordered_list": N_("'%(title)s' needs a numbered list in the right order"),
    "table": N_("'%(title)s' needs a table of two columns"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAgain:
    """A step to read again, by id and by the title the author wrote."""

    step: str
    title: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a list: a box, an item to order, an accepted answer."""

    id: str
    words: tuple[Inline, ...]
    ticked: bool
    feedback: Prose
    line: int

    @property
    def text(self) -> str:
        """Its words without marks."""
        return plain(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row of a matching table; an empty left side is an answer too many."""

    id: str
    left: tuple[Inline, ...]
    right: tuple[Inline, ...]
    feedback: Prose
    line: int


@dataclass(slots=True, kw_only=True)
class Draft:
    """A question cut into its parts, before its kind reads the block."""

    id: str
    title: str
    count: int | None
    """The number its heading promises."""
    practice: bool
    situation: tuple[Prose | Scene, ...]
    ask: tuple[Inline, ...]
    scenes: tuple[Prose | Scene, ...]
    block: Node
    quotes: list[Node]
    read_again: tuple[ReadAgain, ...]
    source: str
    line: int
    reading: Reading

    @property
    def common(self) -> dict[str, Any]:
        """The fields every kind takes over as they are."""
        return {
            "id": self.id,
            "practice": self.practice,
            "situation": self.situation,
            "ask": self.ask,
            "scenes": self.scenes,
            "whole": self.whole,
            "read_again": tuple(again.step for again in self.read_again),
            "source": self.source,
            "line": self.line,
        }

    @property
    def whole(self) -> Prose:
        """Feedback on the whole: the quotes that are no numbered reasons."""
        nodes = [child for quote in self.quotes for child in quote.children if child.type != "ordered_list"]
        return read_prose(nodes, self.reading)

    def wrong(self, rule: str, remedy: str, /, line: int = 0, **values: object) -> None:
        """Note a problem, at the heading unless a line is given."""
        self.reading.wrong(line or self.line, rule, remedy, **values)


def read_id(node: Node, reading: Reading) -> tuple[str, str]:
    """The words of a heading that must have an id, and the id (empty after a problem)."""
    text = text_of(node)
    found = ID.search(text)
    title = ID.sub("", text)
    if not found:
        slug = "-".join(re.findall(r"[a-z0-9]+", title.lower())[:3])
        reading.wrong(line_of(node), "id-missing", N_("write a name that never changes behind the heading: {#%(slug)s}"), slug=slug)
        return title, ""
    if not SLUG.fullmatch(found[1]):
        reading.wrong(line_of(node), "id-form", N_("'%(id)s': use small letters, figures and hyphens"), id=found[1])
    return title, found[1]


def read_draft(head: Node, nodes: list[Node], reading: Reading, *, block: str, count: int | None, practice: bool) -> Draft | None:
    """The parts of a question, in their fixed order; `None` if the block its kind needs is not there."""
    title, name = read_id(head, reading)
    lists = [node for node in nodes if node.type in _LISTS]
    if not lists or lists[0].type != block:
        reading.wrong(line_of(lists[0]) if lists else line_of(head), "block-missing", _SHAPES[block], title=title)
        return None
    at = nodes.index(lists[0])
    before, after = nodes[:at], nodes[at + 1 :]
    if len(lists) > 1:
        reading.wrong(
            line_of(after[0]), "feedback-indent", N_("put four spaces before > so that the feedback belongs to the item above it")
        )
    situation, ask, scenes = _read_prompt(before, head, reading)
    last = nodes[-1].map[1] if nodes[-1].map else line_of(nodes[-1])
    return Draft(
        id=name,
        title=title,
        count=count,
        practice=practice,
        situation=situation,
        ask=ask,
        scenes=scenes,
        block=lists[0],
        quotes=[node for node in after if node.type == "blockquote"],
        read_again=_read_again(after, head, reading, practice=practice),
        source="\n".join(reading.lines[line_of(head) - 1 : last]).rstrip() + "\n",
        line=line_of(head),
        reading=reading,
    )


def read_items(draft: Draft, *, ticks: bool, letters: bool = True) -> list[Item]:
    """The items of a list with the feedback under each; `letters` calls them a, b, c …, otherwise by their own words."""
    items = []
    for place, node in enumerate(draft.block.children):
        line = line_of(node)
        head, *below = node.children or [node]
        if ticks and "checked" not in node.meta:
            draft.wrong("box-form", N_("begin with '- [ ] ' or '- [x] ', a space behind the bracket and then text"), line)
        if head.type != "paragraph":
            draft.wrong("item-is-list", N_("a text that begins with a number and a dot becomes a list; write 3\\. for 3."), line)
        if not ticks and node.info != str(place + 1):
            remedy = N_("this is number %(number)s, expected %(expected)s; number from 1 without gaps")
            draft.wrong("item-number", remedy, line, number=node.info, expected=place + 1)
        for other in below:
            if other.type != "blockquote":
                draft.wrong("feedback-form", N_("under an item only feedback may stand; begin it with >"), line_of(other))
        words, name = _without_id(read_inline(head, draft.reading))
        feedback = read_prose([child for other in below if other.type == "blockquote" for child in other.children], draft.reading)
        own = (name or chr(97 + place)) if letters else plain(words)
        items.append(Item(id=own, words=words, ticked=bool(node.meta.get("checked")), feedback=feedback, line=line))
    _check_unique([item.id for item in items], draft)
    return items


def read_pairs(draft: Draft) -> list[Pair]:
    """The rows of a table; row n has reason n of the numbered feedback under it."""
    head, *bodies = draft.block.children
    rows = [row for body in bodies for row in body.children]
    if len(head.children[0].children) != 2:  # noqa: PLR2004  what belongs, and to what
        draft.wrong("table-shape", N_("a matching table has two columns; write | inside a text as \\|"), line_of(draft.block))
        return []
    reasons = [item for quote in draft.quotes for block in quote.children if block.type == "ordered_list" for item in block.children]
    full = [row for row in rows if text_of(row.children[0])]
    if len(reasons) != len(full):
        line = line_of(draft.quotes[0]) if draft.quotes else line_of(draft.block)
        remedy = N_("%(pairs)s pairs and %(reasons)s reasons; write '> 1. …', one for each row")
        draft.wrong("pair-feedback", remedy, line, pairs=len(full), reasons=len(reasons))
    feedback = iter([read_prose(reason.children, draft.reading) for reason in reasons])
    pairs = []
    for place, row in enumerate(rows):
        left, right = (read_inline(cell, draft.reading) for cell in row.children[:2])
        if not right:
            draft.wrong("table-cell", N_("the right cell is empty; only the left one may be (an answer too many)"), line_of(row))
        reason = next(feedback, Prose()) if left else Prose()
        pairs.append(Pair(id=chr(97 + place), left=left, right=right, feedback=reason, line=line_of(row)))
    return pairs


def check_spread(draft: Draft, count: int, least: int, most: int) -> None:
    """Not too few to choose from, not too many to oversee."""
    if not least <= count <= most:
        remedy = N_("%(count)s items; this kind has %(least)s to %(most)s")
        draft.wrong("how-many", remedy, count=count, least=least, most=most)


def check_one_key(draft: Draft, items: Sequence[Item]) -> None:
    """Exactly one box is ticked, and nothing is said twice."""
    ticked = sum(item.ticked for item in items)
    if ticked != 1:
        draft.wrong("one-key", N_("%(count)s boxes are ticked; tick exactly one with [x]"), count=ticked)
    if draft.whole:
        draft.wrong("other-extra", N_("every option has its own feedback; leave out the one under the list"))


def check_count(draft: Draft, items: Sequence[Item]) -> None:
    """The number in the heading is the number of ticks: the author's second signature."""
    ticked = sum(item.ticked for item in items)
    if draft.count != ticked:
        remedy = N_("the heading says %(said)s, but %(ticked)s boxes are ticked")
        draft.wrong("count-differs", remedy, said=draft.count, ticked=ticked)


def check_whole(draft: Draft) -> None:
    """Whoever has not all of it right must be told something."""
    if not draft.whole:
        draft.wrong("other-missing", N_("write '> …' under the list, for whoever has not all of it right"))


def check_feedback(draft: Draft, items: Sequence[Item], *, opening: bool, optional: Sequence[Item] = ()) -> None:
    """Each item says why; with `opening`, a reason under a ticked box begins otherwise than one under an empty box."""
    for item in items:
        if not item.feedback:
            if item not in optional:
                remedy = N_("say why under '%(text)s': four spaces, >, a sentence")
                draft.wrong("feedback-missing", remedy, item.line, text=item.text)
            continue
        expected = draft.reading.language.feedback["right" if item.ticked else "wrong"]
        if opening and not item.feedback.plain.startswith(expected):
            remedy = (
                N_("feedback under a ticked box begins with %(words)s; or is the tick wrong?")
                if item.ticked
                else N_("feedback under an empty box begins with %(words)s; or is the tick wrong?")
            )
            draft.wrong("feedback-opening", remedy, item.line, words=" / ".join(expected))


def _read_prompt(
    nodes: list[Node], head: Node, reading: Reading
) -> tuple[tuple[Prose | Scene, ...], tuple[Inline, ...], tuple[Prose | Scene, ...]]:
    """What stands before the asking sentence, the sentence, and what stands after it."""
    blocks: list[Prose | Scene] = []
    for node in nodes:
        if node.type == "fence":
            scene = read_scene(node, reading)
            blocks += [scene] if scene else []
        elif node.type == "paragraph":
            blocks.append(read_prose([node], reading))
        else:
            reading.wrong(line_of(node), "block-place", N_("above the list stand only paragraphs and screens"))
    asking = next((place for place in reversed(range(len(blocks))) if isinstance(blocks[place], Prose)), None)
    if asking is None:
        reading.wrong(line_of(head), "prompt-missing", N_("write the question between the heading and the list"))
        return tuple(blocks), (), ()
    paragraph = blocks[asking]
    inline = paragraph.blocks[0].children if isinstance(paragraph, Prose) and isinstance(paragraph.blocks[0], Paragraph) else ()
    first, ask = _split_ask(inline)
    situation = (*blocks[:asking], *((Prose((Paragraph(first),)),) if first else ()))
    return situation, ask, tuple(blocks[asking + 1 :])


def _split_ask(inline: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The last sentence asks; a statement between quotes stays whole."""
    if plain(inline).startswith(_QUOTES):
        return (), inline
    for place in reversed(range(len(inline))):
        node = inline[place]
        if isinstance(node, Text) and (start := last_sentence_start(node.value)):
            first = (*inline[:place], Text(node.value[:start].rstrip()))
            rest = (Text(node.value[start:]), *inline[place + 1 :])
            return first, tuple(part for part in rest if not isinstance(part, Text) or part.value)
    return (), inline


def _read_again(nodes: list[Node], head: Node, reading: Reading, *, practice: bool) -> tuple[ReadAgain, ...]:
    label = reading.language.label["read-again"] + ":"
    again: list[ReadAgain] = []
    for node in nodes:
        if node.type == "paragraph" and text_of(node).startswith(label):
            links = _STEP_LINK.findall(text_of(node))
            again += [ReadAgain(step=step, title=title, line=line_of(node)) for title, step in links]
        elif node.type not in {"blockquote", *_LISTS}:
            remedy = N_("text of the question stands above the list; under it only feedback and '%(label)s …'")
            reading.wrong(line_of(node), "stray-text", remedy, label=label)
    if not again and not practice:
        reading.wrong(line_of(head), "read-again-missing", N_("end with '%(label)s [title of a step](#id)'"), label=label)
    return tuple(again)


def _without_id(words: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
    """The words without a trailing `{#id}`, and the id."""
    if words and isinstance(words[-1], Text) and (found := ID.search(words[-1].value)):
        rest = ID.sub("", words[-1].value)
        return (*words[:-1], *((Text(rest),) if rest else ())), found[1]
    return words, ""


def _check_unique(ids: list[str], draft: Draft) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            remedy = N_("two items are called '%(id)s'; give the moved one back its old letter")
            draft.wrong("option-id-twice", remedy, line_of(draft.block), id=name)


def kind_of(title: str, reading: Reading, line: int) -> tuple[str, int | None]:
    """The name of the kind a heading names, and the number in it; an empty name after a problem."""
    for kind, phrase in reading.language.kind.items():
        found = re.fullmatch(re.escape(phrase).replace(r"\{n\}", "(.+)"), title)
        if found and not found.groups():
            return kind, None
        if found and found[1] in reading.language.numbers:
            return kind, reading.language.numbers.index(found[1]) + 1
    hint = near(title, reading.language.kind.values())
    reading.wrong(line, "kind-unknown", N_("'%(title)s' is not a kind of question; %(hint)s"), title=title, hint=hint)
    return "", None

"""Cut a lesson at its headings, and read what stands under one."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from learning.content.model import Blocks, Step
from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import Prose, line_of, read_prose, text_of
from learning.markup.reading import Reading
from learning.markup.sentences import words
from learning.questions.reading import ID, read_id
from learning.scenes import read_scene
from learning.scenes.base import Scene

PARTS = ("goal", "good-to-know", "steps", "example", "practice", "questions", "summary", "other-ways", "sources")
MAX_STEP_WORDS = 80
MAX_TITLE_WORDS = 6
_OPTIONAL = {"good-to-know", "sources"}
_NESTED = {"steps", "practice", "questions"}
_TEXT = {"paragraph"}
_ALLOWED: Mapping[str, set[str]] = {
    "goal": _TEXT,
    "good-to-know": _TEXT,
    "steps": {*_TEXT, "bullet_list", "ordered_list", "table", "fence"},
    "example": {*_TEXT, "fence"},
    "practice": {*_TEXT, "fence"},
    "questions": {*_TEXT, "fence"},
    "summary": _TEXT,
    "other-ways": {"bullet_list"},
    "sources": {*_TEXT, "bullet_list"},
}
_END = re.compile(r"[.?!:…][\"'”’)*_]*$|\)$|\}$")

Cut = list[tuple[Node, list[Node]]]


def cut(nodes: Sequence[Node], tag: str) -> tuple[list[Node], Cut]:
    """Blocks cut at headings of one level: what stands before the first, and each heading with its blocks."""
    before: list[Node] = []
    pieces: Cut = []
    for node in nodes:
        if node.type == "heading" and node.tag == tag:
            pieces.append((node, []))
        else:
            (pieces[-1][1] if pieces else before).append(node)
    return before, pieces


def read_title(nodes: Sequence[Node], reading: Reading) -> tuple[str, list[Node]]:
    """The one title, and everything below it."""
    _, tops = cut(nodes, "h1")
    if len(tops) != 1:
        line = line_of(tops[1][0]) if tops else 1
        reading.wrong(line, "title", N_("%(count)s titles; write one line '# Title'"), count=len(tops))
    return (text_of(tops[0][0]) if tops else ""), [node for _, below in tops for node in below]


def read_parts(nodes: Sequence[Node], reading: Reading) -> dict[str, tuple[Node, list[Node]]]:
    """The parts by name, each once and in their order; what is wrong with them is noted."""
    before, pieces = cut(nodes, "h2")
    names = {word: part for part, word in reading.language.part.items()}
    parts: dict[str, tuple[Node, list[Node]]] = {}
    if before:
        reading.wrong(line_of(before[0]), "stray-text", N_("between the title and the first part nothing stands"))
    for head, below in pieces:
        word = ID.sub("", text_of(head))
        part = names.get(word)
        if part is None:
            reading.wrong(
                line_of(head), "part-unknown", N_("'%(word)s' is not a part of a lesson; %(hint)s"), word=word, hint=near(word, names)
            )
            continue
        if part in parts or any(PARTS.index(part) < PARTS.index(earlier) for earlier in parts):
            remedy = N_("the parts stand once each, in this order: %(parts)s")
            reading.wrong(line_of(head), "part-order", remedy, parts=", ".join(reading.language.part.values()))
        inner = next((node for node in below if node.type == "heading"), None)
        if inner and part not in _NESTED:
            reading.wrong(line_of(inner), "heading-level", N_("under '%(word)s' no ### headings stand"), word=word)
        if not below:
            reading.wrong(line_of(head), "part-empty", N_("write the text of '%(word)s' under its heading"), word=word)
        parts[part] = (head, below)
    for part in PARTS:
        if part not in parts and part not in _OPTIONAL:
            reading.wrong(len(reading.lines), "part-missing", N_("add the part '## %(word)s'"), word=reading.language.part[part])
    return parts


def only(part: str, nodes: Sequence[Node], reading: Reading) -> None:
    """Nothing is passed over: a block that has no place is a problem, and so is half a sentence."""
    for node in nodes:
        text = text_of(node)
        if node.type == "paragraph" and not text.startswith("![") and not _END.search(text):
            reading.wrong(line_of(node) + text.count("\n"), "sentence-open", N_("end the last sentence with . or ?"))
        if node.type not in _ALLOWED[part]:
            remedy = N_("here stand only: %(allowed)s; this is: %(block)s")
            reading.wrong(line_of(node), "block-place", remedy, allowed=", ".join(sorted(_ALLOWED[part])), block=node.type)


def no_intro(head: Node, intro: Sequence[Node], reading: Reading) -> None:
    """Directly under some parts their first ### heading comes."""
    if intro:
        reading.wrong(line_of(intro[0]), "stray-text", N_("directly under '%(word)s' a ### heading comes"), word=text_of(head))


def read_blocks(nodes: Sequence[Node], reading: Reading) -> Blocks:
    """Prose and screens, one block each."""
    blocks: list[Prose | Scene] = []
    for node in nodes:
        if node.type == "fence":
            scene = read_scene(node, reading)
            blocks += [scene] if scene else []
        elif prose := read_prose([node], reading):
            blocks.append(prose)
    return tuple(blocks)


def read_step(head: Node, nodes: Sequence[Node], reading: Reading) -> Step:
    """A step: text, lists, pictures, and a screen whose markers have a numbered reason each."""
    title, name = read_id(head, reading)
    only("steps", nodes, reading)
    if len(words(title)) > MAX_TITLE_WORDS:
        reading.wrong(line_of(head), "title-long", N_("%(count)s words; the title of a step has at most 6"), count=len(words(title)))
    blocks = read_blocks(nodes, reading)
    count = sum(len(words(block.plain)) for block in blocks if isinstance(block, Prose))
    if count > MAX_STEP_WORDS:
        reading.wrong(line_of(head), "step-long", N_("%(count)s words; a step has at most 80, so make it two"), count=count)
    reasons = next((node for node in nodes if node.type == "ordered_list"), None)
    for block in blocks:
        if isinstance(block, Scene) and block.markers and (reasons is None or len(reasons.children) != len(block.markers)):
            remedy = N_("%(count)s markers; write a numbered list of %(count)s reasons under the screen")
            reading.wrong(block.line, "marker-reasons", remedy, count=len(block.markers))
    return Step(id=name, title=title, line=line_of(head), blocks=blocks)

"""Rules on marks in the raw text: braces, facts, tags, loose signs, links, and lines that Markdown would swallow."""

import re

from markdown_it.tree import SyntaxTreeNode as Node

from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import FACT, line_of
from learning.markup.reading import Reading

MAX_PICTURE_WORDS = 125
"""Letters in the text of a picture."""

_ID = re.compile(r"\{#[^}]*\}\s*$", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)\{([^}\n]*)\}?")
_TAG = re.compile(r"</?[a-z][^>\n]*>", re.IGNORECASE)
_PHONE = re.compile(r"\b0\d{2,3}[ -]\d{3,4}\b")
_LOOSE = re.compile(r"(?<!\\)[*`}]")
_BEFORE_SENTENCE = re.compile(r"(^|[.?!:][\"'”’)]*|\.text\})\s*$")


def check_marks(tree: Node, reading: Reading) -> None:
    """Everything that can be told from marks alone, wherever text stands."""
    sources = reading.language.part["sources"]
    part = ""
    for node in tree.children:
        if node.type == "heading" and node.tag == "h2":
            part = node.children[0].content if node.children else ""
        for inner in node.walk():
            if inner.type in {"list_item", "blockquote"}:
                _check_edge(inner, reading)
            if inner.type in {"inline", "fence"}:
                _check_text(inner, reading)
            if inner.type == "inline":
                _check_inline(inner, reading, links=part == sources)


def _check_edge(node: Node, reading: Reading) -> None:
    """A list or feedback ends where its marks end: Markdown would swallow the line after it."""
    first, last = node.map or (0, 0)
    for number in range(first, min(last, len(reading.lines))):
        line = reading.lines[number]
        if node.type == "blockquote" and line.strip() and not line.lstrip().startswith(">"):
            reading.wrong(number + 1, "feedback-ends", N_("leave an empty line above this line, or begin it with > if it is feedback"))
        elif node.type == "list_item" and number > first and line[:1] not in {"", " ", "\t", ">"}:
            reading.wrong(number + 1, "list-ends", N_("leave an empty line above this line, or begin it with a mark or with spaces"))


def _check_text(node: Node, reading: Reading) -> None:
    """Braces, typed phone numbers and, outside screens, tags."""
    start = line_of(node) + (node.type == "fence")
    in_heading = node.parent is not None and node.parent.type == "heading"
    for number, line in enumerate(node.content.split("\n"), start):
        text = re.sub(r"`[^`]*`", "", line) if node.type == "inline" else line
        for brace in _BRACE.finditer(_ID.sub("", text)):
            _check_brace(brace, text, number, reading, in_heading=in_heading)
        if node.type == "inline" and _TAG.search(text):
            reading.wrong(number, "tag", N_("tags do not work here; use Markdown"))
        if _PHONE.search(text):
            reading.wrong(number, "number-typed", N_("take a phone number from facts.toml: {fact:id}"))


def _check_brace(brace: "re.Match[str]", text: str, number: int, reading: Reading, *, in_heading: bool) -> None:
    fact = FACT.fullmatch(brace[0])
    if not fact:
        reading.wrong(number, "brace", N_("'%(brace)s' is not known; a fact is {fact:id}, a real brace is \\{"), brace=brace[0])
    elif in_heading:
        reading.wrong(number, "fact-place", N_("a heading cannot hold a fact; put it in the text below"))
    elif fact[1] not in reading.facts:
        name = fact[1].removesuffix(".text")
        known = [key for key in reading.facts if not key.endswith(".text")]
        reading.wrong(number, "fact-unknown", N_("'%(id)s' is not in facts.toml; %(hint)s"), id=name, hint=near(name, known))
    elif fact[1].endswith(".text") and not _BEFORE_SENTENCE.search(_ID.sub("", text)[: brace.start()]):
        reading.wrong(number, "fact-sentence", N_("'%(id)s' is a whole sentence; end the sentence before it first"), id=fact[1])


def _check_inline(node: Node, reading: Reading, *, links: bool) -> None:
    start = line_of(node)
    for child in node.walk():
        if child.type == "text" and _LOOSE.search(re.sub(r"\{[^}]*\}", "", child.content)):
            reading.wrong(start, "loose-mark", N_("a * ` or } stands alone; take it away, or put \\ before it"))
        if child.type == "link" and not links and not str(child.attrs["href"]).startswith("#"):
            reading.wrong(start, "link-place", N_("links to the web stand only in the last part, with the sources"))
        if child.type == "image":
            at = start + node.content[: max(0, node.content.find(str(child.attrs["src"])))].count("\n")
            if len(child.content) > MAX_PICTURE_WORDS:
                reading.wrong(
                    at, "picture-words", N_("%(count)s letters between ![ and ]; say in 125 what matters"), count=len(child.content)
                )

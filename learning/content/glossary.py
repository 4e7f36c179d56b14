"""The glossary: hard words, and the place in a lesson where each is explained."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from learning.content.model import Step, Term
from learning.content.modules import names_in, read_source, read_table
from learning.i18n import N_
from learning.markup.problems import Problems
from learning.markup.prose import Block, Defined, Inline, Paragraph, Prose, Text
from learning.markup.sentences import words
from learning.scenes.base import Scene

MAX_WORDS = 25
"""Words in meaning and example together."""
_REQUIRED = {"word": str, "forms": list, "meaning": str, "example": str}


def read_glossary(path: Path, problems: Problems) -> dict[str, Term]:
    """The terms of a language by id."""
    table = read_table(path, problems, rule="glossary")
    source = read_source(path, problems) if table else ""
    lines = {line.strip("[] "): number for number, line in enumerate(source.split("\n"), 1) if line.startswith("[")}
    terms: dict[str, Term] = {}
    for name, found in table.items():
        entry: dict[str, Any] = found if isinstance(found, dict) else {}
        line = lines.get(name, 1)
        missing = [field for field, kind in _REQUIRED.items() if not isinstance(entry.get(field), kind)]
        if missing:
            problems.wrong(line, "glossary", N_("'%(id)s' lacks: %(fields)s"), id=name, fields=", ".join(missing))
            continue
        count = len(words(f"{entry['meaning']} {entry['example']}"))
        if count > MAX_WORDS:
            problems.wrong(line, "glossary-long", N_("%(count)s words; meaning and example have at most 25 together"), count=count)
        terms[name] = Term(
            id=name,
            word=entry["word"],
            say=str(entry.get("say", "")),
            forms=names_in(entry, "forms"),
            meaning=entry["meaning"],
            example=entry["example"],
            line=line,
        )
    return terms


def explain(steps: Iterable[Step], ids: Iterable[str], glossary: Mapping[str, Term]) -> tuple[tuple[Step, ...], set[str]]:
    """The steps with each term after the paragraph it first stands in, and the ids that stand nowhere."""
    wanted = [glossary[name] for name in ids if name in glossary]
    explained: list[Step] = []
    for step in steps:
        blocks: list[Prose | Scene | Term] = []
        for part in step.blocks:
            shown, found = _define(part, wanted) if isinstance(part, Prose) else (part, [])
            blocks += [shown, *found]
            wanted = [term for term in wanted if term not in found]
        explained.append(Step(id=step.id, title=step.title, line=step.line, blocks=tuple(blocks)))
    return tuple(explained), {term.id for term in wanted}


def pattern(term: Term) -> re.Pattern[str]:
    """What finds a term in a text: the word or one of its forms as a whole word, the longest first."""
    shapes = sorted((term.word, *term.forms), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, shapes))})(?![\w-])", re.IGNORECASE)


def _define(prose: Prose, wanted: list[Term]) -> tuple[Prose, list[Term]]:
    found: list[Term] = []
    blocks: list[Block] = []
    for block in prose.blocks:
        here = [term for term in wanted if term not in found and pattern(term).search(Prose((block,)).plain)]
        found += here
        blocks.append(_mark(block, here))
    return Prose(tuple(blocks)), found


def _mark(block: Block, terms: list[Term]) -> Block:
    """The paragraph with the first place of each term marked as its definition."""
    if not isinstance(block, Paragraph):
        return block
    children = list(block.children)
    for term in terms:
        for place, node in enumerate(children):
            match = pattern(term).search(node.value) if isinstance(node, Text) else None
            if match and isinstance(node, Text):
                pieces: list[Inline] = [Text(node.value[: match.start()]), Defined((Text(match[0]),)), Text(node.value[match.end() :])]
                children[place : place + 1] = [piece for piece in pieces if not isinstance(piece, Text) or piece.value]
                break
    return Paragraph(tuple(children))

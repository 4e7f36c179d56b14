"""One lesson file's text → an Edition, with every problem on the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode as Node

from learning.content.front import line_in_front, read_front
from learning.content.glossary import explain
from learning.content.model import Edition, Front, Practice, Section, Step, Term
from learning.content.rules.marks import check_marks
from learning.content.rules.structure import check_structure
from learning.content.sections import cut, no_intro, only, read_blocks, read_parts, read_step, read_title
from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import Prose, line_of, parse, read_prose, text_of
from learning.markup.reading import Reading
from learning.questions import read_question
from learning.questions.base import Question
from learning.questions.reading import ReadAgain
from learning.questions.single import Single

Parts = dict[str, tuple[Node, list[Node]]]
Again = dict[str, tuple[ReadAgain, ...]]


def read_edition(source: str, reading: Reading, glossary: Mapping[str, Term], *, module: str, lesson: str) -> Edition:
    """A whole file; what cannot be read is noted in the reading's problems and left out."""
    front, body = read_front(source, reading.problems)
    reading.lines = body.split("\n")
    reading.folder = f"{module}/{lesson}"
    tree = parse(body)
    check_marks(tree, reading)
    title, below = read_title(tree.children, reading)
    parts = read_parts(below, reading)
    again: Again = {}
    practice = _read_practice(parts, reading, again)
    questions = _read_asked(parts, reading, again)
    practised, asked = _with_piles(practice.questions, questions)
    edition = Edition(
        lesson=lesson,
        module=module,
        language=reading.language,
        front=front,
        title=title,
        parts=_read_sections(parts, reading) | ({"practice": replace(practice, questions=practised)} if "practice" in parts else {}),
        steps=_read_steps(parts, front, reading, glossary, source),
        practice=replace(practice, questions=practised),
        questions=asked,
        read_again=again,
        source=source,
        file=reading.problems.file,
    )
    check_structure(edition, reading)
    return edition


def _read_sections(parts: Parts, reading: Reading) -> dict[str, Section]:
    """Every part as a section, in the order of the file; those with ### headings hold nothing here."""
    sections: dict[str, Section] = {}
    for name, (head, nodes) in parts.items():
        if name in {"steps", "practice", "questions"}:
            sections[name] = Section(line=line_of(head))
        else:
            only(name, nodes, reading)
            sections[name] = Section(blocks=read_blocks(nodes, reading), line=line_of(head))
    return sections


def _read_steps(parts: Parts, front: Front, reading: Reading, glossary: Mapping[str, Term], source: str) -> tuple[Step, ...]:
    if "steps" not in parts:
        return ()
    head, nodes = parts["steps"]
    intro, inner = cut(nodes, "h3")
    no_intro(head, intro, reading)
    steps, unused = explain([read_step(below, inside, reading) for below, inside in inner], front.words, glossary)
    line = line_in_front(source, "words")
    for name in front.words:
        if name not in glossary:
            reading.wrong(line, "word-unknown", N_("'%(id)s' is not in the glossary; %(hint)s"), id=name, hint=near(name, glossary))
        elif name in unused:
            remedy = N_("'%(word)s' does not occur in the steps; add its form to the glossary or drop it")
            reading.wrong(line, "word-unused", remedy, word=glossary[name].word)
    return steps


def _read_practice(parts: Parts, reading: Reading, again: Again) -> Practice:
    if "practice" not in parts:
        return Practice()
    head, nodes = parts["practice"]
    label = reading.language.label["on-paper"] + ":"
    papers = [node for node in nodes if node.type == "paragraph" and text_of(node).startswith(label)]
    if len(papers) != 1:
        reading.wrong(line_of(head), "on-paper", N_("say once how to do this without a screen: '%(label)s …'"), label=label)
    intro, inner = cut([node for node in nodes if node not in papers], "h3")
    only("practice", intro, reading)
    return Practice(
        blocks=read_blocks(intro, reading),
        line=line_of(head),
        questions=_read_questions(inner, reading, again, practice=True),
        on_paper=_without_label(papers, label, reading),
    )


def _without_label(papers: Sequence[Node], label: str, reading: Reading) -> Prose:
    """What to do on paper, the label taken off: pages print it themselves."""
    if not papers:
        return Prose()
    words = text_of(papers[0]).removeprefix(label).strip()
    return read_prose(parse(words[:1].upper() + words[1:]).children, reading)


def _read_asked(parts: Parts, reading: Reading, again: Again) -> tuple[Question, ...]:
    if "questions" not in parts:
        return ()
    head, nodes = parts["questions"]
    intro, inner = cut(nodes, "h3")
    no_intro(head, intro, reading)
    return _read_questions(inner, reading, again, practice=False)


def _read_questions(inner: Sequence[tuple[Node, list[Node]]], reading: Reading, again: Again, *, practice: bool) -> tuple[Question, ...]:
    questions = []
    for head, nodes in inner:
        found = read_question(head, nodes, reading, practice=practice)
        if found:
            questions.append(replace(found[0], lesson=reading.folder.rpartition("/")[2]))
            again[found[0].id] = found[1]
    return tuple(questions)


def _with_piles(practised: Sequence[Question], asked: Sequence[Question]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Questions that sort into the same piles show the piles in the author's order, the same each time."""
    piles = Counter(_pile(question) for question in (*practised, *asked) if isinstance(question, Single))

    def settled(question: Question) -> Question:
        return replace(question, keep_order=True) if isinstance(question, Single) and piles[_pile(question)] > 1 else question

    return tuple(map(settled, practised)), tuple(map(settled, asked))


def _pile(question: Single) -> tuple[str, ...]:
    return tuple(option.text for option in question.options)

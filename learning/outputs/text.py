"""Plain text: a whole lesson in words only, for a terminal, an e-reader, braille or a slow line."""

from collections.abc import Iterable

from learning.content.model import Edition, Term
from learning.i18n import N_, Interface, interface
from learning.markup.prose import Prose, plain
from learning.markup.text import text as prose_text
from learning.markup.text import wrapped
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import AFTER, BEFORE, checked_line, term_text
from learning.questions.base import Question
from learning.scenes.base import Scene


def lesson_text(edition: Edition, module: str) -> str:
    """A lesson as text, without the answers."""
    words = interface(edition.lang)
    part = edition.language.part
    pieces = [_underlined(edition.title, "="), f"Wegwijs · {module}"]
    for name in BEFORE:
        if name == "steps":
            for number, step in enumerate(edition.steps, 1):
                pieces += [_underlined(f"{number}. {step.title}", "-"), *_blocks(step.blocks, words)]
        elif name in edition.parts:
            pieces += [_underlined(part[name], "-"), *_blocks(edition.part(name).blocks, words)]
    if "practice" in edition.parts:
        pieces += [_underlined(part["practice"], "-"), *_blocks(edition.practice.blocks, words)]
        pieces += _questions(edition.practice.questions, words.text("Practice"), words)
        pieces.append(wrapped(f"{edition.language.label['on-paper']}: {edition.practice.on_paper.plain}"))
    pieces.append(_underlined(part["questions"], "-"))
    pieces += _questions(edition.questions, words.text("Question"), words)
    for name in (name for name in AFTER if name in edition.parts):
        pieces += [_underlined(part[name], "-"), *_blocks(edition.part(name).blocks, words)]
    pieces.append(checked_line(edition))
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def question_text(question: Question, number: str, words: Interface) -> str:
    """A question as text: its number, the prompt, how to answer, what to choose from."""
    pieces = [number, *_blocks(question.situation, words), wrapped(plain(question.ask)), *_blocks(question.scenes, words)]
    return "\n\n".join([*pieces, f"({words.say(question.hint)})", question.text()])


def _build(job: Job) -> bytes:
    module = job.module.text(job.lang).title
    return "\n\n".join(lesson_text(edition, module) for edition in job.editions).encode()


def _questions(questions: Iterable[Question], word: str, words: Interface) -> list[str]:
    return [question_text(question, f"{word} {number}", words) for number, question in enumerate(questions, 1)]


def _blocks(blocks: Iterable[Prose | Scene | Term], words: Interface) -> list[str]:
    pieces = []
    for block in blocks:
        match block:
            case Scene():
                pieces.append(block.text())
            case Term():
                pieces.append(wrapped(f"{block.word}: {term_text(block, words)}", "  ", "  "))
            case Prose():
                pieces.append(prose_text(block))
    return pieces


def _underlined(title: str, sign: str) -> str:
    return f"{title}\n{sign * len(title)}"


OUTPUT = Output(name="text", file="text.txt", label=N_("Text only"), media_type="text/plain; charset=utf-8", shows_key=False, build=_build)

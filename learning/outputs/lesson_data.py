"""A lesson as data for the print library: sections, questions and the words of the form, in the lesson's language."""

from collections.abc import Iterable, Sequence
from typing import Any

from learning.codes import grouped
from learning.content.model import Edition, Section, Step, Term
from learning.i18n import Interface, interface
from learning.markup.prose import Prose
from learning.markup.typst import inline_typst, text_typst, typst
from learning.outputs.base import Copy, Job
from learning.outputs.typesetting import pictures_of, qr
from learning.questions.base import Question
from learning.questions.interaction import Order, Write
from learning.scenes.base import Scene

PAYLOAD = "WW1"
"""What the QR code of a sheet begins with; its code follows."""
BEFORE = ("goal", "good-to-know", "steps", "example")
AFTER = ("summary", "other-ways")


def worksheet_data(job: Job, *, size: float) -> dict[str, Any]:
    """Everything the worksheet template draws: each lesson in each copy; `size` is that of the letters in points."""
    sources = [source for edition in job.editions for source in picture_sources(edition)]
    return {
        "lang": job.lang,
        "size": size,
        "title": job.title,
        "module": job.module.text(job.lang).title,
        "words": form_words(job.lang),
        "pictures": pictures_of(sources, job.folders),
        "copies": [_copy(copy) for copy in job.copies],
        "lessons": [_lesson(edition) for edition in job.editions],
        "sheets": [[copy, lesson] for copy in range(len(job.copies)) for lesson in range(len(job.editions))],
    }


def section_data(edition: Edition, names: Iterable[str]) -> list[dict[str, Any]]:
    """Some parts of a lesson in order, each with its title; the steps one by one."""
    parts: list[dict[str, Any]] = []
    for name in names:
        title = edition.language.part[name]
        if name == "steps":
            parts += [{"title": title, "step": False, "blocks": []}] if edition.steps else []
            parts += [_section(f"{number}. {step.title}", step, edition.lang) for number, step in enumerate(edition.steps, 1)]
        elif name in edition.parts:
            parts.append(_section(title, edition.part(name), edition.lang))
    return parts


def question_data(questions: Sequence[Question], word: str, lang: str, *, counted: bool) -> list[dict[str, Any]]:
    """Questions with their numbers and how to answer on paper; the rows of one that counts have names to type in by."""
    words = interface(lang)
    return [
        question.typst() | {"number": f"{word} {number}", "row": str(number) if counted else "", "hint": words.say(question.paper_hint)}
        for number, question in enumerate(questions, 1)
    ]


def key_data(edition: Edition, questions: Sequence[Question], word: str) -> list[dict[str, Any]]:
    """Questions with their right answers and the reasons, numbered; the steps to read again are those of the edition."""
    return [
        {
            "number": f"{word} {number}",
            "answer": answer_in_short(question),
            "ask": inline_typst(question.ask),
            "solutions": [
                {
                    "sign": solution.sign or "–",
                    "words": inline_typst(solution.words),
                    "right": solution.right,
                    "marked": any(not one.right for one in question.solutions()),
                    "reason": text_typst(solution.reason),
                }
                for solution in question.solutions()
            ],
            "whole": text_typst(question.whole),
            "again": read_again_line(edition, question),
        }
        for number, question in enumerate(questions, 1)
    ]


def blocks_data(blocks: Iterable[Prose | Scene | Term], words: Interface) -> list[Any]:
    """Prose, screens and explained words, in order."""
    data: list[Any] = []
    for block in blocks:
        match block:
            case Scene():
                data.append(["scene", block.typst()])
            case Term():
                data.append(["term", block.word, term_text(block, words)])
            case Prose():
                data += typst(block)
    return data


def term_text(term: Term, words: Interface) -> str:
    """The explanation of a hard word in one line."""
    say = words.text("You say: %(sound)s.", sound=term.say) + " " if term.say else ""
    return f"{say}{term.meaning} {term.example}"


def form_words(lang: str) -> dict[str, str]:
    """The fixed words of a printed form."""
    say = interface(lang).text
    return {
        "name": say("Name:"),
        "date": say("Date:"),
        "sheet": say("Sheet"),
        "qr": say("QR code of sheet"),
        "example": say("Example"),
        "on-paper": say("On paper:"),
        "how": say("You may look back. Do you not know it yet? Put a dash (–)."),
        "page": say("page {n} of {all}"),
        "right": say("right"),
        "wrong": say("not right"),
        "whole": say("Not all of it right?"),
        "apart": say("Keep this sheet apart. Every answer has its reason, for whoever learns alone."),
    }


def picture_sources(edition: Edition) -> list[str]:
    """The pictures that stand in a lesson."""
    return [source for section in edition.sections() for source in section.prose().pictures()]


def checked_line(edition: Edition) -> str:
    """When it was last checked, and where its facts come from."""
    words = interface(edition.lang)
    return words.text("Checked on %(day)s.", day=words.day(edition.front.checked, year=True))


def _section(title: str, section: Section, lang: str) -> dict[str, Any]:
    return {"title": title, "step": isinstance(section, Step), "blocks": blocks_data(section.blocks, interface(lang))}


def answer_in_short(question: Question) -> str:
    """The right answer as it is said: `B`, `A, C`, `1-B, 2-C`, the word to write, or the numbers in the order printed."""
    shape = question.interaction
    match shape:
        case Order():
            return ", ".join(row[0] for row in shape.marks(question.key))
        case Write():
            return question.key[0]
        case _:
            return ", ".join(solution.sign for solution in question.solutions() if solution.right)


def read_again_line(edition: Edition, question: Question) -> str:
    """Which steps to read again, if any."""
    titles = {step.id: step.title for step in edition.steps}
    steps = [titles[name] for name in question.read_again if name in titles]
    return f"{edition.language.label['read-again']}: {', '.join(steps)}" if steps else ""


def _copy(copy: Copy) -> dict[str, str]:
    code = grouped(copy.code) if copy.code else ""
    return {"name": copy.name, "code": code, "qr": qr(PAYLOAD + copy.code) if copy.code else ""}


def _lesson(edition: Edition) -> dict[str, Any]:
    words = interface(edition.lang)
    practice = edition.practice
    return {
        "title": edition.title,
        "before": section_data(edition, BEFORE),
        "practice": {
            "title": edition.language.part["practice"],
            "blocks": blocks_data(practice.blocks, words),
            "questions": question_data(practice.questions, words.text("Practice"), edition.lang, counted=False),
            "on-paper": typst(practice.on_paper),
        },
        "questions-title": edition.language.part["questions"],
        "questions": question_data(edition.questions, words.text("Question"), edition.lang, counted=True),
        "after": section_data(edition, AFTER),
        "checked": checked_line(edition),
    }

"""A question as it was: its hash, and reading it back from the author's own text."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from learning.markup.language import Language
from learning.markup.problems import Problems
from learning.markup.prose import parse
from learning.markup.reading import Reading
from learning.questions import read_question
from learning.questions.base import Question
from learning.questions.single import Single


def version_hash(lesson: str, question: Question, lang: str) -> bytes:
    """The name of this very wording of a question (32 bytes)."""
    parts = (lesson, question.id, lang, str(keeps_order(question)), question.source)
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def keeps_order(question: Question) -> bool:
    """Whether its options stand in the author's order, as piles do."""
    return isinstance(question, Single) and question.keep_order


def read_version(source: str, language: Language, facts: Mapping[str, str], *, in_order: bool, lesson: str = "") -> Question | None:
    """The question of a kept text, with the lesson it was kept for; `None` if this program cannot read it any more."""
    reading = Reading(problems=Problems("version"), language=language, facts=facts, lines=source.split("\n"))
    head, *nodes = parse(source).children or [parse("")]
    found = read_question(head, nodes, reading, practice=False) if nodes else None
    question = replace(found[0], lesson=lesson) if found else None
    return replace(question, keep_order=in_order) if isinstance(question, Single) else question

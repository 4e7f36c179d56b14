"""Rules on two languages of a lesson: they have the same bones."""

from collections import Counter
from collections.abc import Sequence

from learning.content.front import line_in_front
from learning.content.model import Edition
from learning.i18n import N_
from learning.markup.prose import FACT, Picture, Prose
from learning.markup.reading import Reading
from learning.questions.base import Question
from learning.questions.single import Single
from learning.scenes.base import Scene

_FIELDS = ("id", "minutes", "checked", "digcomp", "slo", "ed", "words")


def compare(first: Edition, other: Edition, reading: Reading) -> None:
    """Note where `other` differs from the language that is the measure."""
    for name in _FIELDS:
        if getattr(first.front, name) != getattr(other.front, name):
            line = line_in_front(other.source, name)
            reading.wrong(line, "front-matter-differs", N_("'%(name)s' is not the same in both languages; copy the block"), name=name)
    if tuple(first.parts) != tuple(other.parts):
        reading.wrong(1, "parts-differ", N_("both languages have the same parts; one has a part too many or too few"))
    _compare_steps(first, other, reading)
    _compare_questions(first, other, reading)
    for one, two in zip(_scenes(first), _scenes(other), strict=False):
        if _bones(one) != _bones(two):
            tops = ", ".join(top.name for top in one.top)
            remedy = N_("the first language has %(kind)s with %(tops)s and %(marks)s markers")
            reading.wrong(two.line, "scene-differs", remedy, kind=one.kind, tops=tops, marks=len(one.markers))
    if len(_scenes(first)) != len(_scenes(other)):
        remedy = N_("the first language has %(count)s screens, this one %(here)s")
        reading.wrong(1, "scene-differs", remedy, count=len(_scenes(first)), here=len(_scenes(other)))
    _compare_used("facts-differ", _facts(first), _facts(other), reading)
    _compare_used("pictures-differ", _pictures(first), _pictures(other), reading)


def _compare_steps(first: Edition, other: Edition, reading: Reading) -> None:
    order = [step.id for step in first.steps]
    if order != [step.id for step in other.steps]:
        line = next((step.line for step, name in zip(other.steps, order, strict=False) if step.id != name), other.part("steps").line)
        reading.wrong(line, "steps-differ", N_("steps, in this order: %(steps)s"), steps=", ".join(order))


def _compare_questions(first: Edition, other: Edition, reading: Reading) -> None:
    theirs = {question.id: question for question in other.all_questions}
    ours = {question.id: question for question in first.all_questions}
    for name, question in ours.items():
        if name not in theirs:
            remedy = N_("'%(id)s' (%(kind)s) is not in this language")
            reading.wrong(1, "question-missing", remedy, id=name, kind=question.kind)
        else:
            _compare_question(question, theirs[name], reading, first, other)
    for name in theirs.keys() - ours.keys():
        reading.wrong(theirs[name].line, "question-extra", N_("'%(id)s' is not in the first language"), id=name)
    if list(ours) != list(theirs) and ours.keys() == theirs.keys():
        line = other.all_questions[0].line
        reading.wrong(line, "questions-order", N_("put the questions in the same order as in the first language"))


def _compare_question(ours: Question, theirs: Question, reading: Reading, first: Edition, other: Edition) -> None:
    if (ours.kind, ours.practice) != (theirs.kind, theirs.practice):
        remedy = N_("'%(id)s' is %(kind)s in the first language, %(here)s here")
        reading.wrong(theirs.line, "kind-differs", remedy, id=ours.id, kind=ours.kind, here=theirs.kind)
        return
    if ours.kind != "short-answer" and (ours.key, _size(ours)) != (theirs.key, _size(theirs)):
        remedy = N_("'%(id)s': right is %(key)s of %(size)s; here %(their_key)s of %(their_size)s")
        values = {"key": ", ".join(ours.key), "size": _size(ours), "their_key": ", ".join(theirs.key), "their_size": _size(theirs)}
        reading.wrong(theirs.line, "key-differs", remedy, id=ours.id, **values)
    if isinstance(ours, Single) and isinstance(theirs, Single) and ours.keep_order != theirs.keep_order:
        remedy = N_("'%(id)s': the options are piles in one language only; give all its questions the same words")
        reading.wrong(theirs.line, "piles-differ", remedy, id=ours.id)
    mine = [again.step for again in first.read_again[ours.id]]
    if mine != [again.step for again in other.read_again[ours.id]]:
        remedy = N_("'%(id)s' sends back to %(steps)s in the first language")
        reading.wrong(theirs.line, "read-again-differs", remedy, id=ours.id, steps=", ".join(mine))


def _size(question: Question) -> int:
    return len(question.solutions())


def _scenes(edition: Edition) -> list[Scene]:
    found = [scene for section in edition.sections() for scene in section.scenes()]
    return found + [scene for question in edition.all_questions for scene in question.all_scenes()]


def _bones(scene: Scene) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    return scene.kind, tuple(top.name for top in scene.top), scene.markers


def _texts(edition: Edition) -> list[Prose]:
    texts = [section.prose() for section in edition.sections()] + [edition.practice.on_paper]
    for question in edition.all_questions:
        texts += [question.prompt(), question.whole, *(solution.reason for solution in question.solutions())]
    return texts


def _facts(edition: Edition) -> list[str]:
    return [used.removesuffix(".text") for used in FACT.findall(edition.source)]


def _pictures(edition: Edition) -> list[str]:
    return [node.source.replace(f".{edition.lang}.", ".") for text in _texts(edition) for node in text.walk() if isinstance(node, Picture)]


def _compare_used(rule: str, ours: Sequence[str], theirs: Sequence[str], reading: Reading) -> None:
    odd = (Counter(ours) - Counter(theirs)) + (Counter(theirs) - Counter(ours))
    if odd:
        remedy = N_("not the same in both languages: %(names)s")
        reading.wrong(1, rule, remedy, names=", ".join(sorted(odd)))

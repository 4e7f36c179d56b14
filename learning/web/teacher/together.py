"""Do a lesson's questions together: one question large on the wall, hands counted, then the answer with its reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.models import Classroom, Tally
from learning.classrooms.tallies import RIGHT, UNKNOWN, WRONG, drop_tally, get_tally, keep_tally, last_tallies, signs_of
from learning.content.model import Edition
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message, interface
from learning.markup.prose import Inline
from learning.questions.base import Question
from learning.questions.interaction import Choose
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.lesson_questions import tally_words

_NAMES = {RIGHT: N_("Right"), WRONG: N_("Not right"), UNKNOWN: N_("I don't know yet")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Something hands go up for: its sign in the form, its words, how many hands, and whether it is the answer."""

    sign: str
    label: str
    """A message where it has no words of the question."""
    words: tuple[Inline, ...] = ()
    count: int = 0
    is_key: bool = False
    """Told on the page of the answer only."""


@bp.get("/classes/<key>/together")
@for_(Policy.STAFF)
def together_start(lang: str, key: str) -> ResponseReturnValue:
    """Choose a lesson to do together."""
    classroom = taught(key)
    return render("teacher/together_start.html", sheet="staff", classroom=classroom, library=site().library, content_lang=lang)


@bp.route("/classes/<key>/together/<slug>/<int:number>", methods=["GET", "POST"])
@for_(Policy.STAFF)
def together(lang: str, key: str, slug: str, number: int) -> ResponseReturnValue:
    """One question without names and without the answer; the hands that went up are filled in and kept."""
    classroom, edition, question = _found(key, slug, lang, number)
    problems: list[Problem] = []
    if request.method == "POST":
        counts, problems = _counted(question)
        if not problems:
            try:
                tally = keep_tally(db(), classroom, account(), question, counts, at=now())
            except Invalid as refusal:
                db().rollback()
                classroom = taught(key)
                problems = [problem_of(refusal)]
            else:
                db().commit()
                return redirect(url_for("teacher.together_answer", key=key, slug=slug, number=number, tally=tally.key), 303)
    template = "teacher/together.html" if not problems or _by_option(question) else "teacher/together_answer.html"
    return _page(template, classroom, edition, number, problems)


@bp.get("/classes/<key>/together/<slug>/<int:number>/answer")
@for_(Policy.STAFF)
def together_answer(lang: str, key: str, slug: str, number: int) -> ResponseReturnValue:
    """What was counted, if it was, the right answer and why; then the next question."""
    classroom, edition, question = _found(key, slug, lang, number)
    return _page("teacher/together_answer.html", classroom, edition, number, [], _tally(classroom, question))


@bp.post("/classes/<key>/together/<slug>/<int:number>/undo")
@for_(Policy.STAFF)
def together_undo(lang: str, key: str, slug: str, number: int) -> ResponseReturnValue:
    """Take a count back."""
    classroom = taught(key)
    drop_tally(db(), get_tally(db(), classroom, request.form.get("tally", "")))
    db().commit()
    return redirect(url_for("teacher.together", key=key, slug=slug, number=number), 303)


@bp.get("/classes/<key>/together/<slug>/end")
@for_(Policy.STAFF)
def together_end(lang: str, key: str, slug: str) -> ResponseReturnValue:
    """After the last question: what was counted, without names, and the way to another lesson."""
    classroom = taught(key)
    edition, tallies = site().library.edition(slug, lang), last_tallies(db(), classroom, slug)
    words = interface(lang)
    return render(
        "teacher/together_end.html",
        sheet="staff",
        classroom=classroom,
        edition=edition,
        questions=[(one, tally_words(tallies[one.id], words) if one.id in tallies else "") for one in edition.questions],
        ways=ways.of_lesson(edition),
        content_lang=edition.lang,
    )


def _found(key: str, slug: str, lang: str, number: int) -> tuple[Classroom, Edition, Question]:
    """The class, the lesson and its question of that number.

    Raises:
        NotFound: one of them is not there, or the class is somebody else's.
    """
    classroom = taught(key)
    edition = site().library.edition(slug, lang)
    if not 1 <= number <= len(edition.questions):
        raise NotFound
    return classroom, edition, edition.questions[number - 1]


def _tally(classroom: Classroom, question: Question) -> Tally | None:
    """The count the address names.

    Raises:
        NotFound: there is none of this question in this class.
    """
    if "tally" not in request.args:
        return None
    tally = get_tally(db(), classroom, request.args["tally"])
    if (tally.lesson, tally.question) != (question.lesson, question.id):
        raise NotFound
    return tally


def _page(template: str, classroom: Classroom, edition: Edition, number: int, problems: list[Problem], tally: Tally | None = None) -> str:
    question = edition.questions[number - 1]
    return render(
        template,
        sheet="staff",
        classroom=classroom,
        edition=edition,
        question=question,
        number=number,
        hands=_hands(question, tally),
        tally=tally,
        most=max(tally.counts.values()) if tally else 0,
        by_option=_by_option(question),
        typed={sign: request.form.get(f"count-{sign}", "") for sign in signs_of(question)},
        problems=problems,
        ways=ways.of_lesson(edition),
        content_lang=edition.lang,
    )


def _by_option(question: Question) -> bool:
    """Whether hands are counted for each option, before the answer; otherwise after it, for right and not right."""
    return isinstance(question.interaction, Choose)


def _counted(question: Question) -> tuple[Mapping[str, int], list[Problem]]:
    """The numbers in the form; an empty box is 0."""
    counts, problems = {}, []
    for sign in signs_of(question):
        number = whole_number(request.form.get(f"count-{sign}", "") or "0")
        if number is None:
            problems.append(Problem(field=f"count-{sign}", message=Message(N_("Write a number from 0 to 500."))))
        else:
            counts[sign] = number
    return counts, problems


def _hands(question: Question, tally: Tally | None = None) -> Sequence[Hand]:
    """What hands go up for, in the order shown; with the counts of a tally."""
    shape = question.interaction
    words = {option.sign: option.words for option in shape.options} if isinstance(shape, Choose) else {}
    key = {sign for row in shape.marks(question.key) for sign in row} if isinstance(shape, Choose) else {RIGHT}
    return [
        Hand(
            sign=sign,
            label="" if sign in words else _NAMES[sign],
            words=words.get(sign, ()),
            count=tally.counts.get(sign, 0) if tally else 0,
            is_key=sign in key,
        )
        for sign in signs_of(question)
    ]

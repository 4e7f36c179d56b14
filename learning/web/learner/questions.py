"""The questions of a lesson: one a page, or all at once. The pages hold no token and tell nothing of the key."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form

from learning.content.model import Edition
from learning.errors import NotFound
from learning.i18n import N_
from learning.progress.attempts import Answered, is_submission_id, new_submission_id, record
from learning.progress.models import Way
from learning.questions.base import Question
from learning.questions.controls import control_of
from learning.questions.interaction import Response
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problems_of
from learning.web.learner import bp
from learning.web.leaves import leaves_of
from learning.web.login import keep_token, learner, learner_or_new, visit
from learning.web.pages import render
from learning.web.parked import park_if_ended
from learning.web.progress import number_of
from learning.web.site import now, site


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question on a page: its number, its form, its control."""

    number: int
    question: Question
    form: Form
    prefix: str = ""

    @property
    def control(self) -> str:
        """Which of the four controls asks it."""
        return control_of(self.question.interaction)

    @property
    def screen_id(self) -> str:
        """What tells its parts from those of other questions on the page."""
        return self.prefix or "q"


@bp.route("/lessons/<slug>/questions/<int:number>", methods=["GET", "POST"])
@for_(Policy.OPEN)
def question(lang: str, slug: str, number: int) -> ResponseReturnValue:
    """Ask a question that counts, and keep the response."""
    return _ask(site().library.edition(slug, lang), number, practice=False)


@bp.route("/lessons/<slug>/practice/<int:number>", methods=["GET", "POST"])
@for_(Policy.OPEN)
def practice(lang: str, slug: str, number: int) -> ResponseReturnValue:
    """Ask a question of the try-it: explained like all others, but it does not count."""
    return _ask(site().library.edition(slug, lang), number, practice=True)


@bp.route("/lessons/<slug>/questions/all", methods=["GET", "POST"])
@for_(Policy.OPEN)
def questions_all(lang: str, slug: str) -> ResponseReturnValue:
    """Ask all questions on one page; those left open are not answered yet, nothing else."""
    edition = site().library.edition(slug, lang)
    asked = [
        Asked(number=number, question=one, form=one.form(one.id)(request.form), prefix=one.id)
        for number, one in enumerate(edition.questions, 1)
    ]
    problems: list[Problem] = []
    if request.method == "POST":
        filled = [one for one in asked if _is_filled(one)]
        problems = [problem for one in filled for problem in problems_of(one.form)]
        if filled and not problems:
            return _keep_all(edition, filled)
        if not filled:
            problems = [Problem(field=next(iter(asked[0].form)).id, message=N_("Answer at least one question. The others can wait."))]
    return _render("learner/questions_all.html", edition, asked=asked, problems=problems)


def questions_in(edition: Edition, *, practice: bool) -> Sequence[Question]:
    """The questions of the try-it, or those that count."""
    return edition.practice.questions if practice else edition.questions


def question_at(edition: Edition, number: int, *, practice: bool) -> Question:
    """The question of a number.

    Raises:
        NotFound: there is none.
    """
    questions = questions_in(edition, practice=practice)
    if not 1 <= number <= len(questions):
        raise NotFound
    return questions[number - 1]


def keep(answers: Sequence[Answered], address: str) -> ResponseReturnValue:
    """Keep responses of whoever asks, each once, and send on; sent only after all of them are safely stored."""
    parked = park_if_ended() if visit() is None else None
    if parked is not None:
        return parked
    account, token = learner_or_new()
    kept = record(db(), account, answers, way=Way.SCREEN, at=now())
    db().commit()
    sent_on = redirect(address + ("?stands=1" if any(one.differs for one in kept) else ""), 303)
    if token:
        keep_token(sent_on, token, account, is_shared=True)
    return sent_on


def _ask(edition: Edition, number: int, *, practice: bool) -> ResponseReturnValue:
    asked_question = question_at(edition, number, practice=practice)
    form = asked_question.form()(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        if "dont_know" in request.form:
            return _keep_one(edition, asked_question, (), number, practice=practice)
        problems = problems_of(form)
        if not problems:
            return _keep_one(edition, asked_question, asked_question.response(form), number, practice=practice)
    asked = Asked(number=number, question=asked_question, form=form)
    return _render("learner/question.html", edition, asked=asked, problems=problems, practice=practice)


def _keep_one(edition: Edition, asked: Question, response: Response, number: int, *, practice: bool) -> ResponseReturnValue:
    """Keep a response, once, and send on to what is said back."""
    answer = Answered(lesson=edition.lesson, lang=edition.lang, question=asked, response=response, submission_id=submission_id())
    endpoint = "learner.practice_feedback" if practice else "learner.feedback"
    return keep([answer], url_for(endpoint, slug=edition.lesson, number=number))


def _keep_all(edition: Edition, filled: Sequence[Asked]) -> ResponseReturnValue:
    """Keep every response of the page in one transaction."""
    page_id = uuid.UUID(submission_id())
    answers = [
        Answered(
            lesson=edition.lesson,
            lang=edition.lang,
            question=one.question,
            response=one.question.response(one.form, one.prefix),
            submission_id=str(uuid.uuid5(page_id, one.question.id)),
        )
        for one in filled
    ]
    return keep(answers, url_for("learner.result", slug=edition.lesson))


def submission_id() -> str:
    """The id made with the page; a visitor's page has none, so one is made here."""
    given = request.form.get("submission_id", "")
    return given if is_submission_id(given) else new_submission_id(now())


def _is_filled(asked: Asked) -> bool:
    """Whether anything was chosen or written for a question."""
    return any(value.strip() for field in asked.form for value in request.form.getlist(field.name))


def _render(template: str, edition: Edition, **context: Any) -> str:
    library = site().library
    lesson = library.lesson(edition.lesson)
    return render(
        template,
        edition=edition,
        module=library.module(lesson.module),
        lesson_number=number_of(library, lesson),
        leaves=leaves_of(edition),
        submission_id=new_submission_id(now()) if learner() else "",
        ways=ways.of_lesson(edition),
        content_lang=edition.lang,
        **context,
    )

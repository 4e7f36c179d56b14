"""What is said back to a response: right or not yet, why, and where to read again after two misses."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.content.model import Edition
from learning.progress.attempts import last_attempt, standings_in
from learning.progress.mastery import MISSES_FOR_HELP, Standing
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.learner import bp
from learning.web.learner.questions import question_at, questions_in
from learning.web.login import learner
from learning.web.pages import render
from learning.web.site import site


@bp.get("/lessons/<slug>/questions/<int:number>/feedback")
@for_(Policy.OPEN)
def feedback(lang: str, slug: str, number: int) -> ResponseReturnValue:
    """What is said back to the last response to a question that counts."""
    return _feedback(site().library.edition(slug, lang), number, practice=False)


@bp.get("/lessons/<slug>/practice/<int:number>/feedback")
@for_(Policy.OPEN)
def practice_feedback(lang: str, slug: str, number: int) -> ResponseReturnValue:
    """What is said back to the last response to a question of the try-it."""
    return _feedback(site().library.edition(slug, lang), number, practice=True)


def _feedback(edition: Edition, number: int, *, practice: bool) -> ResponseReturnValue:
    question = question_at(edition, number, practice=practice)
    account = learner()
    attempt = last_attempt(db(), account.id, edition.lesson, question.id) if account else None
    if account is None or attempt is None:
        ask = "learner.practice" if practice else "learner.question"
        return redirect(url_for(ask, slug=edition.lesson, number=number), 303)
    standing = standings_in(db(), account.id, edition.lesson).get(question.id, Standing())
    titles = {step.id: step for step in edition.steps}
    again = [titles[name] for name in question.read_again if name in titles]
    return render(
        "learner/feedback.html",
        edition=edition,
        module=site().library.module(edition.module),
        question=question,
        number=number,
        count=len(questions_in(edition, practice=practice)),
        practice=practice,
        response=tuple(attempt.response),
        grade=question.grade(tuple(attempt.response)),
        stands="stands" in request.args,
        read_again=[(edition.step_number(step.id), step.title) for step in again]
        if standing.misses >= MISSES_FOR_HELP or not attempt.response
        else [],
        ways=ways.of_lesson(edition),
        content_lang=edition.lang,
    )

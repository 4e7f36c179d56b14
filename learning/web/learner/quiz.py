"""The quiz at the end of a module: ten questions, one a page, explained at once, as often as somebody wants."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.content.model import Edition, Module
from learning.errors import NotFound
from learning.progress.attempts import Answered, new_submission_id
from learning.progress.quizzes import Round, round_of, rounds_of
from learning.questions.base import Question
from learning.quizzes.draw import MAX_ROUND, draw_quiz
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import find_output, quiz_file
from learning.web.forms import Problem, problems_of
from learning.web.learner import bp
from learning.web.learner.questions import Asked, keep, submission_id
from learning.web.learner.result import claim_of
from learning.web.login import learner
from learning.web.pages import render
from learning.web.site import now, site


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A round of a module's quiz, and how whoever asks stands in it."""

    module: Module
    number: int
    edition: Edition
    round: Round

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in the order asked."""
        return self.edition.questions

    @property
    def next(self) -> int:
        """The number of the first question without an answer; 0 when all have one."""
        open_ = (place for place, one in enumerate(self.questions, 1) if (one.lesson, one.id) not in self.round.last)
        return next(open_, 0)

    def question(self, number: int) -> Question:
        """The question of a number.

        Raises:
            NotFound: there is none.
        """
        if not 1 <= number <= len(self.questions):
            raise NotFound
        return self.questions[number - 1]


@bp.get("/modules/<slug>/test")
@for_(Policy.OPEN)
def quiz(lang: str, slug: str) -> ResponseReturnValue:
    """What a quiz is, and the round to go on with: the one begun, or the next."""
    module = _module(slug)
    account = learner()
    rounds = rounds_of(db(), account.id, module) if account else {}
    length = len(draw_quiz(module, lang, 1).questions)
    begun = next((one for one in reversed(rounds.values()) if one.done < length), None)
    number = begun.number if begun else min(max(rounds, default=0) + 1, MAX_ROUND)
    return render(
        "learner/quiz.html",
        module=module,
        quiz=_quiz(module, lang, number),
        earlier=[one for one in rounds.values() if one.done >= length],
        length=length,
        ways=ways.of_quiz(slug, number),
        content_lang=lang,
    )


@bp.route("/modules/<slug>/test/<int:number>/<int:place>", methods=["GET", "POST"])
@for_(Policy.OPEN)
def quiz_question(lang: str, slug: str, number: int, place: int) -> ResponseReturnValue:
    """Ask a question of a round, and keep the response; it counts for its lesson too."""
    found = _quiz(_module(slug), lang, number)
    question = found.question(place)
    form = question.form()(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        dont_know = "dont_know" in request.form
        problems = [] if dont_know else problems_of(form)
        if not problems:
            answer = Answered(
                lesson=question.lesson,
                lang=found.edition.lang,
                question=question,
                response=() if dont_know else question.response(form),
                submission_id=submission_id(),
                quiz=found.edition.lesson,
            )
            return keep([answer], url_for("learner.quiz_feedback", slug=slug, number=number, place=place))
    return render(
        "learner/quiz_question.html",
        quiz=found,
        asked=Asked(number=place, question=question, form=form),
        problems=problems,
        submission_id=new_submission_id(now()) if learner() else "",
        ways=ways.of_quiz(slug, number),
        content_lang=lang,
    )


@bp.get("/modules/<slug>/test/<int:number>/<int:place>/feedback")
@for_(Policy.OPEN)
def quiz_feedback(lang: str, slug: str, number: int, place: int) -> ResponseReturnValue:
    """What is said back to the last response to a question of a round."""
    found = _quiz(_module(slug), lang, number)
    question = found.question(place)
    attempt = found.round.last.get((question.lesson, question.id))
    if attempt is None:
        return redirect(url_for("learner.quiz_question", slug=slug, number=number, place=place), 303)
    edition = site().library.edition(question.lesson, lang)
    steps = [step for step in edition.steps if step.id in question.read_again]
    return render(
        "learner/quiz_feedback.html",
        quiz=found,
        place=place,
        question=question,
        response=tuple(attempt.response),
        grade=question.grade(tuple(attempt.response)),
        stands="stands" in request.args,
        edition=edition,
        read_again=[(edition.step_number(step.id), step.title) for step in steps],
        ways=ways.of_quiz(slug, number),
        content_lang=lang,
    )


@bp.get("/modules/<slug>/test/<int:number>/result")
@for_(Policy.OPEN)
def quiz_result(lang: str, slug: str, number: int) -> ResponseReturnValue:
    """How a round went, and what to read again: no mark, no pass or fail."""
    found = _quiz(_module(slug), lang, number)
    missed = [one for one in found.questions if _is_missed(found, one)]
    lessons = [lesson for lesson in found.module.lessons if lesson.id in {one.lesson for one in missed}]
    return render(
        "learner/quiz_result.html",
        quiz=found,
        missed=missed,
        places={(one.lesson, one.id): place for place, one in enumerate(found.questions, 1)},
        lessons=lessons,
        claim=claim_of(learner()),
        ways=ways.of_quiz(slug, number),
        content_lang=lang,
    )


@bp.get("/modules/<slug>/test/<int:number>/files/<file>")
@for_(Policy.OPEN)
def quiz_files(lang: str, slug: str, number: int, file: str) -> ResponseReturnValue:
    """A round on paper or as text, and its key."""
    return quiz_file(slug, number, lang, find_output(file))


def _module(slug: str) -> Module:
    found = site().library.module(slug)
    if not found.lessons:
        raise NotFound
    return found


def _quiz(module: Module, lang: str, number: int) -> Quiz:
    account = learner()
    edition = draw_quiz(module, lang, number)
    stand = round_of(db(), account.id, module, number) if account else Round(number=number, last={})
    return Quiz(module=module, number=number, edition=edition, round=stand)


def _is_missed(quiz: Quiz, question: Question) -> bool:
    """Whether it has an answer in the round, *I don't know yet* too, and not the right one."""
    attempt = quiz.round.last.get((question.lesson, question.id))
    return attempt is not None and attempt.score != 1

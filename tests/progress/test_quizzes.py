"""How somebody did in a quiz: only what was answered in it counts for it."""

from factories import NOON, answer, make_nameless
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.content.library import Library
from learning.content.model import Module
from learning.progress.attempts import Answered, new_submission_id, record, standings_in
from learning.progress.models import Way
from learning.progress.quizzes import round_of, rounds_of
from learning.questions.base import Question
from learning.questions.interaction import Response
from learning.quizzes.draw import draw_quiz, quiz_name

MODULE = "veilig-online"


def give(session: Session, account: Account, question: Question, response: Response, number: int, name: str = "") -> None:
    name = name or quiz_name(MODULE, number)
    kept = Answered(
        lesson=question.lesson, lang="nl", question=question, response=response, submission_id=new_submission_id(NOON), quiz=name
    )
    record(session, account, [kept], way=Way.SCREEN, at=NOON)


def module_of(library: Library) -> Module:
    return library.module(MODULE)


def test_a_round_counts_the_last_answer_to_each_question(session: Session, library: Library) -> None:
    account = make_nameless(session)
    first, second, *_ = draw_quiz(module_of(library), "nl", 1).questions
    give(session, account, first, (), 1)
    give(session, account, first, first.key, 1)
    give(session, account, second, (), 1)
    found = round_of(session, account.id, module_of(library), 1)
    assert (found.number, found.done, found.right, found.at) == (1, 2, 1, NOON)


def test_rounds_are_apart_and_so_is_the_lesson(session: Session, library: Library) -> None:
    account = make_nameless(session)
    quiz = draw_quiz(module_of(library), "nl", 2)
    question = quiz.questions[0]
    answer(session, account, library, question.id, question.key, lesson=question.lesson)
    assert rounds_of(session, account.id, module_of(library)) == {}
    give(session, account, question, question.key, 2)
    assert list(rounds_of(session, account.id, module_of(library))) == [2]
    assert round_of(session, account.id, module_of(library), 1).done == 0


def test_what_is_answered_in_a_quiz_counts_for_its_lesson(session: Session, library: Library) -> None:
    account = make_nameless(session)
    question = draw_quiz(module_of(library), "nl", 1).questions[0]
    give(session, account, question, question.key, 1)
    assert standings_in(session, account.id, question.lesson)[question.id].right


def test_a_quiz_of_another_module_or_person_is_not_seen(session: Session, library: Library) -> None:
    account, other = make_nameless(session), make_nameless(session)
    question = draw_quiz(module_of(library), "nl", 1).questions[0]
    give(session, other, question, question.key, 1)
    assert rounds_of(session, account.id, module_of(library)) == {}
    assert rounds_of(session, other.id, library.module("eerste-stappen")) == {}


def test_a_name_that_is_no_round_is_left_out(session: Session, library: Library) -> None:
    account = make_nameless(session)
    question = draw_quiz(module_of(library), "nl", 1).questions[0]
    give(session, account, question, question.key, 1, name=f"{MODULE}-quiz-0")
    assert rounds_of(session, account.id, module_of(library)) == {}

"""The quiz of a theme on screen and on paper: ten questions, explained at once, as often as somebody wants."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from pdfs import squeezed, words_of
from people import Cast
from screen import filled, h1, sent, words

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.attempts import standings_in
from learning.progress.models import Attempt
from learning.questions.base import Question
from learning.quizzes.draw import draw_quiz

Count = Callable[..., int]
QUIZ = "/en/modules/veilig-online/test"


def questions(library: Library, number: int = 1) -> tuple[Question, ...]:
    return draw_quiz(library.module("veilig-online"), "en", number).questions


def do_all(client: FlaskClient, library: Library, number: int = 1, *, right: int = 10) -> None:
    for place, question in enumerate(questions(library, number), 1):
        data: Any = sent(question, question.key) if place <= right else {"dont_know": "1"}
        assert client.post(f"{QUIZ}/{number}/{place}", data=data).status_code == 303


def test_looking_at_a_quiz_keeps_nothing(visitor: FlaskClient, count: Count) -> None:
    before = count(Account)
    for address in (QUIZ, f"{QUIZ}/1/1", f"{QUIZ}/1/result", f"{QUIZ}/2/10"):
        assert visitor.get(address).status_code == 200
    assert count(Account) == before


def test_a_whole_quiz_and_the_next_one(visitor: FlaskClient, library: Library) -> None:
    assert "Begin quiz 1" in words(visitor.get(QUIZ))
    do_all(visitor, library, right=7)
    result = visitor.get(f"{QUIZ}/1/result")
    assert h1(result) == "The quiz is done. Well done!"
    assert "7 of the 10 questions are right." in words(result)
    assert words(result).count("Question 8:") == 1
    assert "Question 7:" not in words(result)
    again = visitor.get(QUIZ)
    assert "Begin quiz 2" in words(again)
    assert "Quiz 1 : 7 of 10 right" in words(again) or "Quiz 1: 7 of 10 right" in words(again)


def test_one_may_stop_and_go_on(visitor: FlaskClient, library: Library) -> None:
    first = questions(library)[0]
    visitor.post(f"{QUIZ}/1/1", data=sent(first, first.key))
    page = visitor.get(QUIZ)
    assert "Go on with quiz 1" in words(page)
    assert f'href="{QUIZ}/1/2"' in page.text
    assert h1(visitor.get(f"{QUIZ}/1/result")) == "You are on your way"


def test_each_answer_is_explained_with_where_to_read_again(visitor: FlaskClient, library: Library) -> None:
    first = questions(library)[0]
    assert visitor.get(f"{QUIZ}/1/1/feedback").status_code == 303
    visitor.post(f"{QUIZ}/1/1", data={"dont_know": "1"})
    page = visitor.get(f"{QUIZ}/1/1/feedback")
    assert h1(page) == "That does not matter"
    assert f"/en/lessons/{first.lesson}/" in page.text
    visitor.post(f"{QUIZ}/1/1", data=sent(first, first.key))
    assert h1(visitor.get(f"{QUIZ}/1/1/feedback")) == "That is right"


def test_a_quiz_answer_counts_for_its_lesson_and_once(lena: FlaskClient, people: Cast, library: Library, count: Count) -> None:
    first = questions(library)[0]
    (submission,) = filled(lena.get(f"{QUIZ}/1/1"), "submission_id")
    data = sent(first, first.key)
    data["submission_id"] = submission
    before = count(Attempt)
    for _ in range(2):
        lena.post(f"{QUIZ}/1/1", data=data)
    assert count(Attempt) == before + 1
    assert count(Attempt, Attempt.quiz == "veilig-online-quiz-1") == 1
    with people.site.store.reading() as session:
        assert standings_in(session, people.lena.account.id, first.lesson)[first.id].right


def test_an_empty_answer_is_asked_for_again(visitor: FlaskClient) -> None:
    page = visitor.post(f"{QUIZ}/1/1", data={})
    assert page.status_code == 200
    assert 'role="alert"' in page.text


@pytest.mark.parametrize(
    "address", [f"{QUIZ}/0/1", f"{QUIZ}/1000/1", f"{QUIZ}/1/0", f"{QUIZ}/1/11", f"{QUIZ}/1/11/feedback", "/en/modules/nothing/test"]
)
def test_what_is_not_there_is_not_found(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("file", ["worksheet.pdf", "large-print.pdf", "answer-sheet.pdf", "key.pdf", "text.txt", "key.txt"])
def test_a_quiz_on_paper_has_the_same_questions(visitor: FlaskClient, library: Library, file: str) -> None:
    made = visitor.get(f"{QUIZ}/2/files/{file}")
    assert made.status_code == 200
    assert f'filename="veilig-online-quiz-2-{file}"' in made.headers["Content-Disposition"]
    if file == "worksheet.pdf":
        drawn = words_of(made.data)
        assert all(squeezed(one.ask) in drawn for one in questions(library, 2))


def test_only_what_was_answered_is_offered_to_practise(visitor: FlaskClient, library: Library) -> None:
    first, second, *_ = questions(library)
    result = f"{QUIZ}/1/result"
    visitor.post(f"{QUIZ}/1/1", data=sent(first, first.key))
    assert "Practise once more?" not in words(visitor.get(result))
    visitor.post(f"{QUIZ}/1/2", data={"dont_know": "1"})
    page = words(visitor.get(result))
    assert page.count("Question 2:") == 1
    assert "Question 3:" not in page
    names = {lesson.id: lesson.edition("en").title for lesson in library.module("veilig-online").lessons}
    assert [name for name, title in names.items() if title in page.split("Read once more?")[1]] == [second.lesson]

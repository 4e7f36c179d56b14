"""What is said back: the verdict, why, where to read again after two misses, and the way on."""

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import h1, sent, words

from learning.content.library import Library

LESSON = "/en/lessons/is-dit-bericht-echt"
FIRST = f"{LESSON}/questions/1"
READ_AGAIN = f'href="{LESSON}/5">Step 5: '


@pytest.mark.parametrize(
    ("number", "response", "verdict"),
    [
        (1, ("b",), "That is right"),
        (1, ("a",), "Not quite yet"),
        (2, ("a",), "Partly right"),
        (4, ("1", "2", "3", "4"), "That is right"),
        (5, ("b", "c", "a"), "Not quite yet"),
        (6, ("2",), "Not quite yet"),
        (7, ("klik",), "Not quite yet"),
    ],
)
def test_the_verdict_and_the_reasons(visitor: FlaskClient, library: Library, number: int, response: tuple[str, ...], verdict: str) -> None:
    question = library.edition("is-dit-bericht-echt", "en").questions[number - 1]
    page = visitor.post(f"{LESSON}/questions/{number}", data=sent(question, response), follow_redirects=True)
    assert h1(page) == verdict
    assert f"Question {number} of 7" in words(page)
    if number != 7:
        assert "Your answer, and why" in words(page)


def test_right_leads_on_and_wrong_offers_another_try_first(visitor: FlaskClient) -> None:
    right = visitor.post(FIRST, data={"answer": "C"}, follow_redirects=True).text
    assert f'class="sign" href="{LESSON}/questions/2">To question 2' in right
    assert "Try once more" not in right
    wrong = visitor.post(FIRST, data={"answer": "A"}, follow_redirects=True).text
    assert f'class="sign" href="{FIRST}">Try once more' in wrong
    assert f'class="btn" href="{LESSON}/questions/2">To question 2' in wrong


def test_the_last_question_leads_to_the_result_and_the_last_practice_to_the_questions(visitor: FlaskClient) -> None:
    last = visitor.post(f"{LESSON}/questions/7", data={"answer": "call"}, follow_redirects=True)
    assert f'href="{LESSON}/result">To the result' in last.text
    practice = visitor.post(f"{LESSON}/practice/3", data={"answer": "B"}, follow_redirects=True)
    assert f'href="{FIRST}">To the questions' in practice.text
    middle = visitor.post(f"{LESSON}/practice/1", data={"answer": "A"}, follow_redirects=True)
    assert f'href="{LESSON}/practice/2">To practice 2' in middle.text


def test_after_two_misses_the_step_to_read_again_appears(visitor: FlaskClient) -> None:
    once = visitor.post(FIRST, data={"answer": "A"}, follow_redirects=True)
    assert READ_AGAIN not in once.text
    twice = visitor.post(FIRST, data={"answer": "B"}, follow_redirects=True)
    assert READ_AGAIN in twice.text
    right = visitor.post(FIRST, data={"answer": "C"}, follow_redirects=True)
    assert READ_AGAIN not in right.text
    assert READ_AGAIN not in visitor.post(FIRST, data={"answer": "A"}, follow_redirects=True).text


def test_i_dont_know_yet_shows_the_step_to_read_again_at_once(visitor: FlaskClient) -> None:
    page = visitor.post(FIRST, data={"dont_know": "1"}, follow_redirects=True)
    assert READ_AGAIN in page.text
    assert "Your answer, and why" not in words(page)
    assert "A tip:" not in words(page)


def test_a_tip_goes_with_an_order_that_is_not_right(visitor: FlaskClient) -> None:
    page = visitor.post(
        f"{LESSON}/questions/4", data={"place-A": "1", "place-B": "2", "place-C": "3", "place-D": "4"}, follow_redirects=True
    )
    assert "A tip:" in words(page)


def test_loading_it_again_shows_the_same(lena: FlaskClient) -> None:
    sent_on = lena.post(FIRST, data={"answer": "A"})
    first, second = (lena.get(sent_on.headers["Location"]).data for _ in range(2))
    assert first == second


def test_the_last_answer_is_shown_and_nobody_elses(lena: FlaskClient, people: Cast) -> None:
    people.client(people.fox.account).post(FIRST, data={"answer": "A"})
    assert h1(lena.get(f"{FIRST}/feedback")) == "That is right"


@pytest.mark.parametrize("who", ["visitor", "lena"])
@pytest.mark.parametrize("path", ["questions/2", "practice/2"])
def test_without_an_answer_there_is_only_the_question(who: str, path: str, people: Cast) -> None:
    client = people.client(people.lena.account if who == "lena" else None)
    sent_on = client.get(f"{LESSON}/{path}/feedback")
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == f"{LESSON}/{path}"


def test_feedback_to_a_question_that_is_not_there_is_not_found(lena: FlaskClient) -> None:
    for path in ("questions/0", "questions/8", "practice/4"):
        assert lena.get(f"{LESSON}/{path}/feedback").status_code == 404


def test_what_somebody_wrote_is_shown_as_words_and_never_as_html(visitor: FlaskClient) -> None:
    page = visitor.post(f"{LESSON}/questions/7", data={"answer": "<img src=x onerror=alert(1)>"}, follow_redirects=True)
    assert "<img src=x" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.text

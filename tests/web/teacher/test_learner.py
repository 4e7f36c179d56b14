"""One learner: lessons, answers, another name, a code to come in, signed out, taken out of the class."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import BrowserSession
from learning.classrooms.models import Membership
from learning.progress.models import Attempt

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}"


def test_a_teacher_sees_the_lessons_that_were_begun(tove: FlaskClient, people: Cast) -> None:
    page = tove.get(base(people))
    assert h1(page) == "Lena"
    assert "busy, 1 of 7 right, on screen" in words(page)
    assert "This learner sees that you looked at this page." in words(page)


def test_of_somebody_who_did_nothing_that_is_said(tove: FlaskClient, people: Cast) -> None:
    fox = base(people).replace(people.lena.membership.key, people.fox.membership.key)
    assert "Has not done a lesson yet." in words(tove.get(fox))


def test_the_last_answers_are_shown_in_the_words_of_the_question(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    address = f"/en/lessons/{LESSON}/questions"
    lena.post(f"{address}/3", data={"answer": "A"})
    lena.post(f"{address}/4", data={"place-A": "3", "place-B": "4", "place-C": "1", "place-D": "2"})
    lena.post(f"{address}/5", data={"place-1": "B", "place-2": "A", "place-3": "C"})
    lena.post(f"{address}/6", data={"dont_know": "1"})
    page = tove.get(f"{base(people)}/lessons/{LESSON}")
    told = words(page)
    assert "Lena: the last answer to each question" in told
    assert "True (not right yet)" in told
    assert "1. She calls her bank." in told
    assert " →: " in told
    heads = [re.sub("<[^>]*>", "", head) for head in re.findall('<h2 class="ask".*?</h2>', page.text)]
    states = [match.groups("") for head in heads if (match := re.match("Question ([0-9])(?:, (right|not right yet))? ", head))]
    assert states == list(zip("1234567", ["right", "", "not right yet", "right", "not right yet", "", ""], strict=True))
    assert "I don't know yet 25 November · on screen" in told
    assert told.count("Not answered yet") == 2
    assert "(right) 25 November · on screen" in told


@pytest.mark.parametrize("path", ["lessons/nowhere", "lessons", "other"])
def test_a_page_that_is_not_there_is_not_found(tove: FlaskClient, people: Cast, path: str) -> None:
    assert tove.get(f"{base(people)}/{path}").status_code == 404


def test_a_nickname_is_changed(tove: FlaskClient, people: Cast) -> None:
    assert tove.post(f"{base(people)}/name", data={"name": "Lenie"}).headers["Location"] == base(people)
    assert h1(tove.get(base(people))) == "Lenie"


@pytest.mark.parametrize(
    ("name", "told"), [("fox", "There is a 'fox' in this class already."), ("", "Write a name."), ("a\u202eb", "Use only")]
)
def test_a_name_that_cannot_be_is_explained_and_stays_in_the_box(tove: FlaskClient, people: Cast, name: str, told: str) -> None:
    page = tove.post(f"{base(people)}/name", data={"name": name})
    assert page.status_code == 200
    assert oops(page)["name"].startswith(told)
    assert filled(page, "name") == [name]
    assert h1(page) == "Lena"


def test_a_code_lets_the_learner_in(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(f"{base(people)}/let-in")
    assert h1(page) == "A code for Lena"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Let the learner go to http://127.0.0.1:8000" in words(page)


def test_a_learner_is_signed_out_everywhere(lena: FlaskClient, tove: FlaskClient, people: Cast, count: Count) -> None:
    assert tove.post(f"{base(people)}/end-sessions").headers["Location"] == base(people)
    assert count(BrowserSession, BrowserSession.account_id == people.lena.account.id) == 0
    assert "Hello" not in words(lena.get("/en/me"))


def test_taking_somebody_out_is_asked_once_more_and_leaves_them_their_work(
    lena: FlaskClient, tove: FlaskClient, people: Cast, count: Count
) -> None:
    mine = Membership.account_id == people.lena.account.id
    page = tove.get(f"{base(people)}/remove")
    assert "Lena: you no longer see what this learner does." in words(page)
    assert count(Membership, mine) == 1
    tove.post(f"{base(people)}/remove")
    assert count(Membership, mine) == 0
    assert count(Attempt, Attempt.account_id == people.lena.account.id) == 1
    assert tove.get(base(people)).status_code == 404
    assert "busy, 1 of 7 right" in words(lena.get("/en/me"))
    assert "From your teacher" not in words(lena.get("/en/me"))

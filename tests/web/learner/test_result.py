"""The result of a lesson: what is right, what comes next, the claim code, "this is my own device"."""

import re

import pytest
from conftest import Clock
from factories import answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.accounts.models import Account
from learning.content.library import Library

LESSON = "/en/lessons/is-dit-bericht-echt"
RESULT = f"{LESSON}/result"
CODE = re.compile(r'class="code-big">([0-9A-Z]{4}-[0-9A-Z]{4})<')


def finish(people: Cast, library: Library, *lessons: str) -> None:
    """Lena does lessons, all right."""
    with people.site.store.writing() as session:
        for lesson in lessons:
            answer_all(session, session.get_one(Account, people.lena.account.id), library, lesson=lesson)
        session.commit()


def test_before_anything_is_done_the_whole_lesson_is_still_to_do(visitor: FlaskClient) -> None:
    page = visitor.get(RESULT)
    assert h1(page) == "Lesson 1: you are on your way"
    assert "You answered 0 of the 7 questions." in words(page)
    assert f'class="sign" href="{LESSON}/questions/1"' in page.text
    assert not CODE.search(page.text)


def test_halfway_the_next_open_question_is_offered(lena: FlaskClient) -> None:
    lena.post(f"{LESSON}/questions/2", data={"answer": ["B", "D"]})
    page = lena.get(RESULT)
    assert "You answered 2 of the 7 questions." in words(page)
    assert "Still to do" in words(page)
    assert f'class="sign" href="{LESSON}/questions/2"' in page.text


def test_when_done_what_was_wrong_may_be_practised_and_the_next_lesson_begins(lena: FlaskClient, people: Cast, library: Library) -> None:
    finish(people, library, "is-dit-bericht-echt")
    lena.post(f"{LESSON}/questions/3", data={"answer": "A"})
    page = lena.get(RESULT)
    assert h1(page) == "Lesson 1 is done. Well done!"
    assert "6 of the 7 questions are right, 7 at once. You master this lesson." in words(page)
    assert "Practise once more?" in words(page)
    assert f'href="{LESSON}/questions/3"' in page.text
    assert 'class="sign" href="/en/lessons/betaalverzoek-en-webwinkel"' in page.text
    assert "You did all lessons of this theme." not in words(page)


def test_the_last_lesson_of_a_theme_leads_to_the_certificate(lena: FlaskClient, people: Cast, library: Library) -> None:
    lessons = [lesson.id for lesson in library.module("veilig-online").lessons]
    finish(people, library, *lessons)
    page = lena.get(f"/en/lessons/{lessons[-1]}/result")
    assert "You did all lessons of this theme." in words(page)
    assert 'href="/en/modules/veilig-online/certificate"' in page.text
    assert "Begin with lesson" not in words(page)


def test_a_claim_code_stands_on_the_result_of_whoever_has_no_name(visitor: FlaskClient, lena: FlaskClient) -> None:
    visitor.post(f"{LESSON}/questions/1", data={"answer": "C"})
    shown = CODE.search(visitor.get(RESULT).text)
    assert shown is not None
    assert shown[1] in visitor.get("/en/me").text
    assert not CODE.search(lena.get(RESULT).text)


def test_on_an_own_device_somebody_stays_for_a_month(visitor: FlaskClient, clock: Clock) -> None:
    visitor.post(f"{LESSON}/questions/1", data={"answer": "C"})
    assert "Now we forget you after half an hour" in words(visitor.get(RESULT))
    sent_on = visitor.post("/en/own-device", data={"next": RESULT})
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == RESULT
    assert "Max-Age=2592000" in sent_on.headers["Set-Cookie"]
    assert "We remember you here for 30 days." in words(visitor.get(RESULT))
    clock.forward(days=29)
    assert "You answered 1 of the 7 questions." in words(visitor.get(RESULT))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "//[", ""])
def test_own_device_leads_on_to_pages_of_this_site_only(lena: FlaskClient, elsewhere: str) -> None:
    assert lena.post("/en/own-device", data={"next": elsewhere}).headers["Location"] == "/en/me"


def test_a_teacher_has_no_device_that_stays_signed_in(tove: FlaskClient) -> None:
    assert "Set-Cookie" not in tove.post("/en/own-device").headers


def test_the_result_of_a_lesson_that_is_not_there_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/en/lessons/nowhere/result").status_code == 404

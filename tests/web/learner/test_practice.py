"""Practise once more on paper, and the next step with its reason on *my progress*."""

from collections.abc import Callable
from datetime import date

import pytest
from factories import answer
from flask.testing import FlaskClient
from pdfs import codes_of, pages_of, squeezed, words_of
from people import Cast
from screen import words

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, give
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.paper.models import Sheet

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"


@pytest.fixture
def miss(people: Cast, library: Library) -> Callable[[str, int], None]:
    """Let Lena miss a question so many times."""

    def missed(question: str, times: int = 1) -> None:
        with people.site.store.writing() as session:
            for _ in range(times):
                answer(session, session.get_one(Account, people.lena.account.id), library, question, ())
            session.commit()

    return missed


def test_the_sheet_and_its_key_hold_what_i_missed(lena: FlaskClient, library: Library, miss: Callable[..., None], count: Count) -> None:
    miss("geen-taalfouten")
    page = lena.get("/en/me")
    assert "There is 1 question you did not have right yet." in words(page)
    sheet, key = (lena.get(f"/en/me/{name}.pdf") for name in ("practice-sheet", "practice-sheet-key"))
    for file in (sheet, key):
        assert f'href="{file.request.path}"' in page.text
        assert file.mimetype == "application/pdf"
        assert file.headers["Cache-Control"] == "no-store"
    question = library.edition(LESSON, "en").question("geen-taalfouten")
    assert question is not None
    assert squeezed(question.ask) in words_of(sheet.data)
    reason = squeezed(next(one.reason.plain for one in question.solutions() if one.right))
    assert reason in words_of(key.data)
    assert reason not in words_of(sheet.data)
    assert "Name:" in pages_of(sheet.data)[0]
    assert codes_of(sheet.data) == []
    assert count(Sheet) == 0


def test_without_misses_there_is_no_sheet(lena: FlaskClient) -> None:
    assert "Practise once more on paper" not in words(lena.get("/en/me"))
    assert lena.get("/en/me/practice-sheet.pdf").status_code == 404
    assert lena.get("/en/me/practice-sheet-key.pdf").status_code == 404


def test_more_than_twelve_are_named(lena: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        mine = session.get_one(Account, people.lena.account.id)
        for lesson in library.lessons()[:2]:
            for question in lesson.edition("nl").questions:
                answer(session, mine, library, question.id, (), lesson=lesson.id)
        session.commit()
    assert "The first 12 stand on the sheet." in words(lena.get("/en/me"))


def test_a_question_that_does_not_work_out_sends_to_its_step(lena: FlaskClient, miss: Callable[..., None]) -> None:
    miss("geen-taalfouten", 2)
    page = lena.get("/en/me")
    told = words(page)
    assert "A good next step Read step 4:" in told
    assert "Why? Question 3 did not work out 2 times in a row. This explains it." in told
    assert f'href="/en/lessons/{LESSON}/4"' in page.text
    assert f'href="/en/lessons/{LESSON}/questions/3"' in page.text


def test_a_lesson_with_a_day_comes_next(lena: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        task = Task(module="eerste-stappen", due=date(2026, 11, 27))
        give(session, session.get_one(Classroom, people.tulip.id), people.tove, task, library, at=people.now())
        session.commit()
    told = words(lena.get("/en/me"))
    assert "Why? The teacher gave this lesson, for Friday 27 November." in told
    assert "You master 0 of the 9 lessons that you began or were given." in told


def test_the_rules_of_the_advice_stand_beside_it(lena: FlaskClient) -> None:
    told = words(lena.get("/en/me"))
    assert "How is this advice made? Does a question not work out? Then first the step that explains it." in told

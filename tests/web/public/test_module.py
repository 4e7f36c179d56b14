"""A theme as a route, all themes, and the certificate: only when done, the name not kept."""

import pytest
from factories import answer, answer_all
from flask.testing import FlaskClient
from pdfs import squeezed, words_of
from people import Cast
from screen import filled, h1, oops, words
from sqlalchemy import inspect, select

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.models import Way
from learning.store.base import Base

MODULE = "/en/modules/veilig-online"
NAME = "Magdalena Zonnebloem"


def finish(people: Cast, library: Library, *, but: int = 0, way: Way = Way.SCREEN) -> None:
    """Lena does the lessons of the theme, but the last few."""
    lessons = library.module("veilig-online").lessons
    with people.site.store.writing() as session:
        for lesson in lessons[: len(lessons) - but]:
            answer_all(session, session.get_one(Account, people.lena.account.id), library, lesson=lesson.id, way=way)
        session.commit()


def test_a_visitor_sees_the_route_from_its_beginning(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get(MODULE)
    assert h1(page) == library.module("veilig-online").text("en").title
    assert "Begin with lesson 1" in words(page)
    assert "lessons done" not in words(page)
    assert 'href="/en/modules/veilig-online/files/worksheet.pdf"' in page.text


def test_a_learner_sees_what_is_done_and_where_to_go_on(lena: FlaskClient, people: Cast, library: Library) -> None:
    finish(people, library, but=3)
    page = lena.get(MODULE)
    assert "2 of 5 lessons done" in words(page)
    assert "Go on with lesson 3" in words(page)
    assert words(page).count("Not begun yet") == 2
    assert "2 of 5 lessons done" in words(lena.get("/en/modules"))


def test_all_themes_stand_in_a_row(visitor: FlaskClient, library: Library) -> None:
    told = words(visitor.get("/en/modules"))
    assert all(module.text("en").title in told for module in library.modules)


@pytest.mark.parametrize("path", ["", "/certificate", "/files/worksheet.pdf"])
def test_a_theme_that_is_not_there_is_not_found(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(f"/en/modules/nowhere{path}").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_no_certificate_before_all_lessons_are_done(
    lena: FlaskClient, visitor: FlaskClient, people: Cast, library: Library, method: str
) -> None:
    finish(people, library, but=1)
    page = getattr(lena, method)(f"{MODULE}/certificate")
    assert h1(page) == "Your certificate is not ready yet"
    assert "You did 4 of the 5 lessons" in words(page)
    assert "You did 0 of the 5 lessons" in words(getattr(visitor, method)(f"{MODULE}/certificate"))


@pytest.mark.parametrize("way", [Way.SCREEN, Way.PAPER, Way.DESK, Way.PHONE])
def test_the_certificate_comes_in_whatever_way_the_lessons_were_done(lena: FlaskClient, people: Cast, library: Library, way: Way) -> None:
    finish(people, library, way=way)
    assert "You did all lessons. Print your certificate:" in words(lena.get(MODULE))
    page = lena.get(f"{MODULE}/certificate")
    assert filled(page, "name") == ["Lena"]
    file = lena.post(f"{MODULE}/certificate", data={"name": NAME})
    assert file.mimetype == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["Cache-Control"] == "no-store"
    assert squeezed(NAME) in words_of(file.data)
    assert way.value not in words_of(file.data).casefold()


def test_the_certificate_comes_even_when_a_question_needs_help(lena: FlaskClient, people: Cast, library: Library) -> None:
    finish(people, library)
    with people.site.store.writing() as session:
        for _ in range(2):
            answer(session, session.get_one(Account, people.lena.account.id), library, "digid-stopt", ("a",))
        session.commit()
    assert "needs help, 6 of 7 right" in words(lena.get("/en/me"))
    assert "5 of 5 lessons done" in words(lena.get(MODULE))
    assert filled(lena.get(f"{MODULE}/certificate"), "name") == ["Lena"]


def test_the_name_on_it_is_not_kept(lena: FlaskClient, people: Cast, library: Library) -> None:
    finish(people, library)
    lena.post(f"{MODULE}/certificate", data={"name": NAME})
    assert filled(lena.get(f"{MODULE}/certificate"), "name") == ["Lena"]
    with people.site.store.reading() as session:
        rows = [
            str([getattr(row, column.key) for column in inspect(row).mapper.column_attrs])
            for mapper in Base.registry.mappers
            for row in session.scalars(select(mapper.class_))
        ]
    assert len(rows) > 20
    assert [row for row in rows if "Zonnebloem" in row] == []


@pytest.mark.parametrize("name", ["", "a@b.nl", "x" * 33])
def test_a_name_that_cannot_be_printed_is_explained_and_stays_in_the_box(
    lena: FlaskClient, people: Cast, library: Library, name: str
) -> None:
    finish(people, library)
    page = lena.post(f"{MODULE}/certificate", data={"name": name})
    assert list(oops(page)) == ["name"]
    assert filled(page, "name") == [name]


def test_the_day_on_it_is_today(lena: FlaskClient, people: Cast, library: Library) -> None:
    finish(people, library)
    file = lena.post("/nl/modules/veilig-online/certificate", data={"name": "Lena"})
    assert "25november2026" in words_of(file.data)

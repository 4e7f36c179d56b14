"""Home: the language of the browser, where to begin, where somebody left off."""

import pytest
from conftest import Clock
from factories import answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.accounts.models import Account
from learning.content.library import Library


@pytest.mark.parametrize(
    ("languages", "lang"),
    [("", "nl"), ("nl-NL,nl;q=0.9,en;q=0.8", "nl"), ("en-US,en;q=0.9", "en"), ("fr-FR,fr;q=0.9", "nl"), ("*,;=", "nl")],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(visitor: FlaskClient, languages: str, lang: str) -> None:
    sent_on = visitor.get("/", headers={"Accept-Language": languages})
    assert sent_on.status_code == 302
    assert sent_on.headers["Location"] == f"/{lang}/"


def test_a_visitor_sees_the_signpost_and_no_progress(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get("/en/")
    assert h1(page) == "Find your way online"
    assert "Go on where you were" not in words(page)
    assert f"All {len(library.modules)} themes" in words(page)


def test_somebody_who_began_goes_on_from_there(lena: FlaskClient, people: Cast, library: Library) -> None:
    page = lena.get("/en/")
    assert "Go on where you were" in words(page)
    assert 'href="/en/lessons/is-dit-bericht-echt"' in page.text
    with people.site.store.writing() as session:
        answer_all(session, session.get_one(Account, people.lena.account.id), library)
        session.commit()
    assert "Lesson 2:" in words(lena.get("/en/"))


def test_the_home_of_somebody_whose_session_ended_is_that_of_a_visitor(lena: FlaskClient, visitor: FlaskClient, clock: Clock) -> None:
    clock.forward(minutes=31)
    assert lena.get("/en/").data == visitor.get("/en/").data


def test_a_language_that_is_not_there_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/xx/").status_code == 404
    assert visitor.get("/xx/lessons/is-dit-bericht-echt").status_code == 404

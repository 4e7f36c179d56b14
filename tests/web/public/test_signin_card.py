"""Sign in with a card: the secret leaves the address at once, only a yes signs in, a replaced card stops."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import h1, offered, words

from learning.accounts.models import BrowserSession
from learning.progress.models import Attempt

Count = Callable[..., int]


def scan(client: FlaskClient, secret: str, path: str = "/k") -> None:
    """Point a phone at the square."""
    assert client.get(f"{path}/{secret}").status_code == 303


def test_the_secret_moves_from_the_address_into_a_cookie_for_two_minutes(visitor: FlaskClient, people: Cast) -> None:
    sent_on = visitor.get(f"/k/{people.lena_card.secret}", headers={"Accept-Language": "en"})
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == "/en/signin/card"
    (cookie,) = sent_on.headers.getlist("Set-Cookie")
    assert "Max-Age=120" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert people.lena_card.secret not in visitor.get("/en/signin/card").text


@pytest.mark.parametrize(("languages", "lang"), [("", "nl"), ("fr", "nl"), ("en-GB,en;q=0.9,nl;q=0.8", "en")])
def test_the_question_is_asked_in_the_language_of_the_browser(visitor: FlaskClient, languages: str, lang: str) -> None:
    sent_on = visitor.get("/k/whatever", headers={"Accept-Language": languages})
    assert sent_on.headers["Location"] == f"/{lang}/signin/card"


def test_only_a_yes_signs_in(visitor: FlaskClient, people: Cast, count: Count) -> None:
    before = count(BrowserSession)
    scan(visitor, people.lena_card.secret)
    assert h1(visitor.get("/en/signin/card")) == "Are you Lena?"
    assert count(BrowserSession) == before
    assert "Hello Lena" not in words(visitor.get("/en/me"))
    yes = visitor.post("/en/signin/card")
    assert yes.status_code == 303
    assert any(cookie.startswith("card=;") for cookie in yes.headers.getlist("Set-Cookie"))
    assert "Hello Lena" in words(visitor.get("/en/me"))
    assert visitor.get("/en/signin/card").status_code == 200


@pytest.mark.parametrize("path", ["/k", "/K"])
@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_capitals_do_not_matter(visitor: FlaskClient, people: Cast, path: str, change: Callable[[str], str]) -> None:
    scan(visitor, change(people.lena_card.secret), path)
    assert h1(visitor.get("/en/signin/card")) == "Are you Lena?"


def test_a_replaced_card_stops(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    scan(visitor, people.lena_card.secret)
    tove.post(f"/en/teacher/classes/{people.tulip.key}/cards", data={"member": people.lena.membership.key})
    for page in (visitor.get("/en/signin/card"), visitor.post("/en/signin/card")):
        assert page.status_code == 404
        assert h1(page) == "This card does not work any more"


def test_without_a_card_the_page_says_what_to_do(visitor: FlaskClient) -> None:
    page = visitor.get("/en/signin/card")
    assert page.status_code == 200
    assert "Or it took longer than two minutes." in words(page)
    assert visitor.post("/en/signin/card").status_code == 200


@pytest.mark.parametrize("secret", ["nothing", "x" * 3000, "%00", "é", "' OR 1=1", "A" * 26])
def test_what_is_no_card_opens_nothing(visitor: FlaskClient, secret: str) -> None:
    answer = visitor.get(f"/k/{secret}")
    assert answer.status_code in {303, 400}
    assert "Are you" not in words(visitor.get("/en/signin/card"))


def test_on_an_own_device_the_device_is_known_from_then_on(visitor: FlaskClient, people: Cast) -> None:
    scan(visitor, people.lena_card.secret)
    cookies = visitor.post("/en/signin/card", data={"own_device": "1"}).headers.getlist("Set-Cookie")
    assert {cookie.split("=")[0] for cookie in cookies} == {"session", "device", "card"}


@pytest.mark.parametrize(("along", "kept"), [({"take_along": "1"}, 2), ({}, 1)])
def test_what_was_done_without_a_name_comes_along_if_wished(
    visitor: FlaskClient, people: Cast, count: Count, along: dict[str, str], kept: int
) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    scan(visitor, people.lena_card.secret)
    assert offered(visitor.get("/en/signin/card"), "take_along") == ["1"]
    visitor.post("/en/signin/card", data=along)
    assert count(Attempt, Attempt.account_id == people.lena.account.id) == kept


def test_an_answer_that_came_too_late_is_offered_after_the_card(lena: FlaskClient, people: Cast) -> None:
    lena.delete_cookie("session", domain="localhost")
    scan(lena, people.lena_card.secret)
    assert lena.post("/en/signin/card").headers["Location"] == "/en/signin/kept"

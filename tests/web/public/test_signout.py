"""Sign out: asked once, then the session ends and a shared computer forgets."""

from collections.abc import Callable

from flask.testing import FlaskClient
from people import Cast
from screen import h1

from learning.accounts.models import Account, BrowserSession

Count = Callable[..., int]


def test_a_look_asks_and_ends_nothing(lena: FlaskClient, people: Cast, count: Count) -> None:
    assert h1(lena.get("/en/signout")) == "Sign out?"
    assert count(BrowserSession, BrowserSession.account_id == people.lena.account.id) == 1


def test_signing_out_ends_the_session_and_clears_a_shared_computer(lena: FlaskClient, people: Cast, count: Count) -> None:
    token = lena.get_cookie("session")
    assert token is not None
    gone = lena.post("/en/signout")
    assert gone.status_code == 303
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert {cookie.split("=")[0] for cookie in gone.headers.getlist("Set-Cookie") if "Max-Age=0" in cookie} == {"session", "parked"}
    assert count(BrowserSession, BrowserSession.account_id == people.lena.account.id) == 0
    assert h1(lena.get(gone.headers["Location"])) == "You are signed out"
    lena.set_cookie("session", token.value, domain="localhost")
    assert "Hello" not in lena.get("/en/me").text


def test_an_own_device_keeps_its_pages(people: Cast) -> None:
    client = people.client(people.lena.account, is_shared=False)
    assert "Clear-Site-Data" not in client.post("/en/signout").headers


def test_a_device_goes_on_knowing_its_learner(people: Cast) -> None:
    client = people.client()
    client.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": people.lena_card.pin, "own_device": "1"})
    client.post("/en/signout")
    assert client.get_cookie("device") is not None


def test_what_was_done_is_kept(visitor: FlaskClient, count: Count) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    visitor.post("/en/signout")
    assert count(Account, Account.name.is_(None)) == 1


def test_whoever_is_not_signed_in_may_press_it_too(visitor: FlaskClient) -> None:
    assert visitor.post("/en/signout").headers["Location"] == "/en/signout?done=1"

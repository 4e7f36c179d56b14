"""Reading settings: chosen on a page, kept in a cookie, seen on every page."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from screen import filled, h1, words

from learning.accounts.models import Account
from learning.web.reading import CHOICES


def test_larger_letters_are_kept_on_this_device(visitor: FlaskClient) -> None:
    saved = visitor.post("/en/settings", data={"size": "xl", "contrast": "", "theme": "dark", "letters": "easy"})
    assert saved.headers["Location"] == "/en/settings?saved=1"
    assert "Max-Age=31536000" in saved.headers["Set-Cookie"]
    page = visitor.get("/en/settings?saved=1")
    assert "Saved. All pages on this device look like this now." in words(page)
    assert [filled(page, name) for name in CHOICES] == [["xl"], [""], ["dark"], ["easy"]]
    for address in ("/nl/", "/en/lessons/is-dit-bericht-echt/1"):
        assert 'data-size="xl" data-theme="dark" data-letters="easy"' in visitor.get(address).text


def test_nothing_chosen_is_the_page_as_it_always_was(visitor: FlaskClient) -> None:
    before = visitor.get("/en/settings").data
    visitor.post("/en/settings")
    assert visitor.get("/en/settings").data == before


def test_what_is_not_offered_is_not_kept(visitor: FlaskClient) -> None:
    visitor.post("/en/settings", data={"size": '"><script>', "colour": "red", "theme": "dark"})
    cookie = visitor.get_cookie("settings")
    assert cookie is not None
    assert cookie.value == "theme=dark"


@pytest.mark.parametrize(("after", "address"), [("/en/lessons/digid", "/en/lessons/digid"), ("//evil.example", "/en/settings?saved=1")])
def test_it_leads_back_to_where_somebody_was(visitor: FlaskClient, after: str, address: str) -> None:
    assert visitor.post("/en/settings", data={"next": after}).headers["Location"] == address


def test_it_makes_no_account(visitor: FlaskClient, count: Callable[..., int]) -> None:
    before = count(Account)
    visitor.post("/en/settings", data={"size": "l"})
    assert count(Account) == before
    assert h1(visitor.get("/en/settings")) == "How pages look"

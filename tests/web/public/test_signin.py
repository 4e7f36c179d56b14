"""Sign in with class code, name and PIN: forgiving, the same words for every mistake, what was done comes along."""

from collections.abc import Callable

import pytest
from conftest import Clock
from factories import PASSWORD
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, offered, oops, words

from learning.accounts.models import Account, BrowserSession
from learning.progress.models import Attempt

Count = Callable[..., int]
WRONG = {"code": "Class code, name or PIN is not right. Look at your card once more. Lost it? Ask your teacher."}


def card(people: Cast, **other: str) -> dict[str, str]:
    """What stands on Lena's card, with something else on it if wished."""
    return {"code": people.tulip.code, "name": "Lena", "pin": people.lena_card.pin, **other}


def wrong_pin(people: Cast) -> str:
    """Six figures that are not Lena's."""
    return "000000" if people.lena_card.pin != "000000" else "111111"


def test_what_stands_on_the_card_signs_in(visitor: FlaskClient, people: Cast) -> None:
    sent_on = visitor.post("/en/signin", data=card(people))
    assert sent_on.status_code == 303
    cookie = sent_on.headers["Set-Cookie"]
    assert cookie.startswith("session=")
    assert "Max-Age" not in cookie
    assert "Hello Lena" in words(visitor.get("/en/me"))


@pytest.mark.parametrize("name", ["lena", " LENA ", "Lena\u200d", "Ｌｅｎａ"])
@pytest.mark.parametrize("change", [str.lower, lambda text: f" {text[:4]} - {text[4:]}", "–".join])
def test_capitals_spaces_and_dashes_are_forgiven(visitor: FlaskClient, people: Cast, name: str, change: Callable[[str], str]) -> None:
    typed = card(people, code=change(people.tulip.code), name=name, pin=" ".join(people.lena_card.pin))
    assert visitor.post("/en/signin", data=typed).status_code == 303


def test_every_mistake_gets_the_same_words_and_status(people: Cast) -> None:
    seen = set()
    for other in ({"pin": wrong_pin(people)}, {"name": "Nobody"}, {"code": "22222222"}, {"code": people.rose.code}, {"pin": "letters"}):
        page = people.client().post("/en/signin", data=card(people, **other))
        seen.add((page.status_code, tuple(oops(page).items())))
    assert seen == {(200, tuple(WRONG.items()))}


def test_a_mistake_keeps_code_and_name_but_never_the_pin(visitor: FlaskClient, people: Cast) -> None:
    page = visitor.post("/en/signin", data=card(people, pin=wrong_pin(people)))
    assert filled(page, "code") == [people.tulip.code]
    assert filled(page, "name") == ["Lena"]
    assert filled(page, "pin") == [""]
    assert wrong_pin(people) not in words(page)


@pytest.mark.parametrize("field", ["code", "name", "pin"])
def test_what_is_missing_is_pointed_at(visitor: FlaskClient, people: Cast, field: str) -> None:
    for value in ("", "x" * 200):
        assert list(oops(visitor.post("/en/signin", data=card(people, **{field: value})))) == [field]


def test_what_cannot_be_a_class_code_is_explained(visitor: FlaskClient, people: Cast) -> None:
    page = visitor.post("/en/signin", data=card(people, code="123"))
    assert oops(page)["code"].startswith("A class code has 8 letters and figures")


def test_who_was_in_a_class_that_is_put_away_still_comes_to_the_own_work(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    tove.post(f"/en/teacher/classes/{people.tulip.key}/settings", data={"do": "archive"})
    assert visitor.post("/en/signin", data=card(people)).status_code == 303
    assert "busy, 1 of 7 right" in words(visitor.get("/en/me"))
    assert visitor.get("/en/me/data/download.json").status_code == 200


def test_the_password_of_a_teacher_is_no_pin(visitor: FlaskClient, people: Cast) -> None:
    assert oops(visitor.post("/en/signin", data=card(people, name="Tove", pin=PASSWORD))) != {}


def test_a_shared_computer_forgets_after_half_an_hour_and_an_own_one_does_not(people: Cast, clock: Clock) -> None:
    shared, own = people.client(), people.client()
    shared.post("/en/signin", data=card(people))
    sent_on = own.post("/en/signin", data=card(people, own_device="1"))
    cookies = sent_on.headers.getlist("Set-Cookie")
    assert [cookie.split("=")[0] for cookie in cookies] == ["session", "device"]
    assert "Max-Age=2592000" in cookies[0]
    assert "Max-Age=7776000" in cookies[1]
    clock.forward(minutes=31)
    assert "Hello Lena" not in words(shared.get("/en/me"))
    clock.forward(days=20)
    assert "Hello Lena" in words(own.get("/en/me"))


def test_an_earlier_session_of_this_browser_ends(visitor: FlaskClient, people: Cast, count: Count) -> None:
    for _ in range(2):
        visitor.post("/en/signin", data=card(people))
    assert count(BrowserSession, BrowserSession.account_id == people.lena.account.id) == 1


@pytest.mark.parametrize(("along", "kept"), [({"take_along": "1"}, 2), ({}, 1)])
def test_what_was_done_without_a_name_comes_along_if_wished(
    visitor: FlaskClient, people: Cast, count: Count, along: dict[str, str], kept: int
) -> None:
    assert offered(visitor.get("/en/signin"), "take_along") == []
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    assert offered(visitor.get("/en/signin"), "take_along") == ["1"]
    visitor.post("/en/signin", data=card(people, **along))
    assert count(Attempt, Attempt.account_id == people.lena.account.id) == kept
    assert count(Account, Account.name.is_(None)) == (0 if along else 1)


def test_the_work_of_a_classmate_who_was_signed_in_here_never_comes_along(people: Cast, count: Count) -> None:
    client = people.client(people.fox.account)
    client.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    client.post("/en/signin", data=card(people, take_along="1"))
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 1
    assert count(Attempt, Attempt.account_id == people.lena.account.id) == 1


def test_after_signing_in_somebody_is_where_they_wanted_to_be(visitor: FlaskClient, people: Cast) -> None:
    asked = visitor.get("/en/me/data/erase")
    page = visitor.get(asked.headers["Location"])
    assert filled(page, "next") == ["/en/me/data/erase"]
    sent_on = visitor.post("/en/signin", data=card(people, next="/en/me/data/erase"))
    assert sent_on.headers["Location"] == "/en/me/data/erase"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "//["])
def test_nobody_is_sent_to_another_site(visitor: FlaskClient, people: Cast, elsewhere: str) -> None:
    page = visitor.get("/en/signin", query_string={"next": elsewhere})
    assert filled(page, "next") == [""]
    assert visitor.post("/en/signin", data=card(people, next=elsewhere)).headers["Location"] == "/en/signin/kept"


def test_the_page_shows_nobodys_name_and_links_to_the_other_ways_in(visitor: FlaskClient) -> None:
    page = visitor.get("/en/signin")
    assert h1(page) == "Sign in with your card"
    assert "Lena" not in page.text
    for address in ("/en/code", "/en/join", "/en/signin/staff"):
        assert f'href="{address}"' in page.text

"""Who is here: looked up once, noted at most once a minute, nobody without a cookie."""

import pytest
from conftest import Clock
from flask import g
from flask_login import current_user
from people import Cast
from sqlalchemy import event

from learning.accounts.models import Account, BrowserSession
from learning.errors import NotAllowed
from learning.web import login


def seen_at(people: Cast) -> str:
    """When Lena was last here, as her session says."""
    with people.site.store.reading() as session:
        return str(session.query(BrowserSession.seen_at).filter(BrowserSession.account_id == people.lena.account.id).scalar())


def test_without_a_cookie_nobody_is_here_and_nothing_is_looked_up(people: Cast) -> None:
    with people.app.test_request_context("/en/"):
        assert login.visit() is None
        assert login.learner() is None
        assert not login.is_staff()
        assert not login.is_admin()
        assert "db" not in g
        with pytest.raises(NotAllowed):
            login.account()


def test_somebody_is_looked_up_once_for_a_request(people: Cast) -> None:
    client = people.client(people.lena.account)
    asked: list[str] = []
    event.listen(people.site.store.read, "before_cursor_execute", lambda _c, _cur, statement, *_rest: asked.append(statement))
    with client:
        client.get("/en/lessons/is-dit-bericht-echt/1")
        assert login.account().name == "Lena"
        assert current_user.is_authenticated
        assert current_user.is_active
        assert not current_user.is_anonymous
        assert current_user.get_id() == people.lena.account.key
    assert len([statement for statement in asked if "browser_session" in statement]) == 1


@pytest.mark.parametrize("who", ["lena", "tove", "ada"])
def test_the_role_decides_who_is_staff(people: Cast, who: str) -> None:
    account = people.lena.account if who == "lena" else getattr(people, who)
    client = people.client(account)
    with client:
        client.get("/en/lessons/is-dit-bericht-echt/1")
        assert login.is_staff() is (who != "lena")
        assert login.is_admin() is (who == "ada")


@pytest.mark.parametrize("method", ["get", "post"])
def test_that_somebody_is_still_here_is_noted_once_a_minute(people: Cast, clock: Clock, method: str) -> None:
    client = people.client(people.lena.account)
    address = "/en/lessons/is-dit-bericht-echt/questions/1"
    first = seen_at(people)
    clock.forward(seconds=59)
    client.get(address)
    assert seen_at(people) == first
    clock.forward(seconds=1)
    getattr(client, method)(address, **({"data": {"answer": "A"}} if method == "post" else {}))
    assert seen_at(people) > first


def test_a_session_lives_on_while_somebody_works_and_ends_after_four_hours(people: Cast, clock: Clock) -> None:
    client = people.client(people.lena.account)
    for _ in range(8):
        clock.forward(minutes=29)
        assert "Hello" in client.get("/en/me").text
    clock.forward(minutes=9)
    assert "Hello" not in client.get("/en/me").text


def test_a_token_that_was_invented_is_nobody(people: Cast) -> None:
    client = people.client()
    for token in ("invented", "é", "x" * 4000, "'"):
        client.set_cookie("session", token, domain="localhost")
        assert "Hello" not in client.get("/en/me").text


def test_a_closed_account_is_nobody(people: Cast) -> None:
    client = people.client(people.tove)
    with people.site.store.writing() as session:
        session.get_one(Account, people.tove.id).is_active = False
        session.commit()
    assert client.get("/en/teacher/").status_code == 303

"""A one-time link: it works once and not for ever, and whoever holds it sets a name and a password."""

from datetime import timedelta

import pytest
from conftest import Clock
from factories import PASSWORD
from flask import Flask
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts import onetime
from learning.accounts.models import Account, Role
from learning.web.site import Site

CHOSEN = {"name": "Nina", "password": "kruiwagen maan tosti"}


def link(app: Flask, role: Role = Role.TEACHER, span: timedelta = onetime.INVITED, account: Account | None = None) -> str:
    """The address of a new link."""
    site: Site = app.extensions["wegwijs"]
    with site.store.writing() as session:
        secret = onetime.make_setup_link(session, role=role, span=span, at=site.clock(), account=account)
        session.commit()
    return f"/en/setup/{secret}"


def test_the_first_administrator_sets_a_name_and_a_password(app: Flask) -> None:
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    for address in ("/en/teacher/", "/en/admin/"):
        closed = client.get(address)
        assert closed.status_code == 503
        assert h1(closed) == "This Wegwijs has no administrator yet"
    address = link(app, Role.ADMIN, onetime.FIRST)
    page = client.get(address)
    assert h1(page) == "Welcome to Wegwijs"
    assert "You manage this Wegwijs" in words(page)
    made = client.post(address, data=CHOSEN)
    assert made.status_code == 303
    assert made.headers["Location"] == "/en/teacher/"
    assert h1(client.get("/en/admin/")) == "Teachers and administrators"


def test_a_teacher_gets_no_more_than_that(people: Cast) -> None:
    client = people.client()
    address = link(people.app)
    assert "You can make classes" in words(client.get(address))
    client.post(address, data={**CHOSEN, "role": "admin"})
    assert client.get("/en/teacher/").status_code == 200
    assert client.get("/en/admin/").status_code == 404


def test_a_link_works_once(people: Cast) -> None:
    address = link(people.app)
    people.client().post(address, data=CHOSEN)
    for page in (people.client().get(address), people.client().post(address, data={**CHOSEN, "name": "Nora"})):
        assert page.status_code == 400
        assert "This link has been used." in words(page)


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (31, 400)])
def test_a_link_gets_too_old(app: Flask, clock: Clock, minutes: int, status: int) -> None:
    address = link(app, Role.ADMIN, onetime.FIRST)
    clock.forward(minutes=minutes)
    page = app.test_client().get(address)
    assert page.status_code == status
    assert ("This link is too old." in words(page)) is (status == 400)


def test_a_link_that_never_was_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/en/setup/invented").status_code == 404
    assert visitor.post("/en/setup/invented", data=CHOSEN).status_code == 404


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": ""}, {"name": "Fill in your name."}),
        ({"password": ""}, {"password": "Choose a password."}),
        ({"password": "short"}, {"password": "A password has at least 12 characters. Take three or four loose words."}),
        ({"password": "wachtwoord123"}, {"password": "Many people would try this password first. Take three or four loose words."}),
        ({"password": "x" * 301}, {"password": "A password has at most 256 characters."}),
        ({"name": "tove"}, {"name": "Somebody here has this name already. Add a letter of your last name."}),
    ],
)
def test_what_cannot_be_used_is_pointed_at_and_the_link_still_works(people: Cast, other: dict[str, str], told: dict[str, str]) -> None:
    client, address = people.client(), link(people.app)
    page = client.post(address, data={**CHOSEN, **other})
    assert oops(page) == told
    assert filled(page, "password") == [""]
    assert client.post(address, data=CHOSEN).status_code == 303


def test_a_new_password_ends_all_sessions_and_the_old_password(people: Cast, tove: FlaskClient) -> None:
    client, address = people.client(), link(people.app, account=people.tove)
    page = client.get(address)
    assert h1(page) == "Choose a new password"
    assert filled(page, "name") == ["Tove"]
    client.post(address, data={"name": "Somebody else", "password": CHOSEN["password"]})
    assert client.get("/en/teacher/").status_code == 200
    assert tove.get("/en/teacher/").status_code == 303
    signin = people.client()
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD}).status_code == 200
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": CHOSEN["password"]}).status_code == 303


def test_the_new_password_may_not_hold_the_name(people: Cast) -> None:
    address = link(people.app, account=people.tove)
    page = people.client().post(address, data={"name": "Tove", "password": "tovetovetove"})
    assert list(oops(page)) == ["password"]

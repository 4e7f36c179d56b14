"""Teachers and administrators: invited by a link, closed and opened, never the last administrator."""

import re
from collections.abc import Callable

import pytest
from conftest import Clock
from factories import PASSWORD
from flask.testing import FlaskClient
from people import Cast
from screen import h1, oops, words

from learning.accounts.models import Account, Audit

Count = Callable[..., int]
CHOSEN = {"name": "Nina", "password": "kruiwagen maan tosti"}


def link_on(page: str) -> str:
    """The path of the link that is shown."""
    found = re.search(r'class="code-big">http://127\.0\.0\.1:8000(/[^<]+)<', page)
    assert found is not None
    return found[1]


def test_everybody_who_teaches_or_manages_stands_on_the_page(ada: FlaskClient) -> None:
    page = ada.get("/en/admin/")
    assert h1(page) == "Teachers and administrators"
    for told in ("Ada administrator", "Otto teacher", "Tove teacher"):
        assert told in words(page)
    assert "Lena" not in words(page)


@pytest.mark.parametrize(("role", "kept"), [("teacher", "teacher"), ("admin", "admin"), ("", "teacher"), ("emperor", "teacher")])
def test_a_colleague_is_invited_by_a_link_that_works_once(ada: FlaskClient, people: Cast, count: Count, role: str, kept: str) -> None:
    page = ada.post("/en/admin/invite", data={"role": role})
    assert page.headers["Cache-Control"] == "no-store"
    assert "It works for 7 days. We show it only now." in words(page)
    colleague = people.client()
    assert colleague.post(link_on(page.text), data=CHOSEN).status_code == 303
    assert count(Account, Account.name == "Nina", Account.role == kept) == 1
    assert "Nina" in words(ada.get("/en/admin/"))
    assert count(Audit, Audit.action == "invited", Audit.actor_id == people.ada.id) == 1


def test_the_link_is_in_the_language_of_the_page(ada: FlaskClient) -> None:
    assert link_on(ada.post("/nl/admin/invite").text).startswith("/nl/setup/")


def test_an_invitation_is_good_for_a_week(ada: FlaskClient, people: Cast, clock: Clock) -> None:
    link = link_on(ada.post("/en/admin/invite").text)
    clock.forward(days=7, minutes=1)
    assert people.client().get(link).status_code == 400


def test_a_link_for_a_new_password_changes_nothing_until_it_is_used(ada: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    page = ada.post(f"/en/admin/accounts/{people.tove.key}/reset")
    assert tove.get("/en/teacher/").status_code == 200
    people.client().post(link_on(page.text), data={"name": "Tove", "password": CHOSEN["password"]})
    assert tove.get("/en/teacher/").status_code == 303
    signin = people.client()
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD}).status_code == 200
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": CHOSEN["password"]}).status_code == 303


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(ada: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    close = f"/en/admin/accounts/{people.tove.key}/close"
    assert ada.post(close).headers["Location"] == "/en/admin/"
    assert "Tove teacher · closed" in words(ada.get("/en/admin/"))
    assert tove.get("/en/teacher/").status_code == 303
    signin = people.client()
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD}).status_code == 200
    ada.post(close)
    assert signin.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD}).status_code == 303
    assert "Tulp" in words(signin.get("/en/teacher/"))


def test_the_last_administrator_cannot_be_closed(ada: FlaskClient, people: Cast, count: Count) -> None:
    page = ada.post(f"/en/admin/accounts/{people.ada.key}/close")
    assert page.status_code == 200
    assert list(oops(page).values()) == ["This is the only administrator. Add another one first."]
    assert ada.get("/en/admin/").status_code == 200
    assert count(Audit, Audit.action == "closed") == 0


def test_one_of_two_administrators_can_be_closed(ada: FlaskClient, people: Cast) -> None:
    colleague = people.client()
    colleague.post(link_on(ada.post("/en/admin/invite", data={"role": "admin"}).text), data=CHOSEN)
    assert colleague.post(f"/en/admin/accounts/{people.ada.key}/close").status_code == 303
    assert ada.get("/en/admin/").headers["Location"].startswith("/en/signin/staff")
    page = colleague.get("/en/admin/")
    assert "Ada administrator · closed" in words(page)


@pytest.mark.parametrize("action", ["reset", "close"])
def test_there_is_no_account_of_a_learner_here(ada: FlaskClient, people: Cast, action: str) -> None:
    for key in (people.lena.account.key, "NOSUCHKEY"):
        assert ada.post(f"/en/admin/accounts/{key}/{action}").status_code == 404


@pytest.mark.parametrize("path", ["invite", "accounts/{key}/reset", "accounts/{key}/close"])
def test_a_teacher_manages_nobody(tove: FlaskClient, people: Cast, count: Count, path: str) -> None:
    assert tove.post(f"/en/admin/{path.format(key=people.otto.key)}", data={"role": "admin"}).status_code == 404
    assert count(Account, Account.is_active.is_(False)) == 0


def test_an_administrator_sees_no_class_of_a_teacher(ada: FlaskClient, people: Cast) -> None:
    assert ada.get(f"/en/teacher/classes/{people.tulip.key}").status_code == 404
    assert "Accounts" in words(ada.get("/en/teacher/"))

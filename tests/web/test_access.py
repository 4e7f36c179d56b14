"""Who may open a page: a policy for each, a way on for visitors, nothing said to those it is not for."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from people import Cast
from screen import h1

from learning.accounts.models import Account
from learning.web.access import Policy, for_, policy_of


def test_a_view_is_found_by_the_policy_it_names(app: Flask) -> None:
    def view() -> str:
        return "seen"

    app.add_url_rule("/for-staff", "for_staff", for_(Policy.STAFF)(view))
    with app.app_context():
        assert policy_of("for_staff") is Policy.STAFF
        assert policy_of("public.home") is Policy.OPEN
        assert policy_of("nowhere") is None


@pytest.mark.parametrize(
    ("policy", "may"),
    [
        (Policy.OPEN, {"visitor", "lena", "tove", "ada"}),
        (Policy.SIGNED_IN, {"lena", "tove", "ada"}),
        (Policy.STAFF, {"tove", "ada"}),
        (Policy.ADMIN, {"ada"}),
        (Policy.SETUP, {"visitor", "lena", "tove", "ada"}),
    ],
)
def test_each_policy_lets_in_whom_it_names(people: Cast, policy: Policy, may: set[str]) -> None:
    people.app.add_url_rule("/en/probe", "probe", for_(policy)(lambda: "seen"))
    accounts = {"visitor": None, "lena": people.lena.account, "tove": people.tove, "ada": people.ada}
    seen = {name for name, account in accounts.items() if people.client(account).get("/en/probe").text == "seen"}
    assert seen == may


def test_a_page_that_is_not_for_somebody_looks_like_one_that_is_not_there(lena: FlaskClient) -> None:
    hidden, missing = lena.get("/en/admin/"), lena.get("/en/nowhere/")
    assert hidden.status_code == missing.status_code == 404
    assert h1(hidden) == h1(missing) == "This page does not exist"


def test_a_visitor_is_led_back_to_what_was_asked_for_but_never_to_a_post(visitor: FlaskClient) -> None:
    assert visitor.get("/en/me/data/download.json?x=1").headers["Location"] == "/en/signin?next=/en/me/data/download.json?x%3D1"
    assert visitor.post("/en/me/data/erase").headers["Location"] == "/en/signin?next="
    assert visitor.get("/en/admin/").headers["Location"] == "/en/signin/staff?next=/en/admin/"


def test_before_there_is_an_administrator_staff_pages_explain_themselves(app: Flask) -> None:
    client = app.test_client()
    for method in ("get", "post"):
        page = getattr(client, method)("/en/teacher/classes/new", headers={"Sec-Fetch-Site": "same-origin"})
        assert page.status_code == 503
        assert h1(page) == "This Wegwijs has no administrator yet"
    assert client.get("/en/").status_code == 200


def test_when_the_only_administrator_was_closed_by_hand_staff_pages_say_so(people: Cast, tove: FlaskClient) -> None:
    with people.site.store.writing() as session:
        session.get_one(Account, people.ada.id).is_active = False
        session.commit()
    assert tove.get("/en/teacher/").status_code == 503


def test_options_and_head_ask_the_same_policy(visitor: FlaskClient) -> None:
    assert visitor.head("/en/teacher/").status_code == 303
    assert visitor.options("/en/teacher/").status_code == 303
    assert visitor.head("/en/").status_code == 200

"""Sign in as a teacher: name and password, the same words for every mistake, where it leads."""

import pytest
from conftest import Clock
from factories import PASSWORD
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops

from learning.accounts.models import Account

PAGE = "/en/signin/staff"
WRONG = {"name": "Name or password is not right. Try again, or ask a colleague."}


@pytest.mark.parametrize("name", ["Tove", " tove ", "TOVE"])
def test_name_and_password_sign_in(visitor: FlaskClient, name: str) -> None:
    sent_on = visitor.post(PAGE, data={"name": name, "password": PASSWORD})
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == "/en/teacher/"
    assert "Max-Age" not in sent_on.headers["Set-Cookie"]
    assert h1(visitor.get("/en/teacher/")) == "My classes"


@pytest.mark.parametrize(
    ("name", "password"), [("Tove", "not this one"), ("Nobody", PASSWORD), ("Lena", PASSWORD), ("Tove", PASSWORD + " ")]
)
def test_every_mistake_gets_the_same_words_and_status(visitor: FlaskClient, name: str, password: str) -> None:
    page = visitor.post(PAGE, data={"name": name, "password": password})
    assert page.status_code == 200
    assert oops(page) == WRONG
    assert filled(page, "name") == [name]
    assert filled(page, "password") == [""]


@pytest.mark.parametrize("field", ["name", "password"])
def test_what_is_missing_is_pointed_at(visitor: FlaskClient, field: str) -> None:
    for value in ("", "x" * 400):
        assert list(oops(visitor.post(PAGE, data={"name": "Tove", "password": PASSWORD, field: value}))) == [field]


def test_a_closed_account_does_not_come_in(visitor: FlaskClient, people: Cast) -> None:
    with people.site.store.writing() as session:
        session.get_one(Account, people.tove.id).is_active = False
        session.commit()
    assert oops(visitor.post(PAGE, data={"name": "Tove", "password": PASSWORD})) == WRONG


def test_after_signing_in_a_teacher_is_where_they_wanted_to_be(visitor: FlaskClient, people: Cast) -> None:
    address = f"/en/teacher/classes/{people.tulip.key}/learners?added=2"
    asked = visitor.get(address)
    assert asked.status_code == 303
    page = visitor.get(asked.headers["Location"])
    assert filled(page, "next") == [address]
    sent_on = visitor.post(PAGE, data={"name": "Tove", "password": PASSWORD, "next": address})
    assert sent_on.headers["Location"] == address
    other = {"name": "Tove", "password": PASSWORD, "next": "https://evil.example"}
    assert visitor.post(PAGE, data=other).headers["Location"] == "/en/teacher/"


def test_a_teacher_is_signed_out_after_an_hour_of_nothing(visitor: FlaskClient, clock: Clock) -> None:
    visitor.post(PAGE, data={"name": "Tove", "password": PASSWORD})
    clock.forward(minutes=59)
    assert visitor.get("/en/teacher/").status_code == 200
    clock.forward(minutes=59)
    assert visitor.get("/en/teacher/").status_code == 200
    clock.forward(minutes=61)
    assert visitor.get("/en/teacher/").headers["Location"] == "/en/signin/staff?next=/en/teacher/"

"""Whoever looks at a learner's work, or changes something, stands in the list of that learner."""

import re

import pytest
from conftest import Clock
from flask.testing import FlaskClient
from people import Cast
from screen import words

LESSON = "is-dit-bericht-echt"
BOXES = {"lesson": LESSON, "edition": "nl", "way": "paper", "do": "save"}


def looks(client: FlaskClient) -> list[str]:
    """Who did what, newest first."""
    rows = re.findall(r'<td role="cell">(.*?)</td><td role="cell">(.*?)</td>', client.get("/en/me/data").text, re.DOTALL)
    return [f"{re.sub('<[^>]+>', '', who)}: {what}" for who, what in rows]


def test_at_first_nobody_looked(lena: FlaskClient) -> None:
    assert looks(lena) == []
    assert "Nobody looked yet." in words(lena.get("/en/me/data"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "looked at the overview of the class"),
        ("/learners", "looked at the overview of the class"),
        ("/results.csv", "looked at the overview of the class"),
        ("/learners/{member}", "looked at your lessons"),
        (f"/learners/{{member}}/lessons/{LESSON}", "looked at your answers in a lesson"),
    ],
)
def test_every_look_of_the_teacher_is_told_once_a_day(
    lena: FlaskClient, tove: FlaskClient, people: Cast, clock: Clock, path: str, told: str
) -> None:
    address = f"/en/teacher/classes/{people.tulip.key}" + path.format(member=people.lena.membership.key)
    for _ in range(2):
        assert tove.get(address).status_code == 200
    assert looks(lena) == [f"Tove, teacher: {told}"]
    clock.forward(days=1)
    people.client(people.tove).get(address)
    assert looks(people.client(people.lena.account)) == [f"Tove, teacher: {told}"] * 2


@pytest.mark.parametrize(
    ("path", "data", "told"),
    [
        ("/learners/{member}/let-in", {}, "let you in with a code"),
        ("/learners/{member}/name", {"name": "Lenie"}, "changed your name"),
        ("/learners/{member}/end-sessions", {}, "signed you out everywhere"),
        ("/learners/{member}/remove", {}, "took you out of the class"),
        ("/cards", {"member": "{member}"}, "printed a card for you"),
        ("/paper/grid", {**BOXES, "{member}.1": "A"}, "typed in answers of yours"),
    ],
)
def test_everything_the_teacher_does_is_told(tove: FlaskClient, people: Cast, path: str, data: dict[str, str], told: str) -> None:
    member = people.lena.membership.key
    filled_in = {name.format(member=member): value.format(member=member) for name, value in data.items()}
    done = tove.post(f"/en/teacher/classes/{people.tulip.key}" + path.format(member=member), data=filled_in)
    assert done.status_code in {200, 303}
    assert looks(people.client(people.lena.account)) == [f"Tove, teacher: {told}"]


def test_a_look_at_a_classmate_is_not_in_my_list(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    tove.get(f"/en/teacher/classes/{people.tulip.key}/learners/{people.fox.membership.key}")
    assert looks(lena) == []


def test_a_teacher_elsewhere_leaves_no_trace_because_nothing_was_seen(lena: FlaskClient, people: Cast) -> None:
    otto = people.client(people.otto)
    assert otto.get(f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}").status_code == 404
    assert looks(lena) == []


def test_a_name_that_is_refused_shows_the_page_and_so_counts_as_a_look(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    page = tove.post(f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}/name", data={"name": "!"})
    assert page.status_code == 200
    assert looks(lena) == ["Tove, teacher: looked at your lessons"]


def test_a_teacher_whose_account_has_gone_is_still_told_of(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    tove.get(f"/en/teacher/classes/{people.tulip.key}")
    with people.site.store.writing() as session:
        session.delete(people.tove)
        session.commit()
    assert looks(lena) == ["somebody whose account has gone: looked at the overview of the class"]


def test_what_a_learner_did_alone_is_told_as_you(people: Cast, ada: FlaskClient) -> None:
    ada.post(f"/en/admin/accounts/{people.tove.key}/reset")
    tove = people.client(people.tove)
    assert looks(tove) == ["Ada, teacher: made a link for a new password"]

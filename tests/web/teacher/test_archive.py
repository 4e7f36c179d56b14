"""A class that is put away: out of the way, marked as such, and with everything in it when it is taken back."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, offered, oops, words

from learning.classrooms.models import Assignment, Membership

Count = Callable[..., int]


def settings(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/settings"


def test_putting_away_is_explained_before_and_can_be_undone_after(tove: FlaskClient, people: Cast) -> None:
    assert "Learners go on signing in and keep their work" in words(tove.get(settings(people)))
    away = tove.post(settings(people), data={"do": "archive"})
    page = tove.get(away.headers["Location"])
    assert h1(page) == "My classes"
    assert "'Tulp' is put away. Everything in it is kept" in words(page)
    assert f'action="{settings(people)}"' in page.text
    assert "Put away Tulp 2 learners · put away on 25 November" in words(page)
    tove.post(settings(people), data={"do": "back"})
    assert "put away" not in words(tove.get("/en/teacher/"))


def test_the_note_comes_once_and_for_ones_own_class_only(tove: FlaskClient, people: Cast) -> None:
    tove.post(settings(people), data={"do": "archive"})
    assert "Everything in it is kept" not in words(tove.get("/en/teacher/"))
    assert "Everything in it is kept" not in words(people.client(people.otto).get(f"/en/teacher/?archived={people.tulip.key}"))


def test_the_class_says_that_it_was_put_away_and_how_to_take_it_back(tove: FlaskClient, people: Cast) -> None:
    tove.post(settings(people), data={"do": "archive"})
    for path in ("", "/settings"):
        page = tove.get(f"/en/teacher/classes/{people.tulip.key}{path}")
        assert "This class was put away on 25 November. Everything in it is kept." in words(page)
        assert "Take this class back" in words(page)
    assert "Let newcomers in" not in words(tove.get(settings(people)))


AWAY = "This class was put away. Take it back first; everything in it is kept."


@pytest.mark.parametrize(
    ("path", "field", "form"),
    [
        ("learners", "names", {"names": "Noor"}),
        ("import", "file", {"text": "Noor"}),
        ("assignments/new", "what", {"what": "zaken-regelen"}),
    ],
)
def test_nobody_is_added_to_it_and_nothing_given(
    tove: FlaskClient, people: Cast, count: Count, path: str, field: str, form: dict[str, str]
) -> None:
    address = f"/en/teacher/classes/{people.tulip.key}/{path}"
    assert f'name="{field}"' in tove.get(address).text
    tove.post(settings(people), data={"do": "archive"})
    before = (count(Membership), count(Assignment))
    page = tove.get(address)
    assert f'name="{field}"' not in page.text
    assert "Take this class back" in words(page)
    refused = tove.post(address, data=form)
    assert oops(refused) == {field: AWAY}
    assert "Noor" in refused.text or "zaken-regelen" in filled(refused, "what")
    assert (count(Membership), count(Assignment)) == before
    tove.post(settings(people), data={"do": "back"})
    assert oops(tove.post(address, data=form)) == {}


def test_a_list_that_was_looked_at_before_is_not_added_after(tove: FlaskClient, people: Cast, count: Count) -> None:
    address = f"/en/teacher/classes/{people.tulip.key}/import"
    page = tove.post(address, data={"text": "Noor"})
    tove.post(settings(people), data={"do": "archive"})
    form = {name: filled(page, name)[0] for name in ("list", "seen", "column")}
    before = count(Membership)
    refused = tove.post(address, data={**form, "do": "add"})
    assert oops(refused) == {"rows": AWAY}
    assert "Take this class back" in words(refused)
    assert count(Membership) == before


@pytest.mark.parametrize("step", ["look", "copy"])
def test_nothing_is_copied_into_it(tove: FlaskClient, people: Cast, count: Count, step: str) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Lelie"}).headers["Location"].removesuffix("/learners")
    tove.post(f"{made}/settings", data={"do": "archive"})
    before = count(Assignment)
    page = tove.get(f"{made}/assignments/copy")
    assert "Take this class back" in words(page)
    assert offered(page, "from") == []
    form = {"from": people.tulip.key, "what": people.assignment_key, "dates": "keep", "do": step}
    assert oops(tove.post(f"{made}/assignments/copy", data=form)) == {"what": AWAY}
    assert count(Assignment) == before


def test_its_pages_offer_nothing_that_would_be_refused(tove: FlaskClient, people: Cast) -> None:
    base = f"/en/teacher/classes/{people.tulip.key}"
    links = (f'href="{base}/assignments/new"', f'href="{base}/assignments/copy"', f'href="{base}/import"', "Let newcomers in")
    tove.post(settings(people), data={"do": "archive"})
    for path in ("", "/learners", "/assignments"):
        page = tove.get(base + path)
        assert not any(link in page.text for link in links)
        assert "Take this class back" in words(page)


def test_nothing_is_lost_in_between(tove: FlaskClient, lena: FlaskClient, people: Cast) -> None:
    base = f"/en/teacher/classes/{people.tulip.key}"
    before = {path: words(tove.get(base + path)) for path in ("", "/learners", "/assignments", f"/learners/{people.lena.membership.key}")}
    tove.post(settings(people), data={"do": "archive"})
    assert "From your teacher" not in words(lena.get("/en/me"))
    assert "busy, 1 of 7 right" in words(lena.get("/en/me"))
    tove.post(settings(people), data={"do": "back"})
    assert {path: words(tove.get(base + path)) for path in before} == before
    assert "From your teacher" in words(lena.get("/en/me"))


def test_newcomers_find_it_closed_and_learners_still_sign_in(tove: FlaskClient, people: Cast) -> None:
    tove.post(settings(people), data={"do": "archive"})
    refused = people.client().post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    assert oops(refused) == {"code": "This class takes no newcomers now. Ask the teacher to open it again."}
    own = people.client()
    own.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": people.lena_card.pin})
    assert "Hello Lena" in words(own.get("/en/me"))


def test_when_all_classes_are_put_away_that_is_said(tove: FlaskClient, people: Cast) -> None:
    tove.post(settings(people), data={"do": "archive"})
    assert "All your classes are put away." in words(tove.get("/en/teacher/"))

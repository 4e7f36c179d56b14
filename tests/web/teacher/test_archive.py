"""A class that is put away: out of the way, marked as such, and with everything in it when it is taken back."""

from flask.testing import FlaskClient
from people import Cast
from screen import h1, oops, words


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

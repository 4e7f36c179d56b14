"""My classes: a name makes one, those put away stand below, and nobody sees another's."""

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import h1, oops, words


def test_a_class_is_made_with_a_name_only(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": " Inloop  dinsdag "})
    assert made.status_code == 303
    assert made.headers["Location"].endswith("/learners")
    assert h1(tove.get(made.headers["Location"])) == "Learners"
    told = words(tove.get("/en/teacher/"))
    assert "Inloop dinsdag 0 learners" in told
    assert "Tulp 2 learners" in told


@pytest.mark.parametrize("name", ["", "   ", "x" * 33, "klas@school.nl"])
def test_a_name_that_cannot_be_is_explained_and_stays_in_the_box(tove: FlaskClient, name: str) -> None:
    page = tove.post("/en/teacher/classes/new", data={"name": name})
    assert page.status_code == 200
    assert list(oops(page)) == ["name"]
    assert f'value="{name}"' in page.text


def test_newcomers_are_counted(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    visitor.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    assert "1 newcomer waits for you" in words(tove.get("/en/teacher/"))


def test_a_teacher_sees_only_own_classes(tove: FlaskClient, people: Cast) -> None:
    assert "Roos" not in words(tove.get("/en/teacher/"))
    assert "Tulp" not in words(people.client(people.otto).get("/en/teacher/"))


def test_an_administrator_without_classes_is_told_how_to_begin(ada: FlaskClient) -> None:
    assert "You have no class yet." in words(ada.get("/en/teacher/"))


def test_a_learner_finds_no_pages_for_teachers(lena: FlaskClient) -> None:
    assert lena.get("/en/teacher/").status_code == 404
    assert lena.post("/en/teacher/classes/new", data={"name": "Mine"}).status_code == 404


def test_a_visitor_is_sent_to_the_sign_in_of_teachers(visitor: FlaskClient) -> None:
    assert visitor.get("/en/teacher/").headers["Location"] == "/en/signin/staff?next=/en/teacher/"
    assert visitor.post("/en/teacher/classes/new").headers["Location"] == "/en/signin/staff?next="

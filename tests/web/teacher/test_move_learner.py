"""A learner moves to another class of the same teacher: what comes along, what is refused, and that it is told."""

import pytest
from factories import make_classroom
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, offered, oops, words

from learning.accounts.models import Account
from learning.classrooms.classrooms import archive
from learning.classrooms.models import Classroom


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}"


def other_class(people: Cast, *learners: str, put_away: bool = False) -> Classroom:
    """Another class of Tove's."""
    with people.site.store.writing() as session:
        made, _ = make_classroom(session, session.get_one(Account, people.tove.id), "Madelief", learners)
        if put_away:
            archive(made, at=people.now())
        session.commit()
        return made


def test_a_learner_moves_with_all_work(tove: FlaskClient, lena: FlaskClient, visitor: FlaskClient, people: Cast) -> None:
    daisy = other_class(people, "Noor")
    assert offered(tove.get(base(people)), "to") == ["", daisy.key]
    moved = tove.post(f"{base(people)}/move", data={"to": daisy.key})
    assert moved.headers["Location"] == f"/en/teacher/classes/{daisy.key}/learners/{people.lena.membership.key}?moved=1"
    page = tove.get(moved.headers["Location"])
    assert h1(page) == "Lena"
    assert f"Is in 'Madelief' now, with all work. {''}" in words(page)
    assert f"{daisy.code[:4]}-{daisy.code[4:]}" in words(page)
    assert "busy, 1 of 7 right, on screen" in words(page)
    assert tove.get(base(people)).status_code == 404
    assert "Lena" not in words(tove.get(f"/en/teacher/classes/{people.tulip.key}"))
    assert "From your teacher" not in words(lena.get("/en/me"))
    told = words(lena.get("/en/me/data"))
    assert "Your class Madelief" in told
    assert "Tove, teacher moved you to another class" in told
    card = {"name": "Lena", "pin": people.lena_card.pin}
    assert visitor.post("/en/signin", data={**card, "code": people.tulip.code}).status_code == 200
    assert visitor.post("/en/signin", data={**card, "code": daisy.code}).status_code == 303


def test_a_name_that_is_taken_there_is_refused_and_the_choice_stays(tove: FlaskClient, people: Cast) -> None:
    daisy = other_class(people, "LENA")
    page = tove.post(f"{base(people)}/move", data={"to": daisy.key})
    assert oops(page)["to"].startswith("There is a 'Lena' in 'Madelief' already.")
    assert filled(page, "to") == [daisy.key]
    assert filled(page, "name") == ["Lena"]
    assert h1(tove.get(base(people))) == "Lena"


@pytest.mark.parametrize("to", ["", "nonsense", "own", "foreign", "away"])
def test_only_another_class_of_ones_own_that_is_not_put_away_can_be_chosen(tove: FlaskClient, people: Cast, to: str) -> None:
    away = other_class(people, put_away=True)
    other_class(people)
    keys = {"own": people.tulip.key, "foreign": people.rose.key, "away": away.key}
    assert oops(tove.post(f"{base(people)}/move", data={"to": keys.get(to, to)})) == {"to": "Choose a class."}


def test_who_has_one_class_only_is_not_asked(tove: FlaskClient, people: Cast) -> None:
    assert "Another class" not in words(tove.get(base(people)))


def test_a_newcomer_and_the_learner_of_another_class_are_not_moved(tove: FlaskClient, people: Cast) -> None:
    daisy = other_class(people)
    people.client().post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    learners = f"/en/teacher/classes/{people.tulip.key}/learners"
    waiting = tove.get(learners).text.split('/admit"')[0].rsplit("/", 1)[1]
    assert tove.post(f"{learners}/{waiting}/move", data={"to": daisy.key}).status_code == 404
    assert tove.post(f"{learners}/{people.omar.membership.key}/move", data={"to": daisy.key}).status_code == 404
    assert people.client(people.otto).post(f"{base(people)}/move", data={"to": people.rose.key}).status_code == 404

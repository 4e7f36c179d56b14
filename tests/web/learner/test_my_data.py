"""My data: what is kept, taking it along, another name, ending sessions, erasing everything."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words
from sqlalchemy import select

from learning.accounts import sessions
from learning.accounts.models import Account, BrowserSession, Erased
from learning.classrooms.models import Membership
from learning.progress.models import Attempt

Count = Callable[..., int]
DATA = "/en/me/data"


def other_session(people: Cast, account: Account) -> str:
    """The key of a session somebody has elsewhere."""
    with people.site.store.writing() as session:
        sessions.open_session(session, session.get_one(Account, account.id), how="card", is_shared=False, at=people.now())
        session.commit()
        mine = select(BrowserSession).where(BrowserSession.account_id == account.id, BrowserSession.how == "card")
        return session.scalars(mine).one().key


def test_of_a_visitor_nothing_is_kept(visitor: FlaskClient) -> None:
    assert "We keep nothing about you now." in words(visitor.get(DATA))


def test_a_learner_reads_what_is_kept_and_until_when(lena: FlaskClient) -> None:
    told = words(lena.get(DATA))
    assert "Your name Lena Your class Tulp Your answers 1 Until when? 12 months after you were last here." in told
    assert "on a shared computer (here)" in told


def test_without_a_name_it_is_kept_for_30_days(visitor: FlaskClient) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    page = visitor.get(DATA)
    assert "Your name none Your answers 1 Until when? 30 days after you were last here." in words(page)
    assert filled(page, "name") == []


def test_everything_can_be_taken_along_as_json(lena: FlaskClient) -> None:
    file = lena.get(f"{DATA}/download.json")
    assert file.headers["Content-Disposition"] == 'attachment; filename="wegwijs-my-data.json"'
    assert file.headers["Cache-Control"] == "no-store"
    kept = json.loads(file.data)
    assert kept["account"]["name"] == "Lena"
    assert kept["classes"][0]["name"] == "Tulp"
    (attempt,) = kept["answers"]
    assert (attempt["question"], attempt["answer"], attempt["score"]) == ("digid-stopt", ["b"], 1)
    assert "Henk" in attempt["question as it was"]
    assert len(kept["sessions"]) == 1
    assert "argon2" not in file.text
    assert "Omar" not in file.text


def test_everything_can_be_taken_along_to_read(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    tove.get(f"/en/teacher/classes/{people.tulip.key}")
    file = lena.get(f"{DATA}/download.html")
    assert file.headers["Content-Disposition"].startswith("attachment")
    told = words(file)
    assert "Tulp (admitted, " in told
    assert "digid-stopt" in told
    assert "Tove: looked at the overview of the class" in told


def test_a_learner_corrects_the_nickname_and_signs_in_with_it(lena: FlaskClient, people: Cast, visitor: FlaskClient) -> None:
    assert lena.post(f"{DATA}/name", data={"name": " Léna  K. "}).headers["Location"] == DATA
    assert "Your name Léna K." in words(lena.get(DATA))
    card = {"code": people.tulip.code, "pin": people.lena_card.pin}
    assert visitor.post("/en/signin", data={**card, "name": "Lena"}).status_code == 200
    assert visitor.post("/en/signin", data={**card, "name": "léna k."}).status_code == 303


@pytest.mark.parametrize(
    ("name", "why"), [("FOX", "There is a 'FOX' in this class already."), ("", "Write a name."), ("a@b.nl", "Better not")]
)
def test_a_name_that_cannot_be_is_explained_and_kept_in_the_box(lena: FlaskClient, name: str, why: str) -> None:
    page = lena.post(f"{DATA}/name", data={"name": name})
    assert oops(page)["name"].startswith(why)
    assert filled(page, "name") == [name or "Lena"]
    assert "Your name Lena" in words(lena.get(DATA))


def test_a_learner_without_a_class_can_change_the_name_too(lena: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    member = people.lena.membership.key
    tove.post(f"/en/teacher/classes/{people.tulip.key}/learners/{member}/remove")
    lena.post(f"{DATA}/name", data={"name": "Lenie"})
    assert "Your name Lenie" in words(lena.get(DATA))


def test_whoever_has_no_name_gets_none_this_way(visitor: FlaskClient) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    assert visitor.post(f"{DATA}/name", data={"name": "Noor"}).status_code == 303
    assert "Your name none" in words(visitor.get(DATA))


def test_another_session_is_ended_and_this_one_goes_on(lena: FlaskClient, people: Cast, count: Count) -> None:
    key = other_session(people, people.lena.account)
    page = lena.get(DATA)
    assert "on your own device" in words(page)
    assert page.text.count("/end") == 1
    assert lena.post(f"{DATA}/sessions/{key}/end").status_code == 303
    assert count(BrowserSession, BrowserSession.key == key) == 0
    assert "Your name Lena" in words(lena.get(DATA))


def test_the_session_of_a_classmate_cannot_be_ended(lena: FlaskClient, people: Cast, count: Count) -> None:
    key = other_session(people, people.fox.account)
    assert lena.post(f"{DATA}/sessions/{key}/end").status_code == 404
    assert count(BrowserSession, BrowserSession.key == key) == 1


def test_erasing_asks_once_more_and_a_look_erases_nothing(lena: FlaskClient) -> None:
    page = lena.get(f"{DATA}/erase")
    assert h1(page) == "Erase my data?"
    assert "your 1 answer." in words(page)
    assert "Your name Lena" in words(lena.get(DATA))


def test_erasing_takes_everything_and_the_teacher_sees_nobody(lena: FlaskClient, tove: FlaskClient, people: Cast, count: Count) -> None:
    classroom = f"/en/teacher/classes/{people.tulip.key}"
    assert "Lena" in words(tove.get(classroom))
    elsewhere = people.client(people.lena.account)
    gone = lena.post(f"{DATA}/erase")
    assert gone.headers["Location"] == "/en/erased"
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    dropped = {cookie.split("=")[0] for cookie in gone.headers.getlist("Set-Cookie") if "Max-Age=0" in cookie}
    assert dropped == {"session", "device", "parked"}
    assert h1(lena.get("/en/erased")) == "Your data are erased"
    lena_id = people.lena.account.id
    assert count(Account, Account.id == lena_id) == 0
    assert count(Attempt, Attempt.account_id == lena_id) == 0
    assert count(Membership, Membership.account_id == lena_id) == 0
    assert count(BrowserSession, BrowserSession.account_id == lena_id) == 0
    assert count(Erased, Erased.key == people.lena.account.key) == 1
    for client in (lena, elsewhere):
        assert "We keep nothing about you now." in words(client.get(DATA))
    assert "Lena" not in words(tove.get(classroom))
    assert tove.get(f"{classroom}/learners/{people.lena.membership.key}").status_code == 404
    assert elsewhere.get(f"/k/{people.lena_card.secret}", follow_redirects=True).status_code == 404


def test_the_account_of_a_teacher_is_not_erased_but_closed(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.post(f"{DATA}/erase")
    assert page.status_code == 403
    assert "closed by an administrator" in words(page)
    assert count(Account, Account.id == people.tove.id) == 1


@pytest.mark.parametrize("path", ["name", "sessions/NOSUCHKEY/end", "erase"])
def test_nobody_in_particular_is_asked_to_sign_in(visitor: FlaskClient, path: str) -> None:
    assert visitor.post(f"{DATA}/{path}").headers["Location"] == "/en/signin?next="


def test_where_somebody_wanted_to_go_is_remembered(visitor: FlaskClient) -> None:
    assert visitor.get(f"{DATA}/erase").headers["Location"] == "/en/signin?next=/en/me/data/erase"


def test_each_session_is_ended_by_a_button_of_its_own_name(lena: FlaskClient, people: Cast) -> None:
    other_session(people, people.lena.account)
    assert f"End this session: {people.now().day} November, " in words(lena.get(DATA))


def test_who_has_no_name_is_not_told_that_it_is_erased(visitor: FlaskClient, lena: FlaskClient) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    assert "We erase your answers." in words(visitor.get(DATA))
    assert "We erase your name and your answers." in words(lena.get(DATA))

"""A late answer is never lost: parked for the same learner, kept in a new account for who has no name."""

import re
from collections.abc import Callable

from conftest import Clock
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, words
from werkzeug.datastructures import MultiDict

from learning.accounts import sessions
from learning.accounts.models import Account, Parked
from learning.progress.models import Attempt
from learning.web.parked import MAX_SIZE

Count = Callable[..., int]
FIRST = "/en/lessons/is-dit-bericht-echt/questions/1"
THIRD = "/en/lessons/is-dit-bericht-echt/questions/3"


def sign_in(client: FlaskClient, people: Cast) -> str:
    """Lena comes in with her PIN; where it leads."""
    card = people.lena_card
    sent_on = client.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": card.pin})
    return sent_on.headers["Location"]


def send_kept(client: FlaskClient) -> str:
    """Press the button of the page with the kept answer; where it leads."""
    page = client.get("/en/signin/kept")
    assert h1(page) == "Your answer is kept"
    found = re.search(r'<form method="post" action="([^"]+)">(.*?)</form>', page.text, re.DOTALL)
    assert found is not None
    fields = MultiDict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', found[2]))
    return client.post(found[1], data=fields).headers["Location"]


def test_an_answer_after_the_session_ended_is_parked_and_sent_by_the_same_learner(
    lena: FlaskClient, people: Cast, clock: Clock, count: Count
) -> None:
    clock.forward(minutes=31)
    before = count(Attempt)
    sent_on = lena.post(THIRD, data={"answer": "B"})
    assert sent_on.headers["Location"] == "/en/signin?kept=1"
    assert "Max-Age=900" in sent_on.headers["Set-Cookie"]
    assert count(Attempt) == before
    assert "Your answer is kept." in words(lena.get("/en/signin?kept=1"))
    assert sign_in(lena, people) == "/en/signin/kept"
    assert send_kept(lena) == f"{THIRD}/feedback"
    assert count(Attempt, Attempt.account_id == people.lena.account.id, Attempt.question == "geen-taalfouten") == 1


def test_all_questions_at_once_are_parked_with_every_field(lena: FlaskClient, people: Cast, clock: Clock) -> None:
    clock.forward(minutes=31)
    address = "/en/lessons/is-dit-bericht-echt/questions/all"
    lena.post(address, data={"twee-waarschuwingen.answer": ["A", "C"], "de-regel.answer": 'call "me" & <you>'})
    sign_in(lena, people)
    page = lena.get("/en/signin/kept")
    assert filled(page, "twee-waarschuwingen.answer") == ["A", "C"]
    assert filled(page, "de-regel.answer") == ['call "me" & <you>']


def test_sending_it_twice_keeps_it_once(lena: FlaskClient, people: Cast, clock: Clock, count: Count) -> None:
    (page_id,) = filled(lena.get(THIRD), "submission_id")
    clock.forward(minutes=31)
    lena.post(THIRD, data={"answer": "B", "submission_id": page_id})
    sign_in(lena, people)
    assert send_kept(lena) == send_kept(lena)
    assert count(Attempt, Attempt.question == "geen-taalfouten") == 1


def test_another_learner_at_the_same_computer_is_not_shown_it(lena: FlaskClient, people: Cast, clock: Clock, count: Count) -> None:
    clock.forward(minutes=31)
    lena.post(THIRD, data={"answer": "B"})
    with people.site.store.writing() as session:
        token = sessions.open_session(session, people.fox.account, how="test", is_shared=True, at=clock())
        session.commit()
    lena.set_cookie("session", token, domain="localhost")
    sent_on = lena.get("/en/signin/kept")
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == "/en/me"
    assert count(Attempt, Attempt.question == "geen-taalfouten") == 0


def test_after_a_quarter_of_an_hour_it_is_gone(lena: FlaskClient, people: Cast, clock: Clock, count: Count) -> None:
    clock.forward(minutes=31)
    lena.post(THIRD, data={"answer": "B"})
    clock.forward(minutes=16)
    sign_in(lena, people)
    assert lena.get("/en/signin/kept").headers["Location"] == "/en/me"
    clock.forward(minutes=31)
    lena.post(THIRD, data={"answer": "B"})
    assert count(Parked) == 1


def test_without_a_parked_answer_signing_in_leads_to_my_progress(visitor: FlaskClient, people: Cast) -> None:
    assert sign_in(visitor, people) == "/en/signin/kept"
    assert visitor.get("/en/signin/kept").headers["Location"] == "/en/me"


def test_the_late_answer_of_nobody_is_kept_in_a_new_account(visitor: FlaskClient, clock: Clock, count: Count) -> None:
    visitor.post(FIRST, data={"answer": "A"})
    clock.forward(minutes=31)
    assert visitor.post(FIRST, data={"answer": "C"}, follow_redirects=True).status_code == 200
    assert count(Account, Account.name.is_(None)) == 2
    assert count(Parked) == 0


def test_a_cookie_that_never_was_a_session_parks_nothing(visitor: FlaskClient, count: Count) -> None:
    visitor.set_cookie("session", "invented", domain="localhost")
    assert visitor.post(FIRST, data={"answer": "A"}).headers["Location"] == f"{FIRST}/feedback"
    assert count(Parked) == 0


def test_nothing_is_parked_for_a_closed_account(people: Cast, count: Count) -> None:
    client = people.client(people.otto)
    with people.site.store.writing() as session:
        session.get_one(Account, people.otto.id).is_active = False
        session.commit()
    assert client.post(FIRST, data={"answer": "A"}).headers["Location"] == f"{FIRST}/feedback"
    assert count(Parked) == 0


def test_far_too_much_is_not_parked(lena: FlaskClient, clock: Clock, count: Count) -> None:
    clock.forward(minutes=31)
    lena.post(FIRST, data={"answer": "A", "note": "x" * MAX_SIZE})
    lena.post(FIRST.replace("/1", f"/{1:0400}"), data={"answer": "A"})
    assert count(Parked) == 0


def test_an_answer_from_a_browser_that_says_nothing_is_offered_to_be_sent_again(people: Cast, count: Count) -> None:
    silent = people.app.test_client()
    before = count(Attempt)
    page = silent.post(FIRST, data={"answer": "A", "text": '<b>"&'})
    assert page.status_code == 403
    assert h1(page) == "Send it once more"
    assert filled(page, "text") == ['<b>"&']
    assert count(Attempt) == before

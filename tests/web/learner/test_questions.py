"""A question: asked without an account, kept once, never lost, "I don't know yet" is fine."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Clock
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, sent, words

from learning.accounts.models import Account, BrowserSession
from learning.content.library import Library
from learning.markup.prose import plain
from learning.progress.attempts import is_submission_id, standings_in
from learning.progress.mastery import is_done
from learning.progress.models import Attempt

Count = Callable[..., int]
LESSON = "/en/lessons/is-dit-bericht-echt"
FIRST = f"{LESSON}/questions/1"
RIGHT, WRONG = "C", "A"
"""The signs at the first question."""


def submission_id(client: FlaskClient, address: str = FIRST) -> str:
    (found,) = filled(client.get(address), "submission_id")
    return found


def test_looking_makes_no_account(visitor: FlaskClient, count: Count) -> None:
    before = count(Account)
    for address in ("/en/", LESSON, f"{LESSON}/1", FIRST, f"{LESSON}/questions/all", f"{LESSON}/result", "/en/me", "/en/me/data"):
        page = visitor.get(address)
        assert page.status_code == 200
        assert "Set-Cookie" not in page.headers
    assert count(Account) == before


def test_the_first_answer_makes_an_account_without_a_name(visitor: FlaskClient, count: Count) -> None:
    accounts, attempts = count(Account), count(Attempt)
    sent_on = visitor.post(FIRST, data={"answer": RIGHT})
    assert sent_on.status_code == 303
    assert sent_on.headers["Location"] == f"{FIRST}/feedback"
    assert count(Account, Account.name.is_(None)) == 1
    assert (count(Account), count(Attempt)) == (accounts + 1, attempts + 1)
    assert h1(visitor.get(sent_on.headers["Location"])) == "That is right"


def test_further_answers_go_to_the_same_account(visitor: FlaskClient, count: Count) -> None:
    for number, answer in ((1, RIGHT), (3, "A"), (7, "call")):
        assert visitor.post(f"{LESSON}/questions/{number}", data={"answer": answer}).status_code == 303
    assert count(Account, Account.name.is_(None)) == 1


@pytest.mark.parametrize("who", ["visitor", "lena"])
def test_sending_twice_keeps_one_answer_and_gives_the_same_page(who: str, people: Cast, count: Count) -> None:
    client = people.client(people.lena.account if who == "lena" else None)
    client.post(f"{LESSON}/questions/3", data={"answer": "B"})
    before, data = count(Attempt), {"answer": WRONG, "submission_id": submission_id(client)}
    first, second = client.post(FIRST, data=data), client.post(FIRST, data=data)
    assert count(Attempt) == before + 1
    assert first.headers["Location"] == second.headers["Location"]
    pages = [client.get(sent_on.headers["Location"]).data for sent_on in (first, second)]
    assert pages[0] == pages[1]


def test_another_answer_sent_from_the_same_page_changes_nothing_and_says_so(lena: FlaskClient, count: Count) -> None:
    page_id = submission_id(lena)
    lena.post(FIRST, data={"answer": WRONG, "submission_id": page_id})
    before = count(Attempt)
    page = lena.post(FIRST, data={"answer": RIGHT, "submission_id": page_id}, follow_redirects=True)
    assert count(Attempt) == before
    assert h1(page) == "Not quite yet"
    assert "That first answer is kept." in words(page)


def test_going_back_gives_a_fresh_page_and_the_new_answer_counts(lena: FlaskClient, count: Count) -> None:
    first = submission_id(lena)
    lena.post(FIRST, data={"answer": WRONG, "submission_id": first})
    again = submission_id(lena)
    assert again != first
    before = count(Attempt)
    page = lena.post(FIRST, data={"answer": RIGHT, "submission_id": again}, follow_redirects=True)
    assert count(Attempt) == before + 1
    assert h1(page) == "That is right"


def test_the_page_of_a_visitor_holds_no_id_and_that_of_a_learner_does(visitor: FlaskClient, lena: FlaskClient) -> None:
    assert filled(visitor.get(FIRST), "submission_id") == []
    assert is_submission_id(submission_id(lena))


@pytest.mark.parametrize("wild", ["", "1", "x" * 500, "0192F0C1-0000-7000-8000-000000000000"])
def test_an_id_that_is_none_keeps_the_answer_all_the_same(lena: FlaskClient, count: Count, wild: str) -> None:
    before = count(Attempt)
    assert lena.post(FIRST, data={"answer": WRONG, "submission_id": wild}).status_code == 303
    assert lena.post(FIRST, data={"answer": WRONG, "submission_id": wild}).status_code == 303
    assert count(Attempt) == before + 2


def test_the_id_of_somebody_else_takes_nothing_away(lena: FlaskClient, people: Cast, count: Count) -> None:
    data = {"answer": WRONG, "submission_id": submission_id(lena)}
    lena.post(FIRST, data=data)
    before = count(Attempt, Attempt.account_id == people.fox.account.id)
    people.client(people.fox.account).post(FIRST, data=data)
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == before + 1


def test_i_dont_know_yet_is_kept_and_is_no_mistake(visitor: FlaskClient, count: Count) -> None:
    before = count(Attempt)
    page = visitor.post(FIRST, data={"dont_know": "1", "answer": RIGHT}, follow_redirects=True)
    assert h1(page) == "That does not matter"
    assert "That is what learning is for." in words(page)
    assert count(Attempt) == before + 1


def test_an_empty_answer_is_pointed_at_and_not_kept(visitor: FlaskClient, count: Count) -> None:
    before = count(Account), count(Attempt)
    page = visitor.post(FIRST)
    assert page.status_code == 200
    assert oops(page) == {"answer": "Choose an answer."}
    assert "Take care: Question 1" in page.text
    assert (count(Account), count(Attempt)) == before


@pytest.mark.parametrize("sign", ["E", "a", "1", "' OR 1=1 --"])
def test_an_answer_that_is_not_offered_is_not_taken(visitor: FlaskClient, sign: str) -> None:
    assert oops(visitor.post(FIRST, data={"answer": sign})) == {"answer": "Choose an answer."}


def test_an_ordering_that_is_partly_filled_keeps_everything_chosen(lena: FlaskClient, count: Count, library: Library) -> None:
    before = count(Attempt)
    page = lena.post(f"{LESSON}/questions/4", data={"place-A": "2", "place-B": "", "place-C": "2", "place-D": "4"})
    lines = [plain(item.words).rstrip(".") for item in library.edition("is-dit-bericht-echt", "en").questions[3].interaction.items]
    taken = "place 2 has been chosen already. Choose another place."
    assert oops(page) == {"place-B": f"{lines[1]}: choose a place.", "place-C": f"{lines[2]}: {taken}"}
    assert 'id="place-B-oops">Choose a place.<' in page.text
    assert 'id="place-C-oops">Place 2 has been chosen already. Choose another place.<' in page.text
    assert not re.search('<label[^>]*>(?:(?!</label>).)*class="oops"', page.text)
    assert [filled(page, f"place-{sign}") for sign in "ABCD"] == [["2"], [""], ["2"], ["4"]]
    assert count(Attempt) == before


def test_an_answer_that_is_too_long_stays_in_its_box(lena: FlaskClient) -> None:
    long = "stop and look " * 20
    page = lena.post(f"{LESSON}/questions/7", data={"answer": long})
    assert oops(page) == {"answer": "Write at most 200 letters."}
    assert filled(page, "answer") == [long]


def test_whoever_answers_every_question_right_is_done(lena: FlaskClient, people: Cast, library: Library) -> None:
    edition = library.edition("is-dit-bericht-echt", "en")
    for number, question in enumerate(edition.questions, 1):
        page = lena.post(f"{LESSON}/questions/{number}", data=sent(question, question.key), follow_redirects=True)
        assert h1(page) == "That is right", question.id
    with people.site.store.reading() as session:
        assert is_done(standings_in(session, people.lena.account.id, edition.lesson), edition.question_ids)


def test_practice_is_explained_but_does_not_count(visitor: FlaskClient) -> None:
    page = visitor.post(f"{LESSON}/practice/1", data={"answer": "B"}, follow_redirects=True)
    assert h1(page) == "Not quite yet"
    assert "Practice 1 of 3" in words(page)
    assert "You answered 0 of the 7 questions." in words(visitor.get(f"{LESSON}/result"))


@pytest.mark.parametrize("path", ["questions/0", "questions/8", "questions/-1", "questions/x", "practice/4", "questions/1/2"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_question_that_is_not_there_is_not_found(visitor: FlaskClient, path: str, method: str) -> None:
    answer: Any = getattr(visitor, method)
    assert answer(f"{LESSON}/{path}").status_code == 404
    assert answer("/en/lessons/nowhere/questions/1").status_code == 404


def test_half_an_hour_on_a_shared_computer_ends_the_session_of_nobody(visitor: FlaskClient, clock: Clock, count: Count) -> None:
    visitor.post(FIRST, data={"answer": "A"})
    clock.forward(minutes=31)
    assert filled(visitor.get(FIRST), "submission_id") == []
    assert visitor.post(FIRST, data={"answer": "B"}).status_code == 303
    assert count(Account, Account.name.is_(None)) == 2
    assert count(BrowserSession, BrowserSession.how == "answer") == 2


def test_each_line_of_a_matching_that_is_empty_is_named(lena: FlaskClient) -> None:
    told = oops(lena.post(f"{LESSON}/questions/5"))
    assert len(set(told.values())) == len(told) == 3
    assert all(message.endswith(": choose what belongs to it.") for message in told.values())


@pytest.mark.parametrize("number", [1, 2, 3, 6])
def test_what_is_missing_is_told_with_the_choices(lena: FlaskClient, number: int) -> None:
    page = lena.post(f"{LESSON}/questions/{number}")
    assert re.search('<fieldset class="bad" aria-describedby="[^"]*q-hint answer-oops"', page.text)
    assert list(oops(page)) == ["answer"]

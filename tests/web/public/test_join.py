"""Join a class: the teacher has to say yes, the PIN is shown once, what was done comes along."""

import re
from collections.abc import Callable

import pytest
from conftest import Clock
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import Account
from learning.progress.models import Attempt

Count = Callable[..., int]


def ask(people: Cast, **other: str) -> dict[str, str]:
    return {"code": people.tulip.code, "name": "Noor", **other}


def test_a_newcomer_gets_a_pin_once_and_waits(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    page = visitor.post("/en/join", data=ask(people))
    assert page.status_code == 200
    assert h1(page) == "Write this down"
    assert page.headers["Cache-Control"] == "no-store"
    found = re.search(r'"code-big">(\d{3} \d{3})<', page.text)
    assert found is not None
    assert f"{people.tulip.code[:4]}-{people.tulip.code[4:]}" in words(page)
    for address in ("/en/me", "/en/me/data", "/en/join"):
        assert found[1] not in visitor.get(address).text
    classroom = f"/en/teacher/classes/{people.tulip.key}"
    assert "1 newcomer waits for you: Noor" in words(tove.get(classroom))
    card = {"code": people.tulip.code, "name": "Noor", "pin": found[1]}
    assert people.client().post("/en/signin", data=card).status_code == 303


@pytest.mark.parametrize("change", [str.lower, lambda code: f"{code[:4]}-{code[4:]}", lambda code: f" {code} "])
def test_the_code_is_read_forgivingly(visitor: FlaskClient, people: Cast, change: Callable[[str], str]) -> None:
    assert h1(visitor.post("/en/join", data=ask(people, code=change(people.tulip.code)))) == "Write this down"


def test_what_was_done_comes_along_and_the_claim_code_ends(visitor: FlaskClient, people: Cast, count: Count) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    accounts = count(Account)
    assert re.search('"code-big">', visitor.get("/en/me").text)
    visitor.post("/en/join", data=ask(people))
    assert count(Account) == accounts
    page = visitor.get("/en/me")
    assert "busy, 1 of 7 right" in words(page)
    assert '"code-big">' not in page.text


def test_whoever_has_a_name_already_becomes_somebody_new_in_the_other_class(people: Cast, count: Count) -> None:
    omar = people.client(people.omar.account)
    omar.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    omar.post("/en/join", data=ask(people))
    assert "Hello Noor" in words(omar.get("/en/me"))
    assert count(Attempt, Attempt.account_id == people.omar.account.id) == 1


def test_a_name_that_is_taken_is_said_and_nothing_is_half_done(visitor: FlaskClient, people: Cast, count: Count) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    before = count(Account)
    page = visitor.post("/en/join", data=ask(people, name="lena"))
    assert oops(page) == {"name": "There is a 'lena' in this class already. Add a letter of the last name."}
    assert filled(page, "code") == [people.tulip.code]
    assert count(Account) == before
    assert count(Account, Account.name.is_(None)) == 1
    assert "Your name none" in words(visitor.get("/en/me/data"))


def test_a_visitor_whose_name_is_taken_leaves_nothing(visitor: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = visitor.post("/en/join", data=ask(people, name="Fox"))
    assert "Set-Cookie" not in page.headers
    assert count(Account) == before


def test_a_closed_code_takes_no_newcomers_until_the_teacher_opens_it(visitor: FlaskClient, people: Cast, clock: Clock) -> None:
    clock.forward(days=15)
    page = visitor.post("/en/join", data=ask(people))
    assert oops(page) == {"code": "This class takes no newcomers now. Ask the teacher to open it again."}
    people.client(people.tove).post(f"/en/teacher/classes/{people.tulip.key}/settings", data={"do": "renew"})
    assert h1(visitor.post("/en/join", data=ask(people))) == "Write this down"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"code": ""}, "Fill in the class code. Your teacher has it."),
        ({"code": "22222222"}, "We do not know this class code."),
        ({"code": "short"}, "A class code has 8 letters and figures"),
        ({"name": ""}, "Write a name. A first name is enough."),
        ({"name": "noor@example.nl"}, "Better not write an e-mail address"),
        ({"name": "N" * 33}, "A name has at most 32 letters."),
        ({"name": "N" * 81}, "A name has at most 32 letters."),
    ],
)
def test_what_is_not_right_is_pointed_at(visitor: FlaskClient, people: Cast, other: dict[str, str], told: str) -> None:
    page = visitor.post("/en/join", data=ask(people, **other))
    assert oops(page)[next(iter(other))].startswith(told)


def test_asking_again_from_the_same_account_is_refused_kindly(visitor: FlaskClient, people: Cast) -> None:
    visitor.post("/en/join", data=ask(people))
    again = visitor.post("/en/join", data=ask(people))
    assert oops(again)["name"].startswith("There is a 'Noor' in this class already.")


def test_a_teacher_is_asked_to_sign_out_first(tove: FlaskClient, people: Cast) -> None:
    assert oops(tove.post("/en/join", data=ask(people))) == {"code": "You are signed in as a teacher. Sign out first."}


def test_ten_wrong_class_codes_from_one_address_then_it_waits(visitor: FlaskClient, people: Cast) -> None:
    for _ in range(10):
        visitor.post("/en/join", data=ask(people, code="22222222"))
    assert visitor.post("/en/join", data=ask(people)).status_code == 429

"""A code: six signs let a learner in once, eight open what was done without a name."""

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
CODE = re.compile(r'class="code-big">([0-9A-Z-]+)<')
ONCE = "This code does not work any more. It works once, for ten minutes. Ask your teacher for a new one."


def shown(page: str) -> str:
    found = CODE.search(page)
    assert found is not None
    return found[1]


def let_in(tove: FlaskClient, people: Cast) -> str:
    """The code that Tove reads out to Lena."""
    return shown(tove.post(f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}/let-in").text)


def claim(client: FlaskClient) -> str:
    """Something done without a name, and the code to find it again."""
    client.post("/en/lessons/is-dit-bericht-echt/questions/3", data={"answer": "B"})
    return shown(client.get("/en/me").text)


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code.replace('-', '')} "])
def test_the_code_of_the_teacher_lets_in(visitor: FlaskClient, tove: FlaskClient, people: Cast, change: Callable[[str], str]) -> None:
    sent_on = visitor.post("/en/code", data={"code": change(let_in(tove, people))})
    assert sent_on.headers["Location"] == "/en/me"
    assert "Hello Lena" in words(visitor.get("/en/me"))


def test_it_works_once(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    code = let_in(tove, people)
    visitor.post("/en/code", data={"code": code})
    page = people.client().post("/en/code", data={"code": code})
    assert oops(page) == {"code": ONCE}
    assert filled(page, "code") == [code]


@pytest.mark.parametrize(("minutes", "works"), [(10, True), (11, False)])
def test_it_works_for_ten_minutes(visitor: FlaskClient, tove: FlaskClient, people: Cast, clock: Clock, minutes: int, works: bool) -> None:  # noqa: FBT001  a case
    code = let_in(tove, people)
    clock.forward(minutes=minutes)
    assert (visitor.post("/en/code", data={"code": code}).status_code == 303) is works


def test_a_new_code_ends_the_one_before(visitor: FlaskClient, tove: FlaskClient, people: Cast) -> None:
    first = let_in(tove, people)
    second = let_in(tove, people)
    assert oops(visitor.post("/en/code", data={"code": first})) == {"code": ONCE}
    assert visitor.post("/en/code", data={"code": second}).status_code == 303


def test_a_claim_code_goes_on_on_another_device(visitor: FlaskClient, people: Cast, count: Count) -> None:
    code = claim(visitor)
    other = people.client()
    sent_on = other.post("/en/code", data={"code": code.lower(), "own_device": "1"})
    assert "Max-Age=2592000" in sent_on.headers["Set-Cookie"]
    assert "busy, 1 of 7 right" in words(other.get("/en/me"))
    assert count(Account, Account.name.is_(None)) == 1
    assert "busy, 1 of 7 right" in words(visitor.get("/en/me"))


def test_a_claim_code_joins_the_account_of_whoever_is_signed_in(
    visitor: FlaskClient, lena: FlaskClient, people: Cast, count: Count
) -> None:
    code = claim(visitor)
    assert lena.post("/en/code", data={"code": code}).headers["Location"] == "/en/me"
    assert count(Attempt, Attempt.account_id == people.lena.account.id) == 2
    assert count(Account, Account.name.is_(None)) == 0
    assert "busy, 2 of 7 right" in words(lena.get("/en/me"))
    assert oops(people.client().post("/en/code", data={"code": code}))["code"].startswith("We do not know this code.")


def test_the_account_of_a_teacher_takes_nothing_of_a_learner(visitor: FlaskClient, tove: FlaskClient, people: Cast, count: Count) -> None:
    tove.post("/en/code", data={"code": claim(visitor)})
    assert count(Attempt, Attempt.account_id == people.tove.id) == 0
    assert count(Account, Account.name.is_(None)) == 1


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("", "Fill in your code."),
        ("x" * 41, "The code has 8 letters and figures"),
        ("ABC", "The code has 6 letters and figures."),
        ("123456", "The code has 6 letters and figures."),
        ("22222222222", "The code has 8 letters and figures"),
        ("ABCDEFGH", "One letter or figure of the code is not right."),
    ],
)
def test_what_cannot_be_a_code_is_explained(visitor: FlaskClient, code: str, told: str) -> None:
    page = visitor.post("/en/code", data={"code": code})
    assert h1(page) == "Use your code"
    assert oops(page)["code"].startswith(told)


def test_ten_wrong_codes_from_one_address_then_it_waits(visitor: FlaskClient, tove: FlaskClient, people: Cast, clock: Clock) -> None:
    code = let_in(tove, people)
    for _ in range(10):
        assert visitor.post("/en/code", data={"code": "222222"}).status_code == 200
    page = visitor.post("/en/code", data={"code": code})
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "61"
    elsewhere = people.client()
    elsewhere.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    assert elsewhere.post("/en/code", data={"code": code}).status_code == 303
    clock.forward(seconds=62)
    assert visitor.post("/en/code", data={"code": let_in(tove, people)}).status_code == 303

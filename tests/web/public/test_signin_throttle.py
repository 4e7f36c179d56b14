"""Guessing is slowed down; a known device and the card of the victim go on working."""

import pytest
from conftest import Clock
from factories import PASSWORD
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words
from werkzeug.test import TestResponse


def try_pin(client: FlaskClient, people: Cast, pin: str = "", **other: str) -> TestResponse:
    """One try to be Lena."""
    wrong = "000000" if people.lena_card.pin != "000000" else "111111"
    return client.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": pin or wrong, **other})


def lock(client: FlaskClient, people: Cast) -> None:
    """Five wrong tries: the next ones wait."""
    for _ in range(5):
        assert try_pin(client, people).status_code == 200


def test_five_wrong_tries_are_free_then_everybody_waits(visitor: FlaskClient, people: Cast, clock: Clock) -> None:
    lock(visitor, people)
    page = try_pin(visitor, people, people.lena_card.pin)
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "31"
    assert h1(page) == "Wait a moment"
    assert "in 31 seconds" in words(page)
    assert "The square on it always works." in words(page)
    clock.forward(seconds=32)
    assert try_pin(visitor, people, people.lena_card.pin).status_code == 303


def test_each_further_wrong_try_waits_longer(visitor: FlaskClient, people: Cast, clock: Clock) -> None:
    lock(visitor, people)
    waits = []
    for _ in range(6):
        clock.forward(minutes=16)
        assert try_pin(visitor, people).status_code == 200
        waits.append(int(try_pin(visitor, people).headers["Retry-After"]) - 1)
    assert waits == [60, 120, 240, 480, 900, 900]
    assert "in 16 minutes" in words(try_pin(visitor, people))


def test_after_twenty_wrong_tries_a_day_only_card_or_code_let_in(visitor: FlaskClient, people: Cast, clock: Clock) -> None:
    for _ in range(20):
        assert try_pin(visitor, people).status_code == 200
        clock.forward(minutes=16)
    page = try_pin(visitor, people, people.lena_card.pin)
    assert page.status_code == 429
    assert "hours" in words(page)


@pytest.mark.parametrize("other", [{"name": "Nobody"}, {"code": "22222222"}])
def test_a_name_or_class_that_is_not_there_waits_just_the_same(visitor: FlaskClient, people: Cast, other: dict[str, str]) -> None:
    for _ in range(5):
        assert try_pin(visitor, people, **other).status_code == 200
    assert try_pin(visitor, people, **other).headers["Retry-After"] == "31"


def test_a_classmate_cannot_lock_out_a_known_device(people: Cast, clock: Clock) -> None:
    own = people.client()
    assert try_pin(own, people, people.lena_card.pin, own_device="1").status_code == 303
    own.post("/en/signout")
    lock(people.client(), people)
    assert try_pin(people.client(), people, people.lena_card.pin).status_code == 429
    assert try_pin(own, people, people.lena_card.pin).status_code == 303
    clock.forward(days=1)


def test_a_known_device_has_a_counter_of_its_own(people: Cast) -> None:
    own = people.client()
    try_pin(own, people, people.lena_card.pin, own_device="1")
    lock(own, people)
    assert try_pin(own, people, people.lena_card.pin).status_code == 429
    assert try_pin(people.client(), people, people.lena_card.pin).status_code == 303


def test_the_cookie_of_another_learners_device_is_worth_nothing(people: Cast) -> None:
    own, strange = people.client(), people.client()
    try_pin(own, people, people.lena_card.pin, own_device="1")
    cookie = own.get_cookie("device")
    assert cookie is not None
    name, _, signature = cookie.value.partition("-")
    for forged in (f"{name}X-{signature}", f"{name}-{'0' * 32}", f"{name}-", name, f"{name}-é"):
        strange.set_cookie("device", forged, domain="localhost")
        try_pin(strange, people)
    assert try_pin(strange, people, people.lena_card.pin).status_code == 429


def test_a_card_is_never_slowed_down(people: Cast) -> None:
    lock(people.client(), people)
    client = people.client()
    client.get(f"/k/{people.lena_card.secret}")
    assert client.post("/en/signin/card").status_code == 303


def test_a_classmate_on_the_same_computer_locks_nobody_else_out(people: Cast, tove: FlaskClient) -> None:
    client = people.client()
    lock(client, people)
    tove.post(f"/en/teacher/classes/{people.tulip.key}/cards", data={"member": people.fox.membership.key})
    assert try_pin(client, people, name="Fox").status_code == 200


def test_the_code_of_the_teacher_lets_in_and_forgives(people: Cast, tove: FlaskClient) -> None:
    lock(people.client(), people)
    tove.post(f"/en/teacher/classes/{people.tulip.key}/learners/{people.lena.membership.key}/let-in")
    assert try_pin(people.client(), people, people.lena_card.pin).status_code == 303


def test_one_address_that_tries_a_hundred_times_waits(people: Cast, clock: Clock) -> None:
    client = people.client()
    for number in range(100):
        if number == 60:
            clock.forward(seconds=31)
        try_pin(client, people, name=f"Name {number}", code="22222222" if number >= 50 else people.tulip.code)
    assert try_pin(client, people, people.lena_card.pin).status_code == 429
    elsewhere = people.client()
    elsewhere.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    assert try_pin(elsewhere, people, people.lena_card.pin).status_code == 303


def test_a_teachers_password_has_ten_free_tries(people: Cast, clock: Clock) -> None:
    client = people.client()
    for _ in range(10):
        assert client.post("/en/signin/staff", data={"name": "Tove", "password": "not this one"}).status_code == 200
    page = client.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD})
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "61"
    clock.forward(seconds=62)
    assert client.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD}).status_code == 303

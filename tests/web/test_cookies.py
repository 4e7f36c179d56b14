"""Cookies: their flags, and the devices an account knows."""

from collections.abc import Iterator

import pytest
from flask import Flask, Request, request
from people import Cast
from werkzeug.wrappers import Response

from learning.web import cookies


@pytest.fixture
def asked(people: Cast) -> Iterator[Cast]:
    """The cast, within a request."""
    with people.app.test_request_context("/en/"):
        yield people


def with_device(app: Flask, value: str) -> Request:
    """A request of a browser with this device cookie."""
    with app.test_request_context("/en/", headers={"Cookie": f"device={value}"}):
        return request._get_current_object()  # type: ignore[attr-defined]


def remembered(people: Cast, before: str = "", member: str = "lena") -> str:
    """The device cookie after somebody signed in on their own device."""
    response = Response()
    account = getattr(people, member).account
    cookies.remember_device(with_device(people.app, before), response, account, people.site.keys)
    found = response.headers.get("Set-Cookie", "")
    return found.split(";")[0].removeprefix("device=")


@pytest.mark.usefixtures("asked")
def test_a_cookie_is_out_of_reach_of_scripts_and_goes_with_the_browser() -> None:
    response = Response()
    cookies.put(response, cookies.SESSION, "token")
    assert response.headers["Set-Cookie"] == "session=token; HttpOnly; Path=/; SameSite=Lax"


@pytest.mark.usefixtures("asked")
def test_taking_a_cookie_away_empties_it() -> None:
    response = Response()
    cookies.drop(response, cookies.CARD)
    assert response.headers["Set-Cookie"].startswith("card=; Expires=Thu, 01 Jan 1970")


@pytest.mark.usefixtures("asked")
def test_a_cookie_that_is_not_there_is_empty() -> None:
    assert cookies.get(request, cookies.SETTINGS) == ""


def test_a_device_is_known_to_the_account_that_signed_in_on_it_only(asked: Cast) -> None:
    value = remembered(asked)
    device = with_device(asked.app, value)
    keys = asked.site.keys
    assert cookies.device_of(device, asked.lena.account, keys) == value.split("-")[0]
    assert cookies.device_of(device, asked.fox.account, keys) == ""
    assert cookies.device_of(device, None, keys) == ""


def test_a_device_that_is_known_is_not_remembered_again(asked: Cast) -> None:
    value = remembered(asked)
    assert remembered(asked, value) == ""


def test_two_learners_can_share_a_device(asked: Cast) -> None:
    both = remembered(asked, remembered(asked), "fox")
    device = with_device(asked.app, both)
    assert cookies.device_of(device, asked.lena.account, asked.site.keys)
    assert cookies.device_of(device, asked.fox.account, asked.site.keys)


def test_a_device_remembers_twelve_and_the_oldest_makes_room(asked: Cast) -> None:
    value = remembered(asked)
    others = ".".join(f"NAME{number}-{'0' * 32}" for number in range(11))
    full = f"{value}.{others}"
    assert cookies.device_of(with_device(asked.app, full), asked.lena.account, asked.site.keys)
    after = remembered(asked, full, "fox")
    assert len(after.split(".")) == 12
    assert not cookies.device_of(with_device(asked.app, after), asked.lena.account, asked.site.keys)


@pytest.mark.parametrize("forged", ["", "-", ".", "a-b", "a-é", "é-" + "0" * 32, "..-.-", "a" * 5000])
def test_what_nobody_signed_is_not_known(asked: Cast, forged: str) -> None:
    device = with_device(asked.app, forged)
    assert cookies.device_of(device, asked.lena.account, asked.site.keys) == ""

"""Where a post comes from, and the names this site answers to: what the tests in tests/security leave to show."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from screen import h1

from learning.web.csrf import MAX_FIELDS, is_our_host


@pytest.mark.parametrize("header", ["Origin", "Referer"])
@pytest.mark.parametrize(
    "address", ["http://[", "http://localhost:99999999", "", "localhost", "//localhost", "http://localhost.evil.example"]
)
def test_an_address_that_is_none_of_ours_is_refused(app: Flask, header: str, address: str) -> None:
    status = app.test_client().post("/en/settings", headers={header: address}).status_code
    assert status == (303 if address == "//localhost" else 403)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_every_method_that_may_change_something_is_checked(app: Flask, method: str) -> None:
    client = app.test_client()
    assert getattr(client, method)("/en/settings", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert getattr(client, method)("/en/settings", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 405


def test_a_thousand_fields_fit_and_more_do_not(visitor: FlaskClient) -> None:
    assert visitor.post("/en/settings", data={"x": ["1"] * MAX_FIELDS}).status_code == 303
    page = visitor.post("/en/settings", data={"x": ["1"] * (MAX_FIELDS + 1)})
    assert page.status_code == 413
    assert h1(page) == "This is too much at once"


@pytest.mark.parametrize("data", [{"name": "a\0b"}, {"a\0b": "name"}])
def test_the_sign_nul_is_refused_because_not_every_database_can_keep_it(visitor: FlaskClient, data: dict[str, str]) -> None:
    assert visitor.post("/en/settings", data=data).status_code == 400
    assert visitor.get("/en/lessons/%00").status_code == 400


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("10.0.0.1:80", True),
        ("[fe80::1]", True),
        ("[::1]:80", True),
        ("1.2.3", False),
        ("", False),
    ],
)
def test_numbers_and_this_computer_are_ours(app: Flask, host: str, ours: bool) -> None:  # noqa: FBT001  a case
    with app.test_request_context("/"):
        assert is_our_host(host) is ours

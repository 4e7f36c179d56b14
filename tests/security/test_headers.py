"""The security headers stand on every response, errors and redirects too; the cookies are those we name."""

import base64
import hashlib
import re

import pytest
from flask import Flask
from people import Cast

PAGES = [
    "/",
    "/nl/",
    "/nl/lessons/is-dit-bericht-echt/1",
    "/nl/lessons/is-dit-bericht-echt/files/worksheet.pdf",
    "/nl/nowhere",
    "/nl/teacher/",
    "/healthz",
    "/static/icon.svg",
]


@pytest.mark.parametrize("address", PAGES)
def test_headers(app: Flask, address: str) -> None:
    headers = app.test_client().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers
    assert "Server" not in headers


@pytest.mark.parametrize("address", ["/nl/", "/nl/signin", "/nl/nowhere"])
def test_the_inlined_style_is_the_one_the_policy_allows(app: Flask, address: str) -> None:
    response = app.test_client().get(address)
    style = re.search("<style>(.*?)</style>", response.text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_nothing_inline_but_the_style(app: Flask) -> None:
    for address in ("/nl/", "/nl/lessons/is-dit-bericht-echt/questions/6", "/nl/lessons/is-dit-bericht-echt/all"):
        page = app.test_client().get(address).text
        assert " style=" not in page
        assert not re.search(r"\son\w+=", page)
        assert not re.search(r"<script(?![^>]* src=)", page)


def test_a_page_with_a_person_in_it_is_not_kept(people: Cast) -> None:
    assert people.client(people.lena.account).get("/nl/").headers["Cache-Control"] == "no-store"
    assert people.client().get("/nl/").headers["Cache-Control"] == "private, no-cache"


def test_a_visitors_page_has_a_name_and_is_asked_for_again(app: Flask) -> None:
    client = app.test_client()
    first = client.get("/nl/lessons/is-dit-bericht-echt/2")
    assert client.get("/nl/lessons/is-dit-bericht-echt/2", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_cookies_are_few_and_strict(people: Cast) -> None:
    client = people.client()
    response = client.post("/nl/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith("session=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookie
    assert "Expires" not in cookie

"""Posts from elsewhere are refused on every route, and an answer is never lost by it."""

import pytest
from flask import Flask
from people import Cast

LESSON = "/nl/lessons/is-dit-bericht-echt/questions/1"


def test_every_post_from_another_site_is_refused(app: Flask) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            address = rule.rule.replace("<lang>", "nl").replace("<int:number>", "1").replace("<int:step>", "1")
            address = "/".join("x" if part.startswith("<") else part for part in address.split("/"))
            assert client.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403, rule.rule


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Referer": f"http://localhost{LESSON}"}, 303),
        ({"Referer": "http://evil.example/"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
    ],
)
def test_headers_decide(app: Flask, headers: dict[str, str], status: int) -> None:
    assert app.test_client().post(LESSON, data={"answer": "A"}, headers=headers).status_code == status


def test_without_any_header_the_answer_is_offered_to_be_sent_again(app: Flask) -> None:
    page = app.test_client().post(LESSON, data={"answer": "B"})
    assert page.status_code == 403
    assert f'action="{LESSON}"' in page.text
    assert '<input type="hidden" name="answer" value="B">' in page.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("192.168.1.7", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
    ],
)
def test_only_our_own_names_are_answered_to(app: Flask, host: str, status: int) -> None:
    assert app.test_client().get("/nl/", headers={"Host": host}).status_code == status


def test_get_changes_nothing(people: Cast) -> None:
    client = people.client()
    for address in (LESSON, "/nl/me", "/nl/lessons/is-dit-bericht-echt/result"):
        response = client.get(address)
        assert "Set-Cookie" not in response.headers

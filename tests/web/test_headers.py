"""Compression, names of pages, and what may be kept: what the tests in tests/security leave to show."""

import gzip

import pytest
from conftest import Clock
from flask import Flask, Response
from flask.testing import FlaskClient
from people import Cast

from learning.web.access import Policy, for_

LESSON = "/en/lessons/is-dit-bericht-echt"
GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "address", ["/en/", f"{LESSON}/1", f"{LESSON}/files/text.txt", "/static/tokens.css", "/static/icon.svg", "/en/nowhere"]
)
def test_text_is_compressed_for_whoever_accepts_it(visitor: FlaskClient, address: str) -> None:
    plain, packed = visitor.get(address), visitor.get(address, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    if len(plain.data) < 400 or plain.status_code == 404:
        return
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers.getlist("Vary") or "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)


@pytest.mark.parametrize("address", ["/healthz", f"{LESSON}/files/worksheet.pdf"])
def test_what_is_short_or_packed_already_is_left_alone(visitor: FlaskClient, address: str) -> None:
    assert "Content-Encoding" not in visitor.get(address, headers=GZIP).headers


def test_what_was_compressed_before_is_not_compressed_twice(app: Flask) -> None:
    body = gzip.compress(b"words " * 500)

    def view() -> Response:
        return Response(body, headers={"Content-Encoding": "gzip"}, mimetype="text/plain")

    app.add_url_rule("/en/packed", "packed", for_(Policy.OPEN)(view))
    assert app.test_client().get("/en/packed", headers=GZIP).data == body


def test_a_page_that_did_not_change_is_not_sent_again(visitor: FlaskClient) -> None:
    first = visitor.get(f"{LESSON}/2", headers=GZIP)
    again = visitor.get(f"{LESSON}/2", headers=GZIP | {"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Content-Security-Policy" in again.headers
    assert visitor.get(f"{LESSON}/2", headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_name_of_a_page_changes_with_the_reading_settings(visitor: FlaskClient) -> None:
    before = visitor.get(LESSON).headers
    visitor.post("/en/settings", data={"size": "xl"})
    after = visitor.get(LESSON).headers
    assert before["ETag"] != after["ETag"]
    assert "Cookie" in after["Vary"]


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_nothing_with_a_person_in_it_is_kept(lena: FlaskClient, method: str) -> None:
    for address in ("/en/", LESSON, "/en/me", "/en/me/data/download.json", f"{LESSON}/questions/1", "/en/nowhere"):
        answer = getattr(lena, method)(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_a_session_that_ended_still_counts_as_a_person(lena: FlaskClient, clock: Clock) -> None:
    clock.forward(hours=1)
    assert lena.get("/en/").headers["Cache-Control"] == "no-store"


def test_a_card_or_an_answer_that_waits_counts_as_a_person(visitor: FlaskClient, lena: FlaskClient, people: Cast, clock: Clock) -> None:
    visitor.get(f"/k/{people.lena_card.secret}")
    page = visitor.get("/en/signin/card")
    assert "Lena" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.headers
    clock.forward(hours=5)
    assert lena.post(f"{LESSON}/questions/1", data={"answer": "A"}).status_code == 303
    lena.delete_cookie("session", domain="localhost")
    assert lena.get("/en/signin").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/en/nowhere", "/", "/en/teacher/", "/k/secret", f"{LESSON}/questions"])
def test_refusals_and_ways_on_are_not_kept(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).headers["Cache-Control"] == "no-store"


def test_the_headers_stand_on_what_is_given_to_staff_and_on_faults_too(people: Cast) -> None:
    def fail() -> str:
        raise RuntimeError

    people.app.add_url_rule("/en/failing", "failing", for_(Policy.OPEN)(fail))
    tove = people.client(people.tove)
    answers = [
        tove.get(f"/en/teacher/classes/{people.tulip.key}"),
        tove.get(f"/en/teacher/classes/{people.tulip.key}/results.csv"),
        tove.post("/en/signout"),
        tove.get("/en/failing"),
        people.app.test_client().options("/en/me"),
        people.app.test_client().post("/en/me"),
    ]
    for answer in answers:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Permissions-Policy"].startswith("camera=(self), ")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

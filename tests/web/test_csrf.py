"""Where a post comes from, and the names this site answers to: what the tests in tests/security leave to show."""

import io

import pytest
from conftest import Clock
from flask import Flask
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.web.csrf import LARGE, MAX_FIELDS, is_our_host

MULTIPART = "multipart/form-data; boundary=XbX"
PHOTO = b'--XbX\r\nContent-Disposition: form-data; name="photos"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'


class Body(io.BytesIO):
    """A body that knows how much of it was read."""

    def __init__(self, size: int) -> None:
        """Begin as a photo, and go on with nonsense."""
        super().__init__(PHOTO + b"x" * (size - len(PHOTO) - 9) + b"\r\n--XbX--")
        self.size = size


def send(client: FlaskClient, people: Cast, body: Body, *, content_type: str = MULTIPART) -> int:
    """The status of a set of photos sent to Tove's class."""
    address = f"/en/teacher/classes/{people.tulip.key}/photos"
    status = client.post(address, input_stream=body, content_length=body.size, content_type=content_type).status_code
    people.site.desk.wait()
    return status


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


@pytest.mark.parametrize("query", ["tally=%00", "x=1&tally=a%00b", "%00=1"])
def test_the_sign_nul_is_refused_in_the_address_too(tove: FlaskClient, people: Cast, query: str) -> None:
    page = tove.get(f"/nl/teacher/classes/{people.tulip.key}/together/is-dit-bericht-echt/1/answer?{query}")
    assert page.status_code == 400


def test_much_is_taken_from_teachers_only_and_of_others_nothing_is_read(people: Cast, clock: Clock) -> None:
    late = people.client(people.tove)
    clock.forward(hours=5)
    for client, status in ((people.client(), 303), (late, 303), (people.client(people.lena.account), 404)):
        body = Body(3_000_000)
        assert send(client, people, body) == status
        assert body.tell() == 0
    assert send(people.client(people.tove), people, Body(3_000_000)) == 303
    elsewhere = Body(3_000_000)
    assert (
        people.client(people.tove).post("/en/teacher/classes/new", input_stream=elsewhere, content_length=elsewhere.size).status_code != 200
    )
    assert elsewhere.tell() == 0


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain", ""])
def test_much_is_taken_as_files_only(people: Cast, content_type: str) -> None:
    body = Body(3_000_000)
    assert send(people.client(people.tove), people, body, content_type=content_type) in {200, 413}
    assert body.tell() == 0


def test_too_many_photos_are_refused_with_what_to_do(tove: FlaskClient, people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LARGE, "teacher.photos", 2_500_000)
    body = Body(3_000_000)
    address = f"/en/teacher/classes/{people.tulip.key}/photos"
    page = tove.post(address, input_stream=body, content_length=body.size, content_type=MULTIPART)
    assert page.status_code == 413
    assert "Send them in two parts." in words(page)


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

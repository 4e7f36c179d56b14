"""The parts joined: what every site has, the room's network, and a public address behind a proxy."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import Clock
from factories import PASSWORD, make_teacher
from flask import Flask
from flask.testing import FlaskClient
from screen import h1, words

from learning.accounts.models import Role
from learning.app import create_app
from learning.content.library import Library
from learning.settings import Settings
from learning.store.migrate import is_current
from learning.web.site import Site

Make = Callable[..., Flask]
PUBLIC = "https://leer.example"
STAFF = ("/en/teacher/", "/en/admin/", "/en/signin/staff", "/en/setup/some-secret")


@pytest.fixture
def make(tmp_path: Path, database_url: str, library: Library, clock: Clock) -> Iterator[Make]:
    """Sites with Ada as administrator; closed in the end."""
    made: list[Flask] = []

    def site(settings: Settings | None = None, *, is_lan: bool = False, address: str = "http://127.0.0.1:8000") -> Flask:
        chosen = replace(settings or Settings(), data=tmp_path, database_url=database_url)
        app = create_app(chosen, is_lan=is_lan, address=address, clock=clock, library=library)
        with app.extensions["wegwijs"].store.writing() as session:
            make_teacher(session, "Ada", Role.ADMIN)
            session.commit()
        made.append(app)
        return app

    yield site
    for app in made:
        app.extensions["wegwijs"].store.close()


def browser(app: Flask, address: str = "127.0.0.1", **headers: str) -> FlaskClient:
    """A browser at an address."""
    client = app.test_client()
    client.environ_base |= {"REMOTE_ADDR": address, "HTTP_SEC_FETCH_SITE": "same-origin", **headers}
    return client


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    app = create_app(Settings(data=tmp_path / "new" / "data"))
    site: Site = app.extensions["wegwijs"]
    assert is_current(site.store.read)
    assert {path.name for path in (tmp_path / "new" / "data").iterdir()} >= {"wegwijs.db", "secret", "host.toml"}
    assert site.address == "http://127.0.0.1:8000"
    assert len(site.library.modules) == 13
    assert before <= site.clock() <= datetime.now(UTC)
    assert app.test_client().get("/nl/").status_code == 200
    site.store.close()


def test_a_site_starts_again_with_what_it_had(make: Make, tmp_path: Path, database_url: str, library: Library) -> None:
    first = make()
    again = create_app(Settings(data=tmp_path, database_url=database_url), library=library)
    sign_in = {"name": "Ada", "password": PASSWORD}
    assert browser(again).post("/en/signin/staff", data=sign_in).status_code == 303
    assert again.extensions["wegwijs"].keys == first.extensions["wegwijs"].keys
    again.extensions["wegwijs"].store.close()


def test_a_secret_that_others_can_read_stops_the_start(tmp_path: Path, library: Library) -> None:
    (tmp_path / "secret").write_text("00" * 32, encoding="ascii")
    (tmp_path / "secret").chmod(0o644)
    with pytest.raises(ValueError, match="chmod 600"):
        create_app(Settings(data=tmp_path), library=library)


@pytest.mark.parametrize("address", STAFF)
def test_in_the_room_pages_for_staff_open_on_the_computer_itself_only(make: Make, address: str) -> None:
    app = make(is_lan=True, address="http://192.168.1.7:8000")
    for method in ("get", "post"):
        page = getattr(browser(app, "192.168.1.9"), method)(address)
        if page.status_code != 405:
            assert page.status_code == 403
            assert h1(page) == "Teachers work on the computer itself"
    for here in ("127.0.0.1", "::1"):
        assert browser(app, here).get(address).status_code in {200, 303, 404}


def test_in_the_room_a_teacher_signs_in_on_the_computer_itself(make: Make) -> None:
    app = make(is_lan=True)
    here = browser(app)
    assert here.post("/en/signin/staff", data={"name": "Ada", "password": PASSWORD}).status_code == 303
    assert h1(here.get("/en/teacher/")) == "My classes"
    cookie = here.get_cookie("session")
    assert cookie is not None
    elsewhere = browser(app, "192.168.1.9")
    elsewhere.set_cookie("session", cookie.value, domain="localhost")
    assert elsewhere.get("/en/teacher/").status_code == 403


def test_in_the_room_learners_do_everything_from_their_own_device(make: Make) -> None:
    phone = browser(make(is_lan=True), "192.168.1.9")
    for address in ("/en/", "/en/signin", "/en/join", "/en/code", "/en/me"):
        assert phone.get(address).status_code == 200
    assert phone.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"}).status_code == 303


def test_a_forwarded_address_is_not_believed_without_a_proxy(make: Make) -> None:
    app = make(is_lan=True)
    assert browser(app, "192.168.1.9", HTTP_X_FORWARDED_FOR="127.0.0.1").get("/en/teacher/").status_code == 403


def public(make: Make) -> FlaskClient:
    """A browser that came through the proxy of a public site."""
    app = make(Settings(public_url=PUBLIC, trusted_proxies=1), is_lan=True)
    assert not app.extensions["wegwijs"].is_lan
    return browser(
        app, "10.0.0.2", HTTP_X_FORWARDED_FOR="203.0.113.9", HTTP_X_FORWARDED_PROTO="https", HTTP_X_FORWARDED_HOST="leer.example"
    )


def test_in_public_cookies_are_for_this_host_and_https_only(make: Make) -> None:
    client = public(make)
    sent_on = client.post("/en/signin/staff", data={"name": "Ada", "password": PASSWORD})
    assert sent_on.status_code == 303
    (cookie,) = sent_on.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-session=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert sent_on.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    (card,) = client.get("/k/secret").headers.getlist("Set-Cookie")
    assert card.startswith("__Host-card=")
    assert "Secure" in card


def test_in_public_only_the_public_name_is_answered_to(make: Make) -> None:
    client = public(make)
    assert client.get("/en/").status_code == 200
    for name in ("localhost", "127.0.0.1", "evil.example", "leer.example.evil.example"):
        assert client.get("/en/", headers={"X-Forwarded-Host": name}).status_code == 400


def test_in_public_a_post_comes_from_the_public_address(make: Make) -> None:
    client = public(make)
    del client.environ_base["HTTP_SEC_FETCH_SITE"]
    assert client.post("/en/settings", headers={"Origin": PUBLIC}).status_code == 303
    assert client.post("/en/settings", headers={"Origin": "https://evil.example"}).status_code == 403


def test_in_public_links_to_hand_out_hold_the_public_address(make: Make) -> None:
    client = public(make)
    client.post("/en/signin/staff", data={"name": "Ada", "password": PASSWORD})
    assert f"{PUBLIC}/en/setup/" in words(client.post("/en/admin/invite"))

"""Refusals and faults as pages: in the language of the address, with a number, without a trace of the inside."""

import errno
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from people import Cast
from psycopg.errors import DiskFull, UniqueViolation
from screen import h1, words
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import ImATeapot, ServiceUnavailable

from learning.errors import Invalid, NotAllowed, TooSoon
from learning.store.engine import Store, open_store
from learning.web.access import Policy, for_

NUMBER = re.compile(r"\b[2-9A-Y]{3}-[2-9A-Y]{3}\b")


def fail() -> str:
    """A view with a mistake in it."""
    raise RuntimeError("Lena typed geheim-woord")


def full() -> OperationalError:
    """What PostgreSQL raises when its disk is full."""
    return OperationalError("INSERT", {}, DiskFull())


def taken() -> IntegrityError:
    """What a database says when the row is there already."""
    return IntegrityError("INSERT", {}, UniqueViolation())


def add(app: Flask, error: Exception | int) -> str:
    """A page that fails; its address."""

    def view() -> str:
        if isinstance(error, int):
            abort(error)
        raise error

    app.add_url_rule("/en/failing", "failing", for_(Policy.OPEN)(view))
    return "/en/failing"


@contextmanager
def unreachable(store: Store) -> Iterator[None]:
    """The database is away."""
    store.close()
    url = store.write.url
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        path.rename(path.with_suffix(".away"))
        path.mkdir()
        yield
        path.rmdir()
        path.with_suffix(".away").rename(path)
        pytest.skip("only SQLite can be told how large it may grow")
    other = open_store(url.set(database="postgres").render_as_string(hide_password=False))
    for old, new in (("wegwijs", "away"), ("away", "wegwijs")):
        with other.write.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"ALTER DATABASE {old} RENAME TO {new}"))
        if new == "away":
            yield
        store.close()
    other.close()


@pytest.mark.parametrize(("lang", "told"), [("nl", "Deze pagina bestaat niet"), ("en", "This page does not exist")])
@pytest.mark.parametrize("path", ["nowhere", "lessons/nowhere", "lessons/is-dit-bericht-echt/99", "teacher/classes/X/nowhere"])
def test_a_page_that_is_not_there_says_so_in_the_language_of_the_address(visitor: FlaskClient, lang: str, told: str, path: str) -> None:
    page = visitor.get(f"/{lang}/{path}", headers={"Accept-Language": "nl" if lang == "en" else "en"})
    assert page.status_code == 404
    assert h1(page) == told
    assert f'<html lang="{lang}"' in page.text


@pytest.mark.parametrize(("languages", "lang"), [("en", "en"), ("", "nl"), ("xx", "nl")])
def test_without_a_language_in_the_address_the_browser_is_asked(visitor: FlaskClient, languages: str, lang: str) -> None:
    for address in ("/nowhere", "/xx/"):
        page = visitor.get(address, headers={"Accept-Language": languages}, follow_redirects=True)
        assert page.status_code == 404
        assert f'<html lang="{lang}"' in page.text


def test_a_method_that_is_not_there_names_those_that_are(visitor: FlaskClient) -> None:
    page = visitor.post("/en/glossary")
    assert page.status_code == 405
    assert h1(page) == "This did not work"
    assert set(page.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert '<html lang="en"' in page.text


@pytest.mark.parametrize("size", [100 * 1024 + 1, 2 * 1024 * 1024 + 1])
def test_too_much_text_is_refused_with_what_to_do(visitor: FlaskClient, size: int) -> None:
    page = visitor.post("/en/lessons/is-dit-bericht-echt/questions/7", data={"answer": "x" * size})
    assert page.status_code == 413
    assert h1(page) == "This is too much at once"
    assert "Send it in two parts." in words(page)


def test_a_post_from_elsewhere_is_told_that_nothing_was_changed(app: Flask) -> None:
    page = app.test_client().post("/en/settings", headers={"Origin": "http://evil.example"})
    assert page.status_code == 403
    assert "Nothing was changed." in words(page)


def test_a_name_that_is_not_ours_is_refused(app: Flask) -> None:
    page = app.test_client().get("/en/", headers={"Host": "evil.example"})
    assert page.status_code == 400
    assert "The browser sent something we do not understand." in words(page)


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (Invalid("A note has at most 500 letters."), 400, "A note has at most 500 letters."),
        (NotAllowed(), 403, "This was not sent from a page of Wegwijs, or it is not for you."),
        (NotAllowed("A note has at most 500 letters."), 403, "A note has at most 500 letters."),
        (TooSoon(1), 429, "in 1 second"),
        (TooSoon(89), 429, "in 89 seconds"),
        (TooSoon(90), 429, "in 2 minutes"),
        (TooSoon(5400), 429, "in 2 hours"),
        (taken(), 409, "What you sent is not saved."),
        (StaleDataError(), 409, "What you sent is not saved."),
        (full(), 507, "The computer of this Wegwijs is full."),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "The computer of this Wegwijs is full."),
        (OSError(errno.EACCES, "Permission denied"), 500, "You did nothing wrong."),
        (ServiceUnavailable(retry_after=7), 503, "Try again in a moment."),
        (PoolIsEmpty(), 503, "Try again in a moment."),
        (ImATeapot(), 418, "The browser sent something we do not understand."),
        (502, 502, "You did nothing wrong."),
        (500, 500, "You did nothing wrong."),
    ],
)
def test_every_refusal_is_a_page_with_a_number(app: Flask, error: Exception | int, status: int, told: str) -> None:
    page = app.test_client().get(add(app, error))
    assert page.status_code == status
    assert told in words(page)
    assert NUMBER.search(words(page))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    if isinstance(error, TooSoon):
        assert page.headers["Retry-After"] == str(error.wait)
    if status == 503:
        assert page.headers["Retry-After"] == ("7" if isinstance(error, ServiceUnavailable) else "10")


def test_a_fault_tells_nothing_of_the_inside_and_the_log_has_its_number(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    app.add_url_rule("/en/failing", "failing", for_(Policy.OPEN)(fail))
    with caplog.at_level(logging.ERROR, logger="wegwijs"):
        page = app.test_client().get("/en/failing")
    assert page.status_code == 500
    assert h1(page) == "Something went wrong on our side"
    for inside in ("Traceback", "RuntimeError", "geheim-woord", "fail()", "learning/"):
        assert inside not in page.text
    (line,) = [record for record in caplog.records if record.message == "fault"]
    assert vars(line)["number"] in words(page)
    assert "call" in words(page).casefold()


def test_two_who_change_the_same_at_once_get_one_change_and_a_page_that_says_so(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    tove, address = people.client(people.tove), f"/en/teacher/classes/{people.tulip.key}/settings"
    adding = {"do": "teacher", "teacher": "Otto"}
    assert tove.post(address, data=adding).status_code == 303
    monkeypatch.setattr("learning.classrooms.teaching.teachers_of", lambda *_: [])  # as it was when the other looked
    late = tove.post(address, data=adding)
    assert late.status_code == 409
    assert h1(late) == "Somebody changed this at the same moment"
    assert f'href="{address}"' in late.text
    assert "Tove" in words(late)  # who is still signed in
    assert tove.get(address).status_code == 200


def test_without_the_database_lessons_go_on_and_personal_pages_say_sorry(people: Cast) -> None:
    visitor, lena = people.client(), people.client(people.lena.account)
    assert lena.get("/en/me").status_code == 200
    with unreachable(people.site.store):
        for path in ("", "/1", "/all", "/files/text.txt"):
            for client in (visitor, lena):
                assert client.get(f"/en/lessons/is-dit-bericht-echt{path}").status_code == 200
        assert visitor.get("/en/lessons/is-dit-bericht-echt/questions/1").status_code == 200
        assert (visitor.get("/readyz").status_code, visitor.get("/healthz").status_code) == (503, 200)
        sorry = [
            lena.get("/en/me"),
            lena.get("/en/me/data"),
            visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"}),
            visitor.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": "123456"}),
            visitor.get("/en/teacher/"),
        ]
        for page in sorry:
            assert page.status_code == 503
            assert "You did nothing wrong." in words(page)
            assert "Traceback" not in page.text
            assert "sqlalchemy" not in page.text.casefold()
    assert "Hello Lena" in words(lena.get("/en/me"))


def test_on_a_full_disk_nothing_is_promised_and_reading_goes_on(people: Cast) -> None:
    if people.site.store.write.dialect.name != "sqlite":
        pytest.skip("only SQLite can be told how large it may grow")
    client = people.client(people.lena.account)
    with people.site.store.write.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    statuses = [
        client.post("/en/lessons/is-dit-bericht-echt/questions/7", data={"answer": f"{number} " + "x" * 190}).status_code
        for number in range(60)
    ]
    kept = statuses.count(303)
    assert statuses == [303] * kept + [507] * (60 - kept)
    assert kept < 60
    assert "Your answers" in words(client.get("/en/me/data"))
    assert f"Your answers {kept + 1} " in words(client.get("/en/me/data"))

"""The log: the page and the status of each request, never an address, a name, a PIN, a secret or what somebody typed."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Clock
from factories import PASSWORD
from flask import Flask
from people import Cast
from sqlalchemy.exc import OperationalError, ProgrammingError

from learning.web.access import Policy, for_
from learning.web.log import JsonLines, trace_of


class Kept(logging.Handler):
    """Lines as they would stand in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    """The log while a test runs."""
    handler, log = Kept(), logging.getLogger("wegwijs")
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield handler
    log.removeHandler(handler)
    log.setLevel(before)


def test_a_line_says_which_page_how_it_went_and_how_long_it_took(people: Cast, kept: Kept) -> None:
    people.client().get("/en/lessons/is-dit-bericht-echt/questions/1")
    people.client().get("/en/nowhere/Lena")
    first, second = (json.loads(line) for line in kept.lines)
    assert set(first) == {"at", "level", "what", "method", "page", "status", "ms"}
    assert (first["what"], first["method"], first["page"], first["status"]) == ("request", "GET", "learner.question", 200)
    assert (second["page"], second["status"]) == ("-", 404)
    assert second["number"]
    assert first["at"].endswith("+00:00")


def test_no_line_holds_a_path_a_name_a_pin_or_a_secret(people: Cast, kept: Kept, clock: Clock) -> None:
    visitor, lena, tove = people.client(), people.client(people.lena.account), people.client(people.tove)
    card, member = people.lena_card, people.lena.membership.key
    visitor.get(f"/k/{card.secret}")
    visitor.post("/en/signin/card")
    visitor.post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": card.pin})
    for _ in range(6):
        people.client().post("/en/signin", data={"code": people.tulip.code, "name": "Lena", "pin": "135791"})
    visitor.post("/en/signin/staff", data={"name": "Tove", "password": PASSWORD})
    visitor.get("/en/setup/geheime-link")
    visitor.get("/en/signin?next=/en/me/data")
    visitor.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    lena.post("/en/lessons/is-dit-bericht-echt/questions/7", data={"answer": "mijn antwoord"})
    tove.get(f"/en/teacher/classes/{people.tulip.key}/learners/{member}")
    tove.post(f"/en/teacher/classes/{people.tulip.key}/learners", data={"names": "Pim\nPam"})
    clock.forward(hours=1)
    lena.post("/en/lessons/is-dit-bericht-echt/questions/7", data={"answer": "mijn antwoord"})
    written = "\n".join(kept.lines)
    assert len(kept.lines) == 17
    session = lena.get_cookie("session")
    assert session is not None
    for secret in (
        *("Lena", "Tove", "Noor", "Pim", "mijn antwoord", PASSWORD, "135791", "127.0.0.1", "/en/", "geheime-link", "is-dit-bericht-echt"),
        *(card.secret, card.pin, people.tulip.code, people.tulip.key, member, session.value),
    ):
        assert secret not in written, secret


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Lena typed mijn-woord"),
        ProgrammingError(
            "INSERT INTO account (name) VALUES (?)", ("Lena", "mijn-woord"), ValueError("Key (name_key)=(lena mijn-woord) exists")
        ),
    ],
)
def test_a_fault_is_told_by_its_place_and_sort_and_not_by_its_words(app: Flask, kept: Kept, error: Exception) -> None:
    def fail() -> str:
        raise error

    app.add_url_rule("/en/failing", "failing", for_(Policy.OPEN)(fail))
    page = app.test_client().get("/en/failing")
    fault, request = (json.loads(line) for line in kept.lines)
    assert fault["level"] == "error"
    assert fault["number"] == request["number"]
    assert fault["number"] in page.text
    assert "in fail" in fault["trace"]
    assert fault["trace"].endswith(type(error).__name__)
    assert "mijn-woord" not in "".join(kept.lines)
    assert "Lena" not in "".join(kept.lines)


def test_a_fault_behind_a_fault_is_told_too_with_the_number_of_the_system(tmp_path: Path) -> None:
    def read() -> None:
        try:
            (tmp_path / "Lena").read_text(encoding="utf-8")
        except OSError as inner:
            raise OperationalError("INSERT", {}, inner) from inner

    with pytest.raises(OperationalError) as found:
        read()
    told = trace_of(found.value)
    assert [line for line in told.split("\n") if not line.startswith(" ")] == ["OperationalError", "FileNotFoundError 2"]
    assert str(tmp_path) not in told


def test_a_line_of_the_program_itself_is_json_too() -> None:
    record = logging.LogRecord("wegwijs", logging.WARNING, __file__, 1, "started on %s", ("é",), None)
    line = json.loads(JsonLines().format(record))
    assert (line["level"], line["what"]) == ("warning", "started on é")
    record.exc_info = sys.exc_info()
    assert "trace" not in json.loads(JsonLines().format(record))

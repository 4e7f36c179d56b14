"""A whole lesson with its questions in w3m, a text browser on a terminal."""

import fcntl
import os
import pty
import select
import struct
import subprocess  # noqa: TID251  the test drives a program as a person would
import termios
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from journeys.running import Running
from sqlalchemy import func
from sqlalchemy import select as sql_select

from learning.progress.attempts import all_standings
from learning.progress.mastery import is_mastered
from learning.progress.models import Attempt
from learning.questions.base import Question
from learning.questions.controls import control_of

LESSON = "is-dit-bericht-echt"
TAB, ENTER, DOWN = "\t", "\r", "j"


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """What a text browser does does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


class Stops(HTMLParser):
    """The links and fields of a page, in the order Tab meets them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = given.get("type") == "hidden" or "hidden" in given
        if not hidden and (tag in {"input", "select", "button", "textarea"} or (tag == "a" and "href" in given)):
            self.found.append({"tag": tag, **given})

    def place(self, **wanted: str) -> int:
        """How many Tabs lead to the first stop with these attributes."""
        return next(place for place, stop in enumerate(self.found) if all(stop.get(name) == value for name, value in wanted.items()))


class Terminal:
    """w3m in a terminal of its own."""

    def __init__(self, address: str, home: Path) -> None:
        self.screen, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 100, 0, 0))
        environment = {**os.environ, "HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        options = ["-o", "use_cookie=1", "-o", "accept_cookie=1", "-o", "confirm_qq=0", "-o", "auto_image=0"]
        self.process = subprocess.Popen(  # noqa: S603  our own program and arguments
            ["w3m", *options, address],  # noqa: S607  Debian's
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            start_new_session=True,
        )
        os.close(inside)
        self.settle()

    def settle(self, quiet: float = 0.35) -> str:
        """Read until nothing new is drawn for a moment."""
        drawn = b""
        while select.select([self.screen], [], [], quiet)[0]:
            drawn += os.read(self.screen, 65536)
        return drawn.decode(errors="replace")

    def press(self, keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            os.write(self.screen, key.encode())
            self.settle(0.04)

    def close(self) -> None:
        """Leave."""
        self.process.terminate()
        self.process.wait(timeout=10)
        os.close(self.screen)


@pytest.fixture
def terminal(running: Running, tmp_path: Path) -> Iterator[Terminal]:
    """w3m at the first question."""
    opened = Terminal(f"{running.address}/nl/lessons/{LESSON}/questions/1", tmp_path)
    yield opened
    opened.close()


def fill(terminal: Terminal, stops: Stops, question: Question) -> None:
    """Go to each field with Tab from the top of the page and fill it in."""
    marks = question.interaction.marks(question.key)
    match control_of(question.interaction):
        case "pick-one" | "pick-many":
            for sign in marks[0]:
                to_stop(terminal, stops.place(name="answer", value=sign))
                terminal.press(ENTER)
        case "pick-place":
            selects = [place for place, stop in enumerate(stops.found) if stop["tag"] == "select"]
            for place, row in zip(selects, marks, strict=True):
                choice = int(row[0]) if row[0].isdigit() else ord(row[0]) - 64
                to_stop(terminal, place)
                terminal.press(ENTER + DOWN * choice + ENTER)
        case _:
            to_stop(terminal, stops.place(name="answer"))
            terminal.press(ENTER)
            terminal.press(question.key[0] + ENTER)


def to_stop(terminal: Terminal, place: int) -> None:
    """From the top of the page to a link or field."""
    terminal.press("g" + TAB * place)


def test_a_lesson_in_a_text_browser(running: Running, terminal: Terminal) -> None:
    questions = running.site.library.edition(LESSON, "nl").questions
    visitor = running.app.test_client()
    for number, question in enumerate(questions, 1):
        page = visitor.get(f"/nl/lessons/{LESSON}/questions/{number}").text
        stops = Stops(page)
        fill(terminal, stops, question)
        to_stop(terminal, next(place for place, stop in enumerate(stops.found) if stop["tag"] == "button" and stop.get("class") == "sign"))
        terminal.press(ENTER)
        wait_for(running, number)
        terminal.settle()
        go_to(terminal, f"{running.address}/nl/lessons/{LESSON}/questions/{number + 1}" if number < len(questions) else running.address)
    with running.site.store.reading() as session:
        owner = session.scalars(sql_select(Attempt.account_id).distinct()).one()
        standings = all_standings(session, [owner])[owner][LESSON]
    wrong = [question.id for question in questions if not standings[question.id].right]
    assert wrong == []
    assert is_mastered(standings, [question.id for question in questions])


def go_to(terminal: Terminal, address: str) -> None:
    """Open an address by typing it."""
    terminal.press("U")
    terminal.press("\x15" + address + ENTER)
    terminal.settle()


def wait_for(running: Running, count: int) -> None:
    """Until so many answers are kept."""
    for _ in range(100):
        with running.site.store.reading() as session:
            if (session.scalar(sql_select(func.count()).select_from(Attempt)) or 0) >= count:
                return
        time.sleep(0.1)
    raise AssertionError(f"answer {count} was not kept")


@pytest.mark.parametrize("path", ["/nl/", f"/nl/lessons/{LESSON}/1", f"/nl/lessons/{LESSON}/questions/6", "/nl/help"])
def test_pages_read_well_as_text(running: Running, path: str) -> None:
    shown = subprocess.run(["lynx", "-dump", "-nolist", running.address + path], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    assert "Liever anders?" in shown
    assert "0800" in shown

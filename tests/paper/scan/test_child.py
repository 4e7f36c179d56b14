"""Reading in a process of its own: pages come out as they are read, and nothing in a file can hurt the parent."""

import importlib.util
import io
import json
import os
import resource
import subprocess  # noqa: TID251  children that misbehave on purpose
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from learning.errors import Invalid
from learning.paper.scan import child
from learning.paper.scan.child import MAX_BYTES, check_installed, read_files
from learning.paper.scan.known import Known
from learning.paper.scan.readings import PageReading, Status, Verdict, to_json
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import Payload
from tests.paper.scan.hostile import CMYK, jpeg, pdf, pdf_of, png_of_zeros
from tests.paper.scan.judging import resolver
from tests.paper.scan.plain import answers_of, scan, scanned_file
from tests.paper.scan.printing import PrintedPage

Children = Callable[[str], None]


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Children:
    """Make every child run these lines instead of reading; they know `say` and `hear` of the module."""

    def become(lines: str) -> None:
        code = (
            "import json, os, sys, time\nfrom learning.paper.scan import child\n"
            "hear = lambda: child._read(sys.stdin.buffer, 10**8)\nsay = lambda message: child._write(sys.stdout.buffer, message)\n" + lines
        )
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        monkeypatch.setattr(
            child,
            "_start",
            lambda: subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment),  # noqa: S603
        )

    return become


def nobody(_: Payload) -> Known | None:
    return None


def page_json(reason: Reason = Reason.NO_SHEET) -> str:
    return json.dumps(to_json(PageReading(file="", page=1, status=Status.REJECTED, reason=reason.message())))


def reasons(pages: list[PageReading]) -> list[object]:
    return [page.reason for page in pages]


def test_files_are_read_page_by_page_and_named(page: PrintedPage, second_page: PrintedPage) -> None:
    both = [scan(one, answers_of(one)) for one in (page, second_page)]
    asked: list[Payload] = []

    def resolve(payload: Payload) -> Known | None:
        asked.append(payload)
        return resolver()(payload)

    one, two, three = read_files([("a.pdf", pdf_of(both)), ("b.png", scanned_file(page))], resolve)
    assert [(found.file, found.page, found.pages) for found in (one, two, three)] == [("a.pdf", 1, 2), ("a.pdf", 2, 2), ("b.png", 1, 1)]
    assert [(found.sheet, found.number) for found in (one, two, three)] == [(page.code, 1), (second_page.code, 2), (page.code, 1)]
    assert [(payload.code, payload.page) for payload in asked] == [(page.code, 1), (second_page.code, 2), (page.code, 1)]
    assert (one.lesson, one.lang, one.of) == (page.edition.lesson, page.edition.lang, 1)
    assert (two.lesson, two.lang, two.of) == (second_page.edition.lesson, second_page.edition.lang, 2)
    assert {row.label: row.signs for row in one.rows if row.verdict is Verdict.SURE} == answers_of(page)
    assert {row.label: row.signs for row in two.rows if row.verdict is Verdict.SURE} == answers_of(second_page)


def test_strange_files_are_refused_and_the_next_one_is_read(page: PrintedPage) -> None:
    strange = {
        b"": Reason.EMPTY,
        b"<svg/>": Reason.NOT_A_PICTURE,
        b"words": Reason.NOT_A_PICTURE,
        png_of_zeros(50_000, 50_000, rows=2): Reason.TOO_MANY_PIXELS,
        png_of_zeros(1, 1): Reason.NO_SHEET,
        CMYK: Reason.NO_SHEET,
        jpeg(np.zeros((90, 90, 3), np.uint8))[:-200]: Reason.BROKEN,
        pdf(10_000): Reason.TOO_MANY_PAGES,
        pdf(locked=True): Reason.LOCKED,
        pdf(2): Reason.NO_SHEET,
    }
    pages = list(read_files([(str(number), data) for number, data in enumerate(strange)] + [("good", scanned_file(page))], resolver()))
    expected = [reason.message() for reason in strange.values()]
    assert reasons(pages) == [*expected, Reason.NO_SHEET.message(), None]  # a PDF of two pages, and the good one
    assert pages[-1].sheet == page.code


def test_a_file_that_is_too_long_is_not_sent(children: Children) -> None:
    children("raise SystemExit")
    assert reasons(list(read_files([("a", b"x" * (MAX_BYTES + 1))], nobody))) == [Reason.TOO_MANY_BYTES.message()]


def test_a_sheet_that_is_not_known_here_is_refused(page: PrintedPage) -> None:
    (found,) = read_files([("a", scanned_file(page))], nobody)
    assert (found.reason, found.sheet, found.lesson) == (Reason.UNKNOWN.message(), page.code, "")


def test_a_page_beyond_what_the_lesson_has_is_not_known(second_page: PrintedPage) -> None:
    known = resolver()(Payload(code="", page=1, layout=""))
    assert known is None
    (found,) = read_files(
        [("a", scanned_file(second_page))], lambda payload: Known(lesson="x", lang="nl", questions=()) if payload else None
    )
    assert found.reason == Reason.UNKNOWN.message()


def test_a_child_that_dies_costs_one_page(children: Children) -> None:
    children(
        "while True:\n"
        "    first = json.loads(hear())['first']; hear()\n"
        "    for number in range(first, 4):\n"
        "        say(json.dumps({'number': number, 'count': 3}).encode())\n"
        "        if number == 2: os._exit(1)\n"
        f"        say(json.dumps({{'number': number, 'count': 3, 'page': json.loads({page_json()!r})}}).encode())\n"
        "    say(b'{\"done\": true}')\n"
    )
    pages = list(read_files([("a.pdf", b"x"), ("b.pdf", b"y")], nobody))
    assert [(page.file, page.page, page.pages) for page in pages] == [
        (name, number, 3) for name in ("a.pdf", "b.pdf") for number in (1, 2, 3)
    ]
    assert reasons(pages) == [Reason.NO_SHEET.message(), Reason.CRASHED.message(), Reason.NO_SHEET.message()] * 2


def test_a_file_at_which_two_children_died_is_given_up_and_the_next_one_is_read(children: Children, tmp_path: Path) -> None:
    children(
        f"open({str(tmp_path / 'children')!r}, 'a').write('x')\n"
        "while True:\n"
        "    first = json.loads(hear())['first']; data = hear()\n"
        "    for number in range(first, 41):\n"
        "        say(json.dumps({'number': number, 'count': 40}).encode())\n"
        "        if data == b'slow' and number > 1: os._exit(1)\n"
        f"        say(json.dumps({{'number': number, 'count': 40, 'page': json.loads({page_json()!r})}}).encode())\n"
        "    say(b'{\"done\": true}')\n"
    )
    pages = list(read_files([("a.pdf", b"slow"), ("b.pdf", b"good")], nobody))
    assert [(page.file, page.page, page.pages) for page in pages] == [
        (name, number, 40) for name in ("a.pdf", "b.pdf") for number in range(1, 41)
    ]
    assert reasons(pages) == [Reason.NO_SHEET.message(), *[Reason.CRASHED.message()] * 39, *[Reason.NO_SHEET.message()] * 40]
    assert (tmp_path / "children").read_text(encoding="ascii") == "xxx"  # two that died, and the one that read the next file


@pytest.mark.parametrize(
    "lines",
    [
        "raise SystemExit",
        "hear(); hear(); say(b'nonsense'); time.sleep(60)",
        "hear(); hear(); say(b'[]'); time.sleep(60)",
        "hear(); hear(); say(b'{\"number\": 1}'); time.sleep(60)",
        'hear(); hear(); say(b\'{"number": 1, "count": 1, "page": {}}\'); time.sleep(60)',
        'hear(); hear(); say(b\'{"ask": {"secret": 1}}\'); time.sleep(60)',
        "hear(); hear(); os.write(1, b'\\xff\\xff\\xff\\xff' * 4); time.sleep(60)",
        "hear(); hear(); os.write(1, b'\\0\\0\\1\\0half')",
    ],
)
def test_a_child_that_speaks_nonsense_is_ended(children: Children, lines: str) -> None:
    children(lines)
    began = time.monotonic()
    assert reasons(list(read_files([("a", b"x")], nobody))) == [Reason.CRASHED.message()]
    assert time.monotonic() - began < 30


def test_a_child_that_takes_too_long_is_ended(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PATIENCE_SECONDS", 0.3)
    children("hear(); hear(); time.sleep(60)")
    assert reasons(list(read_files([("a", b"x")], nobody))) == [Reason.TOO_SLOW.message()]


def test_a_child_that_uses_too_much_processor_time_is_ended(children: Children) -> None:
    children("hear(); hear(); child.CPU_SECONDS = 1; child.limit(); child.more_time()\nwhile True: pass")
    assert reasons(list(read_files([("a", b"x")], nobody))) == [Reason.TOO_SLOW.message()]


def test_a_child_has_no_more_memory_than_it_needs_and_writes_no_file(children: Children) -> None:
    children(
        "hear(); hear(); child.limit()\n"
        "try: bytearray(1_100_000_000)\nexcept MemoryError: pass\nelse: raise SystemExit\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "import tempfile\n"
        "try:\n    with tempfile.TemporaryFile() as file: file.write(b'x' * 9); file.flush()\nexcept OSError: pass\nelse: raise SystemExit\n"
        f"say(json.dumps({{'number': 1, 'count': 1, 'page': json.loads({page_json()!r})}}).encode()); say(b'{{\"done\": true}}')\n"
        "hear()"
    )
    assert reasons(list(read_files([("a", b"x")], nobody))) == [Reason.NO_SHEET.message()]


def test_a_child_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", "postgresql://somebody:secret@host/wegwijs")
    started = child._start()
    try:
        environment = b""
        while not environment:  # Linux tells it once the child runs
            environment = Path(f"/proc/{started.pid}/environ").read_bytes()
    finally:
        started.kill()
        started.communicate()
    assert b"PYTHONPATH" in environment
    assert b"secret" not in environment
    assert b"WEGWIJS" not in environment


def started_here() -> set[str]:
    """The processes this one started; other tests of this process may have a browser open."""
    return {child for path in Path(f"/proc/{os.getpid()}/task").glob("*/children") for child in path.read_text("ascii").split()}


def test_no_child_is_left_when_reading_ends_or_is_given_up(page: PrintedPage) -> None:
    before, others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, started_here()
    pages = cast("Generator[PageReading]", read_files([("a", scanned_file(page)), ("b", scanned_file(page))], resolver()))
    next(pages)
    pages.close()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > before, "the child was waited for"
    assert started_here() <= others


def test_the_child_serves_until_nobody_speaks_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "more_time", lambda: None)  # the limit would be that of the tests
    told = io.BytesIO()
    heard = io.BytesIO()
    for message in (b'{"first": 1}', b"<svg/>", b'{"first": 1}', b""):
        child._write(heard, message)
    heard.seek(0)
    child.serve(heard, told)
    told.seek(0)
    messages = [json.loads(child._read(told, 10**6)) for _ in range(5)]
    assert [message["page"]["reason"] for message in messages if "page" in message] == ["NOT_A_PICTURE", "EMPTY"]
    assert ["done" in message for message in messages] == [False, False, True, False, True]
    with pytest.raises(EOFError):
        child._read(told, 10**6)


def test_without_the_extra_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    check_installed()
    monkeypatch.setattr(child, "find_spec", lambda name: None if name == "zxingcpp" else importlib.util.find_spec(name))
    with pytest.raises(Invalid, match=r"wegwijs\[scan\]"):
        check_installed()
    with pytest.raises(Invalid, match="type the answers in"):
        next(read_files([], nobody))


def test_the_parent_loads_no_image_library() -> None:
    code = "import sys, learning.paper.scan.child, learning.paper.scan.joining; print([m for m in ('cv2', 'numpy', 'zxingcpp', 'pypdfium2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"

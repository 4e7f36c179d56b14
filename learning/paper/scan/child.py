"""Reading in a process of its own: a picture may be made to break the program that decodes it.

The child has limits of memory and time, no database, no secrets in its environment, and writes no files. It gets the bytes of a file
and says page by page what it reads. When it knows the code of a page it asks the parent what was printed there, because only the
parent has the lessons and the database; so one pass over a picture is enough. Both sides talk in JSON: nothing that came from a
picture is ever run. When the child dies or takes too long, that page is refused with the reason and a new child goes on with the
next; a file at which that happens twice is given up.

The parent loads no image library.
"""

import json
import os
import struct
import subprocess  # noqa: TID251  the decoder child, started with fixed words
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import IO, Any, Self

from learning.errors import Invalid
from learning.i18n import N_
from learning.paper.scan.known import Known, Resolver, once_only
from learning.paper.scan.readings import PageReading, from_json, refused, to_json
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import Box, Payload, SheetRow

MAX_BYTES = 60_000_000
"""Of one file."""
MEMORY_BYTES = 1_000_000_000
"""Address space of the child; a photo of 40 megapixels needs about 700 MB of it."""
CPU_SECONDS = 20
"""Processor time for one page; a usual one takes 0.3 s."""
PATIENCE_SECONDS = 60.0
"""How long the parent waits for a word, on a machine that may be busy."""
LOST_PAGES = 2
"""Pages of one file at which the child may die before the rest is refused unread: a file that is made to be slow is slow on each."""
_LONGEST_ANSWER = 8_000_000
_MOST_PAGES = 100
"""More than any file may have: a child that speaks of more pages is not to be believed."""
_HEAD = struct.Struct(">I")
_NEEDED = ("cv2", "numpy", "pypdfium2", "zxingcpp")


def check_installed() -> None:
    """Make sure that the extra for reading photos is there.

    Raises:
        Invalid: it is not; the message says what to do.
    """
    if not all(find_spec(name) for name in _NEEDED):
        raise Invalid(N_("Reading photos needs an extra: pip install 'wegwijs[scan]'. Without it, type the answers in."))


def read_files(files: Iterable[tuple[str, bytes]], resolve: Resolver) -> Iterator[PageReading]:
    """The pages of some files, as they are read; each file is a name and its bytes.

    Raises:
        Invalid: the extra for reading photos is not installed.
    """
    check_installed()
    with _Child(resolve) as child:
        for name, data in files:
            yield from child.read(name, data)


class _GoneError(Exception):
    """The child stopped, or spoke nonsense."""


@dataclass
class _Child:
    """The parent's side: a process that is started when it is needed, and again after it died."""

    resolve: Resolver
    process: subprocess.Popen[bytes] | None = None
    was_slow: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def read(self, name: str, data: bytes) -> Iterator[PageReading]:
        """The pages of a file; the one at which the child dies is refused, the next child goes on behind it.

        At the last of `LOST_PAGES` the file is given up: others wait for their turn.
        """
        number, count, lost = 1, 1, 0
        if len(data) > MAX_BYTES:
            yield refused(name, number, Reason.TOO_MANY_BYTES)
            return
        while number <= count:
            try:
                for message in self._hear(data, number):
                    number, count = int(message["number"]), int(message["count"])
                    if "page" in message:
                        yield replace(message["page"], file=name, page=number, pages=count)
                        number += 1
            except _GoneError:
                self.stop()
                lost += 1
                for given_up in range(number, (number if lost < LOST_PAGES else count) + 1):
                    yield refused(name, given_up, Reason.TOO_SLOW if self.was_slow else Reason.CRASHED, count)
                    number = given_up + 1
            else:
                return

    def _hear(self, data: bytes, first: int) -> Iterator[dict[str, Any]]:
        """What the child says about a file, its questions answered.

        Raises:
            _GoneError: it died.
        """
        self._say(json.dumps({"first": first}).encode())
        self._say(data)
        known: Known | None = None
        while True:
            try:
                message = json.loads(self._listen())
                if "ask" in message:
                    payload = Payload(**message["ask"])
                    known = self.resolve(payload)
                    self._say(json.dumps(_asked(known, payload.page)).encode())
                elif "done" in message:
                    return
                else:
                    first = _number(message, first)
                    place = {"number": first, "count": int(message["count"])}
                    yield place | {"page": _told(message["page"], known)} if "page" in message else place
                    first += "page" in message
                    known = None
            except (ValueError, KeyError, TypeError) as error:
                raise _GoneError from error

    def _say(self, message: bytes) -> None:
        if self.process is None:
            self.process = _start()
        try:
            _write(self.process.stdin, message)
        except OSError as error:
            raise _GoneError from error

    def _listen(self) -> bytes:
        process = self.process
        if process is None:
            raise _GoneError
        self.was_slow = False
        watch = threading.Timer(PATIENCE_SECONDS, self._lose_patience)
        watch.daemon = True
        watch.start()
        try:
            return _read(process.stdout, _LONGEST_ANSWER)
        except (OSError, EOFError) as error:
            self.was_slow = self.was_slow or process.wait() == -_CPU_SIGNAL
            raise _GoneError from error
        finally:
            watch.cancel()

    def _lose_patience(self) -> None:
        self.was_slow = True
        if self.process:
            self.process.kill()

    def stop(self) -> None:
        """End the child."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None


_CPU_SIGNAL = 24
"""SIGXCPU: what ends a process that used its processor time."""


def _start() -> subprocess.Popen[bytes]:
    """A new child: it imports from where this process does, and knows nothing else of it."""
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    command = [sys.executable, "-P", "-m", "learning.paper.scan.child"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)  # noqa: S603


def _asked(known: Known | None, number: int) -> dict[str, Any]:
    """What the child has to know of a page."""
    page = known.page(number) if known else None
    if known is None or page is None:
        return {"rows": None}
    rows = [
        {
            "label": row.label,
            "question": row.question,
            "kind": row.kind,
            "y": row.y,
            "boxes": [{"sign": box.sign, "x": box.x, "y": box.y} for box in row.boxes],
        }
        for row in page.rows
    ]
    return {"rows": rows, "once": sorted(once_only(known.questions))}


def _number(message: Mapping[str, Any], expected: int) -> int:
    """Which page the child is at.

    Raises:
        ValueError: it is not the one that comes next.
    """
    if message["number"] != expected or not expected <= message["count"] <= _MOST_PAGES:
        raise ValueError(message["number"])
    return expected


def _told(page: Mapping[str, Any], known: Known | None) -> PageReading:
    """A page as the child read it, with what only the parent knows."""
    reading = from_json(page)
    if known is None:
        return reading
    return replace(reading, lesson=known.lesson, lang=known.lang, learner=known.learner, of=len(known.pages))


def _write(stream: IO[bytes] | None, message: bytes) -> None:
    if stream is None:
        raise EOFError
    stream.write(_HEAD.pack(len(message)))
    stream.write(message)
    stream.flush()


def _read(stream: IO[bytes] | None, most: int) -> bytes:
    """The next message.

    Raises:
        EOFError: there is none.
        ValueError: it is too long.
    """
    head = stream.read(_HEAD.size) if stream else b""
    if stream is None or len(head) < _HEAD.size:
        raise EOFError
    (length,) = _HEAD.unpack(head)
    if length > most:
        raise ValueError(length)
    message = stream.read(length)
    if len(message) < length:
        raise EOFError
    return message


def serve(incoming: IO[bytes], outgoing: IO[bytes]) -> None:
    """The child's side: read files until there are no more."""
    with suppress(EOFError):
        while True:
            first = int(json.loads(_read(incoming, _LONGEST_ANSWER))["first"])
            data = _read(incoming, MAX_BYTES)
            for message in _read_file(data, first, incoming, outgoing):
                _write(outgoing, json.dumps(message).encode())
            _write(outgoing, b'{"done": true}')


def _read_file(data: bytes, first: int, incoming: IO[bytes], outgoing: IO[bytes]) -> Iterator[dict[str, Any]]:
    from contextlib import closing

    from learning.paper.scan.files import PageFile
    from learning.paper.scan.reader import Asked, read_page
    from learning.paper.scan.reasons import Refused

    def ask(payload: Payload) -> Asked | None:
        question = {"ask": {"code": payload.code, "page": payload.page, "layout": payload.layout}}
        _write(outgoing, json.dumps(question).encode())
        answer = json.loads(_read(incoming, _LONGEST_ANSWER))
        if answer["rows"] is None:
            return None
        rows = tuple(SheetRow(**row | {"boxes": tuple(Box(**box) for box in row["boxes"])}) for row in answer["rows"])
        return Asked(rows=rows, once=frozenset(answer["once"]))

    try:
        with closing(PageFile(data)) as file:
            for number in range(first, file.count + 1):
                place = {"number": number, "count": file.count}
                yield place
                more_time()
                try:
                    reading = read_page(file.page(number), ask)
                except Refused as refusal:
                    reading = refused("", number, refusal.reason)
                yield place | {"page": to_json(reading)}
    except Refused as refusal:
        yield {"number": 1, "count": 1, "page": to_json(refused("", 1, refusal.reason))}


def limit() -> None:
    """Take away from this process what reading does not need; systems that are not Unix have no such limits."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def more_time() -> None:
    """Give this process time for one page."""
    with suppress(ImportError):
        import resource
        import time

        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + CPU_SECONDS, resource.RLIM_INFINITY))


def main() -> None:
    """Be the child: what libraries print does not come between the messages."""
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit()
    import cv2

    cv2.setNumThreads(1)
    serve(sys.stdin.buffer, outgoing)


if __name__ == "__main__":
    main()

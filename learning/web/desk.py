"""Reads photos of answer sheets one after another, beside the requests: the files wait in a folder, a thread takes them in turn."""

import contextlib
import logging
import shutil
import threading
from pathlib import Path
from queue import Empty, Queue

from sqlalchemy import select, update

from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.errors import Invalid
from learning.paper.models import Upload
from learning.paper.scan.child import read_files
from learning.paper.scan.readings import PageReading, refused
from learning.paper.scan.reasons import Reason
from learning.paper.uploads import keep_page, resolver_of
from learning.store.engine import Store

_IDLE = 5.0
"""Seconds without work after which the thread ends; the next upload starts another."""
_log = logging.getLogger("wegwijs")


class Desk:
    """The place where files lie until they are read."""

    def __init__(self, folder: Path, store: Store, library: Library) -> None:
        """Take the folder the files wait in, and where readings go."""
        self._folder, self._store, self._library = folder, store, library
        self._queue: Queue[str] = Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def lay_down(self, key: str, number: int, name: str, data: bytes) -> None:
        """Keep one file of an upload until it is read."""
        folder = self._folder / key
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:03}").write_bytes(data)
        (folder / f"{number:03}.name").write_text(name, encoding="utf-8")

    def begin(self, key: str) -> None:
        """Read the files of an upload as soon as those before it are read."""
        self._queue.put(key)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
                self._thread.start()

    def go_on(self) -> None:
        """Take up what was waiting when the site stopped."""
        for folder in sorted(self._folder.glob("*/")):
            self.begin(folder.name)

    def wait(self) -> None:
        """Return when everything laid down so far is read."""
        self._queue.join()

    def _work(self) -> None:
        while True:
            try:
                key = self._queue.get(timeout=_IDLE)
            except Empty:
                with self._lock:
                    if self._queue.empty():
                        self._thread = None
                        return
                continue
            self._read(key)
            self._queue.task_done()

    def _read(self, key: str) -> None:
        """Read every file of an upload, one at a time; each goes from the folder as soon as it is read."""
        folder = self._folder / key
        for path in sorted(path for path in folder.glob("*") if not path.suffix):
            try:
                self._read_file(key, path)
            except Exception:  # noqa: BLE001  a file that fails must not stop those behind it
                _log.warning("a file of an upload could not be read", exc_info=True)
            path.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)

    def _read_file(self, key: str, path: Path) -> None:
        name = path.name
        with contextlib.suppress(OSError):
            name = path.with_suffix(".name").read_text(encoding="utf-8")
        with self._store.reading() as looking:
            upload = looking.scalar(select(Upload).where(Upload.key == key))
            classroom = looking.get(Classroom, upload.classroom_id) if upload else None
            if upload is None or classroom is None:
                return  # it was thrown away in the meantime
            try:
                for reading in read_files([(name, path.read_bytes())], resolver_of(looking, classroom, self._library)):
                    self._keep(upload, reading)
            except (OSError, Invalid):
                self._keep(upload, refused(name, 1, Reason.CRASHED))
            finally:
                with self._store.writing() as session:
                    session.execute(update(Upload).where(Upload.id == upload.id).values(files_read=Upload.files_read + 1))
                    session.commit()

    def _keep(self, upload: Upload, reading: PageReading) -> None:
        with self._store.writing() as session:
            keep_page(session, upload, reading)
            session.commit()

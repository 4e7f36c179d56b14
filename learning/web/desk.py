"""Reads photos of answer sheets one after another, beside the requests: the files wait in a folder, a thread takes them in turn.

Several processes may share the folder. Whoever reads an upload holds a lock on it, which the system lets go when that process ends.
The pages of a file and the count of files read are kept together, so that a file is read once, whatever stops in between.
"""

import contextlib
import logging
import secrets
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, Queue

from sqlalchemy import select, update
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

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
PAUSES = (1.0, 5.0, 30.0, 120.0, *[600.0] * 6)
"""Seconds before each new try to read an upload while the database does not answer; after the last one it waits for `go_on`."""
_ABANDONED = 24 * 60 * 60
"""Seconds after which files that were laid down and never handed in are thrown away: their process was stopped in between."""
_AWAY = (OperationalError, InterfaceError, PoolIsEmpty)
"""What is raised while the database does not answer or has no room."""
_DRAFT = "draft-"
_LOCK = "lock"
_log = logging.getLogger("wegwijs")


class Desk:
    """The place where files lie until they are read."""

    def __init__(self, folder: Path, store: Store, library: Library) -> None:
        """Take the folder the files wait in, and where readings go."""
        self._folder, self._store, self._library = folder, store, library
        self._queue: Queue[str] = Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._tries: Counter[str] = Counter()

    def lay_down(self, files: Sequence[tuple[str, bytes]]) -> str:
        """Put files there, each a name and its bytes, before the upload they are of exists; what they are called until then.

        Raises:
            OSError: they cannot be kept; none is.
        """
        draft = _DRAFT + secrets.token_hex(8)
        folder = self._folder / draft
        try:
            folder.mkdir(parents=True)
            for number, (name, data) in enumerate(files, 1):
                (folder / f"{number:03}").write_bytes(data)
                (folder / f"{number:03}.name").write_text(name, encoding="utf-8")
        except OSError:
            self.forget(draft)
            raise
        return draft

    def hand_in(self, draft: str, key: str) -> None:
        """These are the files of an upload: read them as soon as those before them are read.

        Raises:
            OSError: they are gone.
        """
        (self._folder / draft).rename(self._folder / key)
        self._begin(key)

    def forget(self, key: str) -> None:
        """Throw the files of an upload or draft away, even while they are read."""
        shutil.rmtree(self._folder / key, ignore_errors=True)

    def go_on(self) -> None:
        """Take up what waits: after the site stopped, after another process did, or after the database was away for long."""
        for folder in sorted(path for path in self._folder.glob("*") if path.is_dir()):
            if not folder.name.startswith(_DRAFT):
                self._begin(folder.name)
            elif time.time() - folder.stat().st_mtime > _ABANDONED:
                self.forget(folder.name)

    def wait(self) -> None:
        """Return when everything handed in so far is read."""
        self._queue.join()

    def _begin(self, key: str) -> None:
        self._queue.put(key)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
                self._thread.start()

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
            self._try(key)
            self._queue.task_done()

    def _try(self, key: str) -> None:
        """Read an upload; while the database is away again later, behind the others that wait."""
        try:
            self._read(key)
        except _AWAY:
            _log.warning("an upload waits for the database", exc_info=True)
            if self._tries[key] < len(PAUSES):
                time.sleep(PAUSES[self._tries[key]])
                self._tries[key] += 1
                self._queue.put(key)
                return
        except Exception:  # noqa: BLE001  an upload that fails must not stop those behind it
            _log.warning("an upload could not be read", exc_info=True)
        del self._tries[key]

    def _read(self, key: str) -> None:
        """Read every file of an upload, one at a time; each goes from the folder as soon as what it says is kept.

        Raises:
            OperationalError, InterfaceError, TimeoutError: the database is away; what is not read yet stays.
        """
        folder = self._folder / key
        with _alone(folder) as is_alone:
            if not is_alone:
                return
            for path in sorted(path for path in folder.glob("*") if path.name.isdecimal()):
                if not self._read_file(key, path):
                    break
                path.unlink(missing_ok=True)
            self._count(key)
        self.forget(key)

    def _read_file(self, key: str, path: Path) -> bool:
        """Keep what a file says; whether its upload is still there."""
        name = path.name
        with contextlib.suppress(OSError):
            name = path.with_suffix(".name").read_text(encoding="utf-8")
        with self._store.reading() as looking:
            upload = looking.scalar(select(Upload).where(Upload.key == key))
            classroom = looking.get(Classroom, upload.classroom_id) if upload else None
            if upload is None or classroom is None:
                return False  # it was thrown away in the meantime
            number = int(path.name)
            if number <= upload.files_read:
                return True  # the process that read it was stopped before it could take the file away
            try:
                pages = list(read_files([(name, path.read_bytes())], resolver_of(looking, classroom, self._library)))
            except (OSError, Invalid):
                pages = [refused(name, 1, Reason.CRASHED)]
        try:
            return self._keep(upload.id, number, pages)
        except _AWAY:
            raise
        except Exception:  # noqa: BLE001  a file that fails must not stop those behind it
            _log.warning("a file of an upload could not be kept", exc_info=True)
            return self._keep(upload.id, number, [refused(name, 1, Reason.CRASHED)])

    def _keep(self, upload_id: int, number: int, pages: Sequence[PageReading]) -> bool:
        """Keep the pages of a file and that it was read, all or nothing; whether its upload is still there."""
        with self._store.writing() as session:
            upload = session.get(Upload, upload_id, with_for_update=True)
            if upload is None:
                return False
            for page in pages:
                keep_page(session, upload, page)
            upload.files_read = number
            session.commit()
        return True

    def _count(self, key: str) -> None:
        """All files that were there are read, so nobody waits for one that got lost."""
        with self._store.writing() as session:
            session.execute(update(Upload).where(Upload.key == key).values(files_read=Upload.files))
            session.commit()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder while reading what is in it; whether it could be had and the folder is there.

    On systems that are not Unix there is no such lock: several processes need one.
    """
    try:
        lock = (folder / _LOCK).open("w", encoding="ascii")
    except OSError:  # read to its end, or thrown away
        yield False
        return
    with lock:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except OSError:  # another process reads it
            yield False
            return
        yield True

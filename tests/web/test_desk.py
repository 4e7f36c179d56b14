"""Photos are read one after another beside the requests: nothing is lost or read twice when something stops in between."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from people import Cast
from sqlalchemy import delete, select
from sqlalchemy.exc import OperationalError

from learning.paper.models import Photo, Upload
from learning.paper.scan.readings import PageReading, refused
from learning.paper.scan.reasons import Reason
from learning.web import desk as desks
from learning.web.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files wait."""
    return tmp_path / "desk"


@pytest.fixture
def desk(people: Cast, folder: Path) -> Desk:
    """A desk of its own, on the database of the site."""
    return Desk(folder, people.site.store, people.site.library)


def add_upload(people: Cast, key: str, files: int, *, files_read: int = 0) -> None:
    with people.site.store.writing() as session:
        session.add(Upload(key=key, classroom_id=people.tulip.id, at=people.now(), files=files, files_read=files_read))
        session.commit()


def lay(folder: Path, key: str, *names: str, data: bytes = b"nonsense") -> None:
    """Files of an upload as they stand on the disk when a process was stopped."""
    (folder / key).mkdir(parents=True)
    for number, name in enumerate(names, 1):
        (folder / key / f"{number:03}").write_bytes(data)
        (folder / key / f"{number:03}.name").write_text(name, encoding="utf-8")


def read(people: Cast) -> list[tuple[str, str, str]]:
    """The pages that were read: upload, file, reason."""
    with people.site.store.reading() as session:
        rows = session.execute(select(Upload.key, Photo.name, Photo.reading).join(Upload, Upload.id == Photo.upload_id).order_by(Photo.id))
        return [(key, name, reading["reason"]) for key, name, reading in rows]


def files_read(people: Cast, key: str) -> int | None:
    with people.site.store.reading() as session:
        return session.scalar(select(Upload.files_read).where(Upload.key == key))


def away(*_: Any, **__: Any) -> Any:
    raise OperationalError("SELECT", {}, Exception("server closed the connection unexpectedly"))


def test_files_are_read_in_the_order_sent_and_leave_the_folder(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 2)
    desk.hand_in(desk.lay_down([("eerste.jpg", b""), ("tweede.jpg", b"nonsense")]), "ONE")
    desk.wait()
    assert read(people) == [("ONE", "eerste.jpg", "EMPTY"), ("ONE", "tweede.jpg", "NOT_A_PICTURE")]
    assert list(folder.iterdir()) == []
    assert files_read(people, "ONE") == 2


def test_what_waited_when_the_site_stopped_is_read_at_the_next_start(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 1)
    add_upload(people, "TWO", 1)
    lay(folder, "ONE", "a.jpg")
    lay(folder, "TWO", "b.jpg")
    desk.go_on()
    desk.wait()
    assert [key for key, *_ in read(people)] == ["ONE", "TWO"]


def test_files_that_were_never_handed_in_wait_a_day_for_their_process_and_go(desk: Desk, people: Cast, folder: Path) -> None:
    young, old = desk.lay_down([("a.jpg", b"x")]), desk.lay_down([("b.jpg", b"x")])
    long_ago = time.time() - 25 * 60 * 60
    os.utime(folder / old, (long_ago, long_ago))
    desk.go_on()
    desk.wait()
    assert [path.name for path in folder.iterdir()] == [young]
    assert read(people) == []


def test_of_files_that_do_not_fit_none_stays(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        desk.lay_down([("a.jpg", b"x")])
    assert list(folder.iterdir()) == []


def test_an_upload_that_was_thrown_away_in_the_meantime_stops_nothing(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "TWO", 1)
    lay(folder, "GONE", "a.jpg")
    lay(folder, "TWO", "b.jpg")
    desk.go_on()
    desk.wait()
    assert read(people) == [("TWO", "b.jpg", "NOT_A_PICTURE")]
    assert list(folder.iterdir()) == []


def test_an_upload_may_be_thrown_away_while_it_is_read(desk: Desk, people: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_upload(people, "ONE", 2)
    add_upload(people, "TWO", 1)

    def throw_away(files: list[tuple[str, bytes]], _: object) -> Iterator[PageReading]:
        with people.site.store.writing() as session:
            session.execute(delete(Upload).where(Upload.key == "ONE"))
            session.commit()
        desk.forget("ONE")
        yield refused(files[0][0], 1, Reason.EMPTY)

    monkeypatch.setattr(desks, "read_files", throw_away)
    lay(folder, "ONE", "a.jpg", "b.jpg")
    lay(folder, "TWO", "c.jpg")
    desk.go_on()
    desk.wait()
    assert read(people) == [("TWO", "c.jpg", "EMPTY")]
    assert list(folder.iterdir()) == []


def test_a_name_that_got_lost_is_no_reason_to_stop(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 1)
    lay(folder, "ONE", "a.jpg")
    (folder / "ONE" / "001.name").unlink()
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "001", "NOT_A_PICTURE")]


def test_nobody_waits_for_a_file_that_got_lost(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 3)
    lay(folder, "ONE", "a.jpg", "b.jpg", "c.jpg")
    (folder / "ONE" / "002").unlink()
    (folder / "ONE" / "003").unlink()
    desk.go_on()
    desk.wait()
    assert [name for _, name, _ in read(people)] == ["a.jpg"]
    assert files_read(people, "ONE") == 3


def test_a_file_that_was_kept_before_the_process_stopped_is_not_read_again(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 2, files_read=1)
    lay(folder, "ONE", "a.jpg", "b.jpg")
    desk.go_on()
    desk.wait()
    assert [name for _, name, _ in read(people)] == ["b.jpg"]
    assert files_read(people, "ONE") == 2


def test_the_pages_of_a_file_are_kept_all_or_none(desk: Desk, people: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object, __: object) -> Iterator[PageReading]:
        yield refused("a.pdf", 1, Reason.EMPTY)
        raise SystemExit  # as if the process was ended

    add_upload(people, "ONE", 1)
    lay(folder, "ONE", "a.pdf")
    monkeypatch.setattr(desks, "read_files", stopped)
    with pytest.raises(SystemExit):
        desk._read("ONE")
    assert read(people) == []
    monkeypatch.undo()
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "a.pdf", "NOT_A_PICTURE")]


@pytest.mark.parametrize("what", ["resolver_of", "keep_page"])
def test_while_the_database_is_away_the_file_stays_and_is_tried_again(
    desk: Desk, people: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    found, fails = getattr(desks, what), [True, True]

    def shaky(*given: Any) -> Any:
        return away() if fails and fails.pop() else found(*given)

    monkeypatch.setattr(desks, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(desks, what, shaky)
    add_upload(people, "ONE", 1)
    lay(folder, "ONE", "a.jpg")
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "a.jpg", "NOT_A_PICTURE")]
    assert files_read(people, "ONE") == 1


def test_when_it_is_away_for_long_the_file_stays_until_somebody_goes_on(
    desk: Desk, people: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def gone(*_: Any) -> Any:
        tries.append(1)
        return away()

    add_upload(people, "ONE", 1)
    lay(folder, "ONE", "a.jpg")
    with monkeypatch.context() as broken:
        broken.setattr(desks, "PAUSES", (0.0, 0.0))
        broken.setattr(desks, "keep_page", gone)
        desk.go_on()
        desk.wait()
    assert len(tries) == 3
    assert (folder / "ONE" / "001").is_file()
    assert files_read(people, "ONE") == 0
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "a.jpg", "NOT_A_PICTURE")]


def test_what_cannot_be_kept_is_refused_and_the_next_file_is_read(desk: Desk, people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    keep: Callable[..., Photo] = desks.keep_page

    def picky(session: Any, upload: Upload, reading: PageReading) -> Photo:
        if reading.reason == Reason.EMPTY.message():
            raise ValueError
        return keep(session, upload, reading)

    monkeypatch.setattr(desks, "keep_page", picky)
    add_upload(people, "ONE", 2)
    desk.hand_in(desk.lay_down([("a.jpg", b""), ("b.jpg", b"nonsense")]), "ONE")
    desk.wait()
    assert read(people) == [("ONE", "a.jpg", "CRASHED"), ("ONE", "b.jpg", "NOT_A_PICTURE")]
    assert files_read(people, "ONE") == 2


def test_what_another_process_reads_is_left_to_it_until_it_ends(desk: Desk, people: Cast, folder: Path) -> None:
    add_upload(people, "ONE", 1)
    lay(folder, "ONE", "a.jpg")
    with (folder / "ONE" / "lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        desk.go_on()
        desk.wait()
        assert read(people) == []
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "a.jpg", "NOT_A_PICTURE")]

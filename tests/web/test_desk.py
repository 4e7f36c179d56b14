"""Photos are read one after another beside the requests: nothing is lost when the site stops, and one bad file stops no other."""

from pathlib import Path

import pytest
from people import Cast
from sqlalchemy import select

from learning.paper.models import Photo, Upload
from learning.web.desk import Desk


@pytest.fixture
def desk(people: Cast, tmp_path: Path) -> Desk:
    """A desk of its own, on the database of the site."""
    return Desk(tmp_path / "desk", people.site.store, people.site.library)


def add_upload(people: Cast, key: str, files: int) -> None:
    with people.site.store.writing() as session:
        session.add(Upload(key=key, classroom_id=people.tulip.id, at=people.now(), files=files))
        session.commit()


def read(people: Cast) -> list[tuple[str, str, str]]:
    """The pages that were read: upload, file, reason."""
    with people.site.store.reading() as session:
        rows = session.execute(select(Upload.key, Photo.name, Photo.reading).join(Upload, Upload.id == Photo.upload_id).order_by(Photo.id))
        return [(key, name, reading["reason"]) for key, name, reading in rows]


def test_files_are_read_in_the_order_sent_and_leave_the_folder(desk: Desk, people: Cast, tmp_path: Path) -> None:
    add_upload(people, "ONE", 2)
    desk.lay_down("ONE", 1, "eerste.jpg", b"")
    desk.lay_down("ONE", 2, "tweede.jpg", b"nonsense")
    desk.begin("ONE")
    desk.wait()
    assert read(people) == [("ONE", "eerste.jpg", "EMPTY"), ("ONE", "tweede.jpg", "NOT_A_PICTURE")]
    assert not (tmp_path / "desk" / "ONE").exists()
    with people.site.store.reading() as session:
        assert session.scalar(select(Upload.files_read)) == 2


def test_what_waited_when_the_site_stopped_is_read_at_the_next_start(desk: Desk, people: Cast) -> None:
    add_upload(people, "ONE", 1)
    add_upload(people, "TWO", 1)
    desk.lay_down("ONE", 1, "a.jpg", b"nonsense")
    desk.lay_down("TWO", 1, "b.jpg", b"nonsense")
    desk.go_on()
    desk.wait()
    assert [key for key, *_ in read(people)] == ["ONE", "TWO"]


def test_an_upload_that_was_thrown_away_in_the_meantime_stops_nothing(desk: Desk, people: Cast, tmp_path: Path) -> None:
    add_upload(people, "TWO", 1)
    desk.lay_down("GONE", 1, "a.jpg", b"nonsense")
    desk.lay_down("TWO", 1, "b.jpg", b"nonsense")
    desk.begin("GONE")
    desk.begin("TWO")
    desk.wait()
    assert read(people) == [("TWO", "b.jpg", "NOT_A_PICTURE")]
    assert list((tmp_path / "desk").iterdir()) == []


def test_a_name_that_got_lost_is_no_reason_to_stop(desk: Desk, people: Cast, tmp_path: Path) -> None:
    add_upload(people, "ONE", 1)
    desk.lay_down("ONE", 1, "a.jpg", b"nonsense")
    (tmp_path / "desk" / "ONE" / "001.name").unlink()
    desk.go_on()
    desk.wait()
    assert read(people) == [("ONE", "001", "NOT_A_PICTURE")]

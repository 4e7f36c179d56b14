"""Answer sheets by photo: sent, read, doubts decided by a person, saved once, undone; nothing blocks, nothing is lost."""

import errno
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from filled_sheets import fill_in
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.content.model import Edition
from learning.outputs.answer_sheet import OUTPUT
from learning.outputs.base import Copy, Job
from learning.paper.models import Entry, Photo, Sheet, Upload
from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import layout_name
from learning.paper.sheets import make_sheet
from learning.paper.uploads import begin, keep_page
from learning.progress.attempts import standings_in
from learning.progress.models import Attempt

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"
CLEAR = {"1": "C", "2": "AC", "3": "B", "4.1": "2", "4.2": "3", "4.3": "1", "4.4": "4", "5.1": "A", "5.2": "B", "5.3": "C", "6": "12"}
"""A sheet on which everything is clear but the written answer, which is left open."""


@pytest.fixture
def edition(library: Library) -> Edition:
    """What the sheets are of."""
    return library.edition(LESSON, "nl")


@pytest.fixture
def photos(people: Cast) -> str:
    """Where photos are sent."""
    return f"/en/teacher/classes/{people.tulip.key}/photos"


def print_sheet(people: Cast, library: Library, edition: Edition, *, owner: Account | None = None) -> tuple[str, bytes]:
    """The code of a sheet of the class, and its PDF."""
    with people.site.store.writing() as session:
        account = session.get_one(Account, owner.id) if owner else None
        sheet = make_sheet(session, edition, account, session.get_one(Classroom, people.tulip.id), at=people.now())
        session.commit()
        copies = [Copy(name=(owner.name or "") if owner else "", code=sheet.code)]
    job = Job(module=library.module(edition.module), editions=[edition], folders=library.folders, copies=copies)
    return sheet.code, OUTPUT.build(job)


def post_files(client: FlaskClient, photos: str, files: Mapping[str, bytes]) -> TestResponse:
    """Send files as a browser does."""
    given = [("photos", FileStorage(io.BytesIO(data), filename=name)) for name, data in files.items()]
    boundary, body = encode_multipart(MultiDict(given))
    return client.post(photos, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def send(client: FlaskClient, photos: str, people: Cast, *pictures: bytes) -> str:
    """Send pictures and wait until they are read; where they are looked at."""
    sent = post_files(client, photos, {f"foto {number}.png": picture for number, picture in enumerate(pictures, 1)})
    assert sent.status_code == 303, oops(sent)
    people.site.desk.wait()
    return sent.headers["Location"]


def save(client: FlaskClient, address: str, fields: Mapping[str, str]) -> TestResponse:
    return client.post(address, data={**fields, "do": "save"})


def test_a_clear_sheet_is_read_looked_at_saved_and_undone(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str, count: Count
) -> None:
    code, pdf = print_sheet(people, library, edition, owner=people.fox.account)
    address = send(tove, photos, people, fill_in(pdf, edition, CLEAR))
    page = tove.get(address)
    assert h1(page) == "What was read"
    assert "1 sheet. Everything could be read." in words(page)
    review = tove.post(address, data={"do": "review"})
    assert h1(review) == "Is this right?"
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 0
    saved = save(tove, address, {})
    assert saved.status_code == 303
    with people.site.store.reading() as session:
        given = {
            attempt.question: tuple(attempt.response)
            for attempt in session.scalars(select(Attempt).where(Attempt.account_id == people.fox.account.id))
        }
        for question in edition.questions[:6]:
            rows = [CLEAR[label] for label in sorted(CLEAR) if label.split(".")[0] == str(edition.questions.index(question) + 1)]
            assert given[question.id] == question.interaction.response([list(row) for row in rows])
        assert {way for one in standings_in(session, people.fox.account.id, LESSON).values() for way in one.ways} == {"paper"}
        assert session.scalars(select(Photo.picture)).all() == [None]
        assert session.scalar(select(Sheet.entry_id).where(Sheet.code == code)) is not None
    assert tove.post(f"{saved.headers['Location']}/undo").status_code == 303
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 0


def test_a_doubt_is_shown_cut_out_and_decided_by_a_person(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str
) -> None:
    code, pdf = print_sheet(people, library, edition, owner=people.fox.account)
    address = send(tove, photos, people, fill_in(pdf, edition, CLEAR | {"1": "AC", "7": "stop"}))
    page = tove.get(address)
    assert "At 2 places we are not sure." in words(page)
    assert "More than one box is marked." in words(page)
    assert filled(page, f"{code}.1") == [""]
    for source in [part.split('"')[0].replace("&amp;", "&") for part in page.text.split('src="')[1:] if "photos" in part.split('"')[0]]:
        picture = tove.get(source)
        assert picture.headers["Content-Type"] == "image/jpeg"
        assert picture.data.startswith(b"\xff\xd8")
        assert b"Exif" not in picture.data
    wrong = tove.post(address, data={"do": "review", f"{code}.1": "Z", f"{code}.7": "bel zelf"})
    assert oops(wrong) == {f"{code}.1": "Box 1: 'Z' is not there. Choose from A to D."}
    assert filled(wrong, f"{code}.7") == ["bel zelf"]
    assert save(tove, address, {f"{code}.1": "c", f"{code}.7": "bel zelf"}).status_code == 303
    with people.site.store.reading() as session:
        standings = standings_in(session, people.fox.account.id, LESSON)
    assert standings[edition.questions[0].id].right
    assert standings[edition.questions[6].id].right


def test_the_same_sheet_twice_counts_once_and_shows_what_changed(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str, count: Count
) -> None:
    _, pdf = print_sheet(people, library, edition, owner=people.fox.account)
    picture = fill_in(pdf, edition, CLEAR)
    first = send(tove, photos, people, picture, picture)
    assert "This page was sent more than once" in words(tove.get(first))
    save(tove, first, {})
    before = count(Attempt, Attempt.account_id == people.fox.account.id)
    again = send(tove, photos, people, fill_in(pdf, edition, CLEAR | {"3": "A"}))
    assert "came in before" in words(tove.get(again))
    assert words(tove.post(again, data={"do": "review"})).count("(was:") == 1
    save(tove, again, {})
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == before
    assert count(Entry) == 2


def test_a_sheet_without_a_name_finds_its_owner(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str, count: Count
) -> None:
    code, pdf = print_sheet(people, library, edition)
    address = send(tove, photos, people, fill_in(pdf, edition, CLEAR))
    asked = save(tove, address, {})
    assert oops(asked) == {f"{code}.who": "Choose whose sheet this is."}
    taken = save(tove, address, {f"{code}.who": "new", f"{code}.new": "Lena"})
    assert f"{code}.new" in oops(taken)
    assert filled(taken, f"{code}.new") == ["Lena"]
    assert save(tove, address, {f"{code}.who": "nobody"}).status_code == 303
    assert count(Account, Account.name.is_(None), Account.role == "learner") == 1


def test_what_is_no_sheet_is_refused_with_a_reason(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str
) -> None:
    _, other = print_sheet(people, library, edition, owner=people.fox.account)
    with people.site.store.writing() as session:
        session.execute(Sheet.__table__.update().values(account_id=None, classroom_id=people.rose.id))
        session.commit()
    address = send(tove, photos, people, b"no picture", fill_in(other, edition, CLEAR))
    told = words(tove.get(address))
    assert "0 sheets, 2 pages could not be used" in told
    assert "foto 1.png: This is not a JPEG, PNG or PDF file." in told
    assert "This sheet is not known here" in told
    assert oops(save(tove, address, {})) == {"sheets": "There is no answer to save yet."}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "Choose at least one photo or PDF."),
        ([b"x"] * 61, "At most 60 files at once. Send the others after these."),
        ([b"x" * 12_000_001], "'foto 1.jpg' is too large: a photo at most 12 MB, a PDF at most 60 MB."),
    ],
)
def test_what_cannot_be_taken_is_said_before_anything_is_kept(
    tove: FlaskClient, photos: str, files: list[bytes], told: str, count: Count
) -> None:
    refused = post_files(tove, photos, {f"foto {number}.jpg": data for number, data in enumerate(files, 1)})
    assert oops(refused) == {"photos": told}
    assert count(Upload) == 0


def test_it_waits_until_a_person_looks_and_can_be_thrown_away(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str, count: Count
) -> None:
    _, pdf = print_sheet(people, library, edition, owner=people.fox.account)
    address = send(tove, photos, people, fill_in(pdf, edition, CLEAR))
    assert f'href="{address}"' in tove.get(photos).text
    assert tove.get(f"{address}/progress").json == {"read": 1, "files": 1, "words": "1 of 1 files read"}
    thrown = tove.post(f"{address}/dismiss")
    assert "Thrown away." in words(tove.get(thrown.headers["Location"]))
    assert f'href="{address}"' not in tove.get(photos).text
    assert tove.get(address).status_code == 404
    assert (count(Upload), count(Photo)) == (0, 0)
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 0


def test_while_it_is_read_the_page_says_how_far_it_is(tove: FlaskClient, people: Cast, photos: str) -> None:
    with people.site.store.writing() as session:
        session.add(Upload(key="BUSY", classroom_id=people.tulip.id, at=people.now(), files=3, files_read=1))
        session.commit()
    page = tove.get(f"{photos}/BUSY")
    assert h1(page) == "Reading the sheets"
    assert "1 of 3 files read" in words(page)
    (people.site.settings.data / "uploads" / "BUSY").mkdir(parents=True)
    thrown = tove.post(f"{photos}/BUSY/dismiss")
    assert "Thrown away." in words(tove.get(thrown.headers["Location"]))
    assert list((people.site.settings.data / "uploads").iterdir()) == []
    assert "What still waits for you" not in tove.get(photos).text


def test_on_a_full_disk_nothing_hangs(tove: FlaskClient, people: Cast, photos: str, count: Count, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    refused = post_files(tove, photos, {"foto.png": b"picture"})
    assert refused.status_code == 507
    assert h1(refused) == "There is no room left"
    assert count(Upload) == 0
    assert list((people.site.settings.data / "uploads").iterdir()) == []


def test_files_are_laid_down_while_others_save_and_go_when_the_upload_cannot_be_kept(
    tove: FlaskClient, people: Cast, photos: str, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def watch(path: Path, data: bytes) -> int:
        assert people.site.store.write.pool.checkedout() == 0  # type: ignore[attr-defined]
        return write(path, data)

    def refuse(*_: object, **__: object) -> None:
        raise IntegrityError("INSERT", {}, Exception())

    monkeypatch.setattr(Path, "write_bytes", watch)
    monkeypatch.setattr("learning.web.teacher.photos.begin", refuse)
    assert post_files(tove, photos, {"foto.png": b"picture"}).status_code == 409
    assert count(Upload) == 0
    assert list((people.site.settings.data / "uploads").iterdir()) == []


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("UTF-8''a%00b.png", "a b.png"),
        ("UTF-8''%E2%80%AEgnp.exe%E2%81%A6", "gnp.exe"),
        ("UTF-8''%1B%5B31mrood%0D%0A.png", "[31mrood .png"),
        ("UTF-8''12%E2%80%AF30%C2%A0%20uur.png", "12 30 uur.png"),
        ("UTF-8''%00", "?"),
    ],
)
def test_file_names_hold_only_signs_that_are_seen(tove: FlaskClient, people: Cast, photos: str, sent: str, shown: str) -> None:
    body = f"--XbX\r\nContent-Disposition: form-data; name=photos; filename*={sent}\r\n\r\nnonsense\r\n--XbX--\r\n"
    address = tove.post(photos, data=body.encode(), content_type="multipart/form-data; boundary=XbX").headers["Location"]
    people.site.desk.wait()
    with people.site.store.reading() as session:
        assert session.scalars(select(Photo.name)).all() == [shown]
    assert f"{shown}: This is not a JPEG, PNG or PDF file." in words(tove.get(address))


def test_another_teacher_sees_nothing_of_it(tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str) -> None:
    _, pdf = print_sheet(people, library, edition, owner=people.fox.account)
    address = send(tove, photos, people, fill_in(pdf, edition, CLEAR))
    otto = people.client(people.otto)
    assert otto.get(address).status_code == 404
    assert otto.get(address.replace(people.tulip.key, people.rose.key)).status_code == 404


def test_what_is_wrong_with_the_whole_picture_is_said_once(
    tove: FlaskClient, people: Cast, library: Library, edition: Edition, photos: str
) -> None:
    code, _ = print_sheet(people, library, edition, owner=people.fox.account)
    doubts = {"1": (Reason.BLEACHED,), "2": (Reason.BLEACHED, Reason.UNCLEAR), "3": (Reason.BLEACHED,)}
    rows = tuple(
        RowReading(label=label, question=edition.questions[int(label) - 1].id, kind="", signs=(), verdict=Verdict.REVIEW, reasons=reasons)
        for label, reasons in doubts.items()
    )
    layout = layout_name(LESSON, edition.questions, "nl")
    reading = PageReading(
        file="1.jpg", page=1, status=Status.REVIEW, sheet=code, number=1, of=1, layout=layout, lesson=LESSON, lang="nl", rows=rows
    )
    with people.site.store.writing() as session:
        upload = begin(session, session.get_one(Classroom, people.tulip.id), session.get_one(Account, people.tove.id), 0, at=people.now())
        photo = keep_page(session, upload, reading)
        key, page_key = upload.key, photo.key
        session.commit()
    page = tove.get(f"{photos}/{key}")
    assert words(page).count(Reason.BLEACHED.value) == 1
    assert words(page).count(Reason.UNCLEAR.value) == 1
    for label in doubts:
        assert f'aria-describedby="all-{page_key} {code}.{label}-hint"' in page.text

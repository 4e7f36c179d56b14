"""Photos on their way in: kept until somebody decides, a week at most, and read only by the class they were sent to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.members import Member, remove
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.content.model import Edition
from learning.errors import NotFound
from learning.paper.models import Photo, Sheet, Upload
from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import Payload, layout_name
from learning.paper.sheets import make_sheet
from learning.paper.uploads import (
    KEPT,
    NAME_LENGTH,
    State,
    begin,
    decide,
    get_upload,
    keep_page,
    open_uploads,
    pages_of,
    picture_of,
    resolver_of,
    sheets_in,
    sweep,
)

LESSON = "is-dit-bericht-echt"
SURE = RowReading(label="1", question="digid-stopt", kind="single", signs=("C",), verdict=Verdict.SURE)
DOUBT = RowReading(
    label="2",
    question="twee-waarschuwingen",
    kind="multi",
    signs=("A",),
    verdict=Verdict.REVIEW,
    reasons=(Reason.SAME_SIGN,),
    picture=b"\xff\xd8row",
)
BLANK = RowReading(label="3", question="geen-taalfouten", kind="single", signs=(), verdict=Verdict.BLANK)


@dataclass(frozen=True)
class Desk:
    """Tove's class with Lena, and Otto's."""

    tove: Account
    tulip: Classroom
    lena: Member
    rose: Classroom


@pytest.fixture
def desk(session: Session) -> Desk:
    """Two teachers, two classes."""
    tove = make_teacher(session)
    tulip, (lena,) = make_classroom(session, tove, learners=("Lena",))
    rose, _ = make_classroom(session, make_teacher(session, "Otto"), "Roos", learners=())
    return Desk(tove, tulip, lena, rose)


@pytest.fixture
def edition(library: Library) -> Edition:
    """What the sheets are of."""
    return library.edition(LESSON, "nl")


@pytest.fixture
def sheet(session: Session, edition: Edition, desk: Desk) -> Sheet:
    """Lena's sheet."""
    return make_sheet(session, edition, desk.lena.account, desk.tulip, at=NOON)


@pytest.fixture
def upload(session: Session, desk: Desk) -> Upload:
    """Two files, just sent."""
    return begin(session, desk.tulip, desk.tove, 2, at=NOON)


@pytest.fixture
def page_of(edition: Edition) -> Callable[..., PageReading]:
    """What was read on a page of a sheet."""

    def make(sheet: Sheet | None, *rows: RowReading, file: str = "photo.jpg") -> PageReading:
        return PageReading(
            file=file,
            page=1,
            status=Status.REVIEW if DOUBT in rows else Status.READ,
            sheet=sheet.code if sheet else "",
            number=1,
            of=1,
            layout=layout_name(LESSON, edition.questions, "nl"),
            lesson=LESSON,
            lang="nl",
            rows=rows,
            sharpness=3.5,
            picture=b"\xff\xd8page",
        )

    return make


def payload(edition: Edition, code: str) -> Payload:
    return Payload(code=code, page=1, layout=layout_name(LESSON, edition.questions, "nl"))


def test_a_page_comes_back_as_it_was_read(session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]) -> None:
    reading = page_of(sheet, SURE, DOUBT, BLANK)
    photo = keep_page(session, upload, reading)
    session.expire_all()
    (page,) = pages_of(session, upload)
    assert page.photo is photo
    assert page.reading == replace(reading, reason=page.reading.reason)
    assert page.doubts == (DOUBT,)
    assert picture_of(session, upload, photo.key) == b"\xff\xd8page"
    assert picture_of(session, upload, photo.key, "2") == b"\xff\xd8row"


def test_a_long_file_name_keeps_its_end(session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]) -> None:
    photo = keep_page(session, upload, page_of(sheet, SURE, file=f"{'a' * 200}.jpg"))
    assert len(photo.name) == NAME_LENGTH
    assert photo.name.endswith("a.jpg")


def test_a_sheet_is_made_of_its_pages_and_a_blank_one_of_one(
    session: Session, library: Library, desk: Desk, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    for reading in (page_of(sheet, SURE, DOUBT), page_of(None, BLANK), page_of(None, SURE)):
        keep_page(session, upload, reading)
    found = sheets_in(session, desk.tulip, pages_of(session, upload), library)
    assert [(one.sheet, len(one.pages)) for one in found] == [(sheet, 1), (None, 1), (None, 1)]
    assert found[0].name == sheet.code
    assert len({one.name for one in found}) == 3
    assert found[0].read == {"1": "C"}
    assert [row for _, row in found[0].doubts] == [DOUBT]
    assert found[0].known.learner == desk.lena.name


def test_the_same_page_twice_counts_once(
    session: Session, library: Library, desk: Desk, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    keep_page(session, upload, page_of(sheet, SURE))
    keep_page(session, upload, replace(page_of(sheet, SURE), sharpness=9.0))
    statuses = [page.reading.status for page in pages_of(session, upload)]
    assert statuses == [Status.REJECTED, Status.READ]
    assert len(sheets_in(session, desk.tulip, pages_of(session, upload), library)) == 1


def test_a_decision_takes_the_pictures_away_at_once(
    session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    photo = keep_page(session, upload, page_of(sheet, SURE, DOUBT))
    decide([photo], State.SAVED)
    session.flush()
    session.expire_all()
    assert pages_of(session, upload) == []
    assert (photo.picture, photo.cutouts, photo.reading, photo.name, photo.code) == (None, None, {}, "", "")
    for label in ("", "2"):
        with pytest.raises(NotFound):
            picture_of(session, upload, photo.key, label)


def test_a_picture_is_found_in_its_own_upload_only(
    session: Session, desk: Desk, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    photo = keep_page(session, upload, page_of(sheet, SURE))
    other = begin(session, desk.rose, desk.tove, 1, at=NOON)
    for where, key, label in ((other, photo.key, ""), (upload, "nothing", "")):
        with pytest.raises(NotFound):
            picture_of(session, where, key, label)


def test_an_upload_is_found_in_its_own_class_only(session: Session, desk: Desk, upload: Upload) -> None:
    assert get_upload(session, desk.tulip, upload.key) is upload
    for classroom, key in ((desk.rose, upload.key), (desk.tulip, "nothing")):
        with pytest.raises(NotFound):
            get_upload(session, classroom, key)


def test_uploads_wait_until_all_is_read_and_decided(
    session: Session, desk: Desk, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    later = begin(session, desk.tulip, desk.tove, 1, at=NOON + timedelta(minutes=1))
    assert open_uploads(session, desk.tulip) == [later, upload]
    assert open_uploads(session, desk.rose) == []
    upload.files_read = later.files_read = 2
    session.flush()
    assert open_uploads(session, desk.tulip) == []
    photo = keep_page(session, upload, page_of(sheet, SURE))
    assert open_uploads(session, desk.tulip) == [upload]
    decide([photo], State.SAVED)
    session.flush()
    assert open_uploads(session, desk.tulip) == []


def test_after_a_week_all_of_it_is_gone(session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]) -> None:
    keep_page(session, upload, page_of(sheet, SURE))
    session.commit()
    sweep(session, at=NOON + KEPT)
    assert session.query(Photo).count() == 1
    sweep(session, at=NOON + KEPT + timedelta(seconds=1))
    session.commit()
    assert (session.query(Upload).count(), session.query(Photo).count()) == (0, 0)


def test_the_code_of_another_class_is_not_known_here(
    session: Session, library: Library, desk: Desk, edition: Edition, sheet: Sheet
) -> None:
    known = resolver_of(session, desk.tulip, library)(payload(edition, sheet.code))
    assert known is not None
    assert known.learner == desk.lena.name
    assert resolver_of(session, desk.rose, library)(payload(edition, sheet.code)) is None
    assert resolver_of(session, desk.tulip, library)(payload(edition, "7KQFM3XA")) is None
    blank = resolver_of(session, desk.rose, library)(payload(edition, ""))
    assert blank is not None
    assert blank.learner == ""


def test_a_code_with_another_layout_than_its_own_is_not_read(session: Session, library: Library, desk: Desk, sheet: Sheet) -> None:
    other = library.edition("digid", "nl")
    asked = Payload(code=sheet.code, page=1, layout=layout_name("digid", other.questions, "nl"))
    assert resolver_of(session, desk.tulip, library)(asked) is None


def test_the_sheet_of_a_learner_who_went_elsewhere_is_not_read_here(
    session: Session, library: Library, desk: Desk, edition: Edition, sheet: Sheet, upload: Upload, page_of: Callable[..., PageReading]
) -> None:
    keep_page(session, upload, page_of(sheet, SURE))
    remove(session, desk.lena)
    assert resolver_of(session, desk.tulip, library)(payload(edition, sheet.code)) is None
    assert sheets_in(session, desk.tulip, pages_of(session, upload), library) == []


def test_a_row_that_was_clear_by_itself_is_shown_on_its_page(
    session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    photo = keep_page(session, upload, page_of(sheet, SURE))
    assert picture_of(session, upload, photo.key, "1") == b"\xff\xd8page"


def test_what_is_doubtful_in_every_row_is_about_the_picture(
    session: Session, upload: Upload, sheet: Sheet, page_of: Callable[..., PageReading]
) -> None:
    pale = replace(DOUBT, label="4", reasons=(Reason.BLEACHED, Reason.POOR))
    other = replace(DOUBT, label="5", reasons=(Reason.UNCLEAR, Reason.BLEACHED))
    keep_page(session, upload, page_of(sheet, SURE, pale, other))
    keep_page(session, upload, page_of(sheet, SURE, DOUBT))
    assert [page.doubts_of_all for page in pages_of(session, upload)] == [(Reason.BLEACHED,), ()]

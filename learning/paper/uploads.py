"""Photos of answer sheets on their way in: what was read on each page, kept until a person confirms it, seven days at most."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.classrooms import KEY_LENGTH
from learning.classrooms.models import Classroom
from learning.codes import make_code
from learning.content.library import Library
from learning.errors import NotFound
from learning.paper.models import Photo, Sheet, Upload
from learning.paper.owners import belongs_to, owner_of
from learning.paper.scan.joining import join
from learning.paper.scan.known import Known, Resolver, from_library
from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict, from_json, to_json
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import Payload, layout_name
from learning.paper.sheets import printed

KEPT = timedelta(days=7)
"""How long pictures wait for a person."""
NAME_LENGTH = 80


class State(StrEnum):
    """What becomes of a page."""

    OPEN = "open"
    """A person has not decided yet."""
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that was sent, with what was read on it."""

    photo: Photo
    reading: PageReading

    @property
    def doubts(self) -> tuple[RowReading, ...]:
        """The rows a person has to look at."""
        return tuple(row for row in self.reading.rows if row.verdict is Verdict.REVIEW)

    @property
    def doubts_of_all(self) -> tuple[Reason, ...]:
        """The reasons that all its doubtful rows have, when there are several: said once, they are about the picture."""
        rows = self.doubts
        return tuple(one for one in rows[0].reasons if all(one in row.reasons for row in rows)) if len(rows) > 1 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """A sheet as it came in: its pages, and what they say."""

    pages: tuple[Page, ...]
    sheet: Sheet | None
    """Nothing for a blank sheet, which has no code."""
    known: Known

    @property
    def name(self) -> str:
        """What tells it from the others: its code, or the name of its only page."""
        return self.sheet.code if self.sheet else self.pages[0].photo.key

    @property
    def read(self) -> dict[str, str]:
        """What is sure, by row, as it would be typed."""
        sure = (row for page in self.pages for row in page.reading.rows if row.verdict is Verdict.SURE)
        return {row.label: "".join(row.signs) for row in sure}

    @property
    def doubts(self) -> list[tuple[Page, RowReading]]:
        """The rows a person has to look at, each with the page it stands on."""
        return [(page, row) for page in self.pages for row in page.doubts]


def begin(session: Session, classroom: Classroom, teacher: Account, files: int, *, at: datetime) -> Upload:
    """A new upload of some files."""
    upload = Upload(key=make_code(KEY_LENGTH), classroom_id=classroom.id, at=at, files=files, sent_by=teacher.id)
    session.add(upload)
    session.flush()
    return upload


def get_upload(session: Session, classroom: Classroom, key: str) -> Upload:
    """The upload of that key in this class.

    Raises:
        NotFound: there is none, or it is past its time.
    """
    upload = session.scalar(select(Upload).where(Upload.classroom_id == classroom.id, Upload.key == key))
    if upload is None:
        raise NotFound
    return upload


def open_uploads(session: Session, classroom: Classroom) -> list[Upload]:
    """The uploads of a class that wait for a person, the newest first."""
    waiting = select(Photo.upload_id).where(Photo.state == State.OPEN)
    wanted = select(Upload).where(Upload.classroom_id == classroom.id, Upload.id.in_(waiting) | (Upload.files_read < Upload.files))
    return list(session.scalars(wanted.order_by(Upload.at.desc(), Upload.id.desc())))


def keep_page(session: Session, upload: Upload, reading: PageReading) -> Photo:
    """Keep what was read on a page, with its pictures."""
    kept = to_json(reading)
    cutouts = {row["label"]: row.pop("picture") for row in kept["rows"]}
    picture = b64decode(kept.pop("picture"))
    kept |= {"lesson": reading.lesson, "lang": reading.lang, "of": reading.of}
    photo = Photo(
        key=make_code(KEY_LENGTH),
        upload_id=upload.id,
        name=reading.file[-NAME_LENGTH:],
        page=reading.page,
        state=State.OPEN,
        code=reading.sheet,
        reading=kept,
        picture=picture or None,
        cutouts={label: text for label, text in cutouts.items() if text},
    )
    session.add(photo)
    session.flush()
    return photo


def resolver_of(session: Session, classroom: Classroom, library: Library) -> Resolver:
    """Knows the sheets of a class as they were printed, and blank sheets as the lessons are now."""
    blank = from_library(library)

    def resolve(payload: Payload) -> Known | None:
        if not payload.code:
            return blank(payload)
        sheet = _sheet_of(session, classroom, payload.code)
        known = _known(session, sheet, library) if sheet else None
        is_right = known is not None and layout_name(known.lesson, known.questions, known.lang) == payload.layout
        return known if is_right else None

    return resolve


def pages_of(session: Session, upload: Upload) -> list[Page]:
    """The pages that wait for a person, in the order sent, each knowing what the others mean for it."""
    photos = session.scalars(select(Photo).where(Photo.upload_id == upload.id, Photo.state == State.OPEN).order_by(Photo.id)).all()
    readings = join([_reading(photo) for photo in photos])
    return [Page(photo=photo, reading=reading) for photo, reading in zip(photos, readings, strict=True)]


def sheets_in(session: Session, classroom: Classroom, pages: Sequence[Page], library: Library) -> list[Scanned]:
    """The sheets on some pages, in the order sent; pages that were refused are left out."""
    resolve = resolver_of(session, classroom, library)
    found: dict[str, list[Page]] = {}
    for page in pages:
        if page.reading.status is not Status.REJECTED:
            found.setdefault(page.reading.sheet or page.photo.key, []).append(page)
    sheets = []
    for some in found.values():
        first = some[0].reading
        known = resolve(Payload(code=first.sheet, page=first.number, layout=first.layout))
        if known:
            sheets.append(Scanned(pages=tuple(some), sheet=_sheet_of(session, classroom, first.sheet), known=known))
    return sheets


def decide(photos: Sequence[Photo], state: State) -> None:
    """A person decided: the pictures go at once, and so does all else that could tell whose sheet it was."""
    for photo in photos:
        photo.state, photo.picture, photo.cutouts = state, None, None
        photo.reading, photo.name, photo.code = {}, "", ""


def picture_of(session: Session, upload: Upload, key: str, label: str = "") -> bytes:
    """The picture of a page, or of one row of it, as JPEG; of a row that was clear by itself the whole page.

    Raises:
        NotFound: there is none (any more).
    """
    photo = session.scalar(select(Photo).where(Photo.upload_id == upload.id, Photo.key == key))
    if photo is None:
        raise NotFound
    cutouts: Mapping[str, str] = photo.cutouts or {}
    found = b64decode(cutouts[label]) if label in cutouts else photo.picture
    if not found:
        raise NotFound
    return found


def sweep(session: Session, *, at: datetime) -> None:
    """Forget uploads that are past their time."""
    session.execute(delete(Upload).where(Upload.at < at - KEPT))


def _reading(photo: Photo) -> PageReading:
    kept: dict[str, Any] = photo.reading
    cutouts: Mapping[str, str] = photo.cutouts or {}
    rows = [row | {"picture": cutouts.get(row["label"], "")} for row in kept["rows"]]
    reading = from_json(kept | {"rows": rows, "picture": b64encode(photo.picture or b"").decode()})
    return replace(reading, file=photo.name, page=photo.page, lesson=kept["lesson"], lang=kept["lang"], of=kept["of"])


def _sheet_of(session: Session, classroom: Classroom, code: str) -> Sheet | None:
    """The sheet of a code, if it is of this class."""
    sheet = session.scalar(select(Sheet).where(Sheet.code == code)) if code else None
    return sheet if sheet and belongs_to(session, sheet, classroom) else None


def _known(session: Session, sheet: Sheet, library: Library) -> Known | None:
    owner = owner_of(session, sheet)
    try:
        questions = printed(session, sheet, library).questions
    except NotFound:
        return None
    return Known(lesson=sheet.lesson, lang=sheet.lang, questions=questions, learner=(owner.name or "") if owner else "")

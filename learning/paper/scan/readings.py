"""What comes out of reading: a page with its rows, each sure, empty or a question to a person. Plain values, so that they travel."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from learning.i18n import Message
from learning.paper.scan.reasons import Reason


class Verdict(StrEnum):
    """How sure the reading of a row is."""

    SURE = "sure"
    REVIEW = "review"
    BLANK = "blank"


class Status(StrEnum):
    """What became of a page."""

    READ = "read"
    REVIEW = "review"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row of a page."""

    label: str
    """What is printed before it: `3`, or `5.2`."""
    question: str
    kind: str
    """`single`, `multi`, `match` or `line`."""
    signs: tuple[str, ...]
    """The signs that seem marked: the answer if the row is sure, a suggestion if it is to be reviewed."""
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    """Why a person has to look."""
    picture: bytes = field(default=b"", repr=False)
    """The row cut out, a grey JPEG; of a row to review only."""

    @property
    def suggested(self) -> tuple[str, ...]:
        """What to suggest to the person who looks; never preselected."""
        return self.signs if self.verdict is Verdict.REVIEW else ()

    def doubt(self, reason: Reason) -> Self:
        """The same row with a person to look at it."""
        return replace(self, verdict=Verdict.REVIEW, reasons=(*self.reasons, reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """A page of a file: what is on it, or why it was refused."""

    file: str
    page: int
    """Its number in the file, from 1."""
    pages: int = 1
    """How many the file has."""
    status: Status
    reason: Message | None = None
    """Why the page as a whole is refused or has to be looked at."""
    sheet: str = ""
    """The code of the sheet; empty if it has none."""
    number: int = 0
    """Which page of its sheet it is."""
    of: int = 0
    """How many pages its sheet has."""
    layout: str = ""
    lesson: str = ""
    lang: str = ""
    learner: str = ""
    rows: tuple[RowReading, ...] = ()
    sharpness: float = 0.0
    """Tells which of two pictures of a page is the better one."""
    picture: bytes = field(default=b"", repr=False)
    """The whole page laid flat, a small grey JPEG without anything of the camera in it."""

    def doubt(self, reason: Message) -> Self:
        """The same page with a person to look at it; the first reason stands."""
        return replace(self, status=Status.REVIEW, reason=self.reason or reason)


def refused(file: str, page: int, reason: Reason, pages: int = 1) -> PageReading:
    """A page that cannot be read."""
    return PageReading(file=file, page=page, pages=pages, status=Status.REJECTED, reason=reason.message())


def status_of(rows: Sequence[RowReading]) -> Status:
    """What becomes of a page with these rows."""
    return Status.REVIEW if any(row.verdict is Verdict.REVIEW for row in rows) else Status.READ


def to_json(page: PageReading) -> dict[str, Any]:
    """A page as it leaves the process that read it, without what that process cannot know."""
    return {
        "status": page.status.value,
        "reason": Reason(page.reason.text).name if page.reason else None,
        "sheet": page.sheet,
        "number": page.number,
        "layout": page.layout,
        "rows": [_row_to_json(row) for row in page.rows],
        "sharpness": page.sharpness,
        "picture": b64encode(page.picture).decode(),
    }


def from_json(page: Mapping[str, Any]) -> PageReading:
    """A page as it came from the process that read it.

    Raises:
        KeyError, TypeError, ValueError: it is not one.
    """
    return PageReading(
        file="",
        page=1,
        status=Status(page["status"]),
        reason=Reason[page["reason"]].message() if page["reason"] else None,
        sheet=str(page["sheet"]),
        number=int(page["number"]),
        layout=str(page["layout"]),
        rows=tuple(_row_from_json(row) for row in page["rows"]),
        sharpness=float(page["sharpness"]),
        picture=b64decode(page["picture"]),
    )


def _row_to_json(row: RowReading) -> dict[str, Any]:
    return {
        "label": row.label,
        "question": row.question,
        "kind": row.kind,
        "signs": list(row.signs),
        "verdict": row.verdict.value,
        "reasons": [reason.name for reason in row.reasons],
        "picture": b64encode(row.picture).decode(),
    }


def _row_from_json(row: Mapping[str, Any]) -> RowReading:
    return RowReading(
        label=str(row["label"]),
        question=str(row["question"]),
        kind=str(row["kind"]),
        signs=tuple(str(sign) for sign in row["signs"]),
        verdict=Verdict(row["verdict"]),
        reasons=tuple(Reason[name] for name in row["reasons"]),
        picture=b64decode(row["picture"]),
    )

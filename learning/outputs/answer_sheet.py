"""Answer sheet: one page per lesson and learner that a machine can read, a second one when its rows do not fit."""

from collections.abc import Sequence
from typing import Any

from learning.codes import grouped
from learning.content.model import Edition
from learning.i18n import N_, interface
from learning.outputs.base import Copy, Job, Output
from learning.outputs.typesetting import qr, typeset
from learning.paper.markers import marker_svg
from learning.paper.sheet import (
    BOX_MM,
    FIRST_X,
    LINE_MM,
    MARKER_MM,
    MARKERS,
    PAGE_MM,
    QR_AT,
    QR_MM,
    SheetPage,
    layout,
    layout_name,
    payload,
)

_SIZE = 12


def _build(job: Job) -> bytes:
    return typeset("answer_sheet", _data(job), day=job.checked)


def geometry(job: Job) -> dict[str, Any]:
    """Where every box of the PDF lies: pages in the order printed, millimetres from the top left of the page."""
    sheets = []
    for number, (edition, copy, page) in enumerate(_pages(job), 1):
        boxes = [
            {"q": row.label, "o": box.sign, "kind": row.kind, "x": box.x, "y": box.y, "w": BOX_MM, "h": BOX_MM}
            for row in page.rows
            for box in row.boxes
        ]
        sheets.append({"page": number, "id": copy.code, "lesson": edition.lesson, "page_mm": list(PAGE_MM), "boxes": boxes})
    return {"sheets": sheets}


def _data(job: Job) -> dict[str, Any]:
    words = interface(job.lang)
    return {
        "lang": job.lang,
        "size": _SIZE,
        "title": words.text("Answer sheet: %(title)s", title=job.title),
        "words": {
            "name": words.text("Name:"),
            "sheet-code": words.text("Sheet code:"),
            "corner": words.text("corner mark for the camera"),
            "qr": words.text("QR code of sheet"),
            "cross": words.text("Put a cross in the box of your answer. Use a pen if you have one."),
            "mend": words.text("Wrong box? Make it black and cross another one. A person looks at it."),
        },
        "marker": MARKER_MM,
        "markers": [{"x": x, "y": y, "svg": marker_svg(number)} for number, (x, y) in MARKERS.items()],
        "qr": QR_MM,
        "qr-x": QR_AT[0],
        "qr-y": QR_AT[1],
        "box": BOX_MM,
        "first-x": FIRST_X,
        "line": LINE_MM,
        "sheets": [_sheet(edition, copy, page) for edition, copy, page in _pages(job)],
    }


def _pages(job: Job) -> Sequence[tuple[Edition, Copy, SheetPage]]:
    """The pages of the PDF, copy by copy."""
    return [(edition, copy, page) for copy in job.copies for edition in job.editions for page in layout(edition.questions)]


def _sheet(edition: Edition, copy: Copy, page: SheetPage) -> dict[str, Any]:
    words = interface(edition.lang)
    count = len(layout(edition.questions))
    name = layout_name(edition.lesson, edition.questions, edition.lang)
    return {
        "title": edition.title,
        "name": copy.name,
        "code": grouped(copy.code) if copy.code else "",
        "qr": qr(payload(copy.code, page.number, name), border=2),
        "page": words.text("page %(number)s of %(all)s", number=page.number, all=count),
        "rows": [
            {"label": row.label, "kind": row.kind, "y": row.y, "boxes": [{"sign": box.sign, "x": box.x, "y": box.y} for box in row.boxes]}
            for row in page.rows
        ],
    }


OUTPUT = Output(
    name="answer-sheet",
    file="answer-sheet.pdf",
    label=N_("Answer sheet for a photo"),
    media_type="application/pdf",
    shows_key=False,
    build=_build,
)

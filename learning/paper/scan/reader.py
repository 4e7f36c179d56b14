"""One page: a picture, and somebody to ask what was printed → what was marked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import cv2
import numpy as np

from learning.paper.scan.boxes import RowInk, measure
from learning.paper.scan.codes import read_code, why_no_sheet
from learning.paper.scan.files import PageImage
from learning.paper.scan.ink import Inked, read_ink
from learning.paper.scan.marks import Scene
from learning.paper.scan.pictures import page_picture, row_picture
from learning.paper.scan.readings import PageReading, RowReading, Verdict, refused, status_of
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FlatPage, Picture, straighten
from learning.paper.scan.verdicts import judge
from learning.paper.sheet import BOX_MM, FIRST_X, LINE_MM, Payload, SheetRow

DRAWN_BLACK = 0.985
"""Share of the light that the markers of a page drawn by a program take away: printed black has 0.97 at most, in a bleached scan too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader has to know of a page."""

    rows: tuple[SheetRow, ...]
    once: frozenset[str]
    """The questions in which a sign may stand in one row only."""


Ask: TypeAlias = Callable[[Payload], Asked | None]
"""Says what is printed on the page with this code; `None` if nobody knows."""


def read_page(image: PageImage, ask: Ask) -> PageReading:
    """What was marked on a page; one that cannot be read says why."""
    try:
        page = _straighten(image.picture)
        flat = np.asarray(cv2.cvtColor(page.picture, cv2.COLOR_BGR2GRAY), np.uint8)
        payload = read_code(flat, image.picture)
    except Refused as refusal:
        return refused("", 1, refusal.reason)
    asked = ask(payload)
    if asked is None:
        return _named(refused("", 1, Reason.UNKNOWN), payload)
    try:
        inked = read_ink(page)
    except Refused as refusal:
        return _named(refused("", 1, refusal.reason), payload)
    rows = _read_rows(image, page, flat, inked, asked)
    reading = PageReading(
        file="", page=1, status=status_of(rows), rows=rows, sharpness=page.px_per_mm * inked.black, picture=page_picture(flat)
    )
    return _named(reading, payload)


def _straighten(picture: Picture) -> FlatPage:
    """The flat page.

    Raises:
        Refused: as `straighten`, but what shows no corners at all is called what it is.
    """
    try:
        return straighten(picture)
    except Refused as refusal:
        raise Refused(why_no_sheet(picture)) if refusal.reason is Reason.CORNERS else refusal from refusal


def _named(reading: PageReading, payload: Payload) -> PageReading:
    return replace(reading, sheet=payload.code, number=payload.page, layout=payload.layout)


def _read_rows(image: PageImage, page: FlatPage, flat: Picture, inked: Inked, asked: Asked) -> tuple[RowReading, ...]:
    measured = measure(inked, asked.rows)
    is_exact = page.is_exact and inked.black > DRAWN_BLACK
    scene = Scene(is_two_tone=image.is_two_tone, is_exact=is_exact, px_per_mm=page.px_per_mm)
    return tuple(
        RowReading(
            label=one.label,
            question=row.row.question,
            kind=row.row.kind,
            signs=one.signs,
            verdict=one.verdict,
            reasons=one.reasons,
            picture=_cut_out(flat, row) if one.verdict is Verdict.REVIEW else b"",
        )
        for row, one in zip(measured, judge(measured, scene, asked.once), strict=True)
    )


def _cut_out(flat: Picture, row: RowInk) -> bytes:
    boxes = row.row.boxes
    return row_picture(flat, row.row.y + row.at[1], boxes[-1].x + BOX_MM if boxes else FIRST_X + LINE_MM)

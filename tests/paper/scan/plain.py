"""Sheets with nothing odd on them, for tests that look at one thing."""

from collections.abc import Mapping, Sequence

import numpy as np

from tests.paper.scan.distort import Shot, encoded, photograph
from tests.paper.scan.marks import Hand
from tests.paper.scan.pens import PENS, Pen
from tests.paper.scan.printing import Picture, PrintedPage

PAPER = (246, 248, 248)
"""Blue, green, red of paper in a scan: not quite white, so that nothing seems bleached."""
Answers = Mapping[str, Sequence[str]]
"""The signs to mark in each row."""


def answers_of(page: PrintedPage) -> dict[str, tuple[str, ...]]:
    """A clear answer for every row of boxes; the rows of one question get different signs as far as there are any."""
    answers: dict[str, tuple[str, ...]] = {}
    for row in page.rows:
        signs = list(row.boxes)
        place = int(row.label.partition(".")[2] or 1) - 1
        if row.kind == "multi":
            answers[row.label] = tuple(signs[:2])
        elif signs:
            answers[row.label] = (signs[place % len(signs)],)
    return answers


def fill_in(page: PrintedPage, answers: Answers, *, style: str = "cross", pen: Pen = PENS[0], seed: int = 1) -> Picture:
    """A page with marks on it, before any camera."""
    picture = page.picture()
    hand = Hand(pen=pen, style=style, rng=np.random.default_rng(seed))
    for row in page.rows:
        for sign in answers.get(row.label, ()):
            hand.mark(picture, row.boxes[sign])
    return picture


def scan(page: PrintedPage, answers: Answers | None = None, *, dpi: float = 150, style: str = "cross") -> Picture:
    """A page as a good scanner sees it."""
    return photograph(fill_in(page, answers or {}, style=style), Shot(dpi=dpi, paper=PAPER))


def scanned_file(page: PrintedPage, answers: Answers | None = None, *, dpi: float = 150) -> bytes:
    """The same as a PNG."""
    return encoded(scan(page, answers, dpi=dpi), Shot())

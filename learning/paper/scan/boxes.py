"""Where the boxes of a page really lie, and how much ink is in and around each.

A homography flattens a page as far as it is flat. What is left is found by the printed outlines: first row by row, then a smooth
curve over all rows (paper bends, it does not jump), then box by box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from learning.paper.scan.ink import Darkness, Inked
from learning.paper.scan.straighten import FLAT_PX_PER_MM
from learning.paper.sheet import BOX_MM, FIRST_X, LINE_MM, Box, SheetRow

PX = FLAT_PX_PER_MM
OUTLINE_MM = 0.32
"""0.9 pt, as printed."""
ROW_SEARCH_MM = 2.6
"""How far a row may lie from where a flat page has it: less than half the gap between rows."""
BOX_SEARCH_MM = 0.8
INSIDE_MM = 0.95
"""The inside of a box begins this far from its edge: outline, blur and what is left of a shift stay out."""
PATCH_MM = 0.9
"""A place counts as inked by the mean of a square this wide: wider than noise, as wide as a stroke with its surroundings."""
SHADE_MM = 4.0
"""Wider than any stroke and than most of a scribble, narrower than the inside of a box."""
FAINTEST = 0.1
"""Darkness from which a place counts as part of a mark when its shape is looked at."""
MIDDLE_MM = 0.5
"""How far around its middle a mark is blank that goes around something."""
DIRECTIONS = 24
ARM_PX = 2
"""How far inside the square lies along which arms are counted."""
SIGN_INK = {
    "A": 0.106, "B": 0.135, "C": 0.092, "D": 0.121, "E": 0.105, "F": 0.087, "G": 0.122, "H": 0.114, "I": 0.066, "J": 0.067,
    "1": 0.051, "2": 0.091, "3": 0.091, "4": 0.093, "5": 0.098, "6": 0.108, "7": 0.069, "8": 0.112, "9": 0.095, "10": 0.180,
}  # fmt: skip
"""How much ink stands where a sign is printed, on the sheet itself: every sign a row can have."""
FOUND = 0.35
"""Correlation from which an outline is found. Empty boxes in sharp pictures have 0.7 to 0.95, noise under 0.2."""


class Around(NamedTuple):
    """The darkest patches around a box, where nothing is printed."""

    above: float = 0.0
    below: float = 0.0
    behind: float = 0.0
    over_sign: float = 0.0
    """Above the sign that stands before the box."""
    under_sign: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxInk:
    """What is in and around one box; darkness in shares of the black of the markers, above the paper around the box."""

    sign: str
    x: float
    """Millimetres from the left of the page."""
    score: float
    """How well its outline is found, a correlation from -1 to 1."""
    outline: float
    """How dark its outline is."""
    mean: float
    """Mean ink inside."""
    patch: float
    """The darkest patch inside."""
    shade: float
    """Mean darkness inside that is wider than a pen writes: the shadow of a hand, or a blackened box."""
    extent: float
    """How far the ink inside reaches, as a share of the inside."""
    slender: float
    """How wide the ink is for its length, 0 to 1: a single straight stroke has 0, a cross nearly 1."""
    narrow: float
    """How far it reaches across or down, whichever is less: a dash and a line along an edge reach one way."""
    ring: float
    """In which share of all directions ink lies around a blank middle; 0 if the middle is inked: a nought has nearly 1."""
    arms: int
    """How often ink crosses a square near the edge of the inside: a cross has four arms at most, one struck through has six."""
    rim: float
    """Mean ink on and along the outline, on a middle side: more than elsewhere where the outline was traced."""
    is_crossed: bool
    """Whether ink leaves the box on two opposite sides, in the middle of both: a line through it, a ring around it."""
    ground: float
    """How dark the paper beside the box is that its ink is compared with; 0 unless something lies or was written there."""
    exits: int
    """On how many sides ink leaves the box."""
    spill: float
    """How much of the paper above, below and behind it is covered: the second largest share of the three."""
    around: Around
    """The ink outside it."""
    on_sign: float
    """Mean ink where its sign is printed, the sign included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowInk:
    """What is in a row."""

    row: SheetRow
    boxes: tuple[BoxInk, ...]
    beside: float
    """The darkest patch behind the last box; for a line to write on the darkest patch above it."""
    clipped: float
    """The share of the row that is so bright that faint marks are lost."""
    at: tuple[float, float]
    """How far it lies from where a flat page has it, in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maps:
    """Pictures of one page, each with one sort of darkness."""

    ink: Darkness
    patches: Darkness
    """The mean around each place."""
    shade: Darkness
    """What is wider than `SHADE_MM`."""
    clipped: NDArray[np.bool_]


def measure(inked: Inked, rows: Sequence[SheetRow]) -> tuple[RowInk, ...]:
    """The ink of every row of a page."""
    shifts = _find_rows(inked.darkness, rows)
    maps = _Maps(ink=inked.darkness, patches=_blurred(inked.darkness), shade=_shade(inked.darkness), clipped=inked.clipped)
    return tuple(_measure_row(maps, row, shift) for row, shift in zip(rows, shifts, strict=True))


def _blurred(darkness: Darkness) -> Darkness:
    return np.asarray(cv2.blur(darkness, (round(PATCH_MM * PX), round(PATCH_MM * PX))), np.float32)


def _shade(darkness: Darkness) -> Darkness:
    """Darkness without anything narrower than `SHADE_MM` (a morphological opening, at half the size)."""
    half = cv2.resize(darkness, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    side = round(SHADE_MM * PX / 2)
    opened = cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((side, side), np.uint8), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(opened, darkness.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


Shift = tuple[float, float]


def _find_rows(darkness: Darkness, rows: Sequence[SheetRow]) -> list[Shift]:
    """How far each row is from its place, in millimetres."""
    half = np.asarray(cv2.resize(np.minimum(darkness, 1), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.float32)
    boxed = [row for row in rows if row.boxes]
    found = np.array([_find(half, row.boxes, (0.0, 0.0), ROW_SEARCH_MM, PX / 2) for row in boxed]).reshape(-1, 3)
    ys = np.array([row.y for row in boxed])
    good = found[:, 2] > FOUND
    curve = _Curve(ys, found, good)
    near = {row.label: (x, y) for row, (x, y, _), is_good in zip(boxed, found, good, strict=True) if is_good and curve.agrees(row.y, x, y)}
    return [near.get(row.label) or curve.at(row.y) for row in rows]


class _Curve:
    """A smooth shift along the page: a polynomial in the height, fitted twice, the second time without what lies off."""

    MOST_OFF_MM = 0.7

    def __init__(self, ys: NDArray[np.float64], found: NDArray[np.float64], good: NDArray[np.bool_]) -> None:
        """Fit heights (mm) to found shifts (x, y, score) as far as they are good."""
        self.fits: tuple[NDArray[np.float64], ...] = (np.zeros(1), np.zeros(1))
        kept = good
        for _ in range(2):
            degree = min(3, int(kept.sum()) // 2 - 1)
            if degree < 0:
                return
            self.fits = tuple(np.polyfit((ys[kept] - 170) / 100, found[kept, axis], degree, w=found[kept, 2]) for axis in (0, 1))
            off = np.abs(np.array([self.at(y) for y in ys]) - found[:, :2]).sum(axis=1)
            kept = good & (off < max(0.5, 2.5 * float(np.median(off[good]))))

    def at(self, y: float) -> Shift:
        """The shift at a height."""
        x_at, y_at = (float(np.polyval(fit, (y - 170) / 100)) for fit in self.fits)
        return x_at, y_at

    def agrees(self, y: float, dx: float, dy: float) -> bool:
        """Whether a shift lies near the curve."""
        x_at, y_at = self.at(y)
        return abs(x_at - dx) + abs(y_at - dy) < self.MOST_OFF_MM


def _find(darkness: Darkness, boxes: Sequence[Box], shift: Shift, reach: float, scale: float) -> tuple[float, float, float]:
    """Where the outlines of some boxes are: shift in millimetres and how well they match."""
    left = min(box.x for box in boxes) - 1
    right = max(box.x for box in boxes) + BOX_MM + 1
    top, height = boxes[0].y - 1, BOX_MM + 2
    template = np.zeros((round(height * scale), round((right - left) * scale)), np.float32)
    for box in boxes:
        at = (round((box.x - left) * scale), round(scale))
        cv2.rectangle(template, at, (at[0] + round(BOX_MM * scale), at[1] + round(BOX_MM * scale)), 1.0, max(1, round(OUTLINE_MM * scale)))
    template = np.asarray(cv2.GaussianBlur(template, (0, 0), 0.15 * scale), np.float32)
    x, y = round((left + shift[0] - reach) * scale), round((top + shift[1] - reach) * scale)
    more = round(2 * reach * scale)
    view = darkness[max(y, 0) : y + template.shape[0] + more, max(x, 0) : x + template.shape[1] + more]
    if view.shape[0] < template.shape[0] or view.shape[1] < template.shape[1]:
        return shift[0], shift[1], -1.0
    match = cv2.matchTemplate(view, template, cv2.TM_CCOEFF_NORMED)
    _, score, _, (found_x, found_y) = cv2.minMaxLoc(match)
    return (max(x, 0) + found_x) / scale - left, (max(y, 0) + found_y) / scale - top, float(score)


def _measure_row(maps: _Maps, row: SheetRow, shift: Shift) -> RowInk:
    band = maps.clipped[
        _coarse(row.y + shift[1]) : _coarse(row.y + shift[1] + BOX_MM) + 1, _coarse(FIRST_X - 6) : _coarse(FIRST_X + LINE_MM)
    ]
    clipped = float(band.mean()) if band.size else 1.0
    if not row.boxes:
        above = _cut(maps.patches, FIRST_X - 5 + shift[0], row.y - 1.2 + shift[1], LINE_MM - 2, 6.2)
        return RowInk(row=row, boxes=(), beside=_darkest(above), clipped=clipped, at=shift)
    boxes = tuple(_measure_box(maps, box, shift) for box in row.boxes)
    end = max(box.x for box in row.boxes) + BOX_MM + 2 + shift[0]
    behind = _cut(maps.patches, end, row.y + 0.2 + shift[1], 196 - end, 4.2)  # lower down the next row reaches up
    return RowInk(row=row, boxes=boxes, beside=_darkest(behind), clipped=clipped, at=shift)


def _measure_box(maps: _Maps, box: Box, shift: Shift) -> BoxInk:
    darkness = maps.ink
    dx, dy, score = _find(darkness, (box,), shift, BOX_SEARCH_MM, PX)
    if score < FOUND:
        dx, dy = shift
    x, y = box.x + dx, box.y + dy
    paper = float(np.median(_cut(darkness, x + BOX_MM + 0.8, y - 0.5, 2.4, BOX_MM + 1)))
    inside = _cut(darkness, x + INSIDE_MM, y + INSIDE_MM, BOX_MM - 2 * INSIDE_MM, BOX_MM - 2 * INSIDE_MM)
    dark = _cut(maps.patches, x + INSIDE_MM + 0.3, y + INSIDE_MM + 0.3, BOX_MM - 2 * INSIDE_MM - 0.6, BOX_MM - 2 * INSIDE_MM - 0.6)
    patch = float(dark.max()) - paper
    inked = cv2.blur(inside, (5, 5)) - paper > max(FAINTEST, patch / 2)
    extent, narrow, slender = _shape(inked)
    return BoxInk(
        sign=box.sign,
        x=x,
        score=score,
        outline=_outline(darkness, x, y),
        mean=float(inside.mean()) - paper,
        patch=patch,
        shade=float(_cut(maps.shade, x + INSIDE_MM, y + INSIDE_MM, BOX_MM - 2 * INSIDE_MM, BOX_MM - 2 * INSIDE_MM).mean()) - paper,
        extent=extent,
        narrow=narrow,
        slender=slender,
        ring=_ring(inked),
        arms=_arms(inked),
        rim=_rim(darkness, x, y) - paper,
        is_crossed=_is_crossed(darkness, x, y, paper + max(0.2, 0.4 * patch)),
        ground=paper,
        exits=_exits(darkness, x, y, paper + max(0.2, 0.4 * patch)),
        spill=_spill(darkness, x, y, paper + max(0.15, 0.3 * patch)),
        around=_around(maps.patches, x, y),
        on_sign=float(_cut(darkness, x - 5.2, y + 0.6, 4.3, 5.6).mean()) - paper,
    )


def _shape(inked: NDArray[np.bool_]) -> tuple[float, float, float]:
    """How far ink reaches at most and at least, across and down; and how wide it is for its length.

    That is the ratio of its standard deviations along its main axes.
    """
    rows, columns = np.nonzero(inked)
    if rows.size < 3:  # noqa: PLR2004  three points for an area
        return 0.0, 0.0, 0.0
    spread = np.linalg.eigvalsh(np.cov(np.stack([rows, columns]).astype(np.float64)))
    least, most = sorted((float(np.ptp(rows)) / inked.shape[0], float(np.ptp(columns)) / inked.shape[0]))
    return most, least, float(np.sqrt(max(spread[0], 0.0) / spread[1])) if spread[1] > 0 else 0.0


def _ring(inked: NDArray[np.bool_]) -> float:
    """In which share of all directions ink lies around a blank middle."""
    rows, columns = np.nonzero(inked)
    if not rows.size:
        return 0.0
    down, across = rows - (rows.min() + rows.max()) / 2, columns - (columns.min() + columns.max()) / 2
    if np.hypot(down, across).min() < MIDDLE_MM * PX:
        return 0.0
    directions = np.floor((np.arctan2(down, across) + np.pi) / (2 * np.pi) * DIRECTIONS).astype(int) % DIRECTIONS
    return np.unique(directions).size / DIRECTIONS


def _arms(inked: NDArray[np.bool_]) -> int:
    """How many runs of ink there are along a square near the edge."""
    near, far = ARM_PX, -ARM_PX - 1
    square = np.concatenate([inked[near, near:far], inked[near:far, far], inked[far, far:near:-1], inked[far:near:-1, near]])
    return int((square & ~np.roll(square, 1)).sum())


def _rim(darkness: Darkness, x: float, y: float) -> float:
    """How dark it is on and along the outline: the middle of the means of its four sides."""
    out, wide = 0.6, 1.4
    far, long = BOX_MM - wide + out, BOX_MM - 2
    sides = (
        _cut(darkness, x - out, y + 1, wide, long),
        _cut(darkness, x + far, y + 1, wide, long),
        _cut(darkness, x + 1, y - out, long, wide),
        _cut(darkness, x + 1, y + far, long, wide),
    )
    return float(np.median([side.mean() for side in sides]))


def _is_crossed(darkness: Darkness, x: float, y: float, dark: float) -> bool:
    """Whether something dark stands just outside the outline in the middle of two opposite sides."""
    out, wide, corner = 0.75, 0.3, 1.8
    long = BOX_MM - 2 * corner
    sides = (
        _cut(darkness, x - out, y + corner, wide, long).mean(axis=1),
        _cut(darkness, x + BOX_MM + out - wide, y + corner, wide, long).mean(axis=1),
        _cut(darkness, x + corner, y - out, long, wide).mean(axis=0),
        _cut(darkness, x + corner, y + BOX_MM + out - wide, long, wide).mean(axis=0),
    )
    left, right, above, below = (bool(side.max() > dark) for side in sides)
    return (left and right) or (above and below)


def _exits(darkness: Darkness, x: float, y: float, dark: float) -> int:
    """On how many sides something dark stands just outside the outline."""
    out, wide = 0.75, 0.3
    sides = (
        _cut(darkness, x - out, y - out, wide, BOX_MM + 2 * out).mean(axis=1),
        _cut(darkness, x + BOX_MM + out - wide, y - out, wide, BOX_MM + 2 * out).mean(axis=1),
        _cut(darkness, x - out, y - out, BOX_MM + 2 * out, wide).mean(axis=0),
        _cut(darkness, x - out, y + BOX_MM + out - wide, BOX_MM + 2 * out, wide).mean(axis=0),
    )
    return sum(bool(side.max() - np.median(side) > dark) for side in sides)


def _spill(darkness: Darkness, x: float, y: float, dark: float) -> float:
    """How much of the paper 0.9 to 1.2 mm outside the outline is darker than this; before the box its sign is printed."""
    out, wide = 0.9, 0.3
    sides = (
        _cut(darkness, x, y - out - wide, BOX_MM, wide).mean(axis=0),
        _cut(darkness, x, y + BOX_MM + out, BOX_MM, wide).mean(axis=0),
        _cut(darkness, x + BOX_MM + out, y, wide, BOX_MM).mean(axis=1),
    )
    return sorted(float((side > dark).mean()) for side in sides)[1]


def _outline(darkness: Darkness, x: float, y: float) -> float:
    """How dark the printed outline is: the middle of its four sides."""
    wide = 2 * OUTLINE_MM
    sides = (
        _cut(darkness, x - OUTLINE_MM, y, wide, BOX_MM).max(axis=1),
        _cut(darkness, x + BOX_MM - OUTLINE_MM, y, wide, BOX_MM).max(axis=1),
        _cut(darkness, x, y - OUTLINE_MM, BOX_MM, wide).max(axis=0),
        _cut(darkness, x, y + BOX_MM - OUTLINE_MM, BOX_MM, wide).max(axis=0),
    )
    return float(np.median([np.median(side) for side in sides]))


def _around(patches: Darkness, x: float, y: float) -> Around:
    gap, reach = 0.85, 2.0
    return Around(
        above=_darkest(_cut(patches, x - 1, y - reach, BOX_MM + 3, reach - gap)),
        below=_darkest(_cut(patches, x - 1, y + BOX_MM + gap, BOX_MM + 3, reach - gap)),
        behind=_darkest(_cut(patches, x + BOX_MM + gap, y - 1, 3.4, BOX_MM + 2)),
        over_sign=_darkest(_cut(patches, x - 5.4, y - 1.8, 4.2, 1.5)),
        under_sign=_darkest(_cut(patches, x - 5.4, y + BOX_MM - 0.2, 4.2, 1.5)),
    )


def _darkest(part: Darkness) -> float:
    """How much darker the darkest patch of a part is than most of it."""
    return float(part.max() - np.median(part)) if part.size else 0.0


def _cut(picture: Darkness, x: float, y: float, width: float, height: float) -> Darkness:
    low_x, low_y = max(round(x * PX), 0), max(round(y * PX), 0)
    return picture[low_y : low_y + max(round(height * PX), 1), low_x : low_x + max(round(width * PX), 1)]


def _coarse(millimetres: float) -> int:
    return max(round(millimetres * 2), 0)

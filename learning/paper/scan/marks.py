"""What one box shows, on its page: nothing, a mark, a dash, a blot, a correction. No picture: numbers of `boxes.py`.

The thresholds were set on pictures made by `tests/paper/scan`; docs/reading-sheets.md says on which, and how well they do on others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from learning.paper.scan.boxes import SIGN_INK, BoxInk, RowInk

EMPTY = 0.033
"""Darkest patch of an empty box, as a share of black. Empty boxes of scans stay under 0.015, of good photos under 0.025; the faintest
pencil tried has 0.06, in a blurred photo 0.04."""
EMPTY_NOISE = 3.0
"""… or so many times what half the boxes of the page have …"""
EMPTY_MOST = 0.05
"""… but never more than this: in a picture with more noise, empty boxes are doubtful."""
EMPTY_COARSE = 0.04
"""… and less in a picture that shows few pixels a millimetre, where a faint line is spread over its surroundings:"""
FINE_PX_PER_MM = 4.6
"""less than this, about 117 dpi."""
MARK = 0.22
"""Darkest patch from which a mark is clear. Clear crosses have 0.33 to 1, the softest in a bad photo; faint pencil 0.18 to 0.4."""
MARK_MEAN = 0.045
"""Mean ink of a clear mark: a cross of a fineliner has 0.08 and more, a dot 0.03 to 0.2."""
MARK_EXTENT = 0.69
"""How far a mark reaches, as a share of the inside of its box: clear ones 0.7 to 1 (one in 400 less), dots 0.2 to 0.68."""
BLOT_EXTENT = 0.72
"""A mark that reaches less far …"""
BLOT = 0.7
"""… fills so much of the square it reaches over …"""
BLOT_SMALLER = 0.15
"""… and reaches that much less far than the marks of the page usually do may be a blot."""
NARROW = 0.5
"""A mark that reaches less far than this across or down is a dash, or a line along an edge: crosses and ticks have 0.7 and more."""
RING = 0.8
"""A mark that goes around a blank middle in so many of all directions is a nought: a tick leaves its upper side open."""
RING_OF_ARMS = 0.72
"""… or in so many, if it touches the edge on as many sides as a cross, whose middle is inked."""
ARMS = 6
"""From so many arms a mark is more than a cross, on a page of marks with fewer: a cross struck through has six."""
ARMS_OF_A_CROSS = 4
RINGED = 1.5
"""So many times what stands beside an unmarked box has to stand above and below a marked one, until it may be a ring around it."""
STROKE = 0.25
"""Width for length under which ink is one straight stroke."""
LINE = 0.37
"""… and under which it is one if it leaves the box on two sides …"""
THIN = 0.3
"""… and under which it is one if it fills so little of the box as …"""
SPARSE = 0.2
"""… this, mean ink over darkest patch: a stroke along an edge."""
BLACK = 0.7
"""Mean ink over darkest patch from which a box was blackened: crosses have 0.2 to 0.5, blackened boxes 0.8 to 1."""
BLACKER = 0.3
"""A box that much fuller than the marks of the page usually are was blackened on purpose."""
ENOUGH_MARKS = 3
"""Marks on a page from which its usual mark is known."""
SHADED = 0.35
"""Share of the ink of a mark that is wider than a pen writes, from which it may be a shadow …"""
SHADE = 0.05
"""… if that shade is this dark."""
DARK_ENOUGH = 0.45
"""A blackened box is at least this dark; a shadow may be less."""
ON_SIGN = 0.044
"""Mean ink on a sign beyond what is expected: a cross adds 0.052 and more, noise in 998 of 1,000 rows less than this."""
ON_SIGN_AND_OUTLINE = 0.012
"""… and if ink leaves the box too, which is empty."""
PALEST = 0.75
"""An outline that much paler than those of the page is washed out itself, and says nothing of the sign beside it."""
EPSILON = 1e-3
PALE = 0.7
"""On a page whose marks usually are paler than this, as in deep shade, a cross adds less ink in proportion."""
AROUND = 0.16
"""Darkest patch around an unmarked box: circles have 0.17 and more, empty surroundings up to 0.1."""
AROUND_NOISE = 4.0
QUIET = 0.055
"""… and on the far side of a box whose ink comes from the row on the other side."""
TRACED = 1.25
"""How much darker than usual an outline is that was traced with a pen …"""
TRACED_MORE = 0.03
"""… and a little more."""
GROUND = 0.06
"""From this darkness the paper beside a box is written on, and what is in the box cannot be told from it."""
OVERFLOW = 0.25
"""Darkest patch around a blackened box that is more than an untidy edge."""
SPILL = 0.06
"""Share of the paper on two sides of a blackened box that is covered, from which it was scratched out: others have 0."""
NOISY = 0.03
"""Darkest patch of the calmest half of the boxes from which a picture is too rough to trust an empty row."""
DIM = 0.3
"""Outlines lighter than this: the same."""
COARSE_PX_PER_MM = 3.3
"""About 85 dpi: the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all rows of a page share."""

    is_two_tone: bool
    is_exact: bool
    """Drawn by a program: pure white paper is no sign of lost marks."""
    px_per_mm: float


@dataclass(frozen=True, slots=True)
class Page:
    """How a page looks in general."""

    scene: Scene
    calm: float
    """The darkest patch of its calmest boxes: noise."""
    outline: float
    fullness: float | None
    """How full its marks usually are, if there are enough."""
    patch: float
    """How dark its marks usually are."""
    extent: float
    """How far its marks usually reach."""
    printed: float
    """How much ink its signs have for what is expected of them."""
    rim: float
    """How dark it is on and along an outline."""
    arms: float
    """How many arms its marks usually have."""

    @property
    def empty(self) -> float:
        """Up to which patch a box is empty."""
        most = EMPTY_MOST if self.scene.px_per_mm > FINE_PX_PER_MM else EMPTY_COARSE
        return min(max(EMPTY, EMPTY_NOISE * self.calm), most)

    @property
    def quiet(self) -> float:
        """Up to which patch nothing stands beside a box."""
        return max(QUIET, EMPTY_NOISE * self.calm)

    @property
    def outside(self) -> float:
        """From which patch something stands where nothing should."""
        return max(AROUND, AROUND_NOISE * self.calm)

    @property
    def is_poor(self) -> bool:
        """Whether an empty row cannot be trusted."""
        return self.calm > NOISY or self.outline < DIM or self.scene.px_per_mm < COARSE_PX_PER_MM


def look(rows: Sequence[RowInk], scene: Scene) -> Page:
    """What its boxes say of a page."""
    boxes = [box for row in rows for box in row.boxes]
    patches = sorted(box.patch for box in boxes)
    calmest = patches[: max(1, len(patches) * 45 // 100)] or [0.0]
    marks = [box for box in boxes if is_mark(box)]
    outline = median([box.outline for box in boxes] or [0.0])
    return Page(
        scene=scene,
        calm=max(median(calmest), 0.0),
        outline=outline,
        fullness=median(map(fullness, marks)) if len(marks) >= ENOUGH_MARKS else None,
        patch=median([box.patch for box in marks] or [0.0]),
        extent=median([box.extent for box in marks] or [0.0]),
        printed=_printed(boxes, outline),
        rim=median([box.rim for box in boxes] or [0.0]),
        arms=median([box.arms for box in marks] or [0]),
    )


def _printed(boxes: Sequence[BoxInk], outline: float) -> float:
    """How much ink the signs of the page have for what they are printed with and for how dark the outlines beside them are.

    Blur, a pale printer and shade change both alike. A little under the middle value, because here and there a sign is crossed out.
    """
    return float(np.quantile([box.on_sign / _expected(box, outline) for box in boxes], 0.4)) if boxes else 1.0


def _expected(box: BoxInk, outline: float) -> float:
    return SIGN_INK[box.sign] * max(box.outline, PALEST * outline, EPSILON)


def is_mark(box: BoxInk) -> bool:
    """Whether a box is marked: dark enough, and far enough."""
    return box.patch > MARK and box.mean > MARK_MEAN and box.extent > MARK_EXTENT


def is_blot(box: BoxInk, page: Page) -> bool:
    """Whether a mark is small and solid where others are not: a pen put down, perhaps."""
    is_small = box.extent < min(BLOT_EXTENT, page.extent - BLOT_SMALLER)
    return is_small and fullness(box) > BLOT * box.extent**2


def fullness(box: BoxInk) -> float:
    """How much of a box is inked: mean ink over darkest patch, so that a soft pencil and a black pen compare."""
    return box.mean / box.patch


def is_black(box: BoxInk, page: Page) -> bool:
    """Whether a box was blackened while others are marked otherwise; one that is only blackened counts as a mark where all are."""
    return fullness(box) > BLACK and (page.fullness is None or fullness(box) > page.fullness + BLACKER)


def is_other_sign(box: BoxInk) -> bool:
    """Whether a mark is neither cross nor tick: a dash or a nought may mean *this one not*."""
    is_nought = box.ring > RING or (box.ring > RING_OF_ARMS and box.arms >= ARMS_OF_A_CROSS)
    return is_nought or box.narrow < NARROW


def is_struck(box: BoxInk, page: Page) -> bool:
    """Whether a mark may be crossed out or ringed."""
    is_ringed = min(box.around.above, box.around.below) > RINGED * page.outside
    return is_ringed or box.is_crossed or (box.exits > 0 and box.arms >= ARMS > page.arms)


def is_line(box: BoxInk) -> bool:
    """Whether a mark is one straight stroke: a line that slipped, or a mark?"""
    is_leaving = (box.slender < STROKE and box.exits > 0) or (box.slender < LINE and box.exits > 1)
    return is_leaving or (box.slender < THIN and fullness(box) < SPARSE)


def is_shaded(box: BoxInk) -> bool:
    """Whether what is dark in a box may be a shadow: wide, and neither a stroke nor as dark as a blackened box."""
    if fullness(box) > BLACK:
        return box.patch < DARK_ENOUGH
    return box.shade > max(SHADE, SHADED * box.mean)


def overflows(box: BoxInk) -> bool:
    """Whether a full box has ink all around it too: scratched out, perhaps."""
    around = box.around
    is_around = min(around.above, around.below) > OVERFLOW or (around.behind > OVERFLOW and box.exits > 1)
    return fullness(box) > BLACK and (is_around or box.spill > SPILL)


def is_signed(box: BoxInk, page: Page) -> bool:
    """Whether the sign before a box was marked: a ring around it may reach into the box, a stroke through it over the outline."""
    more = box.on_sign - page.printed * _expected(box, page.outline)
    if box.exits and not is_mark(box) and more > ON_SIGN_AND_OUTLINE:
        return True
    return more > ON_SIGN * min(1.0, page.patch / PALE or 1.0)


def is_traced(box: BoxInk, page: Page) -> bool:
    """Whether the outline of a box was drawn over."""
    return box.rim > TRACED * page.rim + TRACED_MORE


def is_covered(box: BoxInk) -> bool:
    """Whether something lies or was written on the paper that the ink of a box is measured from."""
    return box.ground > GROUND


def leaves(box: BoxInk, page: Page) -> bool:
    """Whether a mark leaves its box, or stands around it."""
    around = box.around
    is_circled = min(around.above, around.below) > page.outside or min(around.over_sign, around.under_sign) > page.outside
    return is_circled or (is_mark(box) and (box.exits > 0 or box.spill > SPILL))

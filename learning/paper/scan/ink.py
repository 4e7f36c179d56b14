"""Flat page → how dark each place is: 0 is the paper around it, 1 is the black of this sheet's own markers.

Paper white is estimated place by place: a morphological closing wider than a box takes away everything drawn and keeps the edges of
shadows where they are. Of the three colours the darkest counts, so that a blue or red pen is as dark as a black one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, FlatPage, Picture, Points
from learning.paper.sheet import MARKER_MM, MARKERS, PAGE_MM

Darkness = NDArray[np.float32]
"""Height × width; 0 paper, 1 the black of the markers."""

MIN_BLACK = 0.25
"""Markers must take away at least this share of the light; otherwise the picture is too pale to read."""
_COARSE = 2
"""Pixels a millimetre for the paper."""
_CLOSING_MM = 12.5
"""Wider than a blackened box (6.2 mm), with room for one that overflows."""
_DARKEST = 1.3
_WEAK = 0.6
"""A colour this much weaker than the strongest one on paper says little about ink."""
_SPARSE = 8
_SAMPLE = 4_000_000
"""About so many pixels are enough to know whether a picture is black and white."""
_PAPER_PERCENTILE = 70
_NIGHT = 16
"""Paper darker than this, of 255, is no paper."""
_CLIPPED = 253
"""A pixel this bright carries nothing more: a faint mark there is lost."""
_PURE = 32
"""Grey values this near to black or white count as black or white."""
_MIN_PURE = 0.9
"""Share of black and white pixels in a black-and-white scan, a compressed one too."""
_SOFT, _HARD = 50, 150
"""Steps between two neighbouring pixels: under the first one nothing, over the second one from black to white at once."""
_MAX_SOFT = 0.25
"""Soft steps for each hard one. Black-and-white scans have 0, compressed up to 0.12; drawings by a program 0.5 and more, grey scans 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inked:
    """How dark a page is."""

    darkness: Darkness
    """`FLAT_PX_PER_MM` pixels a millimetre."""
    clipped: NDArray[np.bool_]
    """At `FLAT_PX_PER_MM` / 4 pixels a millimetre: where the picture is so bright that faint marks are lost."""
    black: float
    """The share of light the markers take away."""


def read_ink(page: FlatPage) -> Inked:
    """How dark each place of a page is.

    Raises:
        Refused: the markers are hardly darker than the paper.
    """
    lowest = _darkest_colour(page.picture)
    light = np.asarray(cv2.divide(lowest, _paper(lowest), dtype=cv2.CV_32F), np.float32)
    black = 1 - _of_markers(light, page.corners)
    if black < MIN_BLACK:
        raise Refused(Reason.PALE)
    step = FLAT_PX_PER_MM // _COARSE
    small = cv2.resize(page.picture, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    clipped = np.asarray(small.min(axis=2) >= _CLIPPED)
    return Inked(darkness=np.clip((1 - light) / np.float32(black), 0, _DARKEST), clipped=clipped, black=black)


def is_two_tone(grey: Picture) -> bool:
    """Whether a picture as it was sent holds black and white only: pencil is lost in such a scan.

    The edges tell: a camera, a grey scanner and a drawing program make many of them grey, a black-and-white scanner none.
    """
    sample = grey[:: max(1, grey.size // _SAMPLE)]
    if sample.shape[1] < 2:  # noqa: PLR2004  two pixels for a step
        return False
    if float(np.mean((sample < _PURE) | (sample > 255 - _PURE))) < _MIN_PURE:
        return False
    steps = cv2.absdiff(np.ascontiguousarray(sample[:, 1:]), np.ascontiguousarray(sample[:, :-1]))
    hard = int(np.count_nonzero(steps > _HARD))
    soft = int(np.count_nonzero(steps > _SOFT)) - hard
    return hard > 0 and soft < _MAX_SOFT * hard


def _darkest_colour(picture: Picture) -> Picture:
    """The darkest colour of each place, after the colours were made equally bright on paper.

    On coloured paper, or under a coloured lamp, one colour may be too weak to tell ink from paper: that one is left out.
    """
    paper = np.percentile(picture[::_SPARSE, ::_SPARSE].reshape(-1, 3), _PAPER_PERCENTILE, axis=0)
    strong = [(colour, level) for colour, level in enumerate(paper) if level >= _WEAK * paper.max()]
    even = [cv2.LUT(cv2.extractChannel(picture, colour), _brighter(paper.max() / max(level, 1))) for colour, level in strong]
    lowest = even[0]
    for one in even[1:]:
        lowest = cv2.min(lowest, one)
    return np.asarray(lowest, np.uint8)


def _brighter(factor: float) -> Picture:
    return np.asarray(np.clip(np.arange(256) * factor + 0.5, 0, 255), np.uint8)


def _paper(lowest: Picture) -> Picture:
    """The brightness of the paper at each place."""
    step = FLAT_PX_PER_MM // _COARSE
    small = cv2.resize(lowest, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    side = round(_CLOSING_MM * _COARSE) | 1
    closed = cv2.morphologyEx(cv2.medianBlur(small, 3), cv2.MORPH_CLOSE, np.ones((side, side), np.uint8), borderType=cv2.BORDER_REPLICATE)
    size = (round(PAGE_MM[0] * FLAT_PX_PER_MM), round(PAGE_MM[1] * FLAT_PX_PER_MM))
    return np.asarray(cv2.max(cv2.resize(closed, size, interpolation=cv2.INTER_LINEAR), np.array([_NIGHT])), np.uint8)


def _of_markers(light: NDArray[np.float32], corners: Mapping[int, Points]) -> float:
    """The light of the solid rim of the markers: the middle value of those found."""
    rim = MARKER_MM / 6  # a marker is six modules wide; the outer ones are all black
    found = []
    for number in corners:
        x, y = MARKERS[number]
        for width, height in ((MARKER_MM - 1, rim - 0.8), (rim - 0.8, MARKER_MM - 1)):
            low_x, low_y, high_x, high_y = (
                round(value * FLAT_PX_PER_MM) for value in (x + 0.5, y + 0.5, x + 0.5 + width, y + 0.5 + height)
            )
            found.append(float(np.median(light[low_y:high_y, low_x:high_x])))
    return float(np.median(found))

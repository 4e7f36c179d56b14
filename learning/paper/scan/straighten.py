"""Corner markers → where the paper lies in the picture → the page as if it lay flat under the camera.

Three of the four markers are enough: each gives four corners, and a homography needs four points in all. The corners are fitted
together, so that what is left over (the residual) says how far the paper is from flat.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from learning.paper.scan.reasons import Reason, Refused
from learning.paper.sheet import MARKER_MM, MARKERS, PAGE_MM

Picture = NDArray[np.uint8]
"""Height × width × 3 (blue, green, red) or height × width (grey); 0 is black."""
Points = NDArray[np.float64]
"""n × 2, pixels or millimetres."""

FLAT_PX_PER_MM = 8
"""How finely the flat page is drawn: the thinnest printed line (0.9 pt) is 2.5 pixels wide."""
ENOUGH_MARKERS = 3
MAX_RESIDUAL_MM = 3.0
"""A corner further than this from where it should be: the paper is folded, or these are not the markers of one sheet."""
MIN_PX_PER_MM = 2.4
"""About 60 dpi: with less, a line of a box is no more than a shade."""
EXACT_PX = 1.6
"""A page drawn by a program and never printed has its markers this near to where they belong in the picture (programs round its size)."""
_SIDES = (1600, 2600, 1000)
"""The long sides of the picture, in pixels, at which markers are looked for: the first finds nearly all."""
_SHRINK_ABOVE = 11.0
"""Pixels per millimetre above which a picture is made smaller before it is warped, because warping does not average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatPage:
    """A page seen from straight above."""

    picture: Picture
    """`FLAT_PX_PER_MM` pixels a millimetre, in colour."""
    corners: Mapping[int, Points]
    """The markers found: four corners each, in pixels of the picture given."""
    px_per_mm: float
    """How finely the picture given showed the paper."""
    is_exact: bool
    """Whether the picture is the page to the edge: drawn by a program, never on paper."""


def straighten(picture: Picture) -> FlatPage:
    """The flat page in a picture.

    Raises:
        Refused: the markers do not show one sheet that lies flat and near enough.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    corners = find_markers(grey)
    if len(corners) < ENOUGH_MARKERS:
        raise Refused(Reason.CORNERS)
    to_paper = _fit(corners)
    px_per_mm = _scale(corners)
    if px_per_mm < MIN_PX_PER_MM:
        raise Refused(Reason.TOO_SMALL)
    return FlatPage(
        picture=_flatten(picture, to_paper, px_per_mm),
        corners=corners,
        px_per_mm=px_per_mm,
        is_exact=_is_exact(corners, grey.shape[1], grey.shape[0]),
    )


def find_markers(grey: Picture) -> dict[int, Points]:
    """The corners of each marker of a sheet that is found, clockwise from its top left, in pixels.

    Raises:
        Refused: a marker is there twice.
    """
    found: dict[int, Points] = {}
    for side in _SIDES:
        for number, corners in _detect(grey, side).items():
            found.setdefault(number, corners)
        if len(found) == len(MARKERS):
            return found
    even = np.asarray(cv2.createCLAHE(3, (8, 8)).apply(grey), np.uint8)
    for number, corners in _detect(even, _SIDES[1]).items():
        found.setdefault(number, corners)
    return found


def _detect(grey: Picture, side: int) -> dict[int, Points]:
    scale = min(1.0, side / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    quads, numbers, _ = _detector().detectMarkers(small)
    found: dict[int, Points] = {}
    for quad, number in zip(quads, [] if numbers is None else numbers.ravel(), strict=True):
        corners = (np.asarray(quad, np.float64).reshape(4, 2) + 0.5) / scale - 0.5
        if int(number) not in MARKERS:
            continue
        if int(number) in found and np.linalg.norm(found[int(number)] - corners, axis=1).min() > _side(corners):
            raise Refused(Reason.SEVERAL_SHEETS)
        found[int(number)] = corners
    return found


@cache
def _detector() -> cv2.aruco.ArucoDetector:
    how = cv2.aruco.DetectorParameters()
    how.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    how.adaptiveThreshWinSizeMin = 5
    how.adaptiveThreshWinSizeMax = 45
    how.adaptiveThreshWinSizeStep = 10
    how.minMarkerPerimeterRate = 0.02
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), how)


def _fit(corners: Mapping[int, Points]) -> NDArray[np.float64]:
    """The homography from pixels to millimetres.

    Raises:
        Refused: the corners do not lie as on a sheet.
    """
    seen = np.concatenate(list(corners.values()))
    true = np.concatenate([_on_paper(number) for number in corners])
    matrix, _ = cv2.findHomography(seen, true, 0)
    if matrix is None:
        raise Refused(Reason.NOT_FLAT)
    fitted = cv2.perspectiveTransform(seen[None], matrix)[0]
    if not np.isfinite(fitted).all() or float(np.linalg.norm(fitted - true, axis=1).max()) > MAX_RESIDUAL_MM:
        raise Refused(Reason.NOT_FLAT)
    return np.asarray(matrix, np.float64)


def _flatten(picture: Picture, to_paper: NDArray[np.float64], px_per_mm: float) -> Picture:
    shrink = FLAT_PX_PER_MM / px_per_mm if px_per_mm > _SHRINK_ABOVE else 1.0
    small = cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else picture
    to_given = np.array([[1 / shrink, 0, 0.5 / shrink - 0.5], [0, 1 / shrink, 0.5 / shrink - 0.5], [0, 0, 1]])
    to_flat = np.array([[FLAT_PX_PER_MM, 0, -0.5], [0, FLAT_PX_PER_MM, -0.5], [0, 0, 1]])
    size = (round(PAGE_MM[0] * FLAT_PX_PER_MM), round(PAGE_MM[1] * FLAT_PX_PER_MM))
    flat = cv2.warpPerspective(small, to_flat @ to_paper @ to_given, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def _is_exact(corners: Mapping[int, Points], width: int, height: int) -> bool:
    """Whether the whole picture is the page: no edge, no turn, no shift."""
    if len(corners) < len(MARKERS):
        return False
    seen = np.concatenate(list(corners.values())) + 0.5
    true = np.concatenate([_on_paper(number) for number in corners])
    sizes = (width / PAGE_MM[0], height / PAGE_MM[1])
    fits = [np.polyfit(true[:, axis], seen[:, axis], 1) for axis in (0, 1)]
    off = [np.abs(np.polyval(fit, true[:, axis]) - seen[:, axis]).max() for axis, fit in enumerate(fits)]
    ends = [abs((slope - size) * length) for (slope, _), size, length in zip(fits, sizes, PAGE_MM, strict=True)]
    starts = [abs(start) for _, start in fits]
    return bool(max(*off, *ends, *starts) < EXACT_PX)


def _on_paper(number: int) -> Points:
    x, y = MARKERS[number]
    return np.array([(x, y), (x + MARKER_MM, y), (x + MARKER_MM, y + MARKER_MM), (x, y + MARKER_MM)], np.float64)


def _scale(corners: Mapping[int, Points]) -> float:
    """Pixels a millimetre, at the smallest marker."""
    return min(_side(points) for points in corners.values()) / MARKER_MM


def _side(corners: Points) -> float:
    """The mean side of a marker in pixels."""
    return float(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1).mean())

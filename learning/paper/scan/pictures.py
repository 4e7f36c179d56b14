"""Small grey pictures for the person who looks: a row cut out, and the whole page laid flat. Made anew: nothing of the file is in them."""

import cv2

from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture
from learning.paper.sheet import BOX_MM, PAGE_MM

ROW_PX_PER_MM = 5
PAGE_PX_PER_MM = 3
_LEFT, _NARROWEST = 14.0, 110.0
"""Millimetres: where a cut-out begins, and the least it reaches to; what a mark beside the boxes needs is shown too."""
_BESIDE = 12.0
_AROUND = 2.4
_QUALITY = 70


def row_picture(flat: Picture, y: float, end: float) -> bytes:
    """A row as a JPEG; `flat` is the flat page in grey, `y` the top of its boxes and `end` their right side in millimetres."""
    top, bottom = (max(round(value * FLAT_PX_PER_MM), 0) for value in (y - _AROUND, y + BOX_MM + _AROUND))
    left, right = round(_LEFT * FLAT_PX_PER_MM), round(min(max(end + _BESIDE, _NARROWEST), PAGE_MM[0]) * FLAT_PX_PER_MM)
    return _jpeg(flat[top:bottom, left:right], ROW_PX_PER_MM)


def page_picture(flat: Picture) -> bytes:
    """A whole page as a JPEG."""
    return _jpeg(flat[: round(PAGE_MM[1] * FLAT_PX_PER_MM)], PAGE_PX_PER_MM)


def _jpeg(part: Picture, px_per_mm: int) -> bytes:
    scale = px_per_mm / FLAT_PX_PER_MM
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()

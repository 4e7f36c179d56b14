"""The QR code of a page: which sheet, which page, which layout; its check and the check sign of the code must both be right."""

from collections.abc import Iterator

import cv2
import numpy as np
import zxingcpp

from learning.codes import has_right_check
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture
from learning.paper.sheet import QR_AT, QR_MM, Payload, read_payload

WORKSHEET = "WW1"
"""What the QR code of a worksheet begins with; its answers are typed in."""
_AROUND_MM = 5.0
"""How much more than the code is looked at: paper that is not flat moves it."""


def read_code(flat: Picture, picture: Picture) -> Payload:
    """What the code of a page says; `flat` is the flat page in grey, `picture` the picture given.

    Raises:
        Refused: no code of an answer sheet can be read.
    """
    is_worksheet = False
    for view in _views(flat, picture):
        for text in _texts(view):
            found = read_payload(text)
            if found and (not found.code or has_right_check(found.code)):
                return found
            is_worksheet = is_worksheet or text.startswith(WORKSHEET)
    raise Refused(Reason.WORKSHEET if is_worksheet else Reason.NO_CODE)


def why_no_sheet(picture: Picture) -> Reason:
    """What a picture without corner markers is, as far as its QR codes tell."""
    texts = _texts(_at_most(picture, 2400))
    if any(read_payload(text) for text in texts):
        return Reason.CORNERS
    return Reason.WORKSHEET if any(text.startswith(WORKSHEET) for text in texts) else Reason.NO_SHEET


def _views(flat: Picture, picture: Picture) -> Iterator[Picture]:
    """Where to look, the likeliest first: where the code should be, larger, sharper, smaller, and then the whole picture."""
    low = [round((at - _AROUND_MM) * FLAT_PX_PER_MM) for at in QR_AT]
    size = round((QR_MM + 2 * _AROUND_MM) * FLAT_PX_PER_MM)
    place = np.ascontiguousarray(flat[low[1] : low[1] + size, low[0] : low[0] + size])
    yield place
    yield _scaled(place, 1.6)
    sharp = np.asarray(cv2.addWeighted(place, 2.2, cv2.GaussianBlur(place, (0, 0), 4), -1.2, 0), np.uint8)
    yield sharp
    yield _scaled(sharp, 1.6)
    yield _scaled(place, 0.7)
    yield _at_most(picture, 3200)


def _texts(view: Picture) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)]


def _scaled(view: Picture, factor: float) -> Picture:
    return np.asarray(cv2.resize(view, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)


def _at_most(picture: Picture, side: int) -> Picture:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim > 2 else picture  # noqa: PLR2004  two dimensions: grey
    scale = side / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey, np.uint8)

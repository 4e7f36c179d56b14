"""The QR code of a page: which sheet, which page, which layout; its check and the check sign of the code must both be right."""

from collections.abc import Iterator
from itertools import product
from math import cos, pi, sin

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from learning.codes import has_right_check
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture
from learning.paper.sheet import QR_AT, QR_MM, Payload, read_payload

WORKSHEET = "WW1"
"""What the QR code of a worksheet begins with; its answers are typed in."""
_AROUND_MM = 5.0
"""How much more than the code is looked at: paper that is not flat moves it."""
_BLURS_MM = (0.3, 0.5)
"""How far out of focus (a standard deviation) a picture may be; a module of the code is 0.97 mm."""
_SHAKES_MM = (0.0, 0.75, 1.25, 1.75, 2.25)
"""How far a camera may have moved while it looked."""
_DIRECTIONS = 8
_NOISES = (0.02, 0.08)
"""How much of the light is noise, a share of its power."""
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def read_code(flat: Picture, picture: Picture) -> Payload:
    """What the code of a page says; `flat` is the flat page in grey, `picture` the picture given.

    Raises:
        Refused: no code of an answer sheet can be read.
    """
    for view in _views(flat, picture):
        texts = _texts(view)
        for found in map(read_payload, texts):
            if found and (not found.code or has_right_check(found.code)):
                return found
        if any(text.startswith(WORKSHEET) for text in texts):
            raise Refused(Reason.WORKSHEET)
    raise Refused(Reason.NO_CODE)


def why_no_sheet(picture: Picture) -> Reason:
    """What a picture without corner markers is, as far as its QR codes tell."""
    texts = _texts(_at_most(picture, 2400))
    if any(read_payload(text) for text in texts):
        return Reason.CORNERS
    return Reason.WORKSHEET if any(text.startswith(WORKSHEET) for text in texts) else Reason.NO_SHEET


def _views(flat: Picture, picture: Picture) -> Iterator[Picture]:
    """Where to look, the likeliest first: where the code should be, larger, sharper, smaller, the whole picture, and without its blur."""
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
    yield from _unblurred(place)


def _unblurred(place: Picture) -> Iterator[Picture]:
    """A place as it would be without some blurs and shakes, for pictures in which nothing else helps (Wiener deconvolution).

    A wrong guess makes no code: it has to survive the error correction of the QR code and two checks.
    """
    light = place.astype(np.float64) - float(place.mean())
    fade = np.outer(np.hanning(place.shape[0]), np.hanning(place.shape[1])) ** 0.15  # soft edges: the transform wraps around
    seen = np.fft.rfft2(light * fade)
    for blur, shake, turn, noise in product(_BLURS_MM, _SHAKES_MM, range(_DIRECTIONS), _NOISES):
        if turn and not shake:
            continue
        spread = np.fft.rfft2(np.fft.ifftshift(_spread(place.shape, blur, shake, turn * pi / _DIRECTIONS)))
        found = np.fft.irfft2(seen * np.conj(spread) / (np.abs(spread) ** 2 + noise), s=place.shape)
        low, high = float(found.min()), max(float(np.ptp(found)), 1e-9)
        yield np.asarray((found - low) * (255 / high), np.uint8)


def _spread(shape: tuple[int, ...], blur: float, shake: float, angle: float) -> NDArray[np.float64]:
    """Where the light of a point in the middle goes: along the way of the camera, and around it."""
    point = np.zeros(shape)
    for along in np.linspace(-shake / 2, shake / 2, 41) * FLAT_PX_PER_MM:
        point[round(shape[0] // 2 + along * sin(angle)), round(shape[1] // 2 + along * cos(angle))] += 1
    spread = cv2.GaussianBlur(point, (0, 0), blur * FLAT_PX_PER_MM)
    return np.asarray(spread / spread.sum(), np.float64)


def _texts(view: Picture) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(view, formats=_QR)]


def _scaled(view: Picture, factor: float) -> Picture:
    return np.asarray(cv2.resize(view, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)


def _at_most(picture: Picture, side: int) -> Picture:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim > 2 else picture  # noqa: PLR2004  two dimensions: grey
    scale = side / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey, np.uint8)

"""Files as they are sent → pictures of pages; what could hurt is refused before it is decoded.

JPEG and PNG hold one page, a PDF several. How large a picture becomes is read from its header first: a small file may hold a picture
of many gigabytes. What a header says wrongly, and what a PDF unpacks, is stopped by the limits of the process this runs in.
"""

from contextlib import closing
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from learning.paper.scan.ink import is_two_tone
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import Picture

MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
MAX_PAGES = 40
A3_POINTS = (842 + 30, 1191 + 30)
"""A3 in points of 1/72 inch, with a margin for scanners."""
PDF_PX_PER_MM = 10.0
"""How finely a page of a PDF is drawn (254 dpi)."""
_HALF_ABOVE = 16_000_000
"""A JPEG of more pixels than this is decoded at half its size: a phone of 48 megapixels shows no more of a sheet than one of 12."""
_JPEG, _PNG, _PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers after which height and width stand."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""The JPEG markers without a length."""
_SCAN = 0xDA
_COLOURED_WITH_ALPHA = 6
_GREY_WITH_ALPHA = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """The picture of one page."""

    picture: Picture
    is_two_tone: bool
    """Whether it holds black and white only."""


class PageFile:
    """A file, opened: how many pages it has, and the picture of each."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            Refused: nothing of it can be read.
        """
        if not data:
            raise Refused(Reason.EMPTY)
        self._data = data
        self._document = _open_pdf(data) if _PDF in data[:1024] else None
        self.count = len(self._document) if self._document else 1

    def page(self, number: int) -> PageImage:
        """The picture of a page, from 1.

        Raises:
            Refused: it is too large, damaged, or no picture.
        """
        if self._document:
            try:
                with closing(self._document[number - 1]) as page:
                    return _draw(page)
            except pypdfium2.PdfiumError as error:
                raise Refused(Reason.BROKEN) from error
        picture = _decode(self._data)
        return PageImage(picture=picture, is_two_tone=is_two_tone(_grey(picture)))

    def close(self) -> None:
        """Let go of the file."""
        if self._document:
            self._document.close()


def _decode(data: bytes) -> Picture:
    """The picture in a JPEG or PNG, in colour, as its EXIF turns it.

    Raises:
        Refused: it is something else, too large or damaged.
    """
    width, height = _size(data)
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise Refused(Reason.TOO_MANY_PIXELS)
    flags = cv2.IMREAD_COLOR
    if data.startswith(_JPEG) and width * height > _HALF_ABOVE:
        flags = cv2.IMREAD_REDUCED_COLOR_2
    elif data.startswith(_PNG) and _has_alpha(data):
        flags = cv2.IMREAD_UNCHANGED
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error:
        picture = None
    if picture is None:
        raise Refused(Reason.BROKEN)
    return _on_white(picture) if flags == cv2.IMREAD_UNCHANGED else np.asarray(picture, np.uint8)


def _size(data: bytes) -> tuple[int, int]:
    """Width and height as the header says.

    Raises:
        Refused: it is no JPEG or PNG, or its end is missing.
    """
    if data.startswith(_PNG):
        if data[12:16] != b"IHDR" or b"IEND" not in data[-64:]:
            raise Refused(Reason.BROKEN)
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith(_JPEG):
        return _jpeg_size(data)
    raise Refused(Reason.HEIC if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"msf1"} else Reason.NOT_A_PICTURE)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG whose end is there.

    Raises:
        Refused: its segments do not follow one another.
    """
    at = 2
    size = (0, 0)
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  every segment begins with it
        marker = data[at + 1]
        if marker == _SCAN and size != (0, 0) and data.find(b"\xff\xd9", at) > 0:
            return size
        if marker in _FRAMES:
            size = int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 1 if marker == 0xFF else 2 if marker in _ALONE else 2 + max(int.from_bytes(data[at + 2 : at + 4]), 2)  # noqa: PLR2004
    raise Refused(Reason.BROKEN)


def _has_alpha(data: bytes) -> bool:
    """Whether a PNG has places one sees through."""
    return data[25] in {_GREY_WITH_ALPHA, _COLOURED_WITH_ALPHA} or b"tRNS" in data[:4096]


def _on_white(picture: NDArray[Any]) -> Picture:
    """A picture of 8 or 16 bits and one to four channels, laid on white paper, in 8 bits and three colours."""
    eight = (picture >> 8).astype(np.uint8) if picture.dtype == np.uint16 else np.asarray(picture, np.uint8)
    if eight.ndim == 2:  # noqa: PLR2004  grey
        return np.asarray(cv2.cvtColor(eight, cv2.COLOR_GRAY2BGR), np.uint8)
    if eight.shape[2] < 4:  # noqa: PLR2004  no alpha after all
        return eight
    opaque = eight[:, :, 3:].astype(np.float32) / 255
    return np.asarray(eight[:, :, :3] * opaque + 255 * (1 - opaque), np.uint8)


def _open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """A PDF that may be read.

    Raises:
        Refused: it has a password, too many pages or none.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(Reason.LOCKED if error.err_code == pdfium.FPDF_ERR_PASSWORD else Reason.BROKEN) from error
    count = len(document)
    if 0 < count <= MAX_PAGES:
        return document
    document.close()
    raise Refused(Reason.TOO_MANY_PAGES if count else Reason.BROKEN)


def _draw(page: pypdfium2.PdfPage) -> PageImage:
    """A page of a PDF.

    Raises:
        Refused: it is larger than A3.
    """
    short, long = sorted(page.get_size())
    if short > A3_POINTS[0] or long > A3_POINTS[1]:
        raise Refused(Reason.LARGE_PAGE)
    drawn = page.render(scale=PDF_PX_PER_MM * 25.4 / 72).to_numpy()
    picture = cv2.cvtColor(drawn, cv2.COLOR_GRAY2BGR) if drawn.ndim == 2 else drawn[:, :, :3]  # noqa: PLR2004  grey
    return PageImage(picture=np.array(picture, np.uint8), is_two_tone=_is_two_tone_scan(page))


def _is_two_tone_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether a page is covered by scans in black and white; drawing makes their edges grey, so the pictures in the PDF are looked at."""
    width, height = page.get_size()
    covered = 0.0
    for found in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        if not isinstance(found, pypdfium2.PdfImage):
            continue
        left, bottom, right, top = found.get_bounds()
        if _holds_two_tones(found):
            covered += max(right - left, 0) * max(top - bottom, 0)
    return covered > width * height / 2


def _holds_two_tones(image: pypdfium2.PdfImage) -> bool:
    if image.get_metadata().bits_per_pixel == 1:
        return True
    wide, high = image.get_px_size()
    if not 0 < wide * high <= MAX_PIXELS:
        return False
    try:
        with closing(image.get_bitmap()) as bitmap:
            return is_two_tone(_grey(np.asarray(bitmap.to_numpy(), np.uint8)))
    except pypdfium2.PdfiumError:
        return False


def _grey(picture: Picture) -> Picture:
    if picture.ndim == 2 or picture.shape[2] == 1:  # noqa: PLR2004  it is grey already
        return picture.reshape(picture.shape[:2])
    return np.asarray(cv2.cvtColor(picture[:, :, :3], cv2.COLOR_BGR2GRAY), np.uint8)

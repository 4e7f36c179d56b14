"""Files that are broken, strange or meant to do harm, made by hand."""

import struct
import zlib
from base64 import b64decode
from collections.abc import Sequence

import cv2
import numpy as np

from tests.paper.scan.printing import Picture

A4 = (595, 842)
CMYK = b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
    "FQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
    "FBQUFBQU/8AAFAgACAAIBAERAAIRAQMRAQQRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAEJ/8QAGBAAAgMAAAAAAAAAAAAAAAAAAAlH"
    "hcT/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACEQMRBAAAPwCVQA9GErvAf//Z"
)
"""A JPEG in the four colours of a printer: its left half is paper, its right half black."""


def jpeg(picture: Picture, quality: int = 90) -> bytes:
    """A picture as a JPEG."""
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def png(picture: np.typing.NDArray[np.uint8] | np.typing.NDArray[np.uint16]) -> bytes:
    """A picture as a PNG."""
    return cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def png_of_zeros(width: int, height: int, colour: int = 2, *, rows: int | None = None) -> bytes:
    """A PNG whose pixels are all 0, packed small; with `rows` it holds fewer than it says."""
    line = b"\0" * (1 + width * {0: 1, 2: 3, 6: 4}[colour])
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(line) for _ in range(height if rows is None else rows)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def turned(data: bytes, orientation: int) -> bytes:
    """A JPEG that says in its EXIF how it is to be turned, with a thumbnail's end mark in it as cameras have."""
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0) + b"\xff\xd9"
    exif = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def pdf(pages: int = 1, *, size: tuple[int, int] = A4, locked: bool = False, says: int | None = None) -> bytes:
    """A PDF of empty pages, which are one page named often; `says` is how many it claims to have."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages if says is None else says, b"3 0 R " * pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % size,
    ]
    if locked:
        objects.append(b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32))
    return _bound(objects, b"/Encrypt 4 0 R/ID[<00><00>]" if locked else b"")


def pdf_of(pictures: Sequence[Picture], size: tuple[int, int] = A4) -> bytes:
    """A PDF as a scanner makes it: a grey picture over the whole of each page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * number) for number in range(len(pictures)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pictures), kids)]
    for picture in pictures:
        first = len(objects) + 1
        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        drawn = b"%d 0 0 %d 0 0 cm /I Do" % size
        packed = zlib.compress(grey.tobytes(), 1)
        image = b"<</Type/XObject/Subtype/Image/Width %d/Height %d" % (grey.shape[1], grey.shape[0])
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (*size, first + 1, first + 2),
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
            image
            + b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    return _bound(objects)


def _bound(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    """Objects as a PDF with its table."""
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, more, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

"""What stands in a PDF: its words, the sizes of its letters, its QR codes, and whether everybody can read it."""

import re

import cv2
import page
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from learning.markup.prose import Inline, plain

DOTS = 2.0
"""Dots for each point, to read QR codes by."""


def is_accessible(pdf: bytes) -> bool:
    """Whether it conforms to PDF/UA-1."""
    return bool(page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf)]


def words_of(pdf: bytes) -> str:
    """All text, without spaces and breaks: lines are broken anywhere."""
    return squeezed("".join(pages_of(pdf)))


def squeezed(text: str | tuple[Inline, ...]) -> str:
    """Only the letters and figures of a text."""
    return re.sub(r"[\W_]", "", text if isinstance(text, str) else plain(text))


def sizes_of(pdf: bytes) -> dict[float, str]:
    """The sizes of the letters in points, each with letters of that size."""
    found: dict[float, str] = {}
    for one in pypdfium2.PdfDocument(pdf):
        text = one.get_textpage()
        for place in range(text.count_chars()):
            letter = text.get_text_range(place, 1)
            if letter.strip():
                size = round(pdfium.FPDFText_GetFontSize(text, place), 2)
                found[size] = found.get(size, "") + letter
    return found


def codes_of(pdf: bytes) -> list[str]:
    """What the QR codes say, page by page."""
    found = []
    for one in pypdfium2.PdfDocument(pdf):
        grey = cv2.cvtColor(one.render(scale=DOTS).to_numpy(), cv2.COLOR_BGR2GRAY)
        codes = zxingcpp.read_barcodes(grey)
        found += [code.text for code in sorted(codes, key=lambda code: (round(code.position.top_left.y, -2), code.position.top_left.x))]
    return found

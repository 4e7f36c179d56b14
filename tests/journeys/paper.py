"""What a person sees on printed paper: its words and its QR codes."""

import subprocess  # noqa: TID251  the tests look at PDFs with the system's programs
from pathlib import Path

import cv2
import zxingcpp


def words_of(pdf: Path) -> str:
    """The words of a PDF."""
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607


def codes_of(pdf: Path, folder: Path) -> list[str]:
    """What the QR codes of a PDF say, page by page from top to bottom."""
    subprocess.run(["pdftoppm", "-r", "110", "-gray", "-png", str(pdf), str(folder / "page")], check=True)  # noqa: S603, S607
    found = []
    for path in sorted(folder.glob("page*.png")):
        codes = zxingcpp.read_barcodes(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE))
        found += sorted(codes, key=lambda code: (round(code.position.top_left.y, -2), code.position.top_left.x))
        path.unlink()
    return [code.text for code in found]

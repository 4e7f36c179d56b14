"""Read an OpenDocument spreadsheet back, the way a spreadsheet program does."""

import io
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def rows_of(file: bytes) -> list[list[str | int]]:
    """The rows of the only sheet; numbers as numbers, empty cells as empty texts."""
    with ZipFile(io.BytesIO(file)) as package:
        assert package.namelist()[0] == "mimetype"
        root = ET.fromstring(package.read("content.xml"))  # noqa: S314  our own file
    return [[_value(cell) for cell in row.iter(f"{_TABLE}table-cell")] for row in root.iter(f"{_TABLE}table-row")]


def _value(cell: ET.Element) -> str | int:
    text = "".join(part.text or "" for part in cell.iter(f"{_TEXT}p"))
    if cell.get(f"{_OFFICE}value-type") == "float":
        assert text == cell.get(f"{_OFFICE}value")
        return int(text)
    return text

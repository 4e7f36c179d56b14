"""Rows as a spreadsheet: CSV, or ODS (OpenDocument 1.3). Numbers stay numbers, text is never read as a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Cell: TypeAlias = str | int
"""A text or a number; an empty text is an empty cell."""
Rows: TypeAlias = Sequence[Sequence[Cell]]
"""The first row is the heading."""

_FORMULA = "=+-@\t\r＝＋－＠"
_INVISIBLE = " \u00a0\u200b\ufeff\u2060"
_NOT_IN_NAME = re.compile(r"[\[\]*?:/\\']")
"""Signs that other programs refuse in the name of a sheet."""
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreadsheet:
    """A kind of spreadsheet."""

    media_type: str
    build: Callable[[Rows, str], bytes]
    """Rows and the name of the sheet → the file; the same bytes for the same rows."""


def as_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as CSV that a spreadsheet opens by itself (semicolons, a mark of UTF-8)."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_ods(rows: Rows, name: str) -> bytes:
    """Rows as one sheet of an OpenDocument spreadsheet; the first row comes back on every printed page."""
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        # First and not packed, so that a file is known by its first bytes (OpenDocument 1.3, part 2, §3.3).
        _put(package, "mimetype", _ODS.encode(), ZIP_STORED)
        _put(package, "content.xml", _xml(_content(rows, name)))
        _put(package, "META-INF/manifest.xml", _xml(_manifest()))
    return file.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """A cell that begins as a formula does gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(_INVISIBLE)[:1] in tuple(_FORMULA) and cell.strip(_INVISIBLE) else cell


SPREADSHEETS: Mapping[str, Spreadsheet] = MappingProxyType(
    {
        "csv": Spreadsheet(media_type="text/csv; charset=utf-8", build=lambda rows, _name: as_csv(rows)),
        "ods": Spreadsheet(media_type=_ODS, build=as_ods),
    }
)
"""The kinds by the end of the file's name."""


def _content(rows: Rows, name: str) -> ET.Element:
    spaces = {f"xmlns:{space}": f"{_OASIS}:{space}:1.0" for space in ("office", "table", "text")}
    root = ET.Element("office:document-content", {**spaces, "office:version": "1.3"})
    body = ET.SubElement(ET.SubElement(root, "office:body"), "office:spreadsheet")
    table = ET.SubElement(body, "table:table", {"table:name": _NOT_IN_XML.sub("", _NOT_IN_NAME.sub(" ", name))})
    width = max((len(row) for row in rows), default=1)
    ET.SubElement(table, "table:table-column", {"table:number-columns-repeated": str(width)})
    for place, row in enumerate(rows):
        _put_row(ET.SubElement(table, "table:table-header-rows") if place == 0 else table, row)
    return root


def _put_row(parent: ET.Element, row: Sequence[Cell]) -> None:
    line = ET.SubElement(parent, "table:table-row")
    for cell in row:
        if cell == "":
            ET.SubElement(line, "table:table-cell")
            continue
        kind = {"office:value-type": "float", "office:value": str(cell)} if isinstance(cell, int) else {"office:value-type": "string"}
        shown = ET.SubElement(ET.SubElement(line, "table:table-cell", kind), "text:p")
        shown.text = _NOT_IN_XML.sub("", str(safe_cell(cell)))


def _manifest() -> ET.Element:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = ET.Element("manifest:manifest", {"xmlns:manifest": space, "manifest:version": "1.3"})
    for path, media_type in (("/", _ODS), ("content.xml", "text/xml")):
        ET.SubElement(root, "manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": media_type})
    return root


def _xml(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True))


def _put(package: ZipFile, name: str, body: bytes, packing: int = ZIP_DEFLATED) -> None:
    """A file in the package that carries neither the time nor the system it was made on."""
    entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr, entry.compress_type = 0, 0, packing
    package.writestr(entry, body)

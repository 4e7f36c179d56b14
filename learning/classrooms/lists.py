"""A list of names as schools have it: any usual file of rows, and the column in it that holds the names.

Python's `csv` module reads the rows. Its Sniffer is not used, because it takes letters and spaces for separators; which separator
a list has is counted over all its rows instead.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from learning.classrooms.members import MAX_LIST
from learning.errors import Invalid
from learning.i18n import N_

MAX_BYTES = 200_000
"""The size of a file or pasted text, in bytes."""
MAX_CELL = 60
"""Letters that are kept of a cell: longer ones are no names."""
MAX_WIDTH = 60
"""Columns that are looked at."""
MAX_COLUMNS = 6
"""Columns that are offered to choose from."""
MAX_KEPT = 60_000
"""Bytes of the columns that are offered: they travel in the form from page to page."""
_SEPARATORS = ("\t", ";", "|", ",")
"""The surest first: a comma stands in names of people, too."""
_SHARE = 0.5
"""The part of the rows that must agree before a separator or a column is believed."""
_NEARLY = 0.6
"""A column is as good as the best one with this part of its share: first names stand before last names, and some are double."""
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""How files of spreadsheets and word processors begin: they hold no rows of text."""
_NAMED_SEPARATOR = re.compile(r"sep=([;,|\t])\r?\n?", re.IGNORECASE)
"""What Excel may write in the first line."""
_NAMES = (
    *("roepnaam", "voornaam", "voornamen", "nickname", "firstname", "givenname", "forename"),
    *("naam", "namen", "name", "names", "volledigenaam", "fullname"),
    *("cursist", "leerling", "deelnemer", "student", "learner", "pupil", "participant"),
)
"""Headings of the column with the names, the best first, without spaces and capitals."""
_LAST_NAMES = ("achternaam", "familienaam", "geslachtsnaam", "lastname", "surname", "familyname")
_OTHER = (
    *("tussenvoegsel", "voorvoegsel", "klas", "groep", "stamgroep", "lesgroep", "class", "group", "email", "mail", "emailadres"),
    *("leerlingnummer", "studentnummer", "nummer", "nr", "number", "no", "id", "geboortedatum", "geboren", "dateofbirth", "birthday"),
    *("telefoon", "telefoonnummer", "phone", "adres", "address", "straat", "postcode", "plaats", "woonplaats", "city", "geslacht"),
)
_HEADINGS = {*_NAMES, *_LAST_NAMES, *_OTHER}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """The rows that hold something; every one has equally many cells, at least one."""

    rows: tuple[ListRow, ...]
    headings: bool
    """Whether the first row holds headings and no name."""

    @property
    def body(self) -> tuple[ListRow, ...]:
        """The rows under the headings."""
        return self.rows[self.headings :]

    @property
    def heads(self) -> list[str]:
        """The headings as they are compared; empty ones if there are none."""
        return [_heading(cell) if self.headings else "" for cell in self.rows[0].cells]

    @property
    def last_names(self) -> int | None:
        """The column with the last names, if a heading says which."""
        return next((place for place, head in enumerate(self.heads) if head in _LAST_NAMES), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column to choose: its heading, or nothing, and the first things that stand in it."""

    heading: str
    sample: tuple[str, ...]


def read_file(raw: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises:
        Invalid: it is too large, or no text.
    """
    if len(raw) > MAX_BYTES:
        raise Invalid(N_("This file is larger than 200 kB. Leave out columns you do not need, or cut the list in two."), field="file")
    text = raw.decode(_encoding_of(raw), errors="replace")
    if raw.startswith(_NO_TEXT) or "\0" in text:
        message = N_("We cannot read this kind of file. Open it, choose 'Save as' and then CSV. Or copy the names and paste them here.")
        raise Invalid(message, field="file")
    return text


def read_list(text: str, *, field: str = "text") -> NameList:
    """The list in a text, with the columns that may hold names.

    Raises:
        Invalid: there is nothing in it, or far too much.
    """
    if len(text.encode()) > MAX_BYTES:
        raise Invalid(N_("This list is very long. Cut it in two."), field=field)
    rows = [ListRow(number, cells) for number, cells in enumerate(map(_cleaned, _rows(text)), 1) if any(cells)]
    headings = bool(rows) and any(_heading(cell) in _HEADINGS for cell in rows[0].cells)
    if len(rows) == 1 and not headings:  # names beside each other
        rows = [ListRow(number, (cell,)) for number, cell in enumerate(rows[0].cells, 1) if cell]
    if len(rows) == headings:
        raise Invalid(N_("There is no name in this list."), field=field)
    if len(rows) - headings > MAX_LIST:
        raise Invalid(N_("At most 500 names at once. Cut the list in two."), field=field)
    kept = _with_names(NameList(_even(rows), headings))
    if _weight(kept) > MAX_KEPT:
        raise Invalid(N_("This list is very long. Cut it in two."), field=field)
    return kept


def columns_of(names: NameList) -> list[Column]:
    """The columns, each with its heading and its first cells."""
    return [
        Column(
            heading=cell if names.headings else "",
            sample=tuple(row.cells[place] for row in names.body if row.cells[place])[:3],
        )
        for place, cell in enumerate(names.rows[0].cells)
    ]


def guess_column(names: NameList) -> int:
    """The column with the names: by its heading, else the first one of which most cells read as different names."""
    return _by_promise(names)[0]


def corrected(names: NameList, column: int, other: Mapping[int, str]) -> NameList:
    """The list with other names in some rows, by their numbers."""

    def mended(row: ListRow) -> ListRow:
        (cell,) = _cleaned([other[row.number]])
        return ListRow(row.number, (*row.cells[:column], cell, *row.cells[column + 1 :]))

    return replace(names, rows=tuple(mended(row) if row.number in other else row for row in names.rows))


def pack(names: NameList) -> str:
    """The rows as one text, to travel in a form; no cell holds a tab or a line end."""
    return "\n".join("\t".join((str(row.number), *row.cells)) for row in names.rows)


def unpack(text: str, *, headings: bool) -> NameList:
    """The list that was packed.

    Raises:
        Invalid: the text is not one.
    """
    rows = [row.split("\t") for row in text.splitlines()]
    widths = {len(row) - 1 for row in rows}
    is_ours = len(widths) == 1 and 0 < min(widths) <= MAX_COLUMNS and len(rows) <= MAX_LIST + 1
    if not is_ours or not all(row[0].isdecimal() and all(len(cell) <= MAX_CELL for cell in row[1:]) for row in rows):
        raise Invalid(N_("The list got lost on the way. Choose the file or paste the names once more."), field="file")
    return NameList(tuple(ListRow(int(number[:9]), tuple(cells)) for number, *cells in rows), headings)


def _encoding_of(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"  # what Excel writes in Western Europe
    return "utf-8-sig"


def _rows(text: str) -> list[list[str]]:
    """The rows of a text, split where most rows agree."""
    text = text.removeprefix("\ufeff")
    named = _NAMED_SEPARATOR.match(text)
    if named:
        return _split(text[named.end() :], named[1])
    tried = [_split(text, separator) for separator in _SEPARATORS]
    best = max(tried, key=_agreement)
    return best if _agreement(best) >= _SHARE else [[row] for row in io.StringIO(text, newline=None)]


def _split(text: str, separator: str) -> list[list[str]]:
    """The rows of a text with this separator; a quotation mark that is never closed is a sign like any other."""
    is_closed = text.count('"') % 2 == 0
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL if is_closed else csv.QUOTE_NONE))
    except csv.Error:  # a cell of over 128 kB
        return []


def _agreement(rows: Sequence[Sequence[str]]) -> float:
    """The part of the rows that has the most usual number of cells, if that is more than one; empty lines do not count."""
    widths = Counter(len(row) for row in rows if len(row) > 1 or "".join(row).strip())
    several = [count for width, count in widths.items() if width > 1]
    return max(several) / widths.total() if several else 0.0


def _cleaned(row: Sequence[str]) -> tuple[str, ...]:
    """Cells without the signs that spreadsheets and mail programs put around them."""
    return tuple(" ".join(cell.split()).strip(' "=\ufeff\u200b')[:MAX_CELL].strip() for cell in row)


def _even(rows: Sequence[ListRow]) -> tuple[ListRow, ...]:
    """The rows, all as wide: empty cells after the short ones."""
    width = min(max(len(row.cells) for row in rows), MAX_WIDTH)
    return tuple(ListRow(row.number, (*row.cells[:width], *[""] * (width - len(row.cells)))) for row in rows)


def _with_names(names: NameList) -> NameList:
    """Only the columns that may hold names, as many as can travel in a form."""
    chosen: list[int] = []
    for place in _by_promise(names)[:MAX_COLUMNS]:
        if chosen and _weight(_only(names, [*chosen, place])) > MAX_KEPT:
            break
        chosen.append(place)
    return _only(names, sorted(chosen))


def _by_promise(names: NameList) -> list[int]:
    """The columns that may hold names, the most promising first; the one most like it if none does."""
    heads = names.heads
    known = sorted((place for place, head in enumerate(heads) if head in _NAMES), key=lambda place: _NAMES.index(heads[place]))
    shares = [_share_of_names(names, place) for place in range(len(heads))]
    readable = [place for place, share in enumerate(shares) if share >= _SHARE]
    readable.sort(key=lambda place: shares[place] < _NEARLY * max(shares))
    last = [place for place, head in enumerate(heads) if head in _LAST_NAMES]
    first = [place for place in readable if place not in last]
    return list(dict.fromkeys([*known, *first, *last])) or [shares.index(max(shares))]


def _only(names: NameList, places: Sequence[int]) -> NameList:
    return replace(names, rows=tuple(ListRow(row.number, tuple(row.cells[place] for place in places)) for row in names.rows))


def _weight(names: NameList) -> int:
    return len(pack(names).encode())


def _heading(cell: str) -> str:
    return "".join(sign for sign in cell.casefold() if sign.isalpha())


def _share_of_names(names: NameList, place: int) -> float:
    """The part of the cells that read as names, the same one counted once: a column *group* says the same in every row."""
    cells = [row.cells[place] for row in names.body if row.cells[place]]
    different = {cell for cell in cells if "@" not in cell and any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))}
    return len(different) / len(cells) if cells else 0.0

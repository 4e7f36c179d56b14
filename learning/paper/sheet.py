"""The geometry of an answer sheet, shared by printing and reading: where every box, marker and line lies, in millimetres.

A4; four corner markers (ArUco `DICT_4X4_50`, ids 0–3 clockwise from the top left); a QR code top right with the sheet's code,
its page and the name of its layout; a row of boxes for each row of the worksheet; a line for each short answer. What does not
fit goes on a second page with the same code. Nothing is printed inside a box.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning.codes import ALPHABET
from learning.questions.base import Question
from learning.questions.interaction import Choose, Row

PAGE_MM = (210.0, 297.0)
MARKER_MM = 12.0
MARKERS = {0: (10.0, 10.0), 1: (188.0, 10.0), 2: (188.0, 275.0), 3: (10.0, 275.0)}
"""The top left corner of each marker."""
QR_MM = 28.0
QR_AT = (152.0, 24.0)
BOX_MM = 6.2
FIRST_X = 38.0
PITCH_X = 17.6
FIRST_Y = 74.0
PITCH_Y = 9.4
LAST_Y = 262.0
LINE_MM = 118.0
"""The length of the line for a short answer."""

PREFIX = "WA1"
"""What the QR code of an answer sheet begins with."""
CODE_LENGTH = 8
"""Signs of a sheet code; the last one is its check character."""
NO_CODE = "-" * CODE_LENGTH
"""The code of a blank sheet; a person writes one on it or the name of a learner."""
LAYOUT_LENGTH = 7
_CHECK_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box to mark: the sign printed left of it, and its top left corner."""

    sign: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of a sheet: what is printed before it, its question, its boxes; a line to write on has none."""

    label: str
    """`3`, or `5.2` for the second row of question 5."""
    question: str
    kind: str
    """`single`, `multi`, `match` or `line`."""
    y: float
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """One page of a sheet."""

    number: int
    rows: tuple[SheetRow, ...]


def layout(questions: Sequence[Question]) -> tuple[SheetPage, ...]:
    """The pages of a sheet; the rows of one question stay together."""
    pages: list[list[SheetRow]] = [[]]
    y = FIRST_Y
    for number, question in enumerate(questions, 1):
        rows = question.interaction.rows or (Row(signs=()),)
        if y + (len(rows) - 1) * PITCH_Y > LAST_Y and pages[-1]:
            pages.append([])
            y = FIRST_Y
        for place, row in enumerate(rows):
            label = str(number) if len(rows) == 1 else f"{number}.{place + 1}"
            pages[-1].append(_row(label, question, row, round(y, 2)))
            y += PITCH_Y
    return tuple(SheetPage(number=number, rows=tuple(rows)) for number, rows in enumerate(pages, 1))


def layout_name(lesson: str, questions: Sequence[Question], lang: str) -> str:
    """The name of a layout: it changes whenever what a mark means changes, so that a sheet is read by what was printed.

    It is made of what stands on paper alone. What is right has no part in it, so the code on a sheet tells nothing of the key.
    """
    printed = [
        (
            question.lesson or lesson,
            question.id,
            lang,
            question.kind,
            *("".join(row.signs) for row in question.interaction.rows),
            question.text(),
        )
        for question in questions
    ]
    number = int.from_bytes(hashlib.sha256("\x1e".join("\x1f".join(parts) for parts in printed).encode()).digest()[:8])
    signs = []
    for _ in range(LAYOUT_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def payload(code: str, page: int, name: str) -> str:
    """What the QR code of a page says: sheet code, page, layout, and a check over all of it (CRC-32, its last 16 bits)."""
    body = f"{PREFIX}{code or NO_CODE}{page}{name}"
    return body + _check(body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What a QR code said."""

    code: str
    """Empty for a blank sheet."""
    page: int
    layout: str


def read_payload(text: str) -> Payload | None:
    """What a QR code says; `None` if it is not that of an answer sheet or was read wrongly."""
    length = len(PREFIX) + len(NO_CODE) + 1 + LAYOUT_LENGTH + _CHECK_LENGTH
    body, check = text[:-_CHECK_LENGTH], text[-_CHECK_LENGTH:]
    if len(text) != length or not body.startswith(PREFIX) or _check(body) != check or not body[11:12].isdecimal():
        return None
    code = body[3:11]
    return Payload(code="" if code == NO_CODE else code, page=int(body[11]), layout=body[12:])


def boxes_of(page: SheetPage) -> Iterator[tuple[SheetRow, Box]]:
    """Every box of a page with its row."""
    return ((row, box) for row in page.rows for box in row.boxes)


def _row(label: str, question: Question, row: Row, y: float) -> SheetRow:
    boxes = tuple(Box(sign=sign, x=round(FIRST_X + place * PITCH_X, 2), y=y) for place, sign in enumerate(row.signs))
    if not boxes:
        kind = "line"
    elif isinstance(question.interaction, Choose):
        kind = "multi" if row.many else "single"
    else:
        kind = "match"
    return SheetRow(label=label, question=question.id, kind=kind, y=y, boxes=boxes)


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode()) & 0xFFFF:04X}"

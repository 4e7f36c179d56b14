"""Answer sheets as the product prints them: real PDFs, drawn by a PDF program, with the geometry that goes beside them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from learning import paths
from learning.codes import ALPHABET, with_check
from learning.content.library import Library, load_library
from learning.content.model import Edition, Module
from learning.outputs.answer_sheet import OUTPUT, geometry
from learning.outputs.base import Copy, Job
from learning.questions.base import Question

Picture = NDArray[np.uint8]
"""Height × width × 3, blue, green, red, 0 to 255."""

PX_PER_MM = 10.0
"""How finely a page is drawn before somebody writes on it (254 dpi)."""
LONG = "sterk-wachtwoord"
"""The lesson that gets the questions of another one too, so that its sheet needs two pages."""
_LESSONS = (
    ("muis-en-tik", "nl"),
    ("e-mail", "nl"),
    ("digid", "en"),
    ("klopt-dit-nieuws", "nl"),
    ("niet-gevolgd-worden", "en"),
    ("zorgportaal", "en"),
    ("is-dit-bericht-echt", "nl"),
    (LONG, "nl"),
)
"""Seven kinds of questions, two to seven boxes a row, one page and two, in both languages."""
_NAMES = ("", "Fatima Yılmaz", "Олена Коваль", "Jan de Vries", "Björn", "Nguyễn Thị")
_CLASS_SET = 30


@dataclass(frozen=True, kw_only=True)
class PrintedRow:
    """A row as it lies on the paper."""

    label: str
    kind: str
    question: Question
    boxes: dict[str, tuple[float, float]]
    """The top left corner of each box by its sign, in millimetres; empty for a line to write on."""
    y: float


@dataclass(frozen=True, kw_only=True)
class PrintedPage:
    """One page of a set: in which PDF it stands, and what stands on it."""

    pdf: bytes
    index: int
    number: int
    """Which page of its sheet it is."""
    code: str
    name: str
    edition: Edition
    rows: tuple[PrintedRow, ...]

    def picture(self, px_per_mm: float = PX_PER_MM) -> Picture:
        """The page as it comes out of the printer."""
        return render(self.pdf, self.index, px_per_mm)


@cache
def lessons() -> Library:
    """The lessons that are served, with one made long enough for a sheet of two pages."""
    library = load_library(paths.LESSONS)
    more = library.lesson("cookies-en-gegevens")
    modules = tuple(
        replace(module, lessons=tuple(replace(lesson, editions=_longer(lesson.editions, more.editions)) for lesson in module.lessons))
        if any(lesson.id == LONG for lesson in module.lessons)
        else module
        for module in library.modules
    )
    return replace(library, modules=modules)


@cache
def stack() -> tuple[PrintedPage, ...]:
    """Every page there is to write on: a few sheets of several lessons, and a class set in one PDF. Always the same codes."""
    rng = random.Random(20261125)  # noqa: S311  the same codes every time
    pages: list[PrintedPage] = []
    for lesson, lang in _LESSONS:
        copies = [Copy(name=name, code=_code(rng)) for name in rng.sample(_NAMES, 3)]
        pages += print_pages(lesson, lang, [Copy(), *copies])
    pages += print_pages("mijnoverheid", "nl", [Copy(name=f"{rng.choice(_NAMES)} {n}".strip(), code=_code(rng)) for n in range(_CLASS_SET)])
    return tuple(pages)


def print_pages(lesson: str, lang: str, copies: Sequence[Copy]) -> list[PrintedPage]:
    """Some copies of a sheet as one PDF, page by page."""
    library = lessons()
    edition = library.edition(lesson, lang)
    job = Job(module=_module(library, edition), editions=[edition], folders=library.folders, copies=copies)
    pdf = OUTPUT.build(job)
    sheets: list[dict[str, Any]] = geometry(job)["sheets"]
    count = len(sheets) // len(copies)
    return [
        PrintedPage(
            pdf=pdf,
            index=sheet["page"] - 1,
            number=place % count + 1,
            code=sheet["id"],
            name=copies[place // count].name,
            edition=edition,
            rows=_rows(edition, sheet["boxes"], place % count),
        )
        for place, sheet in enumerate(sheets)
    ]


def render(pdf: bytes, index: int, px_per_mm: float) -> Picture:
    """A page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[index].render(scale=px_per_mm * 25.4 / 72, grayscale=True).to_numpy()
        return cv2.cvtColor(drawn[:, :, 0] if drawn.ndim == 3 else drawn, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    finally:
        document.close()


def _rows(edition: Edition, boxes: list[dict[str, Any]], page: int) -> tuple[PrintedRow, ...]:
    """The rows of a page: boxes from the geometry; a line to write on lies where the gap in the pitch of the rows is."""
    questions = _asked_on(edition, boxes, page)
    by_label: dict[str, list[dict[str, Any]]] = {}
    for box in boxes:
        by_label.setdefault(box["q"], []).append(box)
    rows = []
    y = min(box["y"] for box in boxes)
    for number, question in questions:
        labels = [label for label in by_label if label.split(".")[0] == str(number)] or [str(number)]
        for label in labels:
            found = by_label.get(label, [])
            kind = found[0]["kind"] if found else "line"
            rows.append(
                PrintedRow(
                    label=label, kind=kind, question=question, boxes={box["o"]: (box["x"], box["y"]) for box in found}, y=round(y, 2)
                )
            )
            y += 9.4
    return tuple(rows)


def _asked_on(edition: Edition, boxes: list[dict[str, Any]], page: int) -> list[tuple[int, Question]]:
    """The questions of a page: those between its first and last row of boxes; a line at its end belongs to it too."""
    numbers = [int(box["q"].split(".")[0]) for box in boxes]
    first = 1 if page == 0 else min(numbers)
    last = max(numbers)
    while last < len(edition.questions) and edition.questions[last].kind == "short-answer":
        last += 1
    return [(number, edition.questions[number - 1]) for number in range(first, last + 1)]


def _longer(editions: Any, more: Any) -> dict[str, Edition]:
    return {lang: replace(edition, questions=(*edition.questions, *more[lang].questions)) for lang, edition in editions.items()}


def _module(library: Library, edition: Edition) -> Module:
    return library.module(edition.module)


def _code(rng: random.Random) -> str:
    return with_check("".join(rng.choice(ALPHABET) for _ in range(7)))

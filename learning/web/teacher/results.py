"""The results of a class as a spreadsheet: the same words and numbers as on the screen."""

import csv
import io
from collections.abc import Iterable

from flask import g
from flask.typing import ResponseReturnValue

from learning.classrooms.dashboard import Dashboard, dashboard
from learning.i18n import Interface, interface
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.drawing import cell_text
from learning.web.files import download
from learning.web.site import site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look

_FORMULA = "=+-@\t\r＝＋－＠"
_INVISIBLE = " \u00a0\u200b\ufeff\u2060"


@bp.get("/classes/<key>/results.csv")
@for_(Policy.STAFF)
def results_csv(lang: str, key: str) -> ResponseReturnValue:
    """The tables of the class page, one row a learner."""
    classroom = taught(key)
    note_look("class", classroom)
    rows = table_of(dashboard(db(), classroom, site().library), interface(g.lang), lang)
    return download(as_csv(rows), "text/csv; charset=utf-8", f"{classroom.key}.csv", attach=True)


def table_of(board: Dashboard, words: Interface, lang: str) -> list[list[str | int]]:
    """A heading and a row for each learner: how they stand in each lesson, and how many are done."""
    lessons = [lesson for table in board.tables for lesson in table.lessons]
    head: list[str | int] = [words.text("Learner"), *(lesson.edition(lang).title for lesson in lessons), words.text("Lessons done")]
    rows = [head]
    for place, member in enumerate(board.members):
        cells = [cell for table in board.tables for cell in table.rows[place].cells]
        rows.append([member.name, *(cell_text(cell, words) for cell in cells), sum(cell.is_done for cell in cells)])
    return rows


def as_csv(rows: Iterable[Iterable[str | int]]) -> bytes:
    """Rows as CSV that a spreadsheet opens by itself (semicolons, a mark of UTF-8); text is never read as a formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def safe_cell(cell: str | int) -> str | int:
    """A cell that begins as a formula does gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(_INVISIBLE)[:1] in tuple(_FORMULA) and cell.strip(_INVISIBLE) else cell

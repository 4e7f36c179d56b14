"""The results of a class as a spreadsheet: the same words and numbers as on the screen."""

from flask import g
from flask.typing import ResponseReturnValue

from learning.classrooms.dashboard import Dashboard, dashboard
from learning.i18n import Interface, interface
from learning.outputs.spreadsheet import as_csv
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.drawing import cell_text
from learning.web.files import download
from learning.web.site import site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look
from learning.web.teacher.file_names import RESULTS, file_name


@bp.get("/classes/<key>/results.csv")
@for_(Policy.STAFF)
def results_csv(lang: str, key: str) -> ResponseReturnValue:
    """The tables of the class page, one row a learner."""
    classroom = taught(key)
    note_look("class", classroom)
    rows = table_of(dashboard(db(), classroom, site().library), interface(g.lang), lang)
    return download(as_csv(rows), "text/csv; charset=utf-8", file_name(RESULTS, classroom, "csv"), attach=True)


def table_of(board: Dashboard, words: Interface, lang: str) -> list[list[str | int]]:
    """A heading and a row for each learner: how they stand in each lesson, and how many are done."""
    lessons = [lesson for table in board.tables for lesson in table.lessons]
    head: list[str | int] = [words.text("Learner"), *(lesson.edition(lang).title for lesson in lessons), words.text("Lessons done")]
    rows = [head]
    for place, member in enumerate(board.members):
        cells = [cell for table in board.tables for cell in table.rows[place].cells]
        rows.append([member.name, *(cell_text(cell, words) for cell in cells), sum(cell.is_done for cell in cells)])
    return rows

"""The attendance sheet of a class: how many dates, and which if the teacher knows them."""

from flask import request
from flask.typing import ResponseReturnValue

from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.i18n import N_, Message
from learning.outputs.attendance import MAX_DATES
from learning.outputs.attendance import attendance as make_attendance
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem, whole_number
from learning.web.pages import render
from learning.web.site import today
from learning.web.teacher import bp, taught
from learning.web.teacher.file_names import ATTENDANCE, file_name

MAX_DATE = 20
"""Letters of a date, so that it fits above its column."""
_USUAL = 4


@bp.route("/classes/<key>/attendance", methods=["GET", "POST"])
@for_(Policy.STAFF)
def attendance(lang: str, key: str) -> ResponseReturnValue:
    """Choose the columns; a post prints the sheet."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        columns, problems = _columns()
        if not problems:
            return _print(classroom, columns, lang)
    return render(
        "teacher/attendance.html",
        sheet="staff",
        classroom=classroom,
        count=len(members_of(db(), classroom)),
        problems=problems,
        number=request.form.get("number", str(_USUAL)),
        dates=request.form.get("dates", ""),
        max_dates=MAX_DATES,
    )


def _columns() -> tuple[list[str], list[Problem]]:
    """What stands above each column, nothing where the date is written by hand; and what is wrong with it."""
    typed = [line for line in (" ".join(row.split()) for row in request.form.get("dates", "").splitlines()) if line]
    number = whole_number(request.form.get("number", ""))
    problems = []
    if number is None or not 1 <= number <= MAX_DATES:
        problems.append(Problem(field="number", message=Message(N_("Choose a number from 1 to 10."))))
    elif len(typed) > number:
        message = N_("You wrote %(typed)s dates for %(number)s columns. Choose more columns, or write fewer dates.")
        problems.append(Problem(field="dates", message=Message(message, {"typed": len(typed), "number": number})))
    long = next((line for line in typed if len(line) > MAX_DATE), None)
    if long:
        message = N_("'%(date)s' does not fit above a column. Write it shorter: at most 20 letters and figures.")
        problems.append(Problem(field="dates", message=Message(message, {"date": long[:40]})))
    return [*typed, *[""] * ((number or 0) - len(typed))], problems


def _print(classroom: Classroom, columns: list[str], lang: str) -> ResponseReturnValue:
    names = [member.name for member in members_of(db(), classroom)]
    db().commit()  # lets the database go: making the file takes a while
    pdf = make_attendance(classroom.name, names, columns, lang=lang, day=today())
    return download(pdf, "application/pdf", file_name(ATTENDANCE, classroom, "pdf"), attach=True)

"""A list of learners from a file or pasted text: choose the column, look at every row, mend what is wrong, and only then add.

Nothing is kept on the way: the list travels in the form. What was shown is what is added; after any other choice and any correction
the rows are shown once more first. A name we propose is added only when the teacher took it: a name that stands twice may be one
learner.
"""

from dataclasses import dataclass, replace

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.candidates import Candidate, Verdict, judge
from learning.classrooms.classrooms import check_in_use
from learning.classrooms.lists import NameList, columns_of, corrected, guess_column, pack, read_file, read_list, unpack
from learning.classrooms.members import taken_names, type_in
from learning.classrooms.models import Classroom
from learning.errors import Invalid
from learning.i18n import N_, Message
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.pages import render
from learning.web.site import now
from learning.web.teacher import bp, taught

_SHOWN = 8
"""Problems in the summary; all of them stand at their rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The list as it is shown: which column, and a verdict on every row."""

    names: NameList
    column: int
    rows: list[Candidate]
    problems: list[Problem]
    open_rows: frozenset[int] = frozenset()
    """The rows that were corrected: they keep their boxes, so that they can be emptied."""
    is_changed: bool = False
    """Whether the teacher asked to add, but the rows are no longer as they were shown."""
    may_add: bool = False
    """Whether the teacher saw these very rows and asked to add them."""

    @property
    def ready(self) -> list[str]:
        """The names that can be added."""
        return [row.name for row in self.rows if row.is_ready]

    @property
    def left(self) -> list[Candidate]:
        """The rows that hold something and are not ready: they are left out."""
        return [row for row in self.rows if not row.is_ready and row.verdict is not Verdict.EMPTY]

    @property
    def proposes(self) -> bool:
        """Whether there is a name to take over."""
        return any(row.better for row in self.rows)

    @property
    def seen(self) -> str:
        """The choices the rows are shown with."""
        return f"{self.column}.{int(self.names.headings)}"


@bp.route("/classes/<key>/import", methods=["GET", "POST"])
@for_(Policy.STAFF)
def import_list(lang: str, key: str) -> ResponseReturnValue:
    """Take a list in; look at it; add it."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            shown = _sent_back(classroom) if "list" in request.form else _taken_in(classroom)
        except Invalid as refusal:
            problems = [problem_of(refusal)]
        else:
            return _add(classroom, shown) if shown.may_add else _page(classroom, shown)
    return render("teacher/import_list.html", sheet="staff", classroom=classroom, problems=problems, text=request.form.get("text", ""))


def _taken_in(classroom: Classroom) -> Preview:
    """The list in the file, or in the box.

    Raises:
        Invalid: there is none, it cannot be read, or the class was put away.
    """
    check_in_use(classroom, field="file")
    file = request.files.get("file")
    raw = file.read() if file else b""
    text = request.form.get("text", "")
    if not raw and not text.strip():
        raise Invalid(N_("Choose a file, or paste the names in the box."), field="file")
    names = read_list(read_file(raw), field="file") if raw else read_list(text)
    return _judged(classroom, names, guess_column(names))


def _sent_back(classroom: Classroom) -> Preview:
    """The list as the page had it, with what was corrected and chosen there.

    Raises:
        Invalid: the list got lost on the way.
    """
    seen = request.form.get("seen", "")
    before = unpack(request.form["list"], headings=seen.endswith(".1"))
    fixes = {row.number: request.form[f"row-{row.number}"] for row in before.rows if f"row-{row.number}" in request.form}
    column = _place(seen.partition(".")[0], before)
    mended = corrected(before, column, fixes)
    if request.form.get("do") == "propose":
        better = {row.number: row.better for row in _judged(classroom, mended, column).rows if row.better}
        fixes, mended = fixes | better, corrected(mended, column, better)
    names = replace(mended, headings="headings" in request.form)
    shown = replace(_judged(classroom, names, _place(request.form.get("column", ""), names)), open_rows=frozenset(fixes))
    if request.form.get("do") != "add" or shown.seen != seen:
        return shown
    if mended != before:
        return replace(shown, is_changed=True)
    problems = [problem for row, problem in _problems_in(shown.rows) if row.number not in fixes]
    if not shown.ready:
        problems.append(Problem(field="rows", message=Message(N_("No row is ready. Correct a name, or choose another column."))))
    return replace(shown, problems=problems, may_add=not problems)


def _judged(classroom: Classroom, names: NameList, column: int) -> Preview:
    rows = judge(names, column, taken=taken_names(db(), classroom))
    return Preview(names=names, column=column, rows=rows, problems=[problem for _, problem in _problems_in(rows)])


def _place(typed: str, names: NameList) -> int:
    """The column that was chosen; the first if there is no such column."""
    number = whole_number(typed) or 0
    return number if number < len(names.rows[0].cells) else 0


def _problems_in(rows: list[Candidate]) -> list[tuple[Candidate, Problem]]:
    """The rows that hold something and are not ready, each with its problem."""
    message = N_("Row %(row)s: %(why)s")
    return [
        (row, Problem(field=f"row-{row.number}", message=Message(message, {"row": row.number, "why": row.reason})))
        for row in rows
        if not row.is_ready and row.verdict is not Verdict.EMPTY
    ]


def _add(classroom: Classroom, shown: Preview) -> ResponseReturnValue:
    """Add all rows that are ready; if one cannot be added after all, none is, and the list is shown again."""
    try:
        added = type_in(db(), classroom, shown.ready, at=now())
    except Invalid as refusal:
        db().rollback()
        return _page(taught(classroom.key), replace(shown, problems=[replace(problem_of(refusal), field="rows")]))
    db().commit()
    # no names travel in the address
    left = [row.number for row in shown.left]
    return redirect(url_for("teacher.learners", key=classroom.key, added=len(added), left=left, last=added[-1].membership.key), 303)


def _page(classroom: Classroom, shown: Preview) -> str:
    return render(
        "teacher/import_check.html",
        sheet="staff",
        classroom=classroom,
        shown=shown,
        problems=shown.problems[:_SHOWN],
        more=len(shown.problems[_SHOWN:]),
        columns=columns_of(shown.names),
        packed=pack(shown.names),
    )

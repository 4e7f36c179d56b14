"""Practice sheets: for each chosen learner a sheet of the questions that were not right yet; the key is a file of its own."""

from collections.abc import Sequence

from flask import request
from flask.typing import ResponseReturnValue

from learning.classrooms.members import Member, members_of, ticked_members
from learning.classrooms.models import Classroom
from learning.content.model import Edition
from learning.errors import Invalid, NotFound
from learning.i18n import N_, interface
from learning.insight.practice import missed, practice_of
from learning.outputs.base import Copy
from learning.outputs.practice_sheet import practice_key_pdf, practice_pdf
from learning.paper.practice import last_practice_sheets, printed_practice
from learning.paper.sheets import MAX_PRINTED, make_sheet
from learning.progress.attempts import all_standings
from learning.quizzes.practice import LENGTH
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem, problem_of
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look
from learning.web.teacher.file_names import PRACTICE_KEY, PRACTICE_SHEETS, file_name
from learning.web.teacher.worksheets import TOO_MANY


@bp.route("/classes/<key>/practice", methods=["GET", "POST"])
@for_(Policy.STAFF)
def practice_sheets(lang: str, key: str) -> ResponseReturnValue:
    """Choose learners, and print their sheets or the answers to them."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        wants_key = request.form.get("do") == "key"
        try:
            members = ticked_members(db(), classroom, request.form.getlist("member")) or members_of(db(), classroom)
            found = _printed(classroom, members) if wants_key else _sheets(classroom, members)
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            problems = [problem_of(refusal)]
        else:
            return _print(classroom, found, is_key=wants_key)
    note_look("class", classroom)
    return _page(classroom, lang, problems)


def _print(classroom: Classroom, found: Sequence[tuple[Member, Edition, Copy]], *, is_key: bool) -> ResponseReturnValue:
    """The file; what it needs of the database is kept and let go first, because making it takes seconds."""
    for member, _, _ in found:
        note_look("learner", classroom, member.account.id)
    db().commit()
    pdf = (practice_key_pdf if is_key else practice_pdf)([(edition, copy) for _, edition, copy in found], site().library)
    return download(pdf, "application/pdf", file_name(PRACTICE_KEY if is_key else PRACTICE_SHEETS, classroom, "pdf"), attach=True)


def _sheets(classroom: Classroom, members: Sequence[Member]) -> list[tuple[Member, Edition, Copy]]:
    """The sheets of those who have something to practise, each with a code of its own.

    Raises:
        Invalid: nobody has, or too many have.
    """
    standings = all_standings(db(), [member.account.id for member in members])
    drawn = [(member, practice_of(site().library, standings[member.account.id], request.form.get("edition", ""))) for member in members]
    wanted = [(member, edition) for member, edition in drawn if edition]
    _check(len(wanted), N_("Nobody you chose has a question to practise now."))
    sheets = [(member, edition, make_sheet(db(), edition, member.account, classroom, at=now())) for member, edition in wanted]
    return [(member, edition, Copy(name=member.name, code=sheet.code)) for member, edition, sheet in sheets]


def _printed(classroom: Classroom, members: Sequence[Member]) -> list[tuple[Member, Edition, Copy]]:
    """The sheets printed last, for the answers to them; those whose lesson has gone are left out.

    Raises:
        Invalid: none was printed, or too many.
    """
    found = []
    for member, sheet in last_practice_sheets(db(), classroom, members):
        try:
            found.append((member, printed_practice(db(), sheet, site().library), Copy(name=member.name, code=sheet.code)))
        except NotFound:
            continue
    _check(len(found), N_("Print the sheets first. The answers go with the sheet that was printed last."))
    return found


def _check(sheets: int, none: str) -> None:
    if not sheets or sheets > MAX_PRINTED:
        raise Invalid(TOO_MANY if sheets else none, field="member")


def _page(classroom: Classroom, lang: str, problems: list[Problem]) -> str:
    members = members_of(db(), classroom)
    standings = all_standings(db(), [member.account.id for member in members])
    counts = {member.account.id: len(missed(site().library, standings[member.account.id], lang)) for member in members}
    words = interface(lang)
    return render(
        "teacher/practice_sheets.html",
        sheet="staff",
        classroom=classroom,
        members=members,
        library=site().library,
        problems=problems,
        notes={number: words.plural("%(n)s question", "%(n)s questions", count) for number, count in counts.items()},
        chosen=request.form.getlist("member"),
        practising=sum(bool(count) for count in counts.values()),
        length=LENGTH,
    )

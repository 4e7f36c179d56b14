"""A class set of worksheets in one PDF: each with the learner's nickname, sheet code and QR; the key apart."""

from flask import request
from flask.typing import ResponseReturnValue

from learning.classrooms.members import Member, members_of, ticked_members
from learning.classrooms.models import Classroom
from learning.content.model import Edition
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message
from learning.outputs import OUTPUTS
from learning.outputs.base import Copy, Job
from learning.paper.sheets import MAX_PRINTED, make_sheet
from learning.quizzes.draw import edition_of
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download, job_for
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.file_names import SHEETS, file_name

KINDS = ("worksheet", "large-print", "answer-sheet")
MAX_BLANK = 40
"""Copies without a name in one set."""
TOO_MANY = N_("At most 60 learners in one file. Tick some of them now, and print the sheets of the others after these.")


@bp.route("/classes/<key>/worksheets", methods=["GET", "POST"])
@for_(Policy.STAFF)
def worksheets(lang: str, key: str) -> ResponseReturnValue:
    """Choose a lesson and learners, and print."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        edition = _edition(request.form.get("lesson", ""), request.form.get("edition", lang))
        if edition is None:
            problems.append(Problem(field="lesson", message=Message(N_("Choose a lesson."))))
        if request.form.get("do") == "key":
            if edition:
                return _key(edition)
        else:
            members, blank, wrong = _copies(classroom)
            problems += wrong
            if edition and not problems:
                return _print(classroom, edition, members, blank)
    return render(
        "teacher/worksheets.html",
        sheet="staff",
        classroom=classroom,
        members=members_of(db(), classroom),
        library=site().library,
        problems=problems,
        form=request.form,
        posted=request.method == "POST",
        content_lang=lang,
    )


def _edition(name: str, lang: str) -> Edition | None:
    try:
        return edition_of(site().library, name, lang)
    except NotFound:
        return None


def _copies(classroom: Classroom) -> tuple[list[Member], int, list[Problem]]:
    """Whose name is on a sheet, how many sheets have none, and what is wrong with that.

    The names are those ticked, else everybody's, and nobody's where only sheets without a name are wanted.
    """
    members, problems = [], []
    blank = whole_number(request.form.get("blank", "").strip() or "0")
    ticked = request.form.getlist("member")
    if request.form.get("only_blank"):
        if ticked:
            message = N_("You ticked learners, and also that you want no sheets with a name. Choose one of the two.")
            problems.append(Problem(field="member", message=Message(message)))
    else:
        try:
            members = ticked_members(db(), classroom, ticked) or members_of(db(), classroom)
        except Invalid as refusal:
            problems.append(problem_of(refusal))
    if len(members) > MAX_PRINTED:
        problems.append(Problem(field="member", message=Message(TOO_MANY)))
    if blank is None or blank > MAX_BLANK:
        problems.append(Problem(field="blank", message=Message(N_("Write a number from 0 to 40."))))
    elif not members and not blank and not problems:
        problems.append(
            Problem(field="blank", message=Message(N_("How many sheets without a name do you want? Write a number from 1 to 40.")))
        )
    return members, blank or 0, problems


def _key(edition: Edition) -> ResponseReturnValue:
    """The answers of the chosen lesson, a file of their own."""
    output, library = OUTPUTS["key"], site().library
    db().commit()  # as below
    body = output.build(job_for(library.module(edition.module), [edition], library))
    return download(body, output.media_type, f"{edition.lesson}-{output.file}", attach=True)


def _print(classroom: Classroom, edition: Edition, members: list[Member], blank: int) -> ResponseReturnValue:
    """The set as PDF; every sheet has a code of its own and remembers the questions as they are now."""
    kind = request.form.get("kind", "")
    output = OUTPUTS[kind if kind in KINDS else KINDS[0]]
    sheets = [(member.name, make_sheet(db(), edition, member.account, classroom, at=now())) for member in members]
    sheets += [("", make_sheet(db(), edition, None, classroom, at=now())) for _ in range(blank)]
    copies = [Copy(name=name, code=sheet.code) for name, sheet in sheets]
    module = site().library.module(edition.module)
    db().commit()  # the codes are kept; making the file takes seconds, and nobody else has to wait for it
    pdf = output.build(Job(module=module, editions=[edition], folders=site().library.folders, copies=copies))
    return download(pdf, output.media_type, file_name(SHEETS[output.name], classroom, "pdf", edition.lesson), attach=True)

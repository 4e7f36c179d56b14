"""One class at a glance, and its settings."""

from functools import partial

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts import audit
from learning.classrooms.assignments import assignments_in
from learning.classrooms.classrooms import archive, is_open, rename, renew_code, teachers_of
from learning.classrooms.dashboard import Dashboard, dashboard
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom, Place
from learning.classrooms.reminders import due_soon
from learning.classrooms.teaching import add_teacher
from learning.codes import grouped
from learning.errors import Invalid
from learning.housekeeping import leaving_soon
from learning.progress.mastery import RULES
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.login import account
from learning.web.pages import render, say
from learning.web.site import now, site, today
from learning.web.teacher import bp, taught


@bp.get("/classes/<key>")
@for_(Policy.STAFF)
def classroom(lang: str, key: str) -> ResponseReturnValue:
    """Who needs help first, then learners × lessons."""
    found = taught(key)
    note_look("class", found)
    board = dashboard(db(), found, site().library)
    csv = ways.OtherWay(icon="sheet", href=url_for("teacher.results_csv", key=key), words=say("Spreadsheet (CSV)"))
    return render(
        "teacher/classroom.html",
        sheet="staff",
        classroom=found,
        board=board,
        waiting=members_of(db(), found, Place.WAITING),
        assignments=assignments_in(db(), found),
        code=grouped(found.code),
        is_open=is_open(found, now()),
        leaving=_leaving(board),
        due=due_soon(db(), found, board.members, site().library, today=today()),
        today=today(),
        library=site().library,
        rules=RULES,
        ways=[csv, *ways.anywhere()],
        content_lang=lang,
    )


@bp.route("/classes/<key>/settings", methods=["GET", "POST"])
@for_(Policy.STAFF)
def classroom_settings(lang: str, key: str) -> ResponseReturnValue:
    """Another name, newcomers again, one more teacher, or put away."""
    found = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            onward = _change(found)
        except Invalid as refusal:
            db().rollback()
            found = taught(key)
            problems = [problem_of(refusal)]
        else:
            db().commit()
            return redirect(onward, 303)
    teachers = teachers_of(db(), found)
    return render(
        "teacher/classroom_settings.html",
        sheet="staff",
        classroom=found,
        problems=problems,
        name=request.form.get("name", found.name),
        code=grouped(found.code),
        is_open=is_open(found, now()),
        teachers=teachers,
        colleague=request.form.get("teacher", ""),
        added=next((one.name for one in teachers if one.key == request.args.get("added")), ""),
        removed="removed" in request.args,
    )


def _leaving(board: Dashboard) -> list[str]:
    """The names of who has not been here for a year: their work is about to be erased."""
    soon = {one.id for one in leaving_soon(db(), [member.account.id for member in board.members], at=now())}
    return [member.name for member in board.members if member.account.id in soon]


def note_look(action: str, found: Classroom, subject_id: int | None = None) -> None:
    """Write in the log that a teacher looked, once a day; a look is the one thing a GET may leave behind."""
    seen = partial(audit.note_look, action=action, at=now(), actor_id=account().id, subject_id=subject_id, classroom_id=found.id)
    if request.method == "POST":  # this request holds the one writing connection of SQLite already
        if seen(db()):
            db().commit()
        return
    with site().store.writing() as session:
        if seen(session):
            session.commit()


def _change(found: Classroom) -> str:
    """Do what the button says; the address to go on to.

    Raises:
        Invalid: a name cannot be used, or somebody changed the class in the meantime.
    """
    match request.form.get("do", ""):
        case "renew":
            renew_code(found, at=now())
        case "archive":
            archive(found, at=now())
            return url_for("teacher.classrooms", archived=found.key)
        case "back":
            found.archived_at = None
        case "teacher":
            colleague = add_teacher(db(), found, request.form.get("teacher", ""))
            note_teachers("teacher-added", "teaches", found, colleague.id)
            return url_for("teacher.classroom_settings", key=found.key, added=colleague.key, _anchor="teachers")
        case _:
            rename(found, request.form.get("name", ""), version=whole_number(request.form.get("version", "")) or 0)
    return url_for("teacher.classroom", key=found.key)


def note_teachers(for_class: str, for_teacher: str, found: Classroom, teacher_id: int) -> None:
    """Write in the log who may see a class from now on: a line that its learners see, and one that tells which teacher it is about."""
    audit.note(db(), for_class, at=now(), actor_id=account().id, classroom_id=found.id)
    audit.note(db(), for_teacher, at=now(), actor_id=account().id, subject_id=teacher_id, classroom_id=found.id)

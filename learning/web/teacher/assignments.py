"""What is given to a class: new, changed, ended."""

from datetime import date

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.assignments import (
    Task,
    assigned_members,
    assignments_in,
    change,
    end,
    get_assignment,
    give,
    had_it_already,
)
from learning.classrooms.members import Member, members_of, ticked_members
from learning.classrooms.models import Assignment, Classroom
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site, today
from learning.web.teacher import bp, taught


@bp.get("/classes/<key>/assignments")
@for_(Policy.STAFF)
def assignments(lang: str, key: str) -> ResponseReturnValue:
    """What was given, the newest first; of what was saved a moment ago also what the teacher may not have meant."""
    classroom = taught(key)
    members = {member.membership.id: member for member in members_of(db(), classroom)}
    given = [
        (one, [members[number].name for number in assigned_members(db(), one) if number in members])
        for one in assignments_in(db(), classroom)
    ]
    return render(
        "teacher/assignments.html",
        sheet="staff",
        classroom=classroom,
        given=given,
        library=site().library,
        today=today(),
        copied=request.args.get("copied", type=int),
        new=[one for one, _ in given if one.key in request.args.getlist("new")],
        changed=[one for one, _ in given if one.key == request.args.get("changed")],
        doubles={one.key for one, _ in given if one.key in request.args.getlist("new") and had_it_already(db(), one)},
        content_lang=lang,
    )


@bp.route("/classes/<key>/assignments/new", methods=["GET", "POST"])
@for_(Policy.STAFF)
def new_assignment(lang: str, key: str) -> ResponseReturnValue:
    """Give a module or single lessons to the class or to some."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            given = [give(db(), classroom, account(), task, site().library, at=now()) for task in _tasks(classroom)]
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            problems = [problem_of(refusal)]
        else:
            db().commit()
            return redirect(url_for("teacher.assignments", key=key, new=[one.key for one in given]), 303)
    return _form(classroom, None, problems, lang)


@bp.route("/classes/<key>/assignments/<assignment>", methods=["GET", "POST"])
@for_(Policy.STAFF)
def edit_assignment(lang: str, key: str, assignment: str) -> ResponseReturnValue:
    """Another date, note or group; or take it back."""
    classroom = taught(key)
    found = get_assignment(db(), classroom, assignment)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            is_kept = _change(classroom, found)
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            found = get_assignment(db(), classroom, assignment)
            problems = [problem_of(refusal)]
        else:
            db().commit()
            return redirect(url_for("teacher.assignments", key=key, changed=assignment if is_kept else None), 303)
    return _form(classroom, found, problems, lang)


def _tasks(classroom: Classroom) -> list[Task]:
    """What the form gives: whole modules and single lessons.

    Raises:
        Invalid: nothing was chosen, nobody was chosen, or the date is none.
        NotFound: a lesson or module is not there.
    """
    chosen = request.form.getlist("what")
    if not chosen:
        raise Invalid(N_("Choose a theme or at least one lesson."), field="what")
    due, note, members = _due(), request.form.get("note", ""), _members(classroom)
    tasks = []
    for name in chosen:
        module, _, lesson = name.partition("/")
        tasks.append(Task(module=module, lesson=lesson or None, due=due, note=note, members=members))
    whole = {task.module for task in tasks if task.lesson is None}
    return [task for task in tasks if task.lesson is None or task.module not in whole]


def _change(classroom: Classroom, found: Assignment) -> bool:
    """Do what the button says; whether the assignment is still there."""
    if request.form.get("do") == "end":
        end(db(), found)
        return False
    version = whole_number(request.form.get("version", "")) or 0
    change(db(), found, due=_due(), note=request.form.get("note", ""), members=_members(classroom), version=version)
    return True


def _due() -> date | None:
    """The day, if one was given.

    Raises:
        Invalid: it is no day.
    """
    typed = request.form.get("due", "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Invalid(N_("Write the day as 2026-12-01, or leave it empty."), field="due") from None


def _members(classroom: Classroom) -> list[Member]:
    """For whom it is; nobody means the whole class.

    Raises:
        Invalid: nobody of those ticked is in the class any more.
    """
    return ticked_members(db(), classroom, request.form.getlist("member")) or []


def _form(classroom: Classroom, found: Assignment | None, problems: list[Problem], lang: str) -> str:
    posted = request.method == "POST"
    chosen = assigned_members(db(), found) if found else set()
    members = members_of(db(), classroom)
    return render(
        "teacher/assignment.html",
        sheet="staff",
        classroom=classroom,
        assignment=found,
        what=_what(found),
        members=members,
        library=site().library,
        problems=problems,
        chosen_what=request.form.getlist("what"),
        chosen=set(request.form.getlist("member")) if posted else {one.membership.key for one in members if one.membership.id in chosen},
        due=request.form.get("due", "") if posted else (found.due.isoformat() if found and found.due else ""),
        note=request.form.get("note", "") if posted else (found.note if found else ""),
        content_lang=lang,
    )


def _what(found: Assignment | None) -> tuple[str, str] | None:
    """The module and lesson an assignment is about, by their ids."""
    if found is None:
        return None
    try:
        site().library.module(found.module)
    except NotFound:
        return None
    return found.module, found.lesson or ""

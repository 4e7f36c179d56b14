"""A colleague, or whoever asks, stops teaching a class; it is asked once more first."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.classrooms import teachers_of
from learning.classrooms.teaching import get_teacher, remove_teacher
from learning.errors import Invalid
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_teachers


@bp.route("/classes/<key>/teachers/<teacher>/remove", methods=["GET", "POST"])
@for_(Policy.STAFF)
def remove_from_teachers(lang: str, key: str, teacher: str) -> ResponseReturnValue:
    """Ask once more, then take the teacher out; never the last."""
    classroom = taught(key)
    found = get_teacher(db(), classroom, teacher)
    is_self = found.id == account().id
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            remove_teacher(db(), classroom, found)
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            problems = [problem_of(refusal)]
        else:
            note_teachers("teacher-removed", "teaches-no-more", classroom, found.id)
            db().commit()
            if is_self:
                return redirect(url_for("teacher.classrooms", stopped=1), 303)
            return redirect(url_for("teacher.classroom_settings", key=key, removed=1, _anchor="teachers"), 303)
    return render(
        "teacher/remove_from_teachers.html",
        sheet="staff",
        classroom=classroom,
        teacher=get_teacher(db(), classroom, teacher),
        is_self=is_self,
        is_last=len(teachers_of(db(), classroom)) == 1,
        problems=problems,
    )

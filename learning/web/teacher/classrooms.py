"""My classes, and a new one."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.classrooms import make_classroom, taught_by
from learning.classrooms.members import members_of
from learning.classrooms.models import Place
from learning.errors import Invalid
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now
from learning.web.teacher import bp


@bp.get("/")
@for_(Policy.STAFF)
def classrooms(lang: str) -> ResponseReturnValue:
    """All my classes."""
    mine = [
        (classroom, len(members_of(db(), classroom)), len(members_of(db(), classroom, Place.WAITING)))
        for classroom in taught_by(db(), account())
    ]
    archived = [(classroom, len(members_of(db(), classroom))) for classroom in taught_by(db(), account(), archived=True)]
    just_now = next((classroom for classroom, _ in archived if classroom.key == request.args.get("archived")), None)
    return render(
        "teacher/classrooms.html",
        sheet="staff",
        classrooms=mine,
        archived=archived,
        just_now=just_now,
        stopped="stopped" in request.args,
    )


@bp.route("/classes/new", methods=["GET", "POST"])
@for_(Policy.STAFF)
def new_classroom(lang: str) -> ResponseReturnValue:
    """A class in a minute: a name is enough."""
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            made = make_classroom(db(), account(), request.form.get("name", ""), at=now())
        except Invalid as refusal:
            problems = [problem_of(refusal)]
        else:
            db().commit()
            return redirect(url_for("teacher.learners", key=made.key), 303)
    return render("teacher/new_classroom.html", sheet="staff", problems=problems, name=request.form.get("name", ""))

"""The learners of a class: who waits, who is in, and a list to type in."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts.cards import accounts_with_card
from learning.classrooms.classrooms import is_open
from learning.classrooms.members import admit, get_member, members_of, remove, type_in, typed_in_with
from learning.classrooms.models import Place
from learning.codes import grouped
from learning.errors import Invalid
from learning.i18n import N_
from learning.privacy import erase, unused
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look

MAX_TEXT = 40_000
"""Letters in a pasted list."""


@bp.route("/classes/<key>/learners", methods=["GET", "POST"])
@for_(Policy.STAFF)
def learners(lang: str, key: str) -> ResponseReturnValue:
    """Everybody in the class; a post types in new names."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            added = type_in(db(), classroom, names_in(request.form.get("names", "")), at=now())
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            problems = [problem_of(refusal)]
        else:
            db().commit()
            return redirect(url_for("teacher.learners", key=key, added=len(added), last=added[-1].membership.key), 303)
    else:
        note_look("class", classroom)
    members = members_of(db(), classroom)
    return render(
        "teacher/learners.html",
        sheet="staff",
        classroom=classroom,
        members=members,
        waiting=members_of(db(), classroom, Place.WAITING),
        with_card=accounts_with_card(db(), [member.account.id for member in members]),
        code=grouped(classroom.code),
        is_open=is_open(classroom, now()),
        address=site().address,
        problems=problems,
        typed=request.form.get("names", ""),
        added=request.args.get("added", type=int),
        last=request.args.get("last", ""),
        left=request.args.getlist("left", type=int),
        undone=request.args.get("undone", type=int),
        stayed=request.args.get("stayed", type=int),
    )


@bp.post("/classes/<key>/learners/undo")
@for_(Policy.STAFF)
def undo_learners(lang: str, key: str) -> ResponseReturnValue:
    """Take a list that was just added out again, but for those who did something or got a card since; where none is left, say so."""
    classroom = taught(key)
    added = typed_in_with(db(), classroom, request.form.get("last", ""), whole_number(request.form.get("added", "")) or 0)
    fresh = unused(db(), [member.account.id for member in added])
    for member in added:
        if member.account.id in fresh:
            erase(db(), member.account, at=now(), by=account())
    db().commit()
    return redirect(url_for("teacher.learners", key=key, undone=len(fresh), stayed=len(added) - len(fresh)), 303)


@bp.post("/classes/<key>/learners/<member>/admit")
@for_(Policy.STAFF)
def admit_learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Let a newcomer in."""
    admit(get_member(db(), taught(key), member))
    db().commit()
    return redirect(url_for("teacher.learners", key=key), 303)


@bp.post("/classes/<key>/learners/<member>/refuse")
@for_(Policy.STAFF)
def refuse_learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Do not let a newcomer in; their work stays theirs."""
    remove(db(), get_member(db(), taught(key), member))
    db().commit()
    return redirect(url_for("teacher.learners", key=key), 303)


def names_in(text: str) -> list[str]:
    """The names in a typed or pasted list: a line each, or the first column of a pasted table.

    Raises:
        Invalid: the text is far too long to be a list of names.
    """
    if len(text) > MAX_TEXT:
        raise Invalid(N_("This list is very long. Cut it in two."), field="names")
    first = (line.split("\t")[0].split(";")[0].strip().strip('"').strip(",") for line in text.splitlines())
    return [name for name in first if name]

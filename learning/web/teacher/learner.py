"""One learner of a class: their lessons and answers, and what a teacher can do for them."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts import audit, onetime, sessions
from learning.accounts.signin import forgive
from learning.classrooms.assignments import assigned_to
from learning.classrooms.classrooms import taught_by
from learning.classrooms.members import Member, get_member, move, remove, rename
from learning.classrooms.models import Classroom, Place
from learning.codes import grouped
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.insight.advice import RULES as ADVICE_RULES
from learning.insight.advice import Overview, overview
from learning.insight.practice import missed
from learning.progress.attempts import all_standings, last_answers
from learning.progress.mastery import RULES
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.progress import ModuleProgress, all_progress
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look


@bp.get("/classes/<key>/learners/<member>")
@for_(Policy.STAFF)
def learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """How one learner stands."""
    classroom = taught(key)
    found = get_member(db(), classroom, member)
    return _page(classroom, found, lang, [])


@bp.get("/classes/<key>/learners/<member>/lessons/<slug>")
@for_(Policy.STAFF)
def learner_lesson(lang: str, key: str, member: str, slug: str) -> ResponseReturnValue:
    """What one learner answered in one lesson."""
    classroom = taught(key)
    found = _admitted(classroom, member)
    edition = site().library.edition(slug, lang)
    note_look("answers", classroom, found.account.id)
    answers = last_answers(db(), found.account.id, slug)
    shown = [(number, question, answers.get(question.id)) for number, question in enumerate(edition.questions, 1)]
    return render(
        "teacher/learner_lesson.html", sheet="staff", classroom=classroom, member=found, edition=edition, shown=shown, content_lang=lang
    )


@bp.post("/classes/<key>/learners/<member>/name")
@for_(Policy.STAFF)
def rename_learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Another nickname."""
    classroom = taught(key)
    found = get_member(db(), classroom, member)
    try:
        rename(db(), found, request.form.get("name", ""))
    except Invalid as refusal:
        db().rollback()
        classroom = taught(key)
        return _page(classroom, get_member(db(), classroom, member), lang, [problem_of(refusal)])
    audit.note(db(), "renamed", at=now(), actor_id=account().id, subject_id=found.account.id, classroom_id=classroom.id)
    db().commit()
    return redirect(url_for("teacher.learner", key=key, member=member), 303)


@bp.post("/classes/<key>/learners/<member>/move")
@for_(Policy.STAFF)
def move_learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Another class of the same teacher."""
    classroom = taught(key)
    found = _admitted(classroom, member)
    try:
        target = _chosen(classroom)
        move(db(), found, target)
    except Invalid as refusal:
        db().rollback()
        classroom = taught(key)
        return _page(classroom, get_member(db(), classroom, member), lang, [problem_of(refusal)])
    audit.note(db(), "moved", at=now(), actor_id=account().id, subject_id=found.account.id, classroom_id=target.id)
    db().commit()
    return redirect(url_for("teacher.learner", key=target.key, member=member, moved=1), 303)


@bp.post("/classes/<key>/learners/<member>/let-in")
@for_(Policy.STAFF)
def let_in(lang: str, key: str, member: str) -> ResponseReturnValue:
    """A code that lets this learner in once; wrong tries before are forgiven."""
    classroom = taught(key)
    found = _admitted(classroom, member)
    code = onetime.make_let_in_code(db(), found.account, site().keys, at=now(), made_by=account())
    forgive(db(), found.account, site().keys)
    audit.note(db(), "let-in", at=now(), actor_id=account().id, subject_id=found.account.id, classroom_id=classroom.id)
    db().commit()
    return render("teacher/let_in.html", sheet="staff", classroom=classroom, member=found, code=grouped(code), address=site().address)


@bp.post("/classes/<key>/learners/<member>/end-sessions")
@for_(Policy.STAFF)
def end_sessions(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Sign this learner out everywhere."""
    classroom = taught(key)
    found = _admitted(classroom, member)
    sessions.end_all(db(), found.account)
    audit.note(db(), "signed-out", at=now(), actor_id=account().id, subject_id=found.account.id, classroom_id=classroom.id)
    db().commit()
    return redirect(url_for("teacher.learner", key=key, member=member), 303)


@bp.route("/classes/<key>/learners/<member>/remove", methods=["GET", "POST"])
@for_(Policy.STAFF)
def remove_learner(lang: str, key: str, member: str) -> ResponseReturnValue:
    """Ask once more, then take the learner out of the class."""
    classroom = taught(key)
    found = get_member(db(), classroom, member)
    if request.method == "POST":
        audit.note(db(), "removed", at=now(), actor_id=account().id, subject_id=found.account.id, classroom_id=classroom.id)
        remove(db(), found)
        db().commit()
        return redirect(url_for("teacher.learners", key=key), 303)
    return render("teacher/remove_learner.html", sheet="staff", classroom=classroom, member=found)


def _admitted(classroom: Classroom, key: str) -> Member:
    """The learner of that key, if admitted: of newcomers nothing is seen but the name.

    Raises:
        NotFound: there is none.
    """
    found = get_member(db(), classroom, key)
    if found.membership.place != Place.ADMITTED:
        raise NotFound
    return found


def _elsewhere(classroom: Classroom) -> list[Classroom]:
    """Where this teacher may move somebody to: the other classes that are not put away."""
    return [one for one in taught_by(db(), account()) if one.id != classroom.id]


def _chosen(classroom: Classroom) -> Classroom:
    """The class that was chosen.

    Raises:
        Invalid: none was, or one that is not this teacher's.
    """
    for one in _elsewhere(classroom):
        if one.key == request.form.get("to"):
            return one
    raise Invalid(N_("Choose a class."), field="to")


def _page(classroom: Classroom, found: Member, lang: str, problems: list[Problem]) -> str:
    modules: list[ModuleProgress] = []
    stands: Overview | None = None
    to_practise = 0
    if found.membership.place == Place.ADMITTED:
        note_look("learner", classroom, found.account.id)
        standings = all_standings(db(), [found.account.id])[found.account.id]
        modules = [progress for progress in all_progress(site().library, standings) if progress.is_begun]
        given = [one for one, giver in assigned_to(db(), found.account) if giver.id == classroom.id]
        stands = overview(site().library, standings, given)
        to_practise = len(missed(site().library, standings, lang))
    return render(
        "teacher/learner.html",
        sheet="staff",
        classroom=classroom,
        member=found,
        modules=modules,
        stands=stands,
        to_practise=to_practise,
        advice_rules=ADVICE_RULES,
        problems=problems,
        typed=request.form.get("name", found.name),
        elsewhere=_elsewhere(classroom),
        to=request.form.get("to", ""),
        moved="moved" in request.args,
        code=grouped(classroom.code),
        rules=RULES,
        content_lang=lang,
    )

"""Who did all lessons of which module, and their certificates in one file to hand out."""

from collections.abc import Sequence

from flask import request
from flask.typing import ResponseReturnValue

from learning.classrooms.finished import Finished, Finisher, finished_modules
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.errors import NotFound
from learning.i18n import N_, ZONE, Message
from learning.outputs.certificate import certificates as make_certificates
from learning.outputs.certificate_list import Theme, certificate_list
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem
from learning.web.pages import render
from learning.web.site import site, today
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look
from learning.web.teacher.file_names import CERTIFICATE_LIST, CERTIFICATES, file_name


@bp.route("/classes/<key>/certificates", methods=["GET", "POST"])
@for_(Policy.STAFF)
def certificates(lang: str, key: str) -> ResponseReturnValue:
    """The list; a post prints the certificates of one module for whoever is chosen."""
    classroom = taught(key)
    note_look("class", classroom)
    found = _finished(classroom)
    problems: list[Problem] = []
    if request.method == "POST":
        one = next((one for one in found if one.module.id == request.form.get("module")), None)
        if one is None:
            raise NotFound
        chosen = [who for who in one.finishers if who.member.membership.key in request.form.getlist("member")]
        if chosen:
            return _print(classroom, one, chosen, lang)
        problems = [Problem(field=f"{one.module.id}-member", message=Message(N_("Choose at least one learner.")))]
    return render(
        "teacher/certificates.html",
        sheet="staff",
        classroom=classroom,
        finished=found,
        problems=problems,
        by_hand=request.form.get("name") == "hand",
        place=site().host.name,
        content_lang=lang,
    )


@bp.get("/classes/<key>/certificates/list.pdf")
@for_(Policy.STAFF)
def certificate_list_file(lang: str, key: str) -> ResponseReturnValue:
    """The same list on paper, with room to sign for a certificate."""
    classroom = taught(key)
    note_look("class", classroom)
    themes = [
        Theme(
            title=one.module.text(lang).title,
            rows=[(who.member.name, who.at.astimezone(ZONE).date()) for who in one.finishers],
        )
        for one in _finished(classroom)
    ]
    pdf = certificate_list(classroom.name, themes, lang=lang, day=today())
    return download(pdf, "application/pdf", file_name(CERTIFICATE_LIST, classroom, "pdf"))


def _finished(classroom: Classroom) -> list[Finished]:
    return finished_modules(db(), members_of(db(), classroom), site().library)


def _print(classroom: Classroom, one: Finished, chosen: Sequence[Finisher], lang: str) -> ResponseReturnValue:
    by_hand = request.form.get("name") == "hand"
    names = [None if by_hand else who.member.name for who in chosen]
    db().commit()  # lets the database go: making the file takes a while
    pdf = make_certificates(one.module, names, place=site().host.name, lang=lang, day=today())
    return download(pdf, "application/pdf", file_name(CERTIFICATES, classroom, "pdf", one.module.id), attach=True)

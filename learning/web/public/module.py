"""A module: its lessons in order, what was done, the certificate at the end; and all modules in a row."""

from flask import request
from flask.typing import ResponseReturnValue

from learning.accounts.names import clean_name
from learning.errors import Invalid, NotFound
from learning.i18n import Message
from learning.outputs.certificate import certificate as make_certificate
from learning.progress.attempts import all_standings
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.login import learner
from learning.web.pages import render
from learning.web.progress import ModuleProgress, all_progress, progress_of
from learning.web.public import bp
from learning.web.site import site, today


@bp.get("/modules")
@for_(Policy.OPEN)
def modules(lang: str) -> ResponseReturnValue:
    """Every theme with its lessons."""
    account = learner()
    standings = all_standings(db(), [account.id])[account.id] if account else {}
    return render("public/modules.html", modules=all_progress(site().library, standings), content_lang=lang)


@bp.get("/modules/<slug>")
@for_(Policy.OPEN)
def module(lang: str, slug: str) -> ResponseReturnValue:
    """The route through a module."""
    progress = _progress(slug)
    facts = [site().library.facts[name] for name in progress.module.now]
    return render("public/module.html", progress=progress, today=facts, content_lang=lang, ways=ways.of_module(slug))


@bp.route("/modules/<slug>/certificate", methods=["GET", "POST"])
@for_(Policy.OPEN)
def certificate(lang: str, slug: str) -> ResponseReturnValue:
    """The certificate of a module that is done; the name is asked to print it and not kept."""
    progress = _progress(slug)
    if not progress.is_done:
        return render("public/certificate_not_yet.html", progress=progress, content_lang=lang)
    problem = None
    if request.method == "POST":
        try:
            name = clean_name(request.form.get("name", ""))
        except Invalid as refusal:
            problem = Message(refusal.message, refusal.values)
        else:
            db().commit()  # lets the database go: making the file takes a while
            pdf = make_certificate(progress.module, name, place=site().host.name, lang=lang, day=today())
            return download(pdf, "application/pdf", "certificate.pdf", attach=True)
    account = learner()
    name = request.form.get("name", (account.name if account else "") or "")
    return render("public/certificate.html", progress=progress, content_lang=lang, name=name, problem=problem)


def _progress(slug: str) -> ModuleProgress:
    library = site().library
    found = library.module(slug)
    if not found.lessons:
        raise NotFound
    account = learner()
    return progress_of(found, all_standings(db(), [account.id])[account.id] if account else {})

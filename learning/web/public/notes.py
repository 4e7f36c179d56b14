"""The teacher's notes of a module: aim, time, what to prepare, and how to do it without computers; to read and to print."""

from flask import url_for
from flask.typing import ResponseReturnValue

from learning.errors import NotFound
from learning.outputs import OUTPUTS
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.files import module_file
from learning.web.pages import render, say
from learning.web.public import bp
from learning.web.site import site


@bp.get("/modules/<slug>/notes")
@for_(Policy.OPEN)
def notes(lang: str, slug: str) -> ResponseReturnValue:
    """The notes on a page."""
    module = site().library.module(slug)
    found = module.notes.get(lang) or next(iter(module.notes.values()), {})
    if not found:
        raise NotFound
    paper = ways.OtherWay(icon="paper", href=url_for("public.notes_file", slug=slug), words=say("On paper"))
    language = site().library.languages[lang]
    return render("public/notes.html", module=module, notes=found, language=language, ways=[paper, *ways.anywhere()], content_lang=lang)


@bp.get("/modules/<slug>/notes.pdf")
@for_(Policy.OPEN)
def notes_file(lang: str, slug: str) -> ResponseReturnValue:
    """The notes on paper."""
    return module_file(slug, lang, OUTPUTS["teacher-notes"])

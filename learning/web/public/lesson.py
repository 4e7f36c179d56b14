"""A lesson to read: its start, a step a page, or everything on one page. The same bytes for every visitor."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from learning.errors import NotFound
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.leaves import leaves_of
from learning.web.pages import render
from learning.web.progress import number_of
from learning.web.public import bp
from learning.web.site import site


@bp.get("/lessons/<slug>")
@for_(Policy.OPEN)
def lesson(lang: str, slug: str) -> ResponseReturnValue:
    """The start of a lesson: what it is for, how long it takes, its steps."""
    return _render("public/lesson.html", slug, lang)


@bp.get("/lessons/<slug>/<int:step>")
@for_(Policy.OPEN)
def step(lang: str, slug: str, step: int) -> ResponseReturnValue:
    """One step."""
    leaves = leaves_of(site().library.edition(slug, lang))
    if not 1 <= step <= len(leaves):
        raise NotFound
    return _render("public/step.html", slug, lang, leaf=leaves[step - 1])


@bp.get("/lessons/<slug>/all")
@for_(Policy.OPEN)
def lesson_all(lang: str, slug: str) -> ResponseReturnValue:
    """Everything to read on one page."""
    return _render("public/lesson_all.html", slug, lang)


@bp.get("/lessons/<slug>/questions")
@for_(Policy.OPEN)
def questions_start(lang: str, slug: str) -> ResponseReturnValue:
    """The questions begin with the first."""
    return redirect(url_for("learner.question", slug=slug, number=1), 302)


def _render(template: str, slug: str, lang: str, **context: Any) -> str:
    library = site().library
    edition = library.edition(slug, lang)
    found = library.lesson(slug)
    return render(
        template,
        edition=edition,
        module=library.module(found.module),
        number=number_of(library, found),
        leaves=leaves_of(edition),
        ways=ways.of_lesson(edition),
        facts=[library.facts[name] for name in edition.facts() if name in library.facts],
        content_lang=lang,
        **context,
    )

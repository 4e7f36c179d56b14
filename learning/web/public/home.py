"""Home: where to begin, or to go on."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.reminders import to_do
from learning.progress.attempts import all_standings
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.login import learner
from learning.web.pages import render
from learning.web.progress import where_was
from learning.web.public import bp, root
from learning.web.site import site, today

_TASKS = 3
"""Assignments on the home page: the most urgent; all of them stand on *My progress*."""


@root.get("/")
@for_(Policy.OPEN)
def choose_language() -> ResponseReturnValue:
    """Send on to the language the browser asks for."""
    known = list(site().library.languages)
    return redirect(url_for("public.home", lang=request.accept_languages.best_match(known) or known[0]), 302)


@bp.get("/")
@for_(Policy.OPEN)
def home(lang: str) -> ResponseReturnValue:
    """The signpost: the themes, what a teacher gave, and where somebody with an account left off."""
    library = site().library
    account = learner()
    standings = all_standings(db(), [account.id])[account.id] if account else {}
    was = where_was(library, standings) if standings else None
    tasks = [task for task in to_do(db(), account, library) if not task.is_done] if account else []
    return render(
        "public/home.html",
        modules=library.modules,
        was=was,
        tasks=tasks[:_TASKS],
        more=len(tasks[_TASKS:]),
        today=today(),
        content_lang=lang,
    )

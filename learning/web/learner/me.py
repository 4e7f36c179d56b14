"""My progress: what was given, where I was, every module I began."""

from flask.typing import ResponseReturnValue

from learning.classrooms.assignments import assigned_to, lessons_of
from learning.classrooms.classrooms import classrooms_of
from learning.progress.attempts import all_standings
from learning.progress.mastery import RULES
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.learner import bp
from learning.web.learner.result import claim_of
from learning.web.login import learner
from learning.web.pages import render
from learning.web.progress import routes_of, where_was
from learning.web.site import now, site


@bp.get("/me")
@for_(Policy.OPEN)
def me(lang: str) -> ResponseReturnValue:
    """What I did and what comes next."""
    account, library = learner(), site().library
    standings = all_standings(db(), [account.id])[account.id] if account else {}
    given = assigned_to(db(), account) if account else []
    return render(
        "learner/me.html",
        routes=[route for route in routes_of(library, standings) if route.is_begun],
        was=where_was(library, standings),
        tasks=[
            (assignment, classroom, [library.lesson(name) for name in lessons_of(assignment, library)]) for assignment, classroom in given
        ],
        standings=standings,
        library=library,
        classrooms=classrooms_of(db(), account) if account else [],
        claim=claim_of(account),
        today=now().date(),
        rules=RULES,
        content_lang=lang,
    )

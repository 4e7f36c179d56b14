"""My progress: what was given, what to do next and why, where I was, every module I began."""

from flask.typing import ResponseReturnValue

from learning.classrooms.classrooms import classrooms_of
from learning.classrooms.reminders import to_do
from learning.insight.advice import RULES as ADVICE_RULES
from learning.insight.advice import overview
from learning.insight.practice import missed
from learning.progress.attempts import all_standings
from learning.progress.mastery import RULES
from learning.quizzes.practice import LENGTH
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.learner import bp
from learning.web.learner.result import claim_of
from learning.web.login import learner
from learning.web.pages import render
from learning.web.progress import all_progress, where_was
from learning.web.site import site, today


@bp.get("/me")
@for_(Policy.OPEN)
def me(lang: str) -> ResponseReturnValue:
    """What I did and what comes next."""
    account, library = learner(), site().library
    standings = all_standings(db(), [account.id])[account.id] if account else {}
    tasks = to_do(db(), account, library) if account else []
    return render(
        "learner/me.html",
        modules=[progress for progress in all_progress(library, standings) if progress.is_begun],
        was=where_was(library, standings),
        stands=overview(library, standings, [task.assignment for task in tasks]),
        to_practise=len(missed(library, standings, lang)),
        on_a_sheet=LENGTH,
        advice_rules=ADVICE_RULES,
        tasks=[task for task in tasks if not task.is_done],
        tasks_done=[task for task in tasks if task.is_done],
        classrooms=classrooms_of(db(), account) if account else [],
        claim=claim_of(account),
        today=today(),
        rules=RULES,
        content_lang=lang,
    )

"""The result of a lesson: what you can do now, what to practise, what comes next, and how to keep it."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts.claims import claim_code
from learning.accounts.models import Account
from learning.accounts.sessions import make_own
from learning.codes import grouped
from learning.progress.attempts import all_standings
from learning.progress.mastery import RULES, is_mastered
from learning.web import cookies, ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.learner import bp
from learning.web.links import safe_next
from learning.web.login import keep_token, learner, visit
from learning.web.pages import render
from learning.web.progress import after, number_of, progress_of
from learning.web.site import site


@bp.get("/lessons/<slug>/result")
@for_(Policy.OPEN)
def result(lang: str, slug: str) -> ResponseReturnValue:
    """How it went."""
    library = site().library
    edition = library.edition(slug, lang)
    account = learner()
    standings = all_standings(db(), [account.id])[account.id] if account else {}
    own = standings.get(slug, {})
    lesson = library.lesson(slug)
    return render(
        "learner/result.html",
        edition=edition,
        progress=progress_of(library.module(edition.module), standings),
        lesson_number=number_of(library, lesson),
        following=after(library, lesson),
        answered=[name for name in edition.question_ids if name in own and own[name].answered],
        right=[name for name in edition.question_ids if name in own and own[name].right],
        at_once=[name for name in edition.question_ids if name in own and own[name].right_at_once],
        numbers={name: number for number, name in enumerate(edition.question_ids, 1)},
        mastered=is_mastered(own, edition.question_ids),
        stands="stands" in request.args,
        claim=claim_of(account),
        rules=RULES,
        ways=ways.of_lesson(edition),
        content_lang=edition.lang,
    )


@bp.post("/own-device")
@for_(Policy.SIGNED_IN)
def own_device(lang: str) -> ResponseReturnValue:
    """This is my own device: stay for a month instead of half an hour."""
    here = visit()
    response = redirect(safe_next(request.form.get("next", "")) or url_for("learner.me"), 303)
    if here is not None and not here.account.is_staff:
        make_own(db(), here)
        db().commit()
        keep_token(response, cookies.get(request, cookies.SESSION), here.account, is_shared=False)
    return response


def claim_of(account: Account | None) -> str:
    """The code that opens an account without a name on another device; nothing for others."""
    if account is None or account.claim_hash is None:
        return ""
    return grouped(claim_code(account.key, site().keys, account.claim_hash))

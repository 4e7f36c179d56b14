"""Teachers and administrators: add one by a one-time link, close one, give a new password link."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts import audit, onetime
from learning.accounts.accounts import close, get_staff, staff
from learning.accounts.models import Role
from learning.accounts.sessions import end_all
from learning.errors import Invalid
from learning.web.access import Policy, for_
from learning.web.admin import bp
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site


@bp.get("/")
@for_(Policy.ADMIN)
def accounts(lang: str) -> ResponseReturnValue:
    """Everybody who teaches or manages here."""
    return _page([])


@bp.post("/invite")
@for_(Policy.ADMIN)
def invite(lang: str) -> ResponseReturnValue:
    """A link with which somebody sets a name and a password; it works once, for a week."""
    role = Role.ADMIN if request.form.get("role") == Role.ADMIN else Role.TEACHER
    secret = onetime.make_setup_link(db(), role=role, span=onetime.INVITED, at=now(), made_by=account())
    audit.note(db(), "invited", at=now(), actor_id=account().id)
    db().commit()
    return _link(lang, secret)


@bp.post("/accounts/<key>/reset")
@for_(Policy.ADMIN)
def reset(lang: str, key: str) -> ResponseReturnValue:
    """A link with which somebody sets a new password."""
    found = get_staff(db(), key)
    secret = onetime.make_setup_link(db(), role=Role(found.role), span=onetime.INVITED, at=now(), account=found, made_by=account())
    audit.note(db(), "password-link", at=now(), actor_id=account().id, subject_id=found.id)
    db().commit()
    return _link(lang, secret)


@bp.post("/accounts/<key>/close")
@for_(Policy.ADMIN)
def close_account(lang: str, key: str) -> ResponseReturnValue:
    """Let somebody in no more, or in again."""
    found = get_staff(db(), key)
    try:
        if found.is_active:
            close(db(), found)
            end_all(db(), found)
        else:
            found.is_active = True
    except Invalid as refusal:
        db().rollback()
        return _page([problem_of(refusal)])
    audit.note(db(), "closed" if not found.is_active else "opened", at=now(), actor_id=account().id, subject_id=found.id)
    db().commit()
    return redirect(url_for("admin.accounts"), 303)


def _page(problems: list[Problem]) -> str:
    return render("admin/accounts.html", sheet="staff", staff=staff(db()), problems=problems)


def _link(lang: str, secret: str) -> str:
    address = site().address + url_for("public.setup", lang=lang, secret=secret)
    return render("admin/link.html", sheet="staff", link=address, days=onetime.INVITED.days)

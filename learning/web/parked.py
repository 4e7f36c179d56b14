"""A response that came too late is never lost: it is parked for the same person, or offered to be sent again."""

import secrets
from datetime import timedelta

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import delete

from learning.accounts import sessions
from learning.accounts.models import Account, Parked
from learning.keys import hashed
from learning.web import cookies
from learning.web.db import db
from learning.web.pages import render
from learning.web.site import now

SPAN = timedelta(minutes=15)
MAX_SIZE = 64 * 1024
MAX_PATH = 300


def park_if_ended() -> ResponseReturnValue | None:
    """If the session of somebody with a name has ended, keep what they sent and ask them to sign in again."""
    token = cookies.get(request, cookies.SESSION)
    owner = sessions.owner_of(db(), token) if token else None
    if owner is None or not owner.is_named or not owner.is_active:
        return None
    fields = [[name, value] for name, values in request.form.lists() for value in values]
    if len(request.path) > MAX_PATH or sum(len(name) + len(value) for name, value in fields) > MAX_SIZE:
        return None
    key = secrets.token_urlsafe(32)
    db().execute(delete(Parked).where(Parked.until < now()))
    db().add(Parked(token_hash=hashed(key), account_id=owner.id, path=request.path, form=fields, until=now() + SPAN))
    db().commit()
    response = redirect(url_for("public.signin", kept=1), 303)
    cookies.put(response, cookies.PARKED, key, SPAN)
    return response


def parked_for(account: Account) -> Parked | None:
    """What was kept for this very person, if anything."""
    key = cookies.get(request, cookies.PARKED)
    row = db().get(Parked, hashed(key)) if key else None
    return row if row and row.account_id == account.id and row.until >= now() else None


def offer_again() -> ResponseReturnValue:
    """The browser did not say where the post comes from: show what was sent, with a button that sends it from here."""
    fields = [(name, value) for name, values in request.form.lists() for value in values]
    return render("errors/send_again.html", path=request.path, fields=fields), 403

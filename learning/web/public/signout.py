"""Sign out: the session ends, and a shared computer forgets."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts import sessions
from learning.web import cookies
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.login import visit
from learning.web.pages import render
from learning.web.public import bp


@bp.route("/signout", methods=["GET", "POST"])
@for_(Policy.OPEN)
def signout(lang: str) -> ResponseReturnValue:
    """Ask, and on a post do it."""
    here = visit()
    if request.method == "POST":
        token = cookies.get(request, cookies.SESSION)
        if token:
            sessions.end_session(db(), token)
            db().commit()
        response = redirect(url_for("public.signout", done=1), 303)
        cookies.drop(response, cookies.SESSION)
        cookies.drop(response, cookies.PARKED)
        if here is None or here.session.is_shared:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return render("public/signout.html", done="done" in request.args)

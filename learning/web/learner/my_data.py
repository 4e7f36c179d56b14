"""My data: what is kept, who looked, take it with you, change the name, end sessions, erase."""

import json

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning import privacy
from learning.accounts import sessions
from learning.accounts.names import clean_name
from learning.classrooms.classrooms import classrooms_of, teachers_of
from learning.classrooms.members import Member, rename
from learning.errors import Invalid
from learning.web import cookies
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem, problem_of
from learning.web.learner import bp
from learning.web.login import account, learner, visit
from learning.web.pages import render
from learning.web.site import now


@bp.get("/me/data")
@for_(Policy.OPEN)
def my_data(lang: str) -> ResponseReturnValue:
    """What is kept about me, and who looked."""
    return _page([])


@bp.post("/me/data/name")
@for_(Policy.SIGNED_IN)
def my_name(lang: str) -> ResponseReturnValue:
    """Correct my nickname."""
    own = account()
    try:
        memberships = classrooms_of(db(), own)
        if memberships:
            rename(db(), Member(memberships[0][0], own), request.form.get("name", ""))
        elif own.is_named:
            own.name = clean_name(request.form.get("name", ""))
    except Invalid as refusal:
        db().rollback()
        return _page([problem_of(refusal)])
    db().commit()
    return redirect(url_for("learner.my_data"), 303)


@bp.get("/me/data/download.json")
@for_(Policy.SIGNED_IN)
def my_data_json(lang: str) -> ResponseReturnValue:
    """Everything kept about me, for a program."""
    data = privacy.collect(db(), account(), at=now())
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return download(body, "application/json", "wegwijs-my-data.json", attach=True)


@bp.get("/me/data/download.html")
@for_(Policy.SIGNED_IN)
def my_data_html(lang: str) -> ResponseReturnValue:
    """Everything kept about me, to read."""
    body = render("learner/my_data_download.html", data=privacy.collect(db(), account(), at=now())).encode()
    return download(body, "text/html; charset=utf-8", "wegwijs-my-data.html", attach=True)


@bp.post("/me/data/sessions/<key>/end")
@for_(Policy.SIGNED_IN)
def end_session(lang: str, key: str) -> ResponseReturnValue:
    """End one of my sessions."""
    sessions.end_one(db(), account(), key)
    db().commit()
    return redirect(url_for("learner.my_data"), 303)


@bp.route("/me/data/erase", methods=["GET", "POST"])
@for_(Policy.SIGNED_IN)
def erase(lang: str) -> ResponseReturnValue:
    """Ask once more on a page of its own, then erase everything."""
    if request.method == "POST":
        privacy.erase(db(), account(), at=now(), by=account())
        db().commit()
        response = redirect(url_for("learner.erased"), 303)
        for cookie in (cookies.SESSION, cookies.DEVICE, cookies.PARKED):
            cookies.drop(response, cookie)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return render("learner/erase.html", count=privacy.attempts_count(db(), account()))


@bp.get("/erased")
@for_(Policy.OPEN)
def erased(lang: str) -> ResponseReturnValue:
    """It is gone."""
    return render("learner/erased.html")


def _page(problems: list[Problem]) -> str:
    own, here = learner(), visit()
    return render(
        "learner/my_data.html",
        problems=problems,
        looks=privacy.looks(db(), own) if own else [],
        count=privacy.attempts_count(db(), own) if own else 0,
        classrooms=[
            (membership, classroom, [one.name or "" for one in teachers_of(db(), classroom) if one.is_active])
            for membership, classroom in (classrooms_of(db(), own) if own else [])
        ],
        sessions=sessions.sessions_of(db(), own, at=now()) if own else [],
        this_session=here.session.key if here else "",
        typed=request.form.get("name", ""),
    )

"""Sign in: with class code, name and PIN; with a card; as a teacher with a password."""

from dataclasses import replace

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms import BooleanField, Form, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from learning.accounts import cards
from learning.accounts.accounts import find_staff
from learning.accounts.models import Account
from learning.accounts.signin import check_password, check_pin
from learning.classrooms.classrooms import find_by_code
from learning.classrooms.members import find_by_name
from learning.codes import normalize
from learning.errors import Invalid
from learning.i18n import N_, Message
from learning.progress.attempts import take_along
from learning.web import cookies
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, problems_of
from learning.web.links import safe_next
from learning.web.login import learner, sign_in
from learning.web.pages import render
from learning.web.parked import parked_for
from learning.web.public import bp, root
from learning.web.site import now, site
from learning.web.trying import source

_CARD_SPAN_SECONDS = 120
_WRONG = N_("Class code, name or PIN is not right. Look at your card once more. Lost it? Ask your teacher.")


class PinForm(Form):  # type: ignore[misc]
    """What stands on a card."""

    code = StringField(
        validators=[
            InputRequired(N_("Fill in the class code of your card.")),
            Length(max=40, message=N_("A class code has 8 letters and figures, such as 7KQF-M3XA. It stands on your card.")),
        ]
    )
    name = StringField(
        validators=[
            InputRequired(N_("Fill in your name as it stands on your card.")),
            Length(max=80, message=N_("A name has at most 32 letters. A first name is enough.")),
        ]
    )
    pin = PasswordField(
        validators=[
            InputRequired(N_("Fill in the 6 figures of your card.")),
            Length(max=20, message=N_("Fill in the 6 figures of your card.")),
        ]
    )
    own_device = BooleanField()
    take_along = BooleanField()


class PasswordForm(Form):  # type: ignore[misc]
    """A name and a password."""

    name = StringField(
        validators=[
            InputRequired(N_("Fill in your name.")),
            Length(max=80, message=N_("A name has at most 32 letters. A first name is enough.")),
        ]
    )
    password = PasswordField(
        validators=[InputRequired(N_("Fill in your password.")), Length(max=300, message=N_("A password has at most 256 characters."))]
    )


@bp.route("/signin", methods=["GET", "POST"])
@for_(Policy.OPEN)
def signin(lang: str) -> ResponseReturnValue:
    """Sign in with what stands on the card."""
    form = PinForm(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        if form.validate():
            try:
                account = _check(form)
            except Invalid as refusal:
                problems = [problem_of(refusal)]
            else:
                if account is not None:
                    return _welcome(account, how="pin", own=form.own_device.data, along=form.take_along.data)
                db().commit()
                problems = [Problem(field="code", message=Message(_WRONG))]
        else:
            problems = problems_of(form)
    return render("public/signin.html", form=form, problems=problems, kept="kept" in request.args, next=_next(), nameless=_nameless())


@bp.route("/signin/staff", methods=["GET", "POST"])
@for_(Policy.SETUP)
def signin_staff(lang: str) -> ResponseReturnValue:
    """Sign in as a teacher or administrator."""
    form = PasswordForm(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        problems = problems_of(form)
        if form.validate():
            name, password = str(form.name.data), str(form.password.data)
            account = find_staff(db(), name)
            right = check_password(db(), account, name, password, source(), site().keys, at=now())
            if right and account is not None:
                response = redirect(_next() or url_for("teacher.classrooms"), 303)
                sign_in(response, account, how="password", is_shared=True)
                db().commit()
                return response
            db().commit()
            problems = [Problem(field="name", message=Message(N_("Name or password is not right. Try again, or ask a colleague.")))]
    return render("public/signin_staff.html", form=form, problems=problems, next=_next())


@root.get("/k/<secret>", endpoint="card")
@root.get("/K/<secret>", endpoint="card_capitals")
@for_(Policy.OPEN)
def card(secret: str) -> ResponseReturnValue:
    """What a login card opens: the secret moves from the address into a cookie for two minutes."""
    response = redirect(url_for("public.card_question", lang=_language()), 303)
    response.set_cookie(
        cookies.name_of(cookies.CARD),
        secret[:64],
        max_age=_CARD_SPAN_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=site().settings.is_public,
    )
    return response


@bp.route("/signin/card", methods=["GET", "POST"])
@for_(Policy.OPEN)
def card_question(lang: str) -> ResponseReturnValue:
    """*Are you Fox?* Only a yes signs in."""
    account = cards.find_by_card(db(), cookies.get(request, cookies.CARD)) if cookies.get(request, cookies.CARD) else None
    if account is None:
        return render("public/card_unknown.html"), 404 if cookies.get(request, cookies.CARD) else 200
    if request.method == "POST":
        response = _welcome(account, how="card", own="own_device" in request.form, along="take_along" in request.form)
        cookies.drop(response, cookies.CARD)
        return response
    return render("public/card.html", card_account=account, nameless=_nameless())


@bp.get("/signin/kept")
@for_(Policy.SIGNED_IN)
def kept(lang: str) -> ResponseReturnValue:
    """The answer that came after the session had ended, to be sent again by the same person."""
    account = learner()
    row = parked_for(account) if account else None
    if row is None:
        return redirect(url_for("learner.me"), 303)
    return render("public/kept.html", path=row.path, fields=row.form)


def _check(form: PinForm) -> Account | None:
    """The learner whose card this is, or nobody.

    Raises:
        Invalid: the class code cannot be one.
        TooSoon: this try does not count yet.
    """
    classroom = find_by_code(db(), str(form.code.data))
    found = find_by_name(db(), classroom, str(form.name.data)) if classroom else None
    pin = "".join(sign for sign in str(form.pin.data) if sign.isdigit())
    room = classroom.key if classroom else normalize(str(form.code.data))
    where = replace(source(found), name=str(form.name.data))
    return found if check_pin(db(), found, room, pin, where, site().keys, at=now()) else None


def _welcome(account: Account, *, how: str, own: bool, along: bool) -> Response:
    """Open the session, take along what was done without a name, and go on."""
    nameless = learner()
    response = redirect(_next() or url_for("public.kept"), 303)
    sign_in(response, account, how=how, is_shared=not own)
    if along and nameless is not None and not nameless.is_named and nameless.id != account.id:
        take_along(db(), nameless, account)
    if own:
        cookies.remember_device(request, response, account, site().keys)
    db().commit()
    return response


def _nameless() -> bool:
    """Whether something was done here without a name, that could be taken along."""
    account = learner()
    return account is not None and not account.is_named


def _next() -> str:
    return safe_next(request.values.get("next", ""))


def _language() -> str:
    known = list(site().library.languages)
    return request.accept_languages.best_match(known) or known[0]

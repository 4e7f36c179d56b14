"""A one-time link: the first administrator or a new teacher sets a name and a password."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from learning.accounts import audit, onetime
from learning.accounts.accounts import make_staff, set_password
from learning.accounts.models import Account, OneTimeSecret, Role
from learning.accounts.sessions import end_all
from learning.errors import Invalid
from learning.i18n import N_
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, problems_of
from learning.web.login import sign_in
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import now


class SetupForm(Form):  # type: ignore[misc]
    """A name and a password."""

    name = StringField(
        validators=[
            InputRequired(N_("Fill in your name.")),
            Length(max=80, message=N_("A name has at most 32 letters. A first name is enough.")),
        ]
    )
    password = PasswordField(
        validators=[InputRequired(N_("Choose a password.")), Length(max=300, message=N_("A password has at most 256 characters."))]
    )


@bp.route("/setup/<secret>", methods=["GET", "POST"])
@for_(Policy.SETUP)
def setup(lang: str, secret: str) -> ResponseReturnValue:
    """Set a name and a password, once."""
    link = onetime.get_setup(db(), secret, at=now())
    owner = db().get(Account, link.account_id) if link.account_id else None
    form = SetupForm(request.form, name=owner.name if owner else "")
    problems: list[Problem] = []
    if request.method == "POST":
        problems = problems_of(form)
        if not problems:
            try:
                return _finish(link, owner, str(form.name.data), str(form.password.data))
            except Invalid as refusal:
                db().rollback()
                problems = [problem_of(refusal)]
    return render("public/setup.html", form=form, problems=problems, owner=owner, role=link.role)


def _finish(link: OneTimeSecret, owner: Account | None, name: str, password: str) -> ResponseReturnValue:
    """The account is there, the link is used up, and whoever holds it is signed in.

    Raises:
        Invalid: the name is taken, or the password too easy.
    """
    if owner is None:
        owner = make_staff(db(), name, password, role=Role(link.role or Role.TEACHER), at=now())
    else:
        set_password(owner, password)
        end_all(db(), owner)
    link.used_at = now()
    audit.note(db(), "account-set-up", at=now(), actor_id=owner.id, subject_id=owner.id)
    response = redirect(url_for("teacher.classrooms"), 303)
    sign_in(response, owner, how="setup", is_shared=True)
    db().commit()
    return response

"""A code on paper or from the teacher: six signs let a learner in, eight open what was done without a name."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, Form, StringField
from wtforms.validators import InputRequired, Length

from learning.accounts.claims import find_claimed
from learning.accounts.models import Account
from learning.accounts.onetime import LET_IN_LENGTH, use_let_in_code
from learning.accounts.signin import check_code_tries, miss_code
from learning.codes import normalize
from learning.errors import Invalid
from learning.i18n import N_
from learning.paper.owners import opened_by
from learning.progress.attempts import take_along
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, problems_of
from learning.web.login import learner, sign_in
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import now, site
from learning.web.trying import source


class CodeForm(Form):  # type: ignore[misc]
    """One code."""

    code = StringField(
        validators=[
            InputRequired(N_("Fill in your code.")),
            Length(max=40, message=N_("The code has 8 letters and figures, such as 7KQF-M3XA.")),
        ]
    )
    own_device = BooleanField()


@bp.route("/code", methods=["GET", "POST"])
@for_(Policy.OPEN)
def code(lang: str) -> ResponseReturnValue:
    """Go in with a code."""
    form = CodeForm(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        problems = problems_of(form)
        if not problems:
            try:
                account = _find(str(form.code.data))
            except Invalid as refusal:
                problems = [problem_of(refusal)]
            else:
                return _enter(account, own=form.own_device.data)
    return render("public/code.html", form=form, problems=problems)


def _find(typed: str) -> Account:
    """Whoever the code lets in.

    Raises:
        Invalid: it is no code, or opens nothing (any more).
        TooSoon: too many wrong codes came from this address.
    """
    keys = site().keys
    check_code_tries(db(), source(), keys, at=now())
    if len(normalize(typed)) <= LET_IN_LENGTH:
        found = use_let_in_code(db(), typed, keys, at=now())
        gone = N_("This code does not work any more. It works once, for ten minutes. Ask your teacher for a new one.")
    else:
        found = find_claimed(db(), typed, keys) or opened_by(db(), normalize(typed))
        gone = N_("We do not know this code. It may have been erased: after 30 days without use we keep nothing.")
    if found is None:
        miss_code(db(), source(), keys, at=now())
        db().commit()
        raise Invalid(gone, field="code")
    return found


def _enter(account: Account, *, own: bool) -> ResponseReturnValue:
    """Open the session; somebody with a name joins what the code opens to their own account instead."""
    here = learner()
    is_claim = account.claim_hash is not None and not account.is_named
    response = redirect(url_for("learner.me"), 303)
    if is_claim and here is not None and here.is_named and not here.is_staff:
        take_along(db(), account, here)
    else:
        sign_in(response, account, how="claim" if is_claim else "let-in", is_shared=not own)
    db().commit()
    return response

"""Join a class: its code, then a nickname; the PIN is shown once."""

from flask import make_response, request
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from learning.accounts.accounts import make_learner
from learning.accounts.passwords import hash_pin, make_pin
from learning.accounts.signin import check_code_tries, miss_code
from learning.classrooms.classrooms import find_by_code
from learning.classrooms.members import join as join_classroom
from learning.codes import grouped
from learning.errors import Invalid
from learning.i18n import N_
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, problems_of
from learning.web.login import learner, sign_in
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import now, site
from learning.web.trying import source


class JoinForm(Form):  # type: ignore[misc]
    """A class code and a nickname."""

    code = StringField(
        validators=[
            InputRequired(N_("Fill in the class code. Your teacher has it.")),
            Length(max=40, message=N_("A class code has 8 letters and figures, such as 7KQF-M3XA. It stands on your card.")),
        ]
    )
    name = StringField(
        validators=[
            InputRequired(N_("Write a name. A first name is enough.")),
            Length(max=80, message=N_("A name has at most 32 letters. A first name is enough.")),
        ]
    )


@bp.route("/join", methods=["GET", "POST"])
@for_(Policy.OPEN)
def join(lang: str) -> ResponseReturnValue:
    """Ask to be let into a class; what was done so far comes along."""
    form = JoinForm(request.form)
    problems: list[Problem] = []
    if request.method == "POST":
        problems = problems_of(form)
        if not problems:
            try:
                return _join(str(form.code.data), str(form.name.data))
            except Invalid as refusal:
                db().rollback()
                problems = [problem_of(refusal)]
    return render("public/join.html", form=form, problems=problems)


def _join(code: str, name: str) -> ResponseReturnValue:
    """The page with the PIN, shown once.

    Raises:
        Invalid: the code or the name cannot be used.
        TooSoon: too many wrong codes came from this address.
    """
    keys = site().keys
    check_code_tries(db(), source(), keys, at=now())
    classroom = find_by_code(db(), code)
    if classroom is None:
        miss_code(db(), source(), keys, at=now())
        db().commit()
        raise Invalid(N_("We do not know this class code. Look at it once more, or ask your teacher."), field="code")
    here = learner()
    if here is not None and here.is_staff:
        raise Invalid(N_("You are signed in as a teacher. Sign out first."), field="code")
    account = here if here is not None and not here.is_named else make_learner(db(), at=now())
    join_classroom(db(), account, classroom, name, at=now())
    pin = make_pin()
    account.pin_hash = hash_pin(pin, account.key, keys)
    account.claim_hash = None
    code_words = grouped(classroom.code)
    response = make_response(render("public/joined.html", joined_name=account.name, pin=f"{pin[:3]} {pin[3:]}", code=code_words))
    sign_in(response, account, how="pin", is_shared=True)
    db().commit()
    return response

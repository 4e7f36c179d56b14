"""Login cards: made and printed in one step, because only hashes of their secrets are kept."""

from flask import request
from flask.typing import ResponseReturnValue

from learning.accounts import audit
from learning.accounts.cards import accounts_with_card, make_card
from learning.classrooms.members import chosen_members, members_of
from learning.codes import grouped
from learning.i18n import N_, Message
from learning.outputs.login_cards import CardText, login_cards
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught


@bp.route("/classes/<key>/cards", methods=["GET", "POST"])
@for_(Policy.STAFF)
def cards(lang: str, key: str) -> ResponseReturnValue:
    """Choose whose cards to print; those without a card are chosen already."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        chosen = chosen_members(db(), classroom, request.form.getlist("member"))
        if chosen:
            made = [make_card(db(), member.account, site().keys, at=now()) for member in chosen]
            for member in chosen:
                audit.note(db(), "card", at=now(), actor_id=account().id, subject_id=member.account.id, classroom_id=classroom.id)
            texts = [CardText(name=one.account.name or "", pin=one.pin, secret=one.secret) for one in made]
            pdf = login_cards(texts, code=grouped(classroom.code), address=site().address, lang=lang, day=now().date())
            db().commit()
            return download(pdf, "application/pdf", "cards.pdf", attach=True)
        problems = [Problem(field="member", message=Message(N_("Choose at least one learner.")))]
    members = members_of(db(), classroom)
    have = accounts_with_card(db(), [member.account.id for member in members])
    return render(
        "teacher/cards.html", sheet="staff", classroom=classroom, members=members, have=have, problems=problems, address=site().address
    )

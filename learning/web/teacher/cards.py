"""Login cards: made and printed in one step, because only hashes of their secrets are kept."""

from flask import request
from flask.typing import ResponseReturnValue

from learning.accounts import audit
from learning.accounts.cards import accounts_with_card, draw, make_card
from learning.classrooms.members import Member, members_of, ticked_members
from learning.codes import grouped
from learning.errors import Invalid
from learning.i18n import N_, Message
from learning.outputs.login_cards import CardText, login_cards
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.file_names import CARDS, file_name


@bp.route("/classes/<key>/cards", methods=["GET", "POST"])
@for_(Policy.STAFF)
def cards(lang: str, key: str) -> ResponseReturnValue:
    """Choose whose cards to print: of everybody without a card, or only of those ticked, as the address may do already."""
    classroom = taught(key)
    members = members_of(db(), classroom)
    have = accounts_with_card(db(), [member.account.id for member in members])
    without = [member for member in members if member.account.id not in have]
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            chosen = ticked_members(db(), classroom, request.form.getlist("member")) or without
        except Invalid as refusal:
            problems = [problem_of(refusal)]
        else:
            if chosen:
                return _print(key, chosen, lang)
            problems = [Problem(field="member", message=Message(N_("Everybody has a card. Tick who needs a new one.")))]
    return render(
        "teacher/cards.html",
        sheet="staff",
        classroom=classroom,
        members=members,
        have=have,
        without=len(without),
        chosen=(request.form if request.method == "POST" else request.args).getlist("member"),
        problems=problems,
        address=site().address,
    )


def _print(key: str, chosen: list[Member], lang: str) -> ResponseReturnValue:
    """New cards as PDF. Hashing PINs and making the file take seconds for a class: the database is let go before each."""
    db().commit()
    drawn = {member.account.id: draw(member.account, site().keys) for member in chosen}
    classroom = taught(key)
    texts = []
    for member in members_of(db(), classroom):
        if member.account.id in drawn:
            made = make_card(db(), member.account, site().keys, at=now(), drawn=drawn[member.account.id])
            audit.note(db(), "card", at=now(), actor_id=account().id, subject_id=member.account.id, classroom_id=classroom.id)
            texts.append(CardText(name=member.name, pin=made.pin, secret=made.secret))
    code = grouped(classroom.code)
    db().commit()
    pdf = login_cards(texts, code=code, address=site().address, lang=lang, day=now().date())
    return download(pdf, "application/pdf", file_name(CARDS, classroom, "pdf"), attach=True)

"""Where to begin: eight pictures, and a route for some kinds of people. Nothing of it is kept."""

from dataclasses import dataclass

from flask import request, url_for
from flask.typing import ResponseReturnValue

from learning.content.model import Module
from learning.content.start import Route, Skill
from learning.i18n import N_
from learning.outputs.self_check import self_check
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.files import download
from learning.web.pages import render, say
from learning.web.public import bp
from learning.web.site import now, site

CAN, WANT = "can", "want"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Where somebody is told to begin, and why."""

    first: Skill | None
    """Nothing to learn was chosen when there is none."""
    modules: tuple[Module, ...]
    """The modules of everything somebody wants to learn, in the order of learning."""


@bp.get("/start")
@for_(Policy.OPEN)
def start(lang: str) -> ResponseReturnValue:
    """The self-check, and its advice when something was chosen."""
    found = site().library.start
    chosen = {skill.id: request.args.get(skill.id, "") for skill in found.skills}
    other_ways = [ways.OtherWay(icon="paper", href=url_for("public.start_file"), words=say(N_("On paper"))), *ways.anywhere()]
    return render(
        "public/start.html",
        start=found,
        chosen=chosen,
        advice=_advice({name for name, answer in chosen.items() if answer == WANT}) if any(chosen.values()) else None,
        asked="asked" in request.args,
        routes=[(route, _modules(route)) for route in found.routes],
        ways=other_ways,
        content_lang=lang,
    )


@bp.get("/start/self-check.pdf")
@for_(Policy.OPEN)
def start_file(lang: str) -> ResponseReturnValue:
    """The self-check on paper, with where to begin beside each picture."""
    library = site().library
    body = self_check(library.start, {module.id: module for module in library.modules}, lang=lang, day=now().date())
    return download(body, "application/pdf", "self-check.pdf")


def _advice(wanted: set[str]) -> Advice:
    found = site().library.start
    named = [skill.module for skill in found.skills if skill.id in wanted]
    modules = tuple(module for module in site().library.modules if module.id in named)
    return Advice(first=found.begin_with(wanted), modules=modules)


def _modules(route: Route) -> list[Module]:
    return [site().library.module(name) for name in route.modules]

"""*Liever anders?*: the other ways to do a thing, only those that really exist there."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import g, url_for

from learning.content.model import Edition
from learning.i18n import N_, interface
from learning.markup.html import is_phone
from learning.outputs import OUTPUTS
from learning.web.site import site


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWay:
    """A link to the same thing done another way."""

    icon: str
    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Where a person is found: by phone and at a desk."""

    phone: str
    about_phone: str
    """When they answer, or what the call costs."""
    desk: str
    is_own: bool
    """Whether the host set its own lines; otherwise they are the national ones of the fact table."""


def find_help(lang: str) -> Help:
    """The host's own phone and desk, or the national ones."""
    host, facts = site().host, site().library.facts
    national = facts.get("digihulplijn_number")
    desk = facts.get("ido_what")
    free = interface(lang).text("The call is free.")
    return Help(
        phone=host.phone or (national.value(lang) if national else ""),
        about_phone=host.hours.get(lang, "") or ("" if host.phone else free),
        desk=host.desk.get(lang, "") or (desk.texts.get(lang, desk.texts["nl"]) if desk else ""),
        is_own=bool(host.phone or host.desk),
    )


def anywhere() -> list[OtherWay]:
    """What can be done on every page: larger letters, a call, a visit."""
    say = interface(g.lang).text
    found = find_help(g.lang)
    ways = [OtherWay(icon="big", href=url_for("public.settings"), words=say("Larger letters"))]
    if is_phone(found.phone):
        dialled = "".join(sign for sign in found.phone if sign.isdigit() or sign == "+")
        ways.append(OtherWay(icon="phone", href=f"tel:{dialled}", words=say("Call: %(phone)s", phone=found.phone)))
    if found.desk:
        ways.append(OtherWay(icon="desk", href=url_for("public.help_page", _anchor="desk"), words=say("Visit somebody")))
    return ways


def of_lesson(edition: Edition) -> list[OtherWay]:
    """The ways to do a lesson without this screen."""
    return [*_files(lambda file: url_for("public.lesson_file", slug=edition.lesson, file=file)), *anywhere()]


def of_module(module: str) -> list[OtherWay]:
    """The ways to do a whole module without this screen."""
    href = url_for("public.module_file", slug=module, file=OUTPUTS["worksheet"].file)
    return [OtherWay(icon="paper", href=href, words=interface(g.lang).text("All lessons on paper")), *anywhere()]


def of_quiz(module: str, number: int) -> list[OtherWay]:
    """The ways to do a round of a quiz without this screen."""
    return [*_files(lambda file: url_for("learner.quiz_files", slug=module, number=number, file=file)), *anywhere()]


def _files(address: Callable[[str], str]) -> list[OtherWay]:
    icons = {"worksheet": "paper", "large-print": "big", "text": "text"}
    names = {"worksheet": N_("On paper"), "large-print": N_("On paper, in large print"), "text": N_("Text only")}
    say = interface(g.lang).text
    return [OtherWay(icon=icon, href=address(OUTPUTS[name].file), words=say(names[name])) for name, icon in icons.items()]

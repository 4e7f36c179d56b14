"""What templates can ask for: filters, tests and functions that turn objects into words and HTML."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import url_for
from jinja2 import Environment
from markupsafe import Markup
from wtforms import Field, Form

from learning.classrooms.dashboard import Cell, Need, cell_of
from learning.classrooms.members import Member
from learning.classrooms.models import Assignment
from learning.content.library import Library
from learning.content.model import Lesson, Term
from learning.errors import NotFound
from learning.i18n import N_, Interface, interface
from learning.markup.html import html, inline_html, phone_html, text_html
from learning.progress.mastery import Standing, State
from learning.progress.models import Way
from learning.questions.base import Question
from learning.questions.interaction import Response
from learning.scenes.base import Scene
from learning.templating import environment
from learning.web.styles import version_of

STATES = {
    State.HELP: N_("needs help"),
    State.MASTERED: N_("mastered"),
    State.DONE: N_("done"),
    State.BUSY: N_("busy"),
    State.NEW: N_("not begun"),
}
WAYS = {Way.SCREEN: N_("on screen"), Way.PAPER: N_("on paper"), Way.DESK: N_("at the desk"), Way.PHONE: N_("by phone")}
MARKS = {Way.SCREEN: N_("way-mark:S"), Way.PAPER: N_("way-mark:P"), Way.DESK: N_("way-mark:D"), Way.PHONE: N_("way-mark:T")}
"""One letter for each way, in a table; the words stand in the legend and for who listens."""
ACTIONS = {
    "class": N_("looked at the overview of the class"),
    "learner": N_("looked at your lessons"),
    "answers": N_("looked at your answers in a lesson"),
    "entered": N_("typed in answers of yours"),
    "undone": N_("took back answers of yours that were typed in"),
    "card": N_("printed a card for you"),
    "let-in": N_("let you in with a code"),
    "renamed": N_("changed your name"),
    "signed-out": N_("signed you out everywhere"),
    "removed": N_("took you out of the class"),
    "moved": N_("moved you to another class"),
    "teacher-added": N_("let one more teacher into the class"),
    "teacher-removed": N_("took a teacher out of the class"),
    "teaches": N_("made you a teacher of a class"),
    "teaches-no-more": N_("took you out of the teachers of a class"),
    "account-set-up": N_("set up the account"),
    "password-link": N_("made a link for a new password"),
    "closed": N_("closed the account"),
    "opened": N_("opened the account"),
}
BACK = Markup('<span aria-hidden="true">←\u00a0</span>')
"""Before a link to the page above; its arrow says nothing to who listens. Some of these links are flex boxes, which drop a plain space."""
BECOMES = Markup(' <span aria-hidden="true">→</span><span class="vh">:</span> ')
"""Between a line and what a learner put there."""


@cache
def drawing(lang: str) -> Environment:
    """The templates in a language, with everything pages need."""
    env = environment(lang)
    words = interface(lang)
    env.filters.update(html=html, inline=inline_html, text_html=text_html, phone=phone_html)
    env.filters.update(_said_filters(words, lang))
    env.filters.update(drawing=_drawing, keys=_keys, as_tuple=tuple)
    env.tests.update(scene=lambda one: isinstance(one, Scene), term=lambda one: isinstance(one, Term))
    env.globals.update(url_for=url_for, static=static, link=link, first=_first, picks_of=_picks_of, dict_of=_dict_of)
    env.globals.update(numeric=Markup(' inputmode="numeric"'), readonly=Markup(" readonly"), back=BACK, becomes=BECOMES)
    return env


def static(name: str) -> str:
    """The address of a static file, with a short name of its bytes so that it may be kept for ever."""
    return url_for("root.static_file", name=name, v=version_of(name))


def link(endpoint: str, words: str, /, **values: Any) -> Markup:
    """A link to a page."""
    return Markup('<a href="{}">{}</a>').format(url_for(endpoint, **values), words)


@cache
def _drawing(path: Path) -> Markup:
    """One of our own drawings in the page, so that it takes the colour of the words; it says nothing that the words do not."""
    return Markup(path.read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704  our own file


def cell_text(cell: Cell, words: Interface) -> str:
    """A cell in words: how it stands, how many are right, in which ways."""
    parts = [words.text(STATES[cell.state])]
    if cell.state != State.NEW:
        parts.append(words.text("%(right)s of %(all)s right", right=cell.right, all=cell.all))
        parts += [words.text(WAYS[way]) for way in cell.ways]
    return ", ".join(parts)


def _said_filters(words: Interface, lang: str) -> dict[str, Callable[..., Any]]:
    """Filters that put something into words."""

    def rule(message: str) -> str:
        return words.text(message).replace("%%", "%")

    def state(lesson: Lesson, standings: Mapping[str, Mapping[str, Standing]]) -> str:
        return cell_text(cell_of(lesson, standings), words)

    def need(one: Need, lang: str) -> str:
        numbers = words.listed([str(number) for number in one.questions])
        title = one.lesson.edition(lang).title
        return words.plural(
            "question %(numbers)s of '%(title)s' does not work out yet (%(tries)s times in a row)",
            "questions %(numbers)s of '%(title)s' do not work out yet (%(tries)s times in a row)",
            len(one.questions),
            numbers=numbers,
            title=title,
            tries=one.tries,
        )

    def assigned(one: Assignment, library: Library, lang: str) -> str:
        return _assigned(one, library, lang, words)

    def by_when(due: date, today: date) -> str:
        return _by_when(due, today, words)

    return {
        "rule": rule,
        "state": state,
        "cell": lambda cell: cell_text(cell, words),
        "action": lambda name: words.text(ACTIONS.get(str(name), str(name))),
        "way": lambda name: words.text(WAYS[Way(name)]),
        "way_mark": lambda name: words.text(MARKS[Way(name)]).removeprefix("way-mark:"),
        "need": need,
        "assigned": assigned,
        "by_when": by_when,
        "why": lambda advice: advice.why(words),
        "spoken": lambda texts: _spoken(texts, lang),
        "said": lambda question, response: said(question, response, words),
    }


def said(question: Question, response: Response, words: Interface) -> Markup:
    """A response in the words of the question, as a person reads it back."""
    remarks = question.grade(response).remarks
    parts = []
    for remark in remarks:
        answer = f"{remark.answer}. " if remark.answer and question.kind == "ordering" else ""
        after = BECOMES + remark.answer if remark.answer and question.kind != "ordering" else ""
        parts.append(Markup("{}{}{}").format(answer, inline_html(remark.words), after))
    return Markup("; ").join(parts) if parts else Markup("{}").format(words.text("something that is not there"))


def _spoken(texts: Mapping[str, str], lang: str) -> Markup:
    """A text in a language; where it has none, the Dutch one, marked as Dutch."""
    return Markup("{}").format(texts[lang]) if lang in texts else Markup('<span lang="nl">{}</span>').format(texts["nl"])


def _assigned(one: Assignment, library: Library, lang: str, words: Interface) -> str:
    try:
        module = library.module(one.module)
        if one.lesson is None:
            return words.text("Theme: %(title)s", title=module.text(lang).title)
        return library.lesson(one.lesson).edition(lang).title
    except NotFound:
        return words.text("A lesson that has gone")


def _by_when(due: date, today: date, words: Interface) -> str:
    """The day something is for, as one says it; when it has gone by, nothing is too late."""
    if due < today:
        return words.text("was for %(day)s (later is fine too)", day=words.weekday(due))
    near = {0: words.text("today"), 1: words.text("tomorrow")}
    return words.text("for %(day)s", day=near.get((due - today).days) or words.weekday(due))


def _first(form: Form) -> str:
    """The name of the first field of a form."""
    return str(next(iter(form)).name)


def _picks_of(field: Field) -> dict[int, Markup]:
    """The tick boxes of a question about a screen, by marker."""
    picks = {}
    for place, choice in enumerate(field):
        options = {"id": field.id} if place == 0 else {}
        picks[int(choice.data)] = Markup("{}").format(choice(**options))
    return picks


def _keys(members: Iterable[Member]) -> list[str]:
    return [member.membership.key for member in members]


def _dict_of(members: Iterable[Member], have: set[int], words: str) -> dict[int, str]:
    return {member.account.id: words for member in members if member.account.id in have}

"""Copy assignments from another class: choose the class, then what and for which days, look at it, and only then give it."""

from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.classrooms import check_in_use, taught_by
from learning.classrooms.copying import MAX_SHIFT, Dates, Planned, copy, plan_copy
from learning.classrooms.models import Classroom
from learning.errors import Invalid
from learning.i18n import N_
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of, whole_number
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site, today
from learning.web.teacher import bp, taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the form asks for."""

    planned: list[Planned]
    dates: Dates
    days: int

    @property
    def keys(self) -> list[str]:
        """The assignments of the other class that were chosen."""
        return [one.source.key for one in self.planned]


@bp.route("/classes/<key>/assignments/copy", methods=["GET", "POST"])
@for_(Policy.STAFF)
def copy_assignments(lang: str, key: str) -> ResponseReturnValue:
    """Three steps on one address: the class, the choice, the look before it is done."""
    classroom = taught(key)
    others = _others(classroom)
    source = next((one for one in others if one.key == request.values.get("from")), None)
    problems: list[Problem] = []
    if source is None and "from" in request.values:
        problems = [problem_of(Invalid(N_("Choose a class."), field="from"))]
    if source is None:
        return _page("teacher/copy_assignments_class.html", classroom, lang, others=others, problems=problems)
    step = request.form.get("do")
    if step in {"look", "copy"}:
        try:
            choice = _choice(classroom, source)
        except Invalid as refusal:
            problems = [problem_of(refusal)]
        else:
            if step == "copy":
                made = copy(db(), choice.planned, classroom, account(), site().library, at=now())
                db().commit()
                return redirect(url_for("teacher.assignments", key=key, copied=len(made)), 303)
            return _page("teacher/copy_assignments_look.html", classroom, lang, source=source, choice=choice)
    planned = plan_copy(db(), source, classroom, site().library)
    sent = request.method == "POST"
    return _page(
        "teacher/copy_assignments_choose.html",
        classroom,
        lang,
        source=source,
        planned=planned,
        problems=problems,
        chosen=request.form.getlist("what") if sent else [one.source.key for one in planned if not one.is_here],
        dates=request.form.get("dates", Dates.KEEP),
        days=request.form.get("days", "7"),
    )


def _others(classroom: Classroom) -> list[Classroom]:
    """The other classes of this teacher, those that were put away last: what was given there is still worth copying."""
    mine = [*taught_by(db(), account()), *taught_by(db(), account(), archived=True)]
    return [one for one in mine if one.id != classroom.id]


def _choice(classroom: Classroom, source: Classroom) -> Choice:
    """What was chosen, with the days it becomes.

    Raises:
        Invalid: nothing was chosen, the number of days is none, or this class was put away.
    """
    check_in_use(classroom, field="what")
    typed = request.form.get("dates", "")
    dates = Dates(typed) if typed in list(Dates) else Dates.KEEP
    days = _days() if dates is Dates.SHIFT else 0
    planned = plan_copy(db(), source, classroom, site().library, dates=dates, days=days)
    chosen = [one for one in planned if one.source.key in request.form.getlist("what")]
    if not chosen:
        raise Invalid(N_("Choose at least one assignment."), field="what")
    return Choice(planned=chosen, dates=dates, days=days)


def _days() -> int:
    """How far the days move; with a minus they move back.

    Raises:
        Invalid: it is no number, or a very large one.
    """
    typed = request.form.get("days", "").strip().replace("−", "-")
    number = whole_number(typed.removeprefix("-"))
    if not number or number > MAX_SHIFT:
        raise Invalid(N_("Write a number of days from 1 to 1000, with a minus to move back."), field="days")
    return -number if typed.startswith("-") else number


def _page(template: str, classroom: Classroom, lang: str, **shown: Any) -> str:
    return render(
        template,
        sheet="staff",
        classroom=classroom,
        library=site().library,
        today=today(),
        content_lang=lang,
        **{"problems": [], **shown},
    )

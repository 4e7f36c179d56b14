"""Answers on paper or aloud, typed in: a grid, a review before saving, an undo after."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts.models import Account
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message
from learning.paper.entry import Field, Filled, Typed, count_of, fields_of, get_entry, keep_entry, read_typed, undo
from learning.paper.sheets import get_sheet, printed
from learning.progress.models import Way
from learning.questions.base import Question
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught

MAX_AT_ONCE = 25
"""Sheets in one grid, so that a form never has more than a thousand boxes."""
_ENTERED = (Way.PAPER, Way.DESK, Way.PHONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One learner's sheet in the grid."""

    name: str
    """What its boxes are called in the form: a learner's key or a sheet code."""
    account: Account
    lesson: str
    lang: str
    questions: tuple[Question, ...]
    code: str = ""

    @property
    def fields(self) -> list[Field]:
        """The boxes of the sheet."""
        return fields_of(self.questions)

    def values(self) -> dict[str, str]:
        """What was typed, by box."""
        return {field.row: request.form.get(f"{self.name}.{field.row}", "") for field in self.fields}

    def typed(self) -> list[Typed]:
        """What it means, question by question."""
        return read_typed(self.questions, self.values())


@bp.get("/classes/<key>/paper")
@for_(Policy.STAFF)
def paper(lang: str, key: str) -> ResponseReturnValue:
    """Choose: by the codes on the sheets, or a lesson for the whole class."""
    return _choose(taught(key), lang, [])


@bp.route("/classes/<key>/paper/grid", methods=["GET", "POST"])
@for_(Policy.STAFF)
def paper_grid(lang: str, key: str) -> ResponseReturnValue:
    """The grid: typed, then reviewed, then saved."""
    classroom = taught(key)
    try:
        lines = _lines(classroom, lang)
    except Invalid as refusal:
        return _choose(classroom, lang, [problem_of(refusal)])
    filled = [Filled(account=line.account, lesson=line.lesson, lang=line.lang, typed=line.typed()) for line in lines]
    problems = [
        Problem(field=f"{line.name}.{one.number}", message=one.problem)
        for line, sheet in zip(lines, filled, strict=True)
        for one in sheet.typed
        if one.problem
    ]
    step = request.form.get("do", "type") if request.method == "POST" else "type"
    if step in {"review", "save"} and not problems and not any(sheet.count for sheet in filled):
        problems = [Problem(field=f"{lines[0].name}.{lines[0].fields[0].row}", message=Message(N_("Type at least one answer.")))]
    if step == "save" and not problems:
        entry = keep_entry(db(), classroom, account(), [sheet for sheet in filled if sheet.count], way=_way(), at=now())
        db().commit()
        return redirect(url_for("teacher.paper_saved", key=key, entry=entry.key), 303)
    template = "teacher/paper_review.html" if step == "review" and not problems else "teacher/paper_grid.html"
    return render(
        template,
        sheet="staff",
        classroom=classroom,
        lines=lines,
        filled=filled,
        problems=problems if step != "type" else [],
        way=_way(),
        chosen=_chosen(),
        library=site().library,
        content_lang=lang,
    )


@bp.get("/classes/<key>/paper/entries/<entry>")
@for_(Policy.STAFF)
def paper_saved(lang: str, key: str, entry: str) -> ResponseReturnValue:
    """Saved, with a way back."""
    classroom = taught(key)
    found = get_entry(db(), classroom, entry)
    answers, learners = count_of(db(), found)
    return render("teacher/paper_saved.html", sheet="staff", classroom=classroom, entry=found, answers=answers, learners=learners)


@bp.post("/classes/<key>/paper/entries/<entry>/undo")
@for_(Policy.STAFF)
def paper_undo(lang: str, key: str, entry: str) -> ResponseReturnValue:
    """Take an entry back."""
    classroom = taught(key)
    undo(db(), get_entry(db(), classroom, entry))
    db().commit()
    return redirect(url_for("teacher.paper", key=key, undone=1), 303)


def _choose(classroom: Classroom, lang: str, problems: list[Problem]) -> str:
    return render(
        "teacher/paper.html",
        sheet="staff",
        classroom=classroom,
        members=members_of(db(), classroom),
        library=site().library,
        problems=problems,
        codes=request.values.get("codes", ""),
        lesson=request.values.get("lesson", ""),
        way=_way(),
        undone="undone" in request.args,
        content_lang=lang,
    )


def _lines(classroom: Classroom, lang: str) -> list[Line]:
    """The sheets to type in: those whose codes were given, or one of a lesson for each chosen learner.

    Raises:
        Invalid: a code cannot be right, or nothing was chosen.
    """
    codes = request.values.get("codes", "").replace(",", " ").replace(";", " ").split()
    if codes:
        if len(codes) > MAX_AT_ONCE:
            raise Invalid(N_("At most 25 sheets at once. Type in the others after these."), field="codes")
        return [_line_of_sheet(classroom, code) for code in codes]
    lesson = request.values.get("lesson", "")
    if lesson not in {one.id for one in site().library.lessons()}:
        raise Invalid(N_("Type the codes of the sheets, or choose a lesson."), field="codes")
    edition = site().library.edition(lesson, request.values.get("edition", lang))
    keys = request.values.getlist("member")
    members = [member for member in members_of(db(), classroom) if not keys or member.membership.key in keys]
    if not members:
        raise Invalid(N_("There is nobody in this class yet."), field="lesson")
    if len(members) > MAX_AT_ONCE:
        raise Invalid(N_("Choose at most 25 learners. Type in the others after these."), field="member")
    return [
        Line(name=member.membership.key, account=member.account, lesson=lesson, lang=edition.lang, questions=edition.questions)
        for member in members
    ]


def _line_of_sheet(classroom: Classroom, code: str) -> Line:
    try:
        sheet = get_sheet(db(), classroom, code)
        found = printed(db(), sheet, site().library)
    except Invalid as refusal:
        raise Invalid(N_("'%(code)s': %(why)s"), field="codes", code=code[:20], why=Message(refusal.message, refusal.values)) from refusal
    except NotFound:
        raise Invalid(N_("'%(code)s' cannot be read any more: the lesson has gone."), field="codes", code=code[:20]) from None
    owner = db().get(Account, sheet.account_id) if sheet.account_id else None
    if owner is None:
        raise Invalid(N_("'%(code)s' has no name on it. Choose the lesson instead, and the learner."), field="codes", code=code[:20])
    return Line(name=sheet.code, account=owner, lesson=sheet.lesson, lang=sheet.lang, questions=found.questions, code=sheet.code)


def _way() -> Way:
    given = request.values.get("way", "")
    return Way(given) if given in {way.value for way in _ENTERED} else Way.PAPER


def _chosen() -> list[tuple[str, str]]:
    """What was chosen before the grid, to carry along in its form."""
    names = ("codes", "lesson", "edition", "member")
    return [(name, value) for name in names for value in request.values.getlist(name)]

"""Answers on paper or aloud, typed in: a grid, a review before saving, an undo after."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message
from learning.paper.entries import count_of, get_entry, recent_entries, undo
from learning.progress.models import Way
from learning.quizzes.draw import edition_of, title_of
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.lines import Line, keep_lines, line_of_code, note_answers, problems_in, submission_id

MAX_AT_ONCE = 25
"""Sheets in one grid, so that a form never has more than a thousand boxes."""
_ENTERED = (Way.PAPER, Way.DESK, Way.PHONE)


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
    note_answers(classroom, lines)
    step = request.form.get("do", "type") if request.method == "POST" else "type"
    problems = problems_in(classroom, lines) if step != "type" else []
    if step in {"review", "save"} and not problems and not any(line.count for line in lines):
        problems = [Problem(field=f"{lines[0].name}.{lines[0].fields[0].row}", message=Message(N_("Type at least one answer.")))]
    if step == "save" and not problems:
        entry, problems = keep_lines(classroom, lines, _way())
        if entry:
            db().commit()
            return redirect(url_for("teacher.paper_saved", key=key, entry=entry.key), 303)
        db().rollback()
        classroom = taught(key)
        lines = _lines(classroom, lang)
    template = "teacher/paper_review.html" if step == "review" and not problems else "teacher/paper_grid.html"
    return render(
        template,
        sheet="staff",
        classroom=classroom,
        lines=lines,
        members=members_of(db(), classroom) if any(line.account is None for line in lines) else [],
        problems=problems,
        way=_way(),
        chosen=_chosen(),
        submission_id=submission_id(),
        content_lang=lang,
    )


@bp.get("/classes/<key>/paper/entries/<entry>")
@for_(Policy.STAFF)
def paper_saved(lang: str, key: str, entry: str) -> ResponseReturnValue:
    """Saved, with a way back."""
    classroom = taught(key)
    found = get_entry(db(), classroom, entry, at=now())
    answers, learners = count_of(db(), found)
    return render("teacher/paper_saved.html", sheet="staff", classroom=classroom, entry=found, answers=answers, learners=learners)


@bp.post("/classes/<key>/paper/entries/<entry>/undo")
@for_(Policy.STAFF)
def paper_undo(lang: str, key: str, entry: str) -> ResponseReturnValue:
    """Take an entry back."""
    classroom = taught(key)
    undo(db(), get_entry(db(), classroom, entry, at=now()), account(), at=now())
    db().commit()
    return redirect(url_for("teacher.paper", key=key, undone=1), 303)


def _choose(classroom: Classroom, lang: str, problems: list[Problem]) -> str:
    lately = recent_entries(db(), classroom, at=now())
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
        entries=[(kept, [title_of(site().library, name, lang) for name in kept.lessons]) for kept in lately],
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
        return [line_of_code(classroom, code) for code in dict.fromkeys(codes)]
    lesson = request.values.get("lesson", "")
    try:
        edition = edition_of(site().library, lesson, request.values.get("edition", lang))
    except NotFound:
        raise Invalid(N_("Type the codes of the sheets, or choose a lesson."), field="codes") from None
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


def _way() -> Way:
    given = request.values.get("way", "")
    return Way(given) if given in {way.value for way in _ENTERED} else Way.PAPER


def _chosen() -> list[tuple[str, str]]:
    """What was chosen before the grid, to carry along in its form."""
    names = ("codes", "lesson", "edition", "member")
    return [(name, value) for name in names for value in request.values.getlist(name)]

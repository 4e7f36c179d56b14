"""How a class gets on, week by week: bars, and the same numbers in a table."""

from flask import url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.members import members_of
from learning.insight.weeks import MAX_WEEKS, weeks_of
from learning.progress.models import Way
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.pages import render, say
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look


@bp.get("/classes/<key>/progress")
@for_(Policy.STAFF)
def class_progress(lang: str, key: str) -> ResponseReturnValue:
    """Lessons done, learners active and answers by way, of the last half year at most."""
    classroom = taught(key)
    note_look("class", classroom)
    members = members_of(db(), classroom)
    return render(
        "teacher/class_progress.html",
        sheet="staff",
        classroom=classroom,
        members=members,
        weeks=weeks_of(db(), members, site().library, at=now()),
        at_most=MAX_WEEKS,
        kinds=list(Way),
        ways=[ways.OtherWay(icon="sheet", href=url_for("teacher.results_csv", key=key), words=say("Spreadsheet (CSV)")), *ways.anywhere()],
    )

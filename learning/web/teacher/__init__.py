"""Pages for teachers: every class is fetched together with the teacher who asks."""

from flask import Blueprint

from learning.classrooms.classrooms import get_taught
from learning.classrooms.models import Classroom
from learning.web.db import db
from learning.web.login import account

bp = Blueprint("teacher", __name__, url_prefix="/<lang>/teacher")


def taught(key: str) -> Classroom:
    """The class of that key, if whoever asks teaches it.

    Raises:
        NotFound: there is no such class, or it is somebody else's.
    """
    return get_taught(db(), account(), key)


from learning.web.teacher import (  # noqa: E402  the pages need the blueprint
    assignments,
    attendance,
    cards,
    certificates,
    class_progress,
    classroom,
    classrooms,
    copy_assignments,
    import_list,
    learner,
    learners,
    lesson_questions,
    paper,
    photos,
    practice_sheets,
    results,
    teachers,
    together,
    worksheets,
)

__all__ = [
    "assignments",
    "attendance",
    "bp",
    "cards",
    "certificates",
    "class_progress",
    "classroom",
    "classrooms",
    "copy_assignments",
    "import_list",
    "learner",
    "learners",
    "lesson_questions",
    "paper",
    "photos",
    "practice_sheets",
    "results",
    "taught",
    "teachers",
    "together",
    "worksheets",
]

"""One function for each sort of row, with sensible defaults."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner as new_learner
from learning.accounts.accounts import make_staff
from learning.accounts.models import Account, Role
from learning.classrooms.classrooms import make_classroom as new_classroom
from learning.classrooms.members import Member, type_in
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.keys import Keys
from learning.progress.attempts import Answered, new_submission_id, record
from learning.progress.models import Way
from learning.questions.interaction import Response

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
"""The moment most tests happen at: noon in Amsterdam."""
PASSWORD = "lepel tram wolk egel"
KEYS = Keys((b"k" * 32,))


def make_teacher(session: Session, name: str = "Tove", role: Role = Role.TEACHER) -> Account:
    """A teacher, or an administrator."""
    return make_staff(session, name, PASSWORD, role=role, at=NOON)


def make_nameless(session: Session) -> Account:
    """A learner without a name."""
    return new_learner(session, at=NOON, keys=KEYS)


def make_classroom(
    session: Session, teacher: Account, name: str = "Tulp", learners: Sequence[str] = ("Lena",)
) -> tuple[Classroom, list[Member]]:
    """A class with some learners."""
    classroom = new_classroom(session, teacher, name, at=NOON)
    return classroom, type_in(session, classroom, learners, at=NOON) if learners else []


def answer(
    session: Session,
    account: Account,
    library: Library,
    question: str,
    response: Response,
    *,
    lesson: str = "is-dit-bericht-echt",
    way: Way = Way.SCREEN,
    at: datetime = NOON,
) -> None:
    """One response to one question."""
    edition = library.edition(lesson, "nl")
    asked = edition.question(question)
    assert asked is not None
    kept = Answered(lesson=lesson, lang="nl", question=asked, response=response, submission_id=new_submission_id(at))
    record(session, account, [kept], way=way, at=at)


def answer_all(session: Session, account: Account, library: Library, *, lesson: str = "is-dit-bericht-echt", way: Way = Way.SCREEN) -> None:
    """Every question of a lesson, right."""
    for question in library.edition(lesson, "nl").questions:
        answer(session, account, library, question.id, question.key, lesson=lesson, way=way)

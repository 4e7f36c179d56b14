"""Sheets: a code for each printed copy, and the questions as they were printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.codes import has_right_check, is_code, make_checked_code, normalize
from learning.content.facts import spoken
from learning.content.library import Library
from learning.content.model import Edition
from learning.content.versions import read_version
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.paper.models import Sheet
from learning.paper.owners import belongs_to
from learning.paper.sheet import CODE_LENGTH
from learning.progress.attempts import Answered, keep_version
from learning.progress.models import QuestionVersion
from learning.questions.base import Question

MAX_PRINTED = 60
"""Learners whose sheets go in one file: making a longer one takes longer than people wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A sheet with the questions that stand on it, in the order printed."""

    sheet: Sheet
    questions: tuple[Question, ...]


def make_sheet(session: Session, edition: Edition, account: Account | None, classroom: Classroom | None, *, at: datetime) -> Sheet:
    """A sheet of a lesson for a learner (or for whoever takes it), pinned to the questions as they are now.

    A learner who has a sheet of this class with the same questions, not handed in yet, gets that one again: so a worksheet and an
    answer sheet carry the same code, whichever was printed first.
    """
    names = [
        keep_version(session, Answered(lesson=question.lesson, lang=edition.lang, question=question, response=(), submission_id=""), at=at)
        for question in edition.questions
    ]
    versions = [name.hex() for name in names]
    waiting = _waiting(session, edition, account, classroom) if account else []
    for sheet in waiting:
        if sheet.versions == versions:
            return sheet
    sheet = Sheet(
        code=make_checked_code(CODE_LENGTH),
        lesson=edition.lesson,
        lang=edition.lang,
        versions=versions,
        account_id=account.id if account else None,
        classroom_id=classroom.id if classroom else None,
        made_at=at,
    )
    session.add(sheet)
    session.flush()
    return sheet


def _waiting(session: Session, edition: Edition, account: Account, classroom: Classroom | None) -> Sequence[Sheet]:
    """The sheets of a learner that were not handed in yet, the newest first."""
    wanted = select(Sheet).where(
        Sheet.account_id == account.id,
        Sheet.classroom_id == (classroom.id if classroom else None),
        Sheet.lesson == edition.lesson,
        Sheet.lang == edition.lang,
        Sheet.entry_id.is_(None),
    )
    return session.scalars(wanted.order_by(Sheet.id.desc())).all()


def read_code(typed: str) -> str:
    """The sheet code that was typed.

    Raises:
        Invalid: it has the wrong length or a wrong sign; the message says which.
    """
    code = normalize(typed)
    if not is_code(code, CODE_LENGTH):
        raise Invalid(N_("A sheet code has 8 letters and figures, such as 7KQF-M3XA. It stands at the top of the sheet."), field="code")
    if not has_right_check(code):
        raise Invalid(N_("One letter or figure of this sheet code is not right. Look at the sheet once more."), field="code")
    return code


def get_sheet(session: Session, classroom: Classroom, typed: str) -> Sheet:
    """The sheet of a code, if it is that of a learner in this class, or was printed for the class without a name.

    Raises:
        Invalid: the code cannot be right, or no such sheet belongs to this class.
    """
    sheet = session.scalar(select(Sheet).where(Sheet.code == read_code(typed)))
    if sheet is None or not belongs_to(session, sheet, classroom):
        raise Invalid(N_("No sheet of this class has that code. Was it printed for another class?"), field="code")
    return sheet


def printed(session: Session, sheet: Sheet, library: Library) -> Printed:
    """The questions of a sheet as they were printed, even if the lesson was edited since.

    Raises:
        NotFound: a kept version cannot be read any more.
    """
    language = library.languages.get(sheet.lang)
    if language is None:
        raise NotFound
    facts = spoken(library.facts, sheet.lang)
    kept = _versions(session, [bytes.fromhex(name) for name in sheet.versions])
    versions = [kept[bytes.fromhex(name)] for name in sheet.versions]
    questions = [read_version(version.source, language, facts, in_order=version.keeps_order, lesson=version.lesson) for version in versions]
    if any(question is None for question in questions):
        raise NotFound
    return Printed(sheet=sheet, questions=tuple(question for question in questions if question is not None))


def _versions(session: Session, names: Sequence[bytes]) -> Mapping[bytes, QuestionVersion]:
    return {version.hash: version for version in session.scalars(select(QuestionVersion).where(QuestionVersion.hash.in_(names)))}

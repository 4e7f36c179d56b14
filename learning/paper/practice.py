"""Practice sheets that were printed: the last one of each learner, so that its key has the very same questions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.classrooms.members import Member
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.content.model import Edition
from learning.paper.models import Sheet
from learning.paper.sheets import printed
from learning.quizzes.practice import PRACTICE, practice_edition


def last_practice_sheets(session: Session, classroom: Classroom, members: Sequence[Member]) -> list[tuple[Member, Sheet]]:
    """The last practice sheet printed in a class for each of some learners; who has none is left out."""
    wanted = select(Sheet).where(
        Sheet.classroom_id == classroom.id,
        Sheet.lesson == PRACTICE,
        Sheet.account_id.in_([member.account.id for member in members]),
    )
    last = {sheet.account_id: sheet for sheet in session.scalars(wanted.order_by(Sheet.made_at, Sheet.id))}
    return [(member, last[member.account.id]) for member in members if member.account.id in last]


def printed_practice(session: Session, sheet: Sheet, library: Library) -> Edition:
    """The questions of a practice sheet as they were printed, as an edition.

    Raises:
        NotFound: they cannot be read any more, or the lesson of one has gone.
    """
    questions = printed(session, sheet, library).questions
    return practice_edition([(library.edition(question.lesson, sheet.lang), question) for question in questions])

"""Questions a class did together: hands counted by the teacher. They belong to the class, and to nobody's progress."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.classrooms import KEY_LENGTH
from learning.classrooms.models import Classroom, Tally
from learning.codes import make_code
from learning.errors import Invalid, NotFound
from learning.i18n import N_
from learning.questions.base import Question
from learning.questions.interaction import Choose

RIGHT, WRONG, UNKNOWN = "right", "wrong", "-"
"""What is counted of a question without options; `-` is *I don't know yet*, of every question."""
MAX_HANDS = 500


def signs_of(question: Question) -> tuple[str, ...]:
    """What is counted: the signs of its options, or right and not right where an answer has several parts; last who did not know."""
    shape = question.interaction
    signs = tuple(option.sign for option in shape.options) if isinstance(shape, Choose) else (RIGHT, WRONG)
    return (*signs, UNKNOWN)


def keep_tally(
    session: Session, classroom: Classroom, teacher: Account, question: Question, counts: Mapping[str, int], *, at: datetime
) -> Tally:
    """Keep how many hands went up for each sign; a sign that is not counted is 0.

    Raises:
        Invalid: no hand at all was counted, or too many.
    """
    signs = signs_of(question)
    hands = {sign: counts.get(sign, 0) for sign in signs}
    for sign, count in hands.items():
        if not 0 <= count <= MAX_HANDS:
            raise Invalid(N_("Write a number from 0 to 500."), field=f"count-{sign}")
    if not any(hands.values()):
        raise Invalid(N_("Write how many hands you counted, at one answer at least."), field=f"count-{signs[0]}")
    tally = Tally(
        key=make_code(KEY_LENGTH),
        classroom_id=classroom.id,
        lesson=question.lesson,
        question=question.id,
        counts=hands,
        at=at,
        counted_by=teacher.id,
    )
    session.add(tally)
    session.flush()
    return tally


def get_tally(session: Session, classroom: Classroom, key: str) -> Tally:
    """The count of that key in this class.

    Raises:
        NotFound: there is none.
    """
    tally = session.scalar(select(Tally).where(Tally.classroom_id == classroom.id, Tally.key == key))
    if tally is None:
        raise NotFound
    return tally


def last_tallies(session: Session, classroom: Classroom, lesson: str) -> dict[str, Tally]:
    """The last count of each question of a lesson that the class did together, by question."""
    wanted = select(Tally).where(Tally.classroom_id == classroom.id, Tally.lesson == lesson)
    return {tally.question: tally for tally in session.scalars(wanted.order_by(Tally.at, Tally.id))}


def drop_tally(session: Session, tally: Tally) -> None:
    """Take a count back."""
    session.delete(tally)
    session.flush()

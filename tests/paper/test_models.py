"""Sheets and entries, as rows."""

from factories import NOON, make_classroom, make_teacher
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.paper.entry import Filled, Typed, keep_entry
from learning.paper.models import Entry, Sheet
from learning.paper.sheets import make_sheet
from learning.progress.models import Attempt, Way

LESSON = "is-dit-bericht-echt"


def test_a_sheet_goes_with_its_learner_and_outlives_its_class(session: Session, library: Library) -> None:
    classroom, (lena, fox) = make_classroom(session, make_teacher(session), learners=("Lena", "Fox"))
    for member in (lena, fox):
        make_sheet(session, library.edition(LESSON, "nl"), member.account, classroom, at=NOON)
    session.execute(delete(Account).where(Account.id == lena.account.id))
    session.execute(delete(Classroom))
    assert session.execute(select(Sheet.account_id, Sheet.classroom_id)).all() == [(fox.account.id, None)]


def test_an_entry_outlives_the_teacher_and_its_answers_go_with_the_class(session: Session, library: Library) -> None:
    tove = make_teacher(session)
    classroom, (lena,) = make_classroom(session, tove)
    question = library.edition(LESSON, "nl").questions[0]
    filled = Filled(account=lena.account, lesson=LESSON, lang="nl", typed=[Typed(question=question, number=1, response=question.key)])
    keep_entry(session, classroom, tove, [filled], way=Way.PAPER, at=NOON)
    session.execute(delete(Account).where(Account.id == tove.id))
    assert session.scalars(select(Entry.entered_by)).all() == [None]
    session.execute(delete(Classroom))
    assert session.scalar(select(func.count()).select_from(Attempt)) == 0

"""Attempts, question versions and mastery, as rows."""

import pytest
from factories import answer, make_nameless
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.models import Attempt, Mastery, QuestionVersion, Way


def test_every_way_counts_the_same() -> None:
    assert [way.value for way in Way] == ["screen", "paper", "desk", "phone"]


def test_attempts_and_mastery_go_with_their_account_and_versions_stay(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    answer(session, lena, library, "digid-stopt", ("b",))
    session.execute(delete(Account).where(Account.id == lena.id))
    counts = [session.scalar(select(func.count()).select_from(table)) for table in (Attempt, Mastery, QuestionVersion)]
    assert counts == [0, 0, 1]


def test_a_version_that_was_answered_cannot_be_deleted(session: Session, library: Library) -> None:
    answer(session, make_nameless(session), library, "digid-stopt", ("b",))
    with pytest.raises(IntegrityError):
        session.execute(delete(QuestionVersion))


def test_a_submission_belongs_to_one_learner_once(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    for _ in range(2):
        answer(session, lena, library, "digid-stopt", ("b",))
    first, second = session.scalars(select(Attempt)).all()
    second.submission_id = first.submission_id
    with pytest.raises(IntegrityError):
        session.flush()

"""Responses: kept once, graded, with the mastery that follows."""

import threading
import uuid
from datetime import datetime, timedelta

import pytest
from factories import NOON, answer, answer_all, make_nameless
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.content.library import Library
from learning.content.versions import version_hash
from learning.progress.attempts import (
    Answered,
    all_standings,
    is_submission_id,
    last_answers,
    last_attempt,
    new_submission_id,
    rebuild_mastery,
    record,
    standings_in,
    take_along,
)
from learning.progress.mastery import is_done, is_mastered
from learning.progress.models import Attempt, Mastery, QuestionVersion, Way
from learning.questions.interaction import Response
from learning.store.engine import Store

LESSON = "is-dit-bericht-echt"
MINUTE = timedelta(minutes=1)


def answered(library: Library, place: int = 0, *, response: Response | None = None, submission_id: str = "", lang: str = "nl") -> Answered:
    question = library.edition(LESSON, lang).questions[place]
    given = question.key if response is None else response
    return Answered(lesson=LESSON, lang=lang, question=question, response=given, submission_id=submission_id or new_submission_id(NOON))


def test_a_response_is_kept_with_its_grade_time_and_way(session: Session, library: Library) -> None:
    lena, kept = make_nameless(session), answered(library)
    (one,) = record(session, lena, [kept], way=Way.DESK, at=NOON + MINUTE)
    attempt = session.scalars(select(Attempt)).one()
    assert one.attempt is attempt
    assert (one.is_new, one.differs) == (True, False)
    assert (attempt.account_id, attempt.lesson, attempt.question) == (lena.id, LESSON, kept.question.id)
    assert (tuple(attempt.response), attempt.score, attempt.way, attempt.at) == (kept.question.key, 1, "desk", NOON + MINUTE)
    assert attempt.version == version_hash(LESSON, kept.question, "nl")
    assert lena.seen_at == NOON + MINUTE


def test_a_wrong_response_and_i_do_not_know_yet_are_kept_too(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    record(session, lena, [answered(library, response=()), answered(library, 1, response=("nonsense",))], way=Way.SCREEN, at=NOON)
    assert session.scalars(select(Attempt.score).order_by(Attempt.id)).all() == [0, 0]
    found = standings_in(session, lena.id, LESSON)
    assert [one.answered for one in found.values()] == [False, True]


def test_the_same_submission_is_kept_once(session: Session, library: Library) -> None:
    lena, kept = make_nameless(session), answered(library)
    (first,) = record(session, lena, [kept], way=Way.SCREEN, at=NOON)
    (again,) = record(session, lena, [kept], way=Way.SCREEN, at=NOON + MINUTE)
    assert (again.is_new, again.differs) == (False, False)
    assert again.attempt.id == first.attempt.id
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1
    assert standings_in(session, lena.id, LESSON)[kept.question.id].tries == 1


def test_the_first_answer_stands_when_the_same_submission_says_something_else(session: Session, library: Library) -> None:
    lena, kept = make_nameless(session), answered(library)
    record(session, lena, [kept], way=Way.SCREEN, at=NOON)
    (again,) = record(session, lena, [answered(library, response=(), submission_id=kept.submission_id)], way=Way.SCREEN, at=NOON)
    assert (again.is_new, again.differs) == (False, True)
    assert tuple(again.attempt.response) == kept.question.key


def test_two_learners_may_have_the_same_submission(session: Session, library: Library) -> None:
    lena, fox, kept = make_nameless(session), make_nameless(session), answered(library)
    for learner in (lena, fox):
        assert record(session, learner, [kept], way=Way.SCREEN, at=NOON)[0].is_new


def test_a_clock_set_back_does_not_make_anybody_seen_earlier(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    record(session, lena, [answered(library)], way=Way.SCREEN, at=NOON - MINUTE)
    assert lena.seen_at == NOON


def test_a_lesson_that_is_all_right_is_done_and_mastered(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    answer_all(session, lena, library, way=Way.PAPER)
    found, ids = standings_in(session, lena.id, LESSON), library.edition(LESSON, "nl").question_ids
    assert is_done(found, ids)
    assert is_mastered(found, ids)


def test_a_wording_is_kept_once_for_each_language(session: Session, library: Library) -> None:
    for lang in ("nl", "en", "nl"):
        record(session, make_nameless(session), [answered(library, lang=lang)], way=Way.SCREEN, at=NOON)
    rows = session.scalars(select(QuestionVersion).order_by(QuestionVersion.lang)).all()
    assert [row.lang for row in rows] == ["en", "nl"]
    assert all(row.source == library.edition(LESSON, row.lang).questions[0].source for row in rows)


def test_the_last_answers_are_the_newest_of_each_question(session: Session, library: Library) -> None:
    lena, fox = make_nameless(session), make_nameless(session)
    first, second = (question.id for question in library.edition(LESSON, "nl").questions[:2])
    answer(session, lena, library, first, ("late",), at=NOON + MINUTE)
    answer(session, lena, library, first, ("early",), at=NOON)
    answer(session, lena, library, second, ("one",))
    answer(session, lena, library, second, ("two",))
    answer(session, fox, library, first, ("other",), at=NOON + 2 * MINUTE)
    found = last_answers(session, lena.id, LESSON)
    assert {name: tuple(attempt.response) for name, attempt in found.items()} == {first: ("late",), second: ("two",)}
    assert last_attempt(session, lena.id, LESSON, second) is found[second]
    assert last_attempt(session, lena.id, LESSON, "nonsense") is None


def test_standings_of_many_hold_a_place_for_everybody(session: Session, library: Library) -> None:
    lena, fox = make_nameless(session), make_nameless(session)
    answer_all(session, lena, library)
    found = all_standings(session, [lena.id, fox.id])
    assert found == {lena.id: {LESSON: standings_in(session, lena.id, LESSON)}, fox.id: {}}
    assert standings_in(session, fox.id, LESSON) == {}


def test_mastery_is_rebuilt_as_it_was_and_goes_with_the_last_attempt(session: Session, library: Library) -> None:
    lena = make_nameless(session)
    answer_all(session, lena, library)
    before = standings_in(session, lena.id, LESSON)
    session.query(Mastery).delete()
    rebuild_mastery(session, lena.id, LESSON)
    assert standings_in(session, lena.id, LESSON) == before
    session.query(Attempt).delete()
    rebuild_mastery(session, lena.id, LESSON)
    assert session.scalar(select(func.count()).select_from(Mastery)) == 0


def test_what_was_done_without_a_name_comes_along(session: Session, library: Library) -> None:
    old, new = make_nameless(session), make_nameless(session)
    first, second = (question.id for question in library.edition(LESSON, "nl").questions[:2])
    answer(session, new, library, first, ("wrong",), at=NOON)
    answer(session, old, library, first, library.edition(LESSON, "nl").questions[0].key, at=NOON + MINUTE)
    answer(session, old, library, second, (), way=Way.DESK)
    take_along(session, old, new)
    found = standings_in(session, new.id, LESSON)
    assert (found[first].tries, found[first].right, found[second].tries) == (2, True, 1)
    assert session.scalars(select(Account.id)).all() == [new.id]


def test_what_both_accounts_sent_comes_along_once(session: Session, library: Library) -> None:
    old, new, kept = make_nameless(session), make_nameless(session), answered(library)
    for learner in (old, new):
        record(session, learner, [kept, answered(library, 1)], way=Way.SCREEN, at=NOON)
    take_along(session, old, new)
    first, second = (question.id for question in library.edition(LESSON, "nl").questions[:2])
    found = standings_in(session, new.id, LESSON)
    assert (found[first].tries, found[second].tries) == (1, 2)


def test_two_answers_at_the_same_moment_both_count(store: Store, library: Library) -> None:
    with store.writing() as session:
        lena = make_nameless(session)
        session.commit()
    gate = threading.Barrier(4)

    def send(place: int) -> None:
        gate.wait()
        with store.writing() as session:
            record(session, session.get_one(Account, lena.id), [answered(library, place)], way=Way.SCREEN, at=NOON)
            session.commit()

    threads = [threading.Thread(target=send, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as session:
        assert len(standings_in(session, lena.id, LESSON)) == 4


@settings(deadline=None, max_examples=100)
@given(st.datetimes(timezones=st.just(NOON.tzinfo)).filter(lambda at: at.year > 1970))
def test_a_new_submission_id_is_a_uuid_of_version_seven_that_holds_the_time(at: datetime) -> None:
    made = uuid.UUID(new_submission_id(at))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(at.timestamp() * 1000)
    assert is_submission_id(str(made))


def test_later_ids_come_later_and_none_is_made_twice() -> None:
    assert new_submission_id(NOON) < new_submission_id(NOON + MINUTE)
    assert len({new_submission_id(NOON) for _ in range(1000)}) == 1000


@pytest.mark.parametrize("text", ["", "x", "1" * 36, "{018f3a5e-1111-7111-8111-111111111111}", "018F3A5E-1111-7111-8111-111111111111"])
def test_what_is_no_uuid_in_its_usual_form_is_no_submission_id(text: str) -> None:
    assert not is_submission_id(text)

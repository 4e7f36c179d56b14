"""Entries that were kept: a sheet counts once, and undoing leaves everything as if the entry had never been."""

import threading
from datetime import timedelta

import pytest
from factories import NOON, answer, make_classroom, make_teacher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner
from learning.accounts.models import Account, Audit
from learning.classrooms.members import join, remove, type_in
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.errors import NotFound
from learning.paper.entries import UNDO, answers_on, count_of, entry_of, get_entry, lock_sheets, recent_entries, sweep, undo
from learning.paper.entry import Filled, Typed, keep_entry
from learning.paper.models import Entry, ReplacedAttempt, Sheet
from learning.paper.sheets import make_sheet
from learning.progress.attempts import new_submission_id, standings_in, take_along
from learning.progress.models import Attempt, Way
from learning.store.engine import Store

LESSON = "is-dit-bericht-echt"
RIGHT, WRONG, LEFT = ("b",), ("a",), ()


class Desk:
    """Tove's class with Lena, and one sheet of hers on which the first question is filled in."""

    def __init__(self, session: Session, library: Library) -> None:
        self.session, self.library = session, library
        self.tove = make_teacher(session)
        self.tulip, (self.lena,) = make_classroom(session, self.tove, learners=("Lena",))
        self.sheet = self.print_sheet(self.lena.account)
        self.question = library.edition(LESSON, "nl").questions[0]

    def print_sheet(self, owner: Account | None) -> Sheet:
        return make_sheet(self.session, self.library.edition(LESSON, "nl"), owner, self.tulip, at=NOON)

    def enter(self, response: tuple[str, ...], *, owner: Account | None = None, sheet: Sheet | None = None, minutes: int = 0) -> Entry:
        typed = [Typed(question=self.question, number=1, response=response)]
        one = Filled(account=owner or self.lena.account, lesson=LESSON, lang="nl", typed=typed, sheet=sheet or self.sheet)
        return keep_entry(self.session, self.tulip, self.tove, [one], way=Way.PAPER, at=NOON + timedelta(minutes=minutes))

    def undo(self, entry: Entry) -> None:
        undo(self.session, entry, self.tove, at=NOON)

    def says(self) -> tuple[str, ...] | None:
        """What the sheet says, and that nothing else counts."""
        found = self.session.scalars(select(Attempt).where(Attempt.account_id == self.lena.account.id)).all()
        assert {one.id for one in found} == {one.id for one in answers_on(self.session, self.sheet).values()}
        assert set(standings_in(self.session, self.lena.account.id, LESSON)) == {one.question for one in found}
        return tuple(found[0].response) if found else None


@pytest.fixture
def desk(session: Session, library: Library) -> Desk:
    """Somebody who enters sheets."""
    return Desk(session, library)


def test_a_correction_that_is_undone_gives_the_first_answers_back(desk: Desk) -> None:
    first = desk.enter(WRONG)
    second = desk.enter(RIGHT, minutes=5)
    assert desk.says() == RIGHT
    assert get_entry(desk.session, desk.tulip, first.key, at=NOON) is first
    desk.undo(second)
    assert desk.says() == WRONG
    assert desk.sheet.entry_id == first.id
    desk.undo(first)
    assert desk.says() is None
    assert desk.sheet.entry_id is None
    assert desk.session.scalar(select(func.count()).select_from(ReplacedAttempt)) == 0


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from([RIGHT, WRONG, LEFT]), st.integers(0, 99)), min_size=1, max_size=4))
def test_in_whatever_order_entries_are_undone_the_last_one_that_stands_counts(
    store: Store, library: Library, steps: list[tuple[tuple[str, ...], int]]
) -> None:
    with store.writing() as session:
        try:
            desk = Desk(session, library)
            standing = [(desk.enter(response, minutes=minutes), response) for minutes, (response, _) in enumerate(steps)]
            assert desk.says() == steps[-1][0]
            for _, place in steps:
                entry, _ = standing.pop(place % len(standing))
                desk.undo(entry)
                assert desk.says() == (standing[-1][1] if standing else None)
        finally:
            session.rollback()


def test_what_was_done_on_screen_stays(desk: Desk) -> None:
    answer(desk.session, desk.lena.account, desk.library, desk.question.id, RIGHT)
    desk.undo(desk.enter(WRONG))
    assert standings_in(desk.session, desk.lena.account.id, LESSON)[desk.question.id].right


def test_learners_read_that_it_was_taken_back(desk: Desk) -> None:
    desk.undo(desk.enter(WRONG))
    lines = desk.session.execute(select(Audit.action, Audit.actor_id, Audit.subject_id).order_by(Audit.id)).all()
    assert lines == [("entered", desk.tove.id, desk.lena.account.id), ("undone", desk.tove.id, desk.lena.account.id)]


def test_answers_of_somebody_who_went_elsewhere_are_not_taken(desk: Desk) -> None:
    rose, _ = make_classroom(desk.session, make_teacher(desk.session, "Otto"), "Roos", learners=())
    entry = desk.enter(RIGHT)
    join(desk.session, desk.lena.account, rose, "Lena", at=NOON)
    remove(desk.session, desk.lena)
    desk.undo(entry)
    kept = desk.session.scalars(select(Attempt).where(Attempt.account_id == desk.lena.account.id)).one()
    assert (tuple(kept.response), kept.entry_id) == (RIGHT, None)


def test_work_that_was_taken_along_can_be_undone_no_more(desk: Desk) -> None:
    nobody = make_learner(desk.session, at=NOON)
    sheet = desk.print_sheet(None)
    sheet.account_id = nobody.id
    entry = desk.enter(RIGHT, owner=nobody, sheet=sheet)
    take_along(desk.session, nobody, desk.lena.account)
    desk.undo(entry)
    assert desk.session.scalars(select(Attempt.response).where(Attempt.account_id == desk.lena.account.id)).all() == [["b"]]


@pytest.mark.parametrize("is_named", [True, False])
def test_who_was_made_for_a_sheet_goes_with_it_unless_something_else_was_done(desk: Desk, *, is_named: bool) -> None:
    def newcomer(name: str) -> Account:
        return type_in(desk.session, desk.tulip, [name], at=NOON)[0].account if is_named else make_learner(desk.session, at=NOON)

    for name, stays in (("Zus", False), ("Bep", True)):
        account, sheet = newcomer(name), desk.print_sheet(None)
        sheet.account_id = account.id
        entry = desk.enter(RIGHT, owner=account, sheet=sheet)
        entry.newcomers = [account.id]
        if stays:
            answer(desk.session, account, desk.library, desk.question.id, RIGHT)
        desk.undo(entry)
        found = desk.session.scalar(select(func.count()).where(Account.id == account.id))
        assert (bool(found), sheet.account_id is not None) == (stays, stays)


def test_an_entry_is_found_in_its_own_class_for_thirty_days(desk: Desk) -> None:
    entry = desk.enter(RIGHT)
    rose, _ = make_classroom(desk.session, make_teacher(desk.session, "Otto"), "Roos", learners=())
    assert get_entry(desk.session, desk.tulip, entry.key, at=NOON + UNDO - timedelta(seconds=1)) is entry
    for classroom, at in ((rose, NOON), (desk.tulip, NOON + UNDO)):
        with pytest.raises(NotFound):
            get_entry(desk.session, classroom, entry.key, at=at)


def test_the_list_shows_what_still_holds_something_the_newest_first(desk: Desk) -> None:
    desk.enter(WRONG)
    other = desk.enter(RIGHT, sheet=desk.print_sheet(None), minutes=3)
    last = desk.enter(RIGHT, minutes=9)
    shown = recent_entries(desk.session, desk.tulip, at=NOON + timedelta(hours=1))
    assert [(one.entry, one.answers, one.learners, one.lessons) for one in shown] == [(last, 1, 1, (LESSON,)), (other, 1, 1, (LESSON,))]
    assert recent_entries(desk.session, desk.tulip, at=NOON + 2 * UNDO) == []


def test_what_was_replaced_is_forgotten_in_time(desk: Desk) -> None:
    desk.enter(WRONG)
    desk.enter(RIGHT)
    for at, left in ((NOON + UNDO - timedelta(seconds=1), 1), (NOON + UNDO, 0)):
        sweep(desk.session, at=at)
        assert desk.session.scalar(select(func.count()).select_from(ReplacedAttempt)) == left
    assert desk.says() == RIGHT


def test_a_form_that_was_sent_before_is_found(desk: Desk) -> None:
    name = new_submission_id(NOON)
    entry = keep_entry(desk.session, desk.tulip, desk.tove, [], way=Way.DESK, at=NOON, submission_id=name)
    assert entry_of(desk.session, desk.tulip, name) is entry
    assert entry_of(desk.session, desk.tulip, new_submission_id(NOON)) is None
    assert count_of(desk.session, entry) == (0, 0)


def test_a_sheet_that_two_teachers_enter_at_once_counts_once(store: Store, library: Library) -> None:
    with store.writing() as session:
        desk = Desk(session, library)
        session.commit()
        sheet, tulip, lena, tove = desk.sheet.id, desk.tulip.id, desk.lena.account.id, desk.tove.id
    ready = threading.Barrier(2)

    def enter(response: tuple[str, ...]) -> None:
        ready.wait()
        with store.writing() as session:
            found = session.get_one(Sheet, sheet)
            lock_sheets(session, [found])
            typed = [Typed(question=desk.question, number=1, response=response)]
            one = Filled(account=session.get_one(Account, lena), lesson=LESSON, lang="nl", typed=typed, sheet=found)
            keep_entry(session, session.get_one(Classroom, tulip), session.get_one(Account, tove), [one], way=Way.PAPER, at=NOON)
            session.commit()

    both = [threading.Thread(target=enter, args=(response,)) for response in (RIGHT, WRONG)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(timeout=30)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 1
        assert session.scalar(select(func.count()).select_from(ReplacedAttempt)) == 1

"""Whatever is answered, resent, typed in and undone: each submission counts once, and mastery follows from the attempts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from factories import NOON, make_classroom, make_teacher
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.content.library import Library
from learning.paper.entries import undo
from learning.paper.entry import Filled, Typed, keep_entry
from learning.paper.models import Entry
from learning.progress.attempts import Answered, last_answers, new_submission_id, rebuild_mastery, record
from learning.progress.models import Attempt, Mastery, Way
from learning.questions.base import Question
from learning.questions.interaction import Response
from learning.store.engine import Store

LESSONS = ("is-dit-bericht-echt", "digid")
WHATS = st.sampled_from(["key", "wrong", "left"])


@dataclass(frozen=True, order=True)
class Try:
    """One attempt as the model remembers it."""

    at: timedelta
    count: int
    lesson: str
    question: str
    what: str
    way: str
    entry: int = 0


def standing_of(tries: list[Try]) -> list[object]:
    """The standing in one question, read off its tries."""
    answers = [one.what for one in tries if one.what != "left"]
    last_right = max((place for place, one in enumerate(tries, 1) if one.what == "key"), default=0)
    ways = list(dict.fromkeys(one.way for one in tries))
    return [bool(answers), answers[-1:] == ["key"], tries[0].what == "key", len(tries) - last_right, len(tries), ways]


class Learner(RuleBasedStateMachine):
    """Lena answers, on screen and on paper."""

    session: ClassVar[Session]
    library: ClassVar[Library]
    sent: Bundle[Any] = Bundle("sent")
    entries: Bundle[Any] = Bundle("entries")

    @initialize()
    def begin(self) -> None:
        """A learner without attempts; all of it is taken back at the end of the run."""
        self.part = self.session.begin_nested()
        self.tove = make_teacher(self.session)
        self.classroom, (self.lena,) = make_classroom(self.session, self.tove)
        self.model: list[Try] = []
        self.clock = timedelta()

    def asked(self, lesson: str, place: int, what: str) -> tuple[Question, Response]:
        """A question, and what is said to it."""
        question = self.library.edition(lesson, "nl").questions[place]
        return question, {"key": question.key, "wrong": ("nonsense",), "left": ()}[what]

    def remember(self, lesson: str, question: Question, what: str, way: str, entry: int = 0) -> None:
        """One more attempt in the model."""
        count = max((one.count for one in self.model), default=0) + 1
        self.model.append(Try(self.clock, count, lesson, question.id, what, way, entry))

    def send(self, lesson: str, place: int, what: str, name: str) -> bool:
        """A response from the screen; says whether it was new."""
        question, response = self.asked(lesson, place, what)
        answered = Answered(lesson=lesson, lang="nl", question=question, response=response, submission_id=name)
        (one,) = record(self.session, self.lena.account, [answered], way=Way.SCREEN, at=NOON + self.clock)
        if one.is_new:
            self.remember(lesson, question, what, "screen")
        assert one.differs is (tuple(one.attempt.response) != response)
        return one.is_new

    @rule(target=sent, lesson=st.sampled_from(LESSONS), place=st.integers(0, 2), what=WHATS)
    def answer(self, lesson: str, place: int, what: str) -> tuple[str, int, str]:
        """A new response."""
        name = new_submission_id(NOON)
        assert self.send(lesson, place, what, name)
        return lesson, place, name

    @rule(before=sent, what=WHATS)
    def resend(self, before: tuple[str, int, str], what: str) -> None:
        """The same form again, perhaps filled in otherwise."""
        lesson, place, name = before
        assert not self.send(lesson, place, what, name)

    @rule(minutes=st.integers(-3, 5))
    def wait(self, minutes: int) -> None:
        """Time passes; sometimes a clock is set back."""
        self.clock += timedelta(minutes=minutes)

    @rule(target=entries, lesson=st.sampled_from(LESSONS), whats=st.lists(WHATS, max_size=3), way=st.sampled_from(["paper", "phone"]))
    def type_in(self, lesson: str, whats: list[str], way: str) -> Entry:
        """The teacher types in what was answered elsewhere."""
        asked = [self.asked(lesson, place, what) for place, what in enumerate(whats)]
        typed = [Typed(question=question, number=number, response=response) for number, (question, response) in enumerate(asked, 1)]
        filled = [Filled(account=self.lena.account, lesson=lesson, lang="nl", typed=typed)]
        entry = keep_entry(self.session, self.classroom, self.tove, filled, way=Way(way), at=NOON + self.clock)
        for (question, _), what in zip(asked, whats, strict=True):
            self.remember(lesson, question, what, way, entry.id)
        return entry

    @rule(entry=consumes(entries))
    def take_back(self, entry: Entry) -> None:
        """The teacher undoes an entry."""
        number = entry.id
        undo(self.session, entry, self.tove, at=NOON + self.clock)
        self.model = [one for one in self.model if one.entry != number]

    @invariant()
    def attempts_are_those_sent(self) -> None:
        """Nothing is lost and nothing is kept twice."""
        rows = self.session.scalars(select(Attempt).where(Attempt.account_id == self.lena.account.id).order_by(Attempt.id))
        assert [(row.lesson, row.question, row.way) for row in rows] == [(one.lesson, one.question, one.way) for one in self.model]

    @invariant()
    def mastery_follows_from_them(self) -> None:
        """The stored rows say what the tries say; making them anew changes nothing."""
        tries: dict[str, dict[str, list[Try]]] = defaultdict(lambda: defaultdict(list))
        for one in sorted(self.model):
            tries[one.lesson][one.question].append(one)
        wanted = {lesson: {name: standing_of(own) for name, own in found.items()} for lesson, found in tries.items()}
        assert self.stored() == wanted
        for lesson in LESSONS:
            rebuild_mastery(self.session, self.lena.account.id, lesson)
        assert self.stored() == wanted

    @invariant()
    def the_last_answer_is_the_newest(self) -> None:
        """What is shown back is what was said last."""
        for lesson in LESSONS:
            newest = {one.question: one.what == "key" for one in sorted(self.model) if one.lesson == lesson}
            found = last_answers(self.session, self.lena.account.id, lesson)
            assert {name: attempt.score == 1 for name, attempt in found.items()} == newest

    def stored(self) -> dict[str, Any]:
        """The rows of mastery."""
        rows = self.session.execute(select(Mastery.lesson, Mastery.standings).where(Mastery.account_id == self.lena.account.id))
        return {row.lesson: row.standings for row in rows}

    def teardown(self) -> None:
        """As if nothing had happened."""
        self.session.expunge_all()
        self.part.rollback()


@pytest.mark.slow
def test_each_submission_counts_once_and_mastery_follows(store: Store, library: Library) -> None:
    with store.writing() as session:
        machine = type("Run", (Learner,), {"session": session, "library": library})
        run_state_machine_as_test(machine, settings=settings(max_examples=10, stateful_step_count=15, deadline=None))
        session.rollback()

"""The log: who did what with whose data, in a chain that shows every change."""

import threading
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from factories import NOON
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from learning.accounts.audit import broken_at, lines_about, note, note_look
from learning.accounts.models import Audit
from learning.store.engine import Store

HOUR = timedelta(hours=1)
COLUMNS = [column.key for column in inspect(Audit).columns]


def lines(session: Session) -> list[Audit]:
    session.expire_all()
    return list(session.scalars(select(Audit).order_by(Audit.id)))


def loose_copy(line: Audit) -> Audit:
    return Audit(**{name: getattr(line, name) for name in COLUMNS if name != "id"})


def test_a_line_says_who_did_what_with_whose_data_and_never_the_data(session: Session) -> None:
    note(session, "renamed", at=NOON, actor_id=1, subject_id=2, classroom_id=3)
    (line,) = lines(session)
    assert (line.at, line.action, line.actor_id, line.subject_id, line.classroom_id) == (NOON, "renamed", 1, 2, 3)
    assert set(COLUMNS) == {"id", "at", "action", "actor_id", "subject_id", "classroom_id", "before", "hash"}


def test_each_line_holds_the_hash_of_the_one_before(session: Session) -> None:
    for number in range(4):
        note(session, "class", at=NOON + number * HOUR, actor_id=number)
    found = lines(session)
    assert found[0].before == bytes(32)
    assert [line.before for line in found[1:]] == [line.hash for line in found[:-1]]
    assert broken_at(found) is None
    assert broken_at([]) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action", "other"),
        ("actor_id", 9),
        ("subject_id", None),
        ("classroom_id", 9),
        ("at", NOON + HOUR),
        ("hash", b"x" * 32),
        ("before", b"x" * 32),
    ],
)
def test_a_changed_line_is_noticed(session: Session, field: str, value: object) -> None:
    for number in range(3):
        note(session, "learner", at=NOON, actor_id=number, subject_id=7, classroom_id=8)
    found = lines(session)
    changed = loose_copy(found[1])
    changed.id = found[1].id
    setattr(changed, field, value)
    assert broken_at([found[0], changed, found[2]]) == changed.id


def test_a_line_left_out_is_noticed_but_the_oldest_may_go(session: Session) -> None:
    for number in range(3):
        note(session, "class", at=NOON, actor_id=number)
    found = lines(session)
    assert broken_at([found[0], found[2]]) == found[2].id
    assert broken_at(found[1:]) is None


def test_the_chain_holds_whatever_zone_the_clock_speaks(session: Session) -> None:
    note(session, "class", at=NOON.astimezone(ZoneInfo("Europe/Amsterdam")), actor_id=1)
    assert broken_at(lines(session)) is None


def test_the_chain_holds_when_many_write_at_once(store: Store) -> None:
    gate = threading.Barrier(6)

    def write(number: int) -> None:
        gate.wait()
        for _ in range(3):
            with store.writing() as session:
                note(session, "class", at=NOON, actor_id=number)
                session.commit()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as session:
        found = lines(session)
        assert len(found) == 18
        assert broken_at(found) is None


def test_a_look_is_one_line_a_day_and_kind_on_the_clock_of_the_wall(session: Session) -> None:
    late = NOON.replace(hour=22, minute=30)
    assert note_look(session, "class", at=late, actor_id=1, classroom_id=3)
    assert not note_look(session, "class", at=late + timedelta(minutes=20), actor_id=1, classroom_id=3)
    assert note_look(session, "class", at=late + timedelta(minutes=31), actor_id=1, classroom_id=3)
    assert len(lines(session)) == 2


@pytest.mark.parametrize(
    "other",
    [{"action": "answers"}, {"actor_id": 2}, {"subject_id": 3}, {"subject_id": None}, {"classroom_id": 4}, {"classroom_id": None}],
)
def test_looks_of_others_at_others_or_of_another_kind_have_lines_of_their_own(session: Session, other: dict[str, object]) -> None:
    look: dict[str, object] = {"action": "learner", "actor_id": 1, "subject_id": 2, "classroom_id": 3}
    for values in (look, look | other):
        action = str(values["action"])
        rest = {name: value for name, value in values.items() if name != "action"}
        assert note_look(session, action, at=NOON, **rest)  # type: ignore[arg-type]


def test_a_learner_reads_what_was_done_with_them_and_with_their_whole_class(session: Session) -> None:
    lena, fox, tulip, rose = 2, 5, 3, 4
    note(session, "class", at=NOON, actor_id=1, classroom_id=tulip)
    note(session, "learner", at=NOON + HOUR, actor_id=1, subject_id=lena, classroom_id=tulip)
    note(session, "learner", at=NOON, actor_id=1, subject_id=fox, classroom_id=tulip)
    note(session, "class", at=NOON, actor_id=1, classroom_id=rose)
    note(session, "invited", at=NOON, actor_id=None)
    about = [(line.action, line.subject_id, line.classroom_id) for line in session.scalars(lines_about(lena, [tulip]))]
    assert about == [("learner", lena, tulip), ("class", None, tulip)]
    assert [line.action for line in session.scalars(lines_about(lena, []))] == ["learner"]

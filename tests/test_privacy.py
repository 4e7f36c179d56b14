"""One person's data: all of it is shown, all of it goes, and nobody else's is touched."""

import json
from datetime import timedelta

import pytest
from factories import NOON, PASSWORD, make_nameless, make_teacher
from filling import LESSON, Everyone, fill
from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from learning import privacy
from learning.accounts import audit
from learning.accounts.accounts import make_learner
from learning.accounts.models import Account, Audit, Erased
from learning.classrooms.members import join, members_of, remove
from learning.content.library import Library
from learning.errors import NotAllowed
from learning.progress.models import Attempt, QuestionVersion
from learning.store.base import Base

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def everyone(session: Session, library: Library) -> Everyone:
    """Lena and Fox with rows in every table."""
    return fill(session, library)


def owned_by(session: Session, account_id: int) -> dict[str, int]:
    """For each column that names an account how many rows name this one."""
    columns = [
        (table, key.parent) for table in Base.metadata.sorted_tables for key in table.foreign_keys if key.column.table.name == "account"
    ]
    return {
        f"{table.name}.{column.name}": session.scalar(select(func.count()).select_from(table).where(column == account_id)) or 0
        for table, column in columns
    }


def row_counts(session: Session) -> dict[str, int]:
    def count(table: Table) -> int:
        return session.scalar(select(func.count()).select_from(table)) or 0

    return {table.name: count(table) for table in Base.metadata.sorted_tables}


def test_everything_of_a_learner_is_collected(session: Session, everyone: Everyone, library: Library) -> None:
    data = privacy.collect(session, everyone.lena, at=NOON)
    assert data["account"] == {
        "name": "Lena",
        "role": "learner",
        "made": NOON.isoformat(),
        "last seen": NOON.isoformat(),
        "has PIN": True,
        "has password": False,
    }
    assert data["classes"] == [{"name": "Tulp", "place": "admitted", "joined": NOON.isoformat(), "teachers": ["Tove"]}]
    first, second, third = library.edition(LESSON, "nl").questions[:3]
    assert [(one["question"], one["way"], one["score"], one["answer"]) for one in data["answers"]] == [
        (first.id, "screen", 1, list(first.key)),
        (second.id, "paper", 1, list(second.key)),
        (third.id, "paper", 1, list(third.key)),
    ]
    assert [one["question as it was"] for one in data["answers"]] == [first.source, second.source, third.source]
    assert [(one["question"], one["response"]) for one in data["answers that were replaced"]] == [(third.id, list(third.key))]
    assert set(data["lessons"]) == {LESSON}
    assert [one["lesson"] for one in data["sheets"]] == [LESSON]
    assert [(one["how"], one["shared computer"]) for one in data["sessions"]] == [("card", True)]
    assert {(one["who"], one["what"]) for one in data["log"]} == {("Tove", "entered"), ("Tove", "class")}


def test_what_is_collected_can_be_written_down_and_holds_no_secret(session: Session, everyone: Everyone) -> None:
    text = json.dumps(privacy.collect(session, everyone.lena, at=NOON))
    assert everyone.lena.pin_hash
    assert everyone.lena.pin_hash not in text
    assert "argon2" not in text
    assert "Fox" not in text


def test_somebody_without_a_name_and_without_work_has_an_almost_empty_file(session: Session) -> None:
    data = privacy.collect(session, make_nameless(session), at=NOON)
    assert data["account"]["name"] is None
    assert [data[name] for name in ("classes", "answers", "lessons", "sheets", "sessions", "log")] == [[], [], {}, [], [], []]


def test_a_teacher_sees_that_a_password_is_kept_but_not_which(session: Session) -> None:
    data = privacy.collect(session, make_teacher(session), at=NOON)
    assert data["account"]["has password"]
    assert PASSWORD not in json.dumps(data)


def test_a_learner_sees_who_looked_at_their_work_and_nobody_elses(session: Session, everyone: Everyone) -> None:
    audit.note(session, "answers", at=LATER, actor_id=everyone.tove.id, subject_id=everyone.lena.id, classroom_id=everyone.classroom.id)
    audit.note(session, "renamed", at=LATER, actor_id=everyone.lena.id, subject_id=everyone.lena.id)
    audit.note(session, "learner", at=LATER, actor_id=everyone.tove.id, subject_id=everyone.fox.id, classroom_id=everyone.classroom.id)
    found = [(look.who, look.is_self, look.action) for look in privacy.looks(session, everyone.lena)]
    assert found[:2] == [("Lena", True, "renamed"), ("Tove", False, "answers")]
    assert sorted(found[2:]) == [("Tove", False, "class"), *[("Tove", False, "entered")] * 3]
    assert len(privacy.looks(session, everyone.lena, limit=2)) == 2


def test_looks_at_a_whole_class_are_seen_by_those_admitted(session: Session, everyone: Everyone) -> None:
    newcomer = make_nameless(session)
    join(session, newcomer, everyone.classroom, "Nieuw", at=NOON)
    assert privacy.looks(session, newcomer) == []


def test_a_look_by_somebody_who_is_gone_has_no_name(session: Session, everyone: Everyone) -> None:
    audit.note(session, "closed", at=LATER, actor_id=None, subject_id=everyone.lena.id)
    audit.note(session, "learner", at=LATER, actor_id=987_654, subject_id=everyone.lena.id)
    assert [look.who for look in privacy.looks(session, everyone.lena)[:2]] == ["", ""]


def test_erasing_leaves_nothing_of_a_learner_but_the_log_and_a_random_name(session: Session, everyone: Everyone) -> None:
    number, key = everyone.lena.id, everyone.lena.key
    assert all(owned_by(session, number)[name] for name in ("attempt.account_id", "parked.account_id", "login_card.account_id"))
    privacy.erase(session, everyone.lena, at=LATER, by=everyone.lena)
    session.expire_all()
    assert set(owned_by(session, number).values()) == {0}
    assert session.get(Account, number) is None
    assert session.get_one(Erased, key).at == LATER
    last = session.scalars(select(Audit).order_by(Audit.id.desc())).first()
    assert last
    assert (last.action, last.subject_id) == ("erased", number)
    assert [member.name for member in members_of(session, everyone.classroom)] == ["Fox"]


def test_erasing_one_learner_touches_nothing_of_another(session: Session, everyone: Everyone) -> None:
    before, file = owned_by(session, everyone.fox.id), privacy.collect(session, everyone.fox, at=NOON)
    privacy.erase(session, everyone.lena, at=LATER, by=everyone.tove)
    session.expire_all()
    assert owned_by(session, everyone.fox.id) == before
    assert privacy.collect(session, everyone.fox, at=NOON) == file


def test_the_next_learner_does_not_inherit_the_log_of_an_erased_one(session: Session) -> None:
    lena = make_learner(session, at=NOON, name="Lena")
    audit.note(session, "learner", at=NOON, actor_id=1, subject_id=lena.id)
    privacy.erase(session, lena, at=NOON, by=lena)
    assert privacy.looks(session, make_nameless(session)) == []


def test_wordings_stay_and_say_nothing_of_anybody(session: Session, everyone: Everyone) -> None:
    count = session.scalar(select(func.count()).select_from(QuestionVersion))
    for learner in (everyone.lena, everyone.fox):
        privacy.erase(session, learner, at=LATER, by=learner)
    assert session.scalar(select(func.count()).select_from(QuestionVersion)) == count
    assert row_counts(session)["attempt"] == 0


def test_staff_are_not_erased(session: Session, everyone: Everyone) -> None:
    before = row_counts(session)
    with pytest.raises(NotAllowed):
        privacy.erase(session, everyone.tove, at=NOON, by=everyone.tove)
    assert row_counts(session) == before


def test_the_answers_that_are_kept_are_counted(session: Session, everyone: Everyone) -> None:
    assert privacy.attempts_count(session, everyone.lena) == 3
    assert privacy.attempts_count(session, everyone.tove) == 0
    remove(session, members_of(session, everyone.classroom)[1])
    assert session.scalar(select(func.count()).where(Attempt.account_id == everyone.lena.id)) == 3

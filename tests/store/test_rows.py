"""Rows that are written once, and rows that are put in their place."""

from factories import NOON, make_nameless
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Erased
from learning.progress.models import Mastery
from learning.store.rows import insert_if_new, put


def test_a_row_goes_in_once_and_the_first_stands(session: Session) -> None:
    assert insert_if_new(session, Erased, key="one", at=NOON)
    assert not insert_if_new(session, Erased, key="one", at=NOON.replace(year=2030))
    assert session.scalars(select(Erased.at)).all() == [NOON]


def test_a_row_is_put_in_and_then_changed(session: Session) -> None:
    key = {"account_id": make_nameless(session).id, "lesson": "digid"}
    put(session, Mastery, key, standings={"a": [1]}, at=NOON)
    put(session, Mastery, key, standings={"a": [2]}, at=NOON.replace(year=2030))
    put(session, Mastery, key | {"lesson": "e-mail"}, standings={}, at=NOON)
    rows = session.execute(select(Mastery.lesson, Mastery.standings, Mastery.at).order_by(Mastery.lesson)).all()
    assert rows == [("digid", {"a": [2]}, NOON.replace(year=2030)), ("e-mail", {}, NOON)]

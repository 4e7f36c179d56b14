"""Shared column types: a point in time keeps its zone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import NOON, make_nameless
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from learning.store.base import Base, Moment
from learning.store.engine import Store

DIALECT: Any = None
"""A moment is the same whatever the database."""


def test_a_time_comes_back_as_it_went_in(store: Store) -> None:
    at = NOON.replace(microsecond=123456).astimezone(ZoneInfo("America/New_York"))
    with store.writing() as session:
        account = make_nameless(session)
        account.seen_at = at
        session.commit()
    with store.reading() as session:
        read = session.get_one(type(account), account.id).seen_at
    assert read == at
    assert read.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(session: Session) -> None:
    account = make_nameless(session)
    account.seen_at = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001  that is what is tested
    with pytest.raises(StatementError, match="a time without a zone"):
        session.flush()


def test_a_naive_time_from_the_database_is_read_as_utc() -> None:
    naive = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001  SQLite gives these
    assert Moment().process_result_value(naive, DIALECT) == datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def test_no_time_stays_no_time() -> None:
    assert Moment().process_bind_param(None, DIALECT) is None
    assert Moment().process_result_value(None, DIALECT) is None


def test_rows_are_numbered_by_the_database(session: Session) -> None:
    first, second = make_nameless(session), make_nameless(session)
    assert 0 < first.id < second.id


def test_every_constraint_of_every_table_has_a_name() -> None:
    unnamed = [
        str(one) for table in Base.metadata.sorted_tables for one in (*table.constraints, *table.indexes) if not getattr(one, "name", None)
    ]
    assert unnamed == []


def test_foreign_keys_hold(session: Session) -> None:
    missing = text("INSERT INTO login_card (account_id, secret_hash, made_at) VALUES (999999, :hash, :at)")
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        session.execute(missing, {"hash": bytes(32), "at": NOON.isoformat()})

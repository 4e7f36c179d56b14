"""Every step up, down and up again with data, on both databases; the tables are those of the models; the log cannot be changed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from factories import NOON
from filling import fill
from sqlalchemy import Connection, delete, func, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from learning.accounts import audit
from learning.accounts.models import Audit
from learning.content.library import Library
from learning.store.base import Base
from learning.store.engine import Store, open_store
from learning.store.migrate import go_back, is_current, migrate, steps

OLD = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without any table, of each kind."""
    url = f"sqlite:///{tmp_path / 'bare.db'}"
    if request.param == "postgresql":
        cluster = request.getfixturevalue("cluster")
        server = open_store(cluster.url("postgres"))
        with server.write.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("DROP DATABASE IF EXISTS bare"))
            connection.execute(text("CREATE DATABASE bare"))
        server.close()
        url = cluster.url("bare")
    store = open_store(url)
    yield store
    store.close()


def row_counts(connection: Connection) -> dict[str, int]:
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables}


def test_filling_leaves_no_table_empty(session: Session, library: Library) -> None:
    fill(session, library)
    assert [name for name, count in row_counts(session.connection()).items() if count == 0] == []


@pytest.mark.parametrize("step", steps())
def test_a_step_goes_up_down_and_up_again_with_data(bare: Store, step: str, library: Library) -> None:
    migrate(bare.write)
    with bare.writing() as session:
        fill(session, library)
        session.commit()
        before = row_counts(session.connection())
    place = steps().index(step)
    go_back(bare.write, steps()[place - 1] if place else "base")
    assert not is_current(bare.write)
    kept = set(inspect(bare.write).get_table_names()) & set(before)
    assert bool(kept) is bool(place)
    migrate(bare.write, step)
    migrate(bare.write)
    assert is_current(bare.write)
    with bare.writing() as session:
        assert row_counts(session.connection()) == {name: count if name in kept else 0 for name, count in before.items()}


def test_all_steps_go_down_and_up_and_the_tables_can_be_filled_again(bare: Store, library: Library) -> None:
    for _ in range(2):
        migrate(bare.write)
        with bare.writing() as session:
            fill(session, library)
            session.commit()
        go_back(bare.write, "base")
    assert set(inspect(bare.write).get_table_names()) <= {"alembic_version", "sqlite_sequence"}


def test_the_migrated_tables_are_those_of_the_models(bare: Store) -> None:
    migrate(bare.write)
    with bare.write.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_sqlite_tables_made_from_the_models_have_the_same_options(empty_sqlite: Path, tmp_path: Path) -> None:
    migrated, made = open_store(f"sqlite:///{empty_sqlite}"), open_store(f"sqlite:///{tmp_path / 'made.db'}")
    Base.metadata.create_all(made.write)
    wanted = text("SELECT name FROM sqlite_master WHERE type = 'table' AND (sql LIKE '%AUTOINCREMENT%' OR sql LIKE '%WITHOUT ROWID%')")
    found = []
    for store in (migrated, made):
        with store.read.connect() as connection:
            found.append(sorted(connection.scalars(wanted)))
        store.close()
    assert found[0] == found[1] == ["account", "mastery"]


def test_a_line_of_the_log_cannot_be_changed(session: Session) -> None:
    for at in (NOON, OLD):
        audit.note(session, "class", at=at, actor_id=None)
        with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
            session.execute(update(Audit).where(Audit.at == at).values(action="other"))
    assert set(session.scalars(select(Audit.action))) == {"class"}


def test_a_line_of_the_log_cannot_be_deleted_within_a_year(session: Session) -> None:
    audit.note(session, "class", at=datetime.now(UTC) - timedelta(days=360), actor_id=None)
    with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
        session.execute(delete(Audit))
    assert session.scalar(select(func.count()).select_from(Audit)) == 1


def test_a_line_of_the_log_older_than_a_year_may_go(session: Session) -> None:
    audit.note(session, "class", at=OLD, actor_id=None)
    session.execute(delete(Audit))
    assert session.scalar(select(func.count()).select_from(Audit)) == 0


def test_a_line_written_around_the_program_breaks_the_chain(session: Session) -> None:
    audit.note(session, "class", at=NOON, actor_id=1)
    audit.note(session, "learner", at=NOON, actor_id=1)
    session.execute(insert(Audit).values(at=NOON, action="class", actor_id=2, before=bytes(32), hash=bytes(32)))
    lines = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert audit.broken_at(lines) == lines[-1].id
    assert audit.broken_at(lines[:-1]) is None

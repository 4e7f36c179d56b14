"""Engines: who may write, what is set, and that a write waits for its turn."""

import threading
from pathlib import Path

import pytest
from factories import make_nameless
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from learning.accounts.models import Account
from learning.store.engine import SAFE_WAL, Store, open_store, sqlite_module

SAFE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
}


@pytest.fixture
def sqlite(tmp_path: Path, empty_sqlite: Path) -> Store:
    """A SQLite file with all tables."""
    path = tmp_path / "wegwijs.db"
    path.write_bytes(empty_sqlite.read_bytes())
    return open_store(f"sqlite:///{path}")


@pytest.mark.parametrize(("pragma", "value"), SAFE.items())
def test_every_sqlite_connection_is_set_safely(sqlite: Store, pragma: str, value: str | int) -> None:
    for engine in (sqlite.write, sqlite.read):
        with engine.connect() as connection:
            row = connection.exec_driver_sql(f"PRAGMA {pragma}").first()
            assert (row[0] if row else 0) == value
    sqlite.close()


def test_the_bundled_sqlite_cannot_damage_a_wal_database() -> None:
    assert sqlite_module().sqlite_version_info >= SAFE_WAL


def test_an_older_sqlite_gets_a_rollback_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.store.engine.SAFE_WAL", (99, 0, 0))
    store = open_store(f"sqlite:///{tmp_path / 'old.db'}")
    with store.write.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    store.close()


def test_pythons_own_sqlite_does_where_the_bundled_one_has_no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pysqlite3", None)
    assert sqlite_module().__name__.startswith("sqlite3")


def test_only_sqlite_and_postgresql_are_taken() -> None:
    with pytest.raises(ValueError, match="is not a database address; write sqlite:///"):
        open_store("mysql://localhost/wegwijs")


def test_what_is_not_committed_is_not_kept(store: Store) -> None:
    with store.writing() as session:
        make_nameless(session)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Account)) == 0


def test_a_savepoint_takes_back_only_its_own_part(store: Store) -> None:
    with store.writing() as session:
        kept = make_nameless(session)
        with session.begin_nested() as inner:
            make_nameless(session)
            inner.rollback()
        session.commit()
        assert session.scalars(select(Account.id)).all() == [kept.id]


def test_writers_wait_for_their_turn_and_nothing_is_lost(store: Store) -> None:
    problems: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(5):
                with store.writing() as session:
                    make_nameless(session)
                    session.commit()
        except Exception as problem:  # noqa: BLE001  any of them is a failure
            problems.append(problem)

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Account)) == 30


def test_a_write_begins_at_once_so_that_a_second_writer_waits(sqlite: Store) -> None:
    module = sqlite_module()
    with sqlite.writing() as session:
        session.scalar(select(Account.id))
        other = module.connect(str(sqlite.write.url.database), timeout=0)
        with pytest.raises(module.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    sqlite.close()


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    with store.writing() as writer:
        make_nameless(writer)
        with store.reading() as reader:
            assert reader.scalar(select(func.count()).select_from(Account)) == 0
        writer.rollback()


def test_a_replica_is_read_from_when_there_is_one() -> None:
    store = open_store("postgresql+psycopg://here/one", "postgresql+psycopg://there/two")
    assert (store.write.url.host, store.read.url.host) == ("here", "there")
    store.close()


def test_a_file_that_is_not_there_is_not_made_by_looking_elsewhere(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")
    with pytest.raises(OperationalError), store.reading() as session:
        session.execute(text("SELECT 1"))
    store.close()

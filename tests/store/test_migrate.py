"""Bringing a database up to date."""

from pathlib import Path

from sqlalchemy import inspect, text

from learning.store.engine import Store, open_store
from learning.store.migrate import go_back, is_current, migrate, steps


def test_a_new_file_gets_all_tables_and_is_current(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    assert not is_current(store.write)
    migrate(store.write)
    assert is_current(store.write)
    assert "account" in inspect(store.write).get_table_names()
    store.close()


def test_a_second_start_changes_nothing(store: Store) -> None:
    before = inspect(store.read).get_table_names()
    migrate(store.write)
    assert inspect(store.read).get_table_names() == before


def test_a_target_can_be_named(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(store.write, steps()[0])
    with store.read.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == steps()[0]
    store.close()


def test_before_the_first_step_there_are_no_tables(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(store.write)
    go_back(store.write, "base")
    assert set(inspect(store.write).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
    store.close()


def test_the_first_step_comes_first() -> None:
    assert steps()[0] == "first_tables"

"""Fixtures: the library, a database of each kind, the running app, and the cast."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent))

import postgres
from factories import NOON
from people import Cast, make_cast

from learning import paths
from learning.accounts import passwords
from learning.app import create_app
from learning.content.library import Library, load_library
from learning.settings import Settings
from learning.store.base import Base
from learning.store.engine import Store, open_store
from learning.store.migrate import migrate

_LOCAL = ("127.0.0.1", "::1", "localhost", "")


def _no_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """Nothing goes out: a connection to anything but this machine fails the test that makes it."""
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in _LOCAL:
        raise AssertionError(f"a connection to {arguments[1]}")


sys.addaudithook(_no_outside)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Move it on."""
        self.now += timedelta(**span)


@pytest.fixture(scope="session", autouse=True)
def real_hasher() -> Iterator[PasswordHasher]:
    """How passwords are hashed really: thousands of tests make accounts, so they hash cheaply; what is promised is tested with this."""
    real = passwords._HASHER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield real


@pytest.fixture(scope="session")
def library() -> Library:
    """The lessons that are served."""
    return load_library(paths.LESSONS)


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """PostgreSQL, started once for all tests of this process."""
    running = postgres.start()
    store = open_store(running.url("postgres"))
    with store.write.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE wegwijs"))
    store.close()
    migrated = open_store(running.url("wegwijs"))
    migrate(migrated.write)
    migrated.close()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to copy."""
    path = tmp_path_factory.mktemp("empty") / "wegwijs.db"
    store = open_store(f"sqlite:///{path}")
    migrate(store.write)
    store.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind, migrated."""
    if request.param == "sqlite":
        copyfile(request.getfixturevalue("empty_sqlite"), tmp_path / "wegwijs.db")
        return f"sqlite:///{tmp_path / 'wegwijs.db'}"
    url: str = request.getfixturevalue("cluster").url("wegwijs")
    store = open_store(url)
    with store.write.begin() as connection:  # ten times as fast as TRUNCATE, which makes the files of every table anew
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # the log can be emptied, in any order
        connection.execute(text("; ".join(str(delete(table)) for table in Base.metadata.sorted_tables)))
        connection.execute(text("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"))
    store.close()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Both ways into an empty database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A session that is rolled back in the end."""
    with store.writing() as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def clock() -> Clock:
    """The time of the app."""
    return Clock()


@pytest.fixture
def app(database_url: str, tmp_path: Path, library: Library, clock: Clock) -> Iterator[Flask]:
    """The app on an empty database."""
    made = create_app(Settings(data=tmp_path, database_url=database_url), clock=clock, library=library)
    yield made
    made.extensions["wegwijs"].store.close()


@pytest.fixture
def people(app: Flask, library: Library) -> Cast:
    """The cast: Lena and her class with Tove, Otto with another class, Ada who manages."""
    return make_cast(app, library)

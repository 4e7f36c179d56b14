"""Engines for SQLite and PostgreSQL: one that writes, one that reads.

SQLite: a write begins with BEGIN IMMEDIATE, so that it waits for its turn instead of failing half-way, and there is one
writing connection, so that waiting is a fair queue. Reads go to a second engine without transactions. Versions before
3.51.3 can damage a WAL database when several connections write and checkpoint at once; those get a rollback journal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import Session, sessionmaker

SAFE_WAL = (3, 51, 3)
_THREADS = 16
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "mmap_size=0",
)


@dataclass(frozen=True, slots=True)
class Store:
    """The two ways into a database."""

    write: Engine
    read: Engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that may write; whoever uses it commits."""
        with _sessions(self.write)() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for looking only."""
        with _sessions(self.read)() as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.write.dispose()
        self.read.dispose()


def open_store(url: str, read_url: str = "") -> Store:
    """The store at a database address; `read_url` names a replica to look at instead.

    Raises:
        ValueError: the address is not one of SQLite or PostgreSQL.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return Store(write=_sqlite(url, writes=True), read=_sqlite(url, writes=False))
    if address.get_backend_name() == "postgresql":
        write = create_engine(url, pool_size=_THREADS, pool_pre_ping=True)
        read = create_engine(read_url or url, pool_size=_THREADS, pool_pre_ping=True, isolation_level="AUTOCOMMIT")
        return Store(write=write, read=read)
    raise ValueError(f"'{url}' is not a database address; write sqlite:///… or postgresql+psycopg://…")


def sqlite_module() -> ModuleType:
    """The newest SQLite there is: the bundled one where it has a build, else Python's own."""
    try:
        from pysqlite3 import dbapi2 as module
    except ImportError:
        import sqlite3 as module
    return module


@cache
def _sessions(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, expire_on_commit=False)


def _sqlite(url: str, *, writes: bool) -> Engine:
    module = sqlite_module()
    journal = "WAL" if module.sqlite_version_info >= SAFE_WAL else "DELETE"
    options: dict[str, Any] = {"module": module}
    if writes:
        options |= {"pool_size": 1, "max_overflow": 0, "pool_timeout": 20}
    else:
        options |= {"pool_size": _THREADS, "isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None}
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in (f"journal_mode={journal}", *_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")

    if writes:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine

"""Rows that are written once: put in if they are not there yet, on either database."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from learning.store.base import Base


def insert_if_new(session: Session, table: type[Base], **values: Any) -> bool:
    """Put a row in unless one with the same key is there; says whether it was new."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(*inspect(table).primary_key)).first() is not None


def put(session: Session, table: type[Base], key: dict[str, Any], **values: Any) -> None:
    """Put a row in, or change the one with the same primary key."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**key, **values)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

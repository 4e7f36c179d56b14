"""Base of all tables, and the column types they share."""

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Integer, LargeBinary, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column
from sqlalchemy.types import TypeDecorator

BIG = BigInteger().with_variant(Integer, "sqlite")
"""64 bits; SQLite numbers rows by itself only in a column called INTEGER."""


class Moment(TypeDecorator[datetime]):
    """A point in time; UTC in the database, aware in the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the base class names it
        """UTC on the way in; a naive time is a mistake of the program."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002  as above
        """Aware on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = Annotated[int, mapped_column(BIG, primary_key=True)]
"""A number of the database's own; never shown."""
Key = Annotated[str, mapped_column(String(22))]
"""A random name for addresses (no counting), never a protection by itself."""
Word = Annotated[str, mapped_column(String(40))]
"""A short fixed word: a role, a way, a state."""
Slug = Annotated[str, mapped_column(String(80))]
"""The id of a module, lesson or question."""
Name = Annotated[str, mapped_column(String(80))]
"""A nickname or the name of a class."""
Hash = Annotated[bytes, mapped_column(LargeBinary(32))]
"""32 bytes of a digest."""
Long = Annotated[str, mapped_column(Text)]
"""A text of any length."""
Data = Annotated[Any, mapped_column(JSON)]
"""Lists and tables of strings and numbers."""
Time = Annotated[datetime, mapped_column(Moment)]
"""A point in time."""


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """What every table is."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

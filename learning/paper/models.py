"""Printed sheets, and entries of what was answered on them or aloud."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from learning.store.base import BIG, Base, Data, Id, Key, Slug, Time, Word


class Sheet(Base):
    """A printed sheet of one lesson with a code of its own; it keeps which question versions stand on it."""

    __tablename__ = "sheet"

    id: Mapped[Id] = mapped_column(init=False)
    code: Mapped[Word] = mapped_column(unique=True)
    lesson: Mapped[Slug]
    lang: Mapped[Word]
    versions: Mapped[Data]
    """The names (hexadecimal) of the question versions, in the order printed."""
    made_at: Mapped[Time]
    account_id: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), default=None, index=True)
    classroom_id: Mapped[int | None] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="SET NULL"), default=None, index=True)


class Entry(Base):
    """Answers typed in by a teacher at one time: they can be undone together."""

    __tablename__ = "entry"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    way: Mapped[Word]
    at: Mapped[Time]
    entered_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)

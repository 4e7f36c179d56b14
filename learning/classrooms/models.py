"""Classes, who teaches and who learns in them, and what was assigned."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.store.base import BIG, Base, Data, Id, Key, Name, Slug, Time, Word


class Place(StrEnum):
    """How far a learner is in: a newcomer waits until the teacher says yes."""

    WAITING = "waiting"
    ADMITTED = "admitted"


class Classroom(Base):
    """A teacher's class. Its code names it at sign-in; newcomers may use it until `code_until`."""

    __tablename__ = "classroom"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[Name]
    code: Mapped[Word] = mapped_column(unique=True)
    code_until: Mapped[Time]
    made_at: Mapped[Time]
    archived_at: Mapped[Time | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
    """Counts the edits, so that two teachers do not undo each other unseen."""


class Teaching(Base):
    """A teacher of a class."""

    __tablename__ = "teaching"

    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True)


class Membership(Base):
    """A learner in a class."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("classroom_id", "name_key"), UniqueConstraint("classroom_id", "account_id"))

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[Name]
    """The nickname as it is compared, so that nobody in a class has the name of another."""
    place: Mapped[Word]
    joined_at: Mapped[Time]


class Assignment(Base):
    """A module or lesson given to a class, or to some of its members."""

    __tablename__ = "assignment"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    module: Mapped[Slug]
    given_at: Mapped[Time]
    lesson: Mapped[Slug | None] = mapped_column(default=None)
    """`None`: all lessons of the module."""
    for_some: Mapped[bool] = mapped_column(default=False)
    due: Mapped[date | None] = mapped_column(Date, default=None)
    note: Mapped[str] = mapped_column(String(500), default="")
    given_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)
    version: Mapped[int] = mapped_column(default=1)


class AssignedTo(Base):
    """One of the learners an assignment is for, when it is for some."""

    __tablename__ = "assigned_to"

    assignment_id: Mapped[int] = mapped_column(BIG, ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True)
    membership_id: Mapped[int] = mapped_column(BIG, ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True, index=True)


class Tally(Base):
    """A question that a class did together: how many chose what, counted by the teacher; of nobody in particular."""

    __tablename__ = "tally"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    lesson: Mapped[Slug]
    question: Mapped[Slug]
    counts: Mapped[Data]
    """How many chose each sign, and under `-` how many did not know."""
    at: Mapped[Time]
    counted_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)

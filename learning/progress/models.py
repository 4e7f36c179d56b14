"""Attempts, the question versions they belong to, and how well a learner holds a lesson."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.store.base import BIG, Base, Data, Hash, Id, Long, Slug, Time, Word


class Way(StrEnum):
    """How a response came in; all count the same."""

    SCREEN = "screen"
    PAPER = "paper"
    DESK = "desk"
    PHONE = "phone"


class QuestionVersion(Base):
    """A question as it was when it was first answered or printed; never changed."""

    __tablename__ = "question_version"

    hash: Mapped[Hash] = mapped_column(primary_key=True)
    lesson: Mapped[Slug]
    question: Mapped[Slug]
    lang: Mapped[Word]
    source: Mapped[Long]
    """The author's own text, from which it can be read again."""
    keeps_order: Mapped[bool]
    """Whether its options stood in the author's order, as piles do."""
    first_at: Mapped[Time]


class Attempt(Base):
    """A kept response with its grade, its time and the way it came in."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("account_id", "submission_id"),
        Index("ix_attempt_account_id_lesson", "account_id", "lesson", "question", "at", "score"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"))
    lesson: Mapped[Slug]
    question: Mapped[Slug]
    version: Mapped[Hash] = mapped_column(ForeignKey("question_version.hash"))
    response: Mapped[Data]
    score: Mapped[float]
    way: Mapped[Word]
    at: Mapped[Time]
    submission_id: Mapped[str] = mapped_column(String(36))
    """Made with the page that asked; the same one twice is one attempt."""
    entry_id: Mapped[int | None] = mapped_column(BIG, ForeignKey("entry.id", ondelete="CASCADE"), default=None, index=True)
    """The entry of paper or spoken answers it came with."""
    quiz: Mapped[str | None] = mapped_column(String(80), default=None)
    """The round of a quiz it was made in."""


class Mastery(Base):
    """How a learner stands in a lesson; follows from the attempts alone and is kept in the same transaction."""

    __tablename__ = "mastery"
    __table_args__ = ({"sqlite_with_rowid": False},)

    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    lesson: Mapped[Slug] = mapped_column(primary_key=True)
    standings: Mapped[Data]
    """For each question answered: `[answered, right at the last answer, right at once, misses since the last right one, tries, ways]`."""
    at: Mapped[Time]
    """The last answer."""

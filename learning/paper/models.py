"""Printed sheets, and entries of what was answered on them or aloud."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from learning.store.base import BIG, Base, Data, Id, Key, Name, Slug, Time, Word


class Sheet(Base):
    """A printed sheet of one lesson or quiz with a code of its own; it keeps which question versions stand on it."""

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
    entry_id: Mapped[int | None] = mapped_column(BIG, ForeignKey("entry.id", ondelete="SET NULL"), default=None, index=True)
    """The entry its answers came in with, the last one; nothing while it was not entered or that was undone."""


class Entry(Base):
    """Answers typed in by a teacher at one time: they can be undone together."""

    __tablename__ = "entry"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    way: Mapped[Word]
    at: Mapped[Time]
    entered_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)
    submission_id: Mapped[str | None] = mapped_column(String(36), default=None, index=True, unique=True)
    """Made with the page that asked; the same one twice is one entry."""
    newcomers: Mapped[Data | None] = mapped_column(default=None)
    """The accounts made for sheets without a name: they go with it, if nothing else was done with them."""


class ReplacedAttempt(Base):
    """An answer that came in with a sheet and was replaced when the sheet was entered again; it counts no more.

    It is kept so that the entry that replaced it can be undone, and goes with either of the two.
    """

    __tablename__ = "replaced_attempt"

    id: Mapped[Id] = mapped_column(init=False)
    replaced_by: Mapped[int] = mapped_column(BIG, ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    entry_id: Mapped[int] = mapped_column(BIG, ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    """The entry it came with."""
    sheet_id: Mapped[int] = mapped_column(BIG, ForeignKey("sheet.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    attempt: Mapped[Data]
    """The attempt as it was, column by column."""


class Upload(Base):
    """Photos or scans of answer sheets sent at one time; gone with its pictures after seven days."""

    __tablename__ = "upload"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    classroom_id: Mapped[int] = mapped_column(BIG, ForeignKey("classroom.id", ondelete="CASCADE"), index=True)
    at: Mapped[Time]
    files: Mapped[int]
    """How many files were sent."""
    files_read: Mapped[int] = mapped_column(default=0)
    sent_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)


class Photo(Base):
    """One page of an upload as it was read: re-encoded, without anything a camera writes into a picture."""

    __tablename__ = "photo"

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    upload_id: Mapped[int] = mapped_column(BIG, ForeignKey("upload.id", ondelete="CASCADE"), index=True)
    name: Mapped[Name]
    """The name of the file it came in."""
    page: Mapped[int]
    """The page of that file, 1 …"""
    state: Mapped[Word]
    """`open` until a person decides; then `saved`, and nothing of it is left but that."""
    code: Mapped[Word]
    """The sheet code, empty for a blank sheet or a page that is none."""
    reading: Mapped[Data]
    """What the reader found: reason, rows with signs and doubts, where the cut-outs lie."""
    picture: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    """The flat page in grey."""
    cutouts: Mapped[Data | None] = mapped_column(default=None)
    """A small picture of each doubtful row, by label, in base 64."""

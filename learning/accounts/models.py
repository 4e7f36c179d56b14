"""Accounts and everything that opens one."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from learning.store.base import BIG, Base, Data, Hash, Id, Key, Name, Time, Word


class Role(StrEnum):
    """What an account may do."""

    LEARNER = "learner"
    TEACHER = "teacher"
    ADMIN = "admin"


class Account(Base):
    """Anyone whose work is kept or who can sign in; a learner need not have a name."""

    __tablename__ = "account"
    __table_args__ = ({"sqlite_autoincrement": True},)
    """A number is never given twice: the log goes on naming whoever was erased."""

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    role: Mapped[Word]
    created_at: Mapped[Time]
    seen_at: Mapped[Time]
    """The last day something was done; it only grows."""
    name: Mapped[Name | None] = mapped_column(default=None)
    password_hash: Mapped[str | None] = mapped_column(String(200), default=None)
    pin_hash: Mapped[str | None] = mapped_column(String(200), default=None)
    claim_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), default=None, unique=True)
    """The keyed hash of its claim code; `None` once it can be opened in another way."""
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def is_staff(self) -> bool:
        """Whether it may open pages for teachers."""
        return self.role in {Role.TEACHER, Role.ADMIN}

    @property
    def is_named(self) -> bool:
        """Whether it belongs to somebody who can sign in again."""
        return self.name is not None


class LoginCard(Base):
    """A printed QR code; only the hash of its secret is kept, so it can be printed once."""

    __tablename__ = "login_card"

    id: Mapped[Id] = mapped_column(init=False)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[Hash] = mapped_column(unique=True)
    made_at: Mapped[Time]
    ended_at: Mapped[Time | None] = mapped_column(default=None)


class BrowserSession(Base):
    """An open session; the cookie holds the token, this row its hash."""

    __tablename__ = "browser_session"

    token_hash: Mapped[Hash] = mapped_column(primary_key=True)
    key: Mapped[Key] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    is_shared: Mapped[bool]
    """On a computer that others use: short, and gone when the browser closes."""
    how: Mapped[Word]
    started_at: Mapped[Time]
    seen_at: Mapped[Time]
    ends_at: Mapped[Time]
    """The end, however much is done until then."""


class OneTimeSecret(Base):
    """A link or code that works once: to set up a staff account, or to let a learner in."""

    __tablename__ = "one_time_secret"

    secret_hash: Mapped[Hash] = mapped_column(primary_key=True)
    purpose: Mapped[Word]
    until: Mapped[Time]
    role: Mapped[Word | None] = mapped_column(default=None)
    account_id: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), default=None, index=True)
    made_by: Mapped[int | None] = mapped_column(BIG, ForeignKey("account.id", ondelete="SET NULL"), default=None)
    used_at: Mapped[Time | None] = mapped_column(default=None)


class Throttle(Base):
    """A counter of wrong tries; its name is a keyed hash, so that no address is kept."""

    __tablename__ = "throttle"

    counter: Mapped[Hash] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    since: Mapped[Time]
    free_at: Mapped[Time]
    """From then on the next try counts."""
    until: Mapped[Time]
    """From then on the row says nothing more and is dropped."""


class Audit(Base):
    """A line of the log that nobody can change: who did what with whose data, each line holding the hash of the one before."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject_id_at", "subject_id", "at"), Index("ix_audit_classroom_id_at", "classroom_id", "at"))

    id: Mapped[Id] = mapped_column(init=False)
    at: Mapped[Time]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    """Numbers and no references: the log outlives the accounts it tells of."""
    action: Mapped[Word]
    before: Mapped[Hash]
    hash: Mapped[Hash]
    subject_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    classroom_id: Mapped[int | None] = mapped_column(BigInteger, default=None)


class Parked(Base):
    """A response that came after its session had ended, kept a quarter of an hour for the same person."""

    __tablename__ = "parked"

    token_hash: Mapped[Hash] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BIG, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(String(300))
    form: Mapped[Data]
    """The fields as `[name, value]` pairs."""
    until: Mapped[Time]


class Erased(Base):
    """The random name of an erased account, kept for a while so that a restored backup erases it again."""

    __tablename__ = "erased"

    key: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[Time]

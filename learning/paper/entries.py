"""Entries that were kept: find them, replace what a sheet said before, and undo one as if it had never been."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from learning.accounts import audit
from learning.accounts.models import Account
from learning.classrooms.classrooms import admitted_ids
from learning.classrooms.models import Classroom, Membership
from learning.errors import NotFound
from learning.paper.models import Entry, ReplacedAttempt, Sheet
from learning.progress.attempts import rebuild_mastery
from learning.progress.models import Attempt

UNDO = timedelta(days=30)
"""How long an entry can be undone, and what it replaced is kept."""
SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry with what it holds now."""

    entry: Entry
    answers: int
    learners: int
    lessons: tuple[str, ...]


def get_entry(session: Session, classroom: Classroom, key: str, *, at: datetime) -> Entry:
    """The entry of that key in this class, as long as it can be undone.

    Raises:
        NotFound: there is none, it was undone, or it is too old.
    """
    entry = session.scalar(select(Entry).where(Entry.classroom_id == classroom.id, Entry.key == key, Entry.at > at - UNDO))
    if entry is None:
        raise NotFound
    return entry


def entry_of(session: Session, classroom: Classroom, submission_id: str) -> Entry | None:
    """The entry a form has already become, if it was sent before."""
    return session.scalar(select(Entry).where(Entry.classroom_id == classroom.id, Entry.submission_id == submission_id))


def count_of(session: Session, entry: Entry) -> tuple[int, int]:
    """How many answers of how many learners an entry holds."""
    found = select(func.count(), func.count(Attempt.account_id.distinct())).where(Attempt.entry_id == entry.id)
    answers, learners = session.execute(found).one()
    return answers, learners


def recent_entries(session: Session, classroom: Classroom, *, at: datetime) -> list[Kept]:
    """What was entered lately in a class and still holds an answer, the newest first."""
    wanted = select(Entry).where(Entry.classroom_id == classroom.id, Entry.at > at - UNDO).order_by(Entry.at.desc(), Entry.id.desc())
    found = []
    for entry in session.scalars(wanted.limit(2 * SHOWN)):
        answers, learners = count_of(session, entry)
        lessons = tuple(session.scalars(select(Attempt.lesson).where(Attempt.entry_id == entry.id).distinct().order_by(Attempt.lesson)))
        if answers:
            found.append(Kept(entry=entry, answers=answers, learners=learners, lessons=lessons))
    return found[:SHOWN]


def lock_sheets(session: Session, sheets: Iterable[Sheet]) -> None:
    """Let nobody else enter these sheets until this transaction ends, and see what others did to them just before."""
    for sheet in sorted(sheets, key=lambda one: one.id):
        session.refresh(sheet, with_for_update=True)


def answers_on(session: Session, sheet: Sheet) -> dict[tuple[str, str], Attempt]:
    """What came in with a sheet, by lesson and question; empty while it was not handed in."""
    if sheet.entry_id is None or sheet.account_id is None:
        return {}
    versions = [bytes.fromhex(name) for name in sheet.versions]
    wanted = select(Attempt).where(
        Attempt.entry_id == sheet.entry_id, Attempt.account_id == sheet.account_id, Attempt.version.in_(versions)
    )
    return {(attempt.lesson, attempt.question): attempt for attempt in session.scalars(wanted)}


def replace(session: Session, sheet: Sheet, entry: Entry) -> None:
    """From now on a sheet says what came in with this entry; what it said before counts no more."""
    before = answers_on(session, sheet)
    for attempt in before.values():
        kept = ReplacedAttempt(
            replaced_by=entry.id,
            entry_id=sheet.entry_id or 0,
            sheet_id=sheet.id,
            account_id=attempt.account_id,
            attempt=_as_data(attempt),
        )
        session.add(kept)
        session.delete(attempt)
    sheet.entry_id = entry.id
    session.flush()
    _rebuild(session, ((sheet.account_id or 0, lesson) for lesson, _ in before))


def undo(session: Session, entry: Entry, actor: Account, *, at: datetime) -> None:
    """Take an entry back: its answers go, and what they replaced counts again; each learner's log says so.

    Answers of somebody who has left the class with a name stay: they are no longer this class's to take.
    """
    theirs = session.scalars(select(Account).where(Account.id.in_(select(Attempt.account_id).where(Attempt.entry_id == entry.id)))).all()
    gone = [account.id for account in theirs if not _is_ours(session, account, entry)]
    session.execute(update(Attempt).where(Attempt.entry_id == entry.id, Attempt.account_id.in_(gone)).values(entry_id=None))
    session.execute(delete(ReplacedAttempt).where(ReplacedAttempt.replaced_by == entry.id, ReplacedAttempt.account_id.in_(gone)))
    rows = session.execute(select(Attempt.account_id, Attempt.lesson).where(Attempt.entry_id == entry.id))
    touched = {(row.account_id, row.lesson) for row in rows}
    session.execute(delete(Attempt).where(Attempt.entry_id == entry.id))
    touched |= _put_back(session, entry)
    for account in theirs:
        if account.id not in gone:
            audit.note(session, "undone", at=at, actor_id=actor.id, subject_id=account.id, classroom_id=entry.classroom_id)
    newcomers = [account for account in theirs if account.id not in gone and _came_with(session, account, entry)]
    session.delete(entry)
    session.flush()
    _rebuild(session, touched)
    for account in newcomers:
        session.execute(update(Sheet).where(Sheet.account_id == account.id).values(account_id=None))
        session.execute(delete(Membership).where(Membership.account_id == account.id))
        session.delete(account)
    session.flush()


def sweep(session: Session, *, at: datetime) -> None:
    """Forget what was replaced so long ago that it cannot come back."""
    old = select(Entry.id).where(Entry.at <= at - UNDO)
    session.execute(delete(ReplacedAttempt).where(ReplacedAttempt.replaced_by.in_(old)))


def _put_back(session: Session, entry: Entry) -> set[tuple[int, str]]:
    """Let what an entry replaced count again; where another entry replaced this one, it is that one's to give back."""
    touched = set()
    later = session.execute(select(ReplacedAttempt.sheet_id, ReplacedAttempt.replaced_by).where(ReplacedAttempt.entry_id == entry.id))
    after = {row.sheet_id: row.replaced_by for row in later}
    rows = session.scalars(select(ReplacedAttempt).where(ReplacedAttempt.replaced_by == entry.id).order_by(ReplacedAttempt.id)).all()
    back: dict[int, int] = {}
    for row in rows:
        if row.sheet_id in after:
            row.replaced_by = after[row.sheet_id]
            continue
        attempt = _from_data(row)
        session.add(attempt)
        touched.add((attempt.account_id, attempt.lesson))
        back[row.sheet_id] = row.entry_id
        session.delete(row)
    session.flush()
    for sheet in session.scalars(select(Sheet).where(Sheet.entry_id == entry.id)):
        sheet.entry_id = back.get(sheet.id)
    session.flush()
    return touched


def _as_data(attempt: Attempt) -> dict[str, Any]:
    return {
        "lesson": attempt.lesson,
        "question": attempt.question,
        "version": attempt.version.hex(),
        "response": attempt.response,
        "score": attempt.score,
        "way": attempt.way,
        "at": attempt.at.isoformat(),
        "submission_id": attempt.submission_id,
        "quiz": attempt.quiz,
    }


def _from_data(row: ReplacedAttempt) -> Attempt:
    data: dict[str, Any] = row.attempt
    values = data | {"version": bytes.fromhex(data["version"]), "at": datetime.fromisoformat(data["at"])}
    return Attempt(account_id=row.account_id, entry_id=row.entry_id, **values)


def _is_ours(session: Session, account: Account, entry: Entry) -> bool:
    """Whether somebody's answers are still this class's: they are in it, or have no name and are in none."""
    classroom_ids = admitted_ids(session, account)
    return entry.classroom_id in classroom_ids or (not account.is_named and not classroom_ids)


def _came_with(session: Session, account: Account, entry: Entry) -> bool:
    """Whether an account was made for a sheet of this entry, and nothing was done with it since."""
    others = select(func.count()).where(Attempt.account_id == account.id)
    is_unused = account.seen_at <= entry.at and account.pin_hash is None
    return account.id in (entry.newcomers or ()) and is_unused and not session.scalar(others)


def _rebuild(session: Session, touched: Iterable[tuple[int, str]]) -> None:
    for account_id, lesson in sorted(set(touched)):
        rebuild_mastery(session, account_id, lesson)

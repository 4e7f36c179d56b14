"""Who did all lessons of a module, and since when: for the certificates of a class.

The day is that of the last question of the module that got its first real answer; *I don't know yet* is none. Later practice
does not move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.classrooms.dashboard import cell_of
from learning.classrooms.members import Member
from learning.content.library import Library
from learning.content.model import Module
from learning.progress.attempts import all_standings
from learning.progress.models import Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Finisher:
    """A learner who did all lessons of a module."""

    member: Member
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A module and who did it, by name."""

    module: Module
    finishers: tuple[Finisher, ...]


def finished_modules(session: Session, members: Sequence[Member], library: Library) -> list[Finished]:
    """The modules of which somebody did all lessons, in the order of the library."""
    standings = all_standings(session, [member.account.id for member in members])
    found = []
    for module in library.modules:
        done = [
            member
            for member in members
            if module.lessons and all(cell_of(lesson, standings[member.account.id]).is_done for lesson in module.lessons)
        ]
        if done:
            found.append(Finished(module=module, finishers=tuple(_finishers(session, done, module))))
    return found


def _finishers(session: Session, members: Sequence[Member], module: Module) -> list[Finisher]:
    """The members, each with the moment the last question got its first real answer."""
    lessons = [lesson.id for lesson in module.lessons]
    questions = {(lesson.id, name) for lesson in module.lessons for name in lesson.edition("nl").question_ids}
    wanted = select(Attempt.account_id, Attempt.lesson, Attempt.question, Attempt.response, Attempt.at).where(
        Attempt.account_id.in_([member.account.id for member in members]), Attempt.lesson.in_(lessons)
    )
    first: dict[int, dict[tuple[str, str], datetime]] = {}
    for row in session.execute(wanted.order_by(Attempt.at, Attempt.id)):
        if row.response and (row.lesson, row.question) in questions:
            first.setdefault(row.account_id, {}).setdefault((row.lesson, row.question), row.at)
    return [Finisher(member=member, at=max(first[member.account.id].values())) for member in members]

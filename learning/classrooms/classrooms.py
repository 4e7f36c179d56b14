"""Make, find and change classes; a class is always fetched together with the teacher who asks."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.accounts.names import clean_name, sort_key
from learning.classrooms.models import Classroom, Membership, Place, Teaching
from learning.codes import is_code, make_code, normalize
from learning.errors import Invalid, NotFound
from learning.i18n import N_

CODE_LENGTH = 8
CODE_OPEN = timedelta(days=14)
"""How long newcomers may join with a code; it is renewed with a button."""
KEY_LENGTH = 10


def make_classroom(session: Session, teacher: Account, name: str, *, at: datetime) -> Classroom:
    """A new class with a code of its own.

    Raises:
        Invalid: the name cannot be used.
    """
    classroom = Classroom(
        key=make_code(KEY_LENGTH), name=clean_name(name, of_class=True), code=make_code(CODE_LENGTH), code_until=at + CODE_OPEN, made_at=at
    )
    session.add(classroom)
    session.flush()
    session.add(Teaching(classroom_id=classroom.id, account_id=teacher.id))
    session.flush()
    return classroom


def taught_by(session: Session, teacher: Account, *, archived: bool = False) -> list[Classroom]:
    """The classes of a teacher, the newest first."""
    kept = Classroom.archived_at.is_not(None) if archived else Classroom.archived_at.is_(None)
    wanted = select(Classroom).join(Teaching).where(Teaching.account_id == teacher.id, kept)
    return list(session.scalars(wanted.order_by(Classroom.made_at.desc(), Classroom.id.desc())))


def get_taught(session: Session, teacher: Account, key: str) -> Classroom:
    """The class of that key, if this teacher teaches it.

    Raises:
        NotFound: there is no such class, or it is somebody else's.
    """
    wanted = select(Classroom).join(Teaching).where(Classroom.key == key, Teaching.account_id == teacher.id)
    classroom = session.scalar(wanted)
    if classroom is None:
        raise NotFound
    return classroom


def teachers_of(session: Session, classroom: Classroom) -> list[Account]:
    """Who teaches a class, by name."""
    wanted = select(Account).join(Teaching, Teaching.account_id == Account.id).where(Teaching.classroom_id == classroom.id)
    return sorted(session.scalars(wanted), key=lambda account: sort_key(account.name or ""))


def find_by_code(session: Session, typed: str) -> Classroom | None:
    """The class a code names, for those who belong to it, even if it was put away: they still come to their own work.

    Raises:
        Invalid: what was typed cannot be a class code.
    """
    code = normalize(typed)
    if not is_code(code, CODE_LENGTH):
        raise Invalid(N_("A class code has 8 letters and figures, such as 7KQF-M3XA. It stands on your card."), field="code")
    return session.scalar(select(Classroom).where(Classroom.code == code))


def is_open(classroom: Classroom, at: datetime) -> bool:
    """Whether newcomers may join with the code."""
    return classroom.archived_at is None and at <= classroom.code_until


def renew_code(classroom: Classroom, *, at: datetime) -> None:
    """Let newcomers in for another while, with the same code: it stands on the cards."""
    classroom.code_until = at + CODE_OPEN


def rename(classroom: Classroom, name: str, *, version: int) -> None:
    """Another name.

    Raises:
        Invalid: the name cannot be used, or somebody changed the class in the meantime.
    """
    if version != classroom.version:
        message = N_("Somebody changed this class in the meantime. It is now called '%(name)s'. Change it again if you want.")
        raise Invalid(message, field="name", name=classroom.name)
    classroom.name = clean_name(name, of_class=True)
    classroom.version += 1


def archive(classroom: Classroom, *, at: datetime) -> None:
    """Put a class away: nobody joins it, nothing in it is lost, its learners go on signing in."""
    classroom.archived_at = at


def check_in_use(classroom: Classroom, *, field: str) -> None:
    """Make sure that a class was not put away: to such a class nobody is added and nothing is given.

    Raises:
        Invalid: it was.
    """
    if classroom.archived_at is not None:
        raise Invalid(N_("This class was put away. Take it back first; everything in it is kept."), field=field)


def classrooms_of(session: Session, learner: Account) -> list[tuple[Membership, Classroom]]:
    """The classes a learner is in or waits for, the newest first."""
    wanted = (
        select(Membership, Classroom).join(Classroom, Classroom.id == Membership.classroom_id).where(Membership.account_id == learner.id)
    )
    rows = session.execute(wanted.order_by(Membership.joined_at.desc(), Membership.id.desc()))
    return [(membership, classroom) for membership, classroom in rows]


def admitted_ids(session: Session, learner: Account) -> list[int]:
    """The numbers of the classes in which a learner's work is seen."""
    return [classroom.id for membership, classroom in classrooms_of(session, learner) if membership.place == Place.ADMITTED]

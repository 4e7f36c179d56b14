"""The learners of a class: join, be admitted, be typed in, be renamed, move, leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner
from learning.accounts.models import Account
from learning.accounts.names import clean_name, name_key, sort_key
from learning.classrooms.classrooms import KEY_LENGTH, check_in_use, is_open
from learning.classrooms.models import AssignedTo, Classroom, Membership, Place
from learning.codes import make_code
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message

MAX_LIST = 500
"""Names in a list typed in at once."""


@dataclass(frozen=True, slots=True)
class Member:
    """A learner in a class: the row and the account."""

    membership: Membership
    account: Account

    @property
    def name(self) -> str:
        """The nickname."""
        return self.account.name or ""


def members_of(session: Session, classroom: Classroom, place: Place = Place.ADMITTED) -> list[Member]:
    """The learners of a class, by name: accents and capitals forgiven (see `sort_key`), the same with every database."""
    wanted = (
        select(Membership, Account)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.classroom_id == classroom.id, Membership.place == place)
    )
    members = [Member(membership, account) for membership, account in session.execute(wanted)]
    return sorted(members, key=lambda member: sort_key(member.name))


def get_member(session: Session, classroom: Classroom, key: str) -> Member:
    """The learner of that key in this class, admitted or waiting.

    Raises:
        NotFound: there is none.
    """
    wanted = select(Membership, Account).join(Account).where(Membership.classroom_id == classroom.id, Membership.key == key)
    row = session.execute(wanted).first()
    if row is None:
        raise NotFound
    return Member(row[0], row[1])


def chosen_members(session: Session, classroom: Classroom, keys: Sequence[str]) -> list[Member]:
    """The admitted learners with these keys; other keys are left out."""
    return [member for member in members_of(session, classroom) if member.membership.key in keys]


def ticked_members(session: Session, classroom: Classroom, keys: Sequence[str]) -> list[Member] | None:
    """The learners that were ticked in a form; nothing when no box was ticked, which means everybody.

    Raises:
        Invalid: some were ticked, but none of them is in the class any more.
    """
    if not keys:
        return None
    chosen = chosen_members(session, classroom, keys)
    if not chosen:
        raise Invalid(N_("Who you ticked is not in this class any more. Choose once more."), field="member")
    return chosen


def find_by_name(session: Session, classroom: Classroom, name: str) -> Account | None:
    """The learner of that nickname, capitals forgiven, for signing in."""
    wanted = select(Account).join(Membership).where(Membership.classroom_id == classroom.id, Membership.name_key == name_key(name))
    return session.scalar(wanted)


def join(session: Session, account: Account, classroom: Classroom, name: str, *, at: datetime) -> Membership:
    """A newcomer asks to be let in under a nickname.

    Raises:
        Invalid: the code is closed, the learner is in already, or the name is taken or unusable.
    """
    if not is_open(classroom, at):
        raise Invalid(N_("This class takes no newcomers now. Ask the teacher to open it again."), field="code")
    return _add(session, account, classroom, clean_name(name), Place.WAITING, at)


def type_in(session: Session, classroom: Classroom, names: Sequence[str], *, at: datetime) -> list[Member]:
    """Learners whose names a teacher typed or pasted; all or none.

    Raises:
        Invalid: a name is unusable, double or taken, and the message names it; or the class was put away.
    """
    check_in_use(classroom, field="names")
    if not names:
        raise Invalid(N_("Type at least one name. Each name stands on a line of its own."), field="names")
    if len(names) > MAX_LIST:
        raise Invalid(N_("At most 500 names at once. Cut the list in two."), field="names")
    added: list[Member] = []
    seen: set[str] = set()
    for typed in names:
        try:
            name = clean_name(typed, field="names")
        except Invalid as refusal:
            raise Invalid(
                N_("'%(name)s': %(why)s"), field="names", name=typed[:40], why=Message(refusal.message, refusal.values)
            ) from refusal
        if name_key(name) in seen:
            raise Invalid(N_("'%(name)s' stands twice in your list. Add a letter of the last name."), field="names", name=name)
        seen.add(name_key(name))
        account = make_learner(session, at=at, name=name)
        added.append(Member(_add(session, account, classroom, name, Place.ADMITTED, at, field="names"), account))
    return added


def typed_in_with(session: Session, classroom: Classroom, last: str, count: int) -> list[Member]:
    """The learners of a list of `count` names that `type_in` added at once; `last` is the key of its last one, who must be here still."""
    members = members_of(session, classroom)
    end = next((member.membership for member in members if member.membership.key == last), None)
    if end is None:
        return []
    together = [one for one in members if one.membership.joined_at == end.joined_at and one.membership.id <= end.id]
    return sorted(together, key=lambda one: -one.membership.id)[:count]


def admit(member: Member) -> None:
    """Let a newcomer in; from now on the class sees their work."""
    member.membership.place = Place.ADMITTED


def rename(session: Session, member: Member, name: str) -> None:
    """Another nickname.

    Raises:
        Invalid: it is taken or unusable.
    """
    _give_name(session, member.account, clean_name(name))
    session.flush()


def taken_names(session: Session, classroom: Classroom) -> set[str]:
    """The names in a class as they are compared, those of newcomers too."""
    return set(session.scalars(select(Membership.name_key).where(Membership.classroom_id == classroom.id)))


def move(session: Session, member: Member, target: Classroom) -> None:
    """Another class: work, account and card come along; what was given to some in the old class is not for this learner any more.

    Raises:
        Invalid: the learner is in that class already, or somebody there has the same name.
    """
    there = select(Membership.id).where(Membership.classroom_id == target.id)
    if session.scalar(there.where(Membership.account_id == member.account.id)) is not None:
        message = N_("'%(name)s' is in '%(classroom)s' already. You can take this learner out of the class here.")
        raise Invalid(message, field="to", name=member.name, classroom=target.name)
    if session.scalar(there.where(Membership.name_key == member.membership.name_key)) is not None:
        message = N_("There is a '%(name)s' in '%(classroom)s' already. Change the name first, for example with a letter of the last name.")
        raise Invalid(message, field="to", name=member.name, classroom=target.name)
    session.execute(delete(AssignedTo).where(AssignedTo.membership_id == member.membership.id))
    member.membership.classroom_id = target.id
    session.flush()


def remove(session: Session, member: Member) -> None:
    """Take a learner out of the class; their work stays theirs."""
    session.delete(member.membership)
    session.flush()


def _add(
    session: Session, account: Account, classroom: Classroom, name: str, place: Place, at: datetime, field: str = "name"
) -> Membership:
    if session.scalar(select(Membership.id).where(Membership.classroom_id == classroom.id, Membership.account_id == account.id)):
        raise Invalid(N_("You are in this class already."), field="code")
    _check_free(session, classroom.id, name, field=field)
    _give_name(session, account, name)
    membership = Membership(
        key=make_code(KEY_LENGTH), classroom_id=classroom.id, account_id=account.id, name_key=name_key(name), place=place, joined_at=at
    )
    session.add(membership)
    session.flush()
    return membership


def _give_name(session: Session, account: Account, name: str) -> None:
    """One nickname in all classes of a learner, free in each of them."""
    memberships = session.scalars(select(Membership).where(Membership.account_id == account.id)).all()
    for membership in memberships:
        _check_free(session, membership.classroom_id, name, but=membership.id)
    account.name = name
    for membership in memberships:
        membership.name_key = name_key(name)


def _check_free(session: Session, classroom_id: int, name: str, *, but: int = 0, field: str = "name") -> None:
    taken = select(Membership.id).where(
        Membership.classroom_id == classroom_id, Membership.name_key == name_key(name), Membership.id != but
    )
    if session.scalar(taken) is not None:
        raise Invalid(N_("There is a '%(name)s' in this class already. Add a letter of the last name."), field=field, name=name)

"""Whose a sheet without a name is: a learner of the class, somebody new in it, or nobody yet."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_learner
from learning.accounts.models import Account
from learning.accounts.names import clean_name, name_key
from learning.classrooms.classrooms import admitted_ids
from learning.classrooms.members import chosen_members, taken_names, type_in
from learning.classrooms.models import Classroom
from learning.errors import Invalid
from learning.i18n import N_
from learning.keys import Keys
from learning.paper.models import Sheet

NEW = "new"
"""Somebody whose name the teacher types in."""
NOBODY = "nobody"
"""Nobody yet: the code of the sheet opens what was done, and it can become somebody's later."""


def choose_owner(
    session: Session, classroom: Classroom, choice: str, name: str, *, keys: Keys, at: datetime, field: str = "who"
) -> Account:
    """The account a sheet is given to: that of a member's key, a new learner of that name, or one without a name.

    Raises:
        Invalid: nobody was chosen, or the new name cannot be used.
    """
    if choice == NOBODY:
        return make_learner(session, at=at, keys=keys)
    if choice == NEW:
        try:
            return type_in(session, classroom, [name.strip()], at=at)[0].account
        except Invalid as refusal:
            raise Invalid(refusal.message, field=field, **refusal.values) from refusal
    members = chosen_members(session, classroom, [choice])
    if not members:
        raise Invalid(N_("Choose whose sheet this is."), field=field)
    return members[0].account


def check_new_name(session: Session, classroom: Classroom, name: str) -> None:
    """Whether somebody new in a class can have a name.

    Raises:
        Invalid: it cannot be used, or somebody in the class has it.
    """
    if name_key(clean_name(name)) in taken_names(session, classroom):
        raise Invalid(N_("There is a '%(name)s' in this class already. Add a letter of the last name."), field="name", name=name)


def belongs_to(session: Session, sheet: Sheet, classroom: Classroom) -> bool:
    """Whether a sheet is this class's to read: that of a learner it sees, or one without an owner that was printed for it."""
    owner = owner_of(session, sheet)
    return classroom.id in admitted_ids(session, owner) if owner else sheet.classroom_id == classroom.id


def owner_of(session: Session, sheet: Sheet) -> Account | None:
    """Whose a sheet is, if it is anybody's."""
    return session.get(Account, sheet.account_id) if sheet.account_id else None


def opened_by(session: Session, code: str) -> Account | None:
    """The account without a name that a sheet code opens; the sheet of somebody with a name opens nothing."""
    sheet = session.scalar(select(Sheet).where(Sheet.code == code))
    account = owner_of(session, sheet) if sheet else None
    return account if account and account.is_active and not account.is_named and not admitted_ids(session, account) else None

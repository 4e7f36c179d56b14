"""Who teaches a class: ask a colleague along, and let one go; never the last."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.accounts import find_staff
from learning.accounts.models import Account
from learning.classrooms.classrooms import teachers_of
from learning.classrooms.models import Classroom, Teaching
from learning.errors import Invalid, NotFound
from learning.i18n import N_


def add_teacher(session: Session, classroom: Classroom, name: str) -> Account:
    """The colleague of that name teaches the class too: sees everything in it and may do everything in it.

    Raises:
        Invalid: nobody with an open staff account has that name, or the colleague teaches the class already.
    """
    if not name.strip():
        raise Invalid(N_("Write the name with which your colleague signs in."), field="teacher")
    found = find_staff(session, name)
    if found is None or not found.is_active:
        message = N_("We know no teacher called '%(name)s'. Write the name with which your colleague signs in, or ask an administrator.")
        raise Invalid(message, field="teacher", name=name.strip()[:40])
    if found in teachers_of(session, classroom):
        raise Invalid(N_("'%(name)s' teaches this class already."), field="teacher", name=found.name)
    session.add(Teaching(classroom_id=classroom.id, account_id=found.id))
    session.flush()
    return found


def get_teacher(session: Session, classroom: Classroom, key: str) -> Account:
    """The teacher of that key, who teaches this class.

    Raises:
        NotFound: nobody who teaches it has that key.
    """
    wanted = select(Account).join(Teaching, Teaching.account_id == Account.id)
    found = session.scalar(wanted.where(Teaching.classroom_id == classroom.id, Account.key == key))
    if found is None:
        raise NotFound
    return found


def remove_teacher(session: Session, classroom: Classroom, teacher: Account) -> None:
    """The teacher no longer sees this class.

    Raises:
        Invalid: nobody else teaches it.
    """
    # the others are locked, so that two teachers who take each other out at the same moment do not leave a class alone
    others = session.scalars(select(Teaching).where(Teaching.classroom_id == classroom.id).with_for_update()).all()
    open_ones = [one for one in teachers_of(session, classroom) if one.is_active and one.id != teacher.id]
    if not open_ones:
        raise Invalid(N_("Somebody must teach this class. Add a colleague first."), field="teacher")
    for row in others:
        if row.account_id == teacher.id:
            session.delete(row)
    session.flush()

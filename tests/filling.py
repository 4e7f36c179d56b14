"""At least one row in every table, for tests of migrations and of privacy."""

from dataclasses import dataclass

from factories import KEYS, NOON, answer, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.accounts import audit, onetime, sessions, throttle
from learning.accounts.cards import make_card
from learning.accounts.models import Account, Erased, Parked
from learning.classrooms.assignments import Task, give
from learning.classrooms.models import Classroom, Tally
from learning.content.library import Library
from learning.content.model import Edition
from learning.keys import hashed
from learning.paper.entry import Filled, Typed, keep_entry
from learning.paper.models import Photo, Upload
from learning.paper.sheets import make_sheet
from learning.progress.models import Way

LESSON = "is-dit-bericht-echt"


@dataclass(frozen=True)
class Everyone:
    """Who is in it."""

    lena: Account
    fox: Account
    tove: Account
    classroom: Classroom


def fill(session: Session, library: Library) -> Everyone:
    """Lena, with something of hers in every table; Fox, her classmate, with answers too; Tove, who teaches them."""
    tove = make_teacher(session)
    classroom, (lena, fox) = make_classroom(session, tove, learners=("Lena", "Fox"))
    edition = library.edition(LESSON, "nl")
    give(session, classroom, tove, Task(module="veilig-online", members=[lena]), library, at=NOON)
    for member in (lena, fox):
        account = member.account
        make_card(session, account, KEYS, at=NOON)
        answer(session, account, library, edition.questions[0].id, edition.questions[0].key)
        make_sheet(session, edition, account, classroom, at=NOON)
        sessions.open_session(session, account, how="card", is_shared=True, at=NOON)
        onetime.make_let_in_code(session, account, KEYS, at=NOON, made_by=tove)
        typed = [Typed(question=edition.questions[1], number=2, response=edition.questions[1].key)]
        keep_entry(session, classroom, tove, [Filled(account=account, lesson=LESSON, lang="nl", typed=typed)], way=Way.PAPER, at=NOON)
        fields = [["answer", "B"]]
        session.add(Parked(token_hash=hashed(account.key), account_id=account.id, path="/nl/me", form=fields, until=NOON))
    throttle.miss(session, [throttle.Counter(throttle.PIN, lena.account.key)], KEYS, at=NOON)
    audit.note_look(session, "class", at=NOON, actor_id=tove.id, classroom_id=classroom.id)
    session.add(Tally(key="tally", classroom_id=classroom.id, lesson=LESSON, question=edition.questions[0].id, counts={"A": 3}, at=NOON))
    upload = Upload(key="upload", classroom_id=classroom.id, at=NOON, files=1)
    session.add(upload)
    session.flush()
    session.add(Photo(key="photo", upload_id=upload.id, name="a.jpg", page=1, state="review", code="", reading={}))
    _replace(session, edition, lena.account, tove, classroom)
    session.add(Erased(key="gone", at=NOON))
    session.flush()
    return Everyone(lena.account, fox.account, tove, classroom)


def _replace(session: Session, edition: Edition, account: Account, teacher: Account, classroom: Classroom) -> None:
    """A sheet that is entered twice, so that one answer is replaced."""
    sheet = make_sheet(session, edition, account, classroom, at=NOON)
    typed = [Typed(question=edition.questions[2], number=3, response=edition.questions[2].key)]
    for _ in range(2):
        one = Filled(account=account, lesson=LESSON, lang="nl", typed=typed, sheet=sheet)
        keep_entry(session, classroom, teacher, [one], way=Way.PAPER, at=NOON)

"""The people of the tests: Lena learns, Tove teaches her, Otto teaches elsewhere, Ada manages."""

from dataclasses import dataclass
from datetime import datetime

from factories import answer, make_classroom, make_teacher
from flask import Flask
from flask.testing import FlaskClient

from learning.accounts import sessions
from learning.accounts.cards import Credentials, make_card
from learning.accounts.models import Account, Role
from learning.classrooms.assignments import Task, give
from learning.classrooms.members import Member
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.web.site import Site


@dataclass(frozen=True)
class Cast:
    """Everybody, and the class of each teacher."""

    app: Flask
    ada: Account
    tove: Account
    otto: Account
    lena: Member
    fox: Member
    """A classmate of Lena's."""
    omar: Member
    """A learner of Otto's."""
    tulip: Classroom
    rose: Classroom
    lena_card: Credentials
    assignment_key: str

    @property
    def site(self) -> Site:
        """The running site."""
        found: Site = self.app.extensions["wegwijs"]
        return found

    def client(self, account: Account | None = None, *, is_shared: bool = True) -> FlaskClient:
        """A browser, signed in as somebody or as nobody."""
        client = self.app.test_client()
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        if account is not None:
            with self.site.store.writing() as session:
                token = sessions.open_session(session, session.get_one(Account, account.id), how="test", is_shared=is_shared, at=self.now())
                session.commit()
            client.set_cookie("session", token, domain="localhost")
        return client

    def now(self) -> datetime:
        """The time of the app."""
        return self.site.clock()


def make_cast(app: Flask, library: Library) -> Cast:
    """Everybody, in an empty database."""
    site: Site = app.extensions["wegwijs"]
    with site.store.writing() as session:
        ada, tove, otto = (
            make_teacher(session, "Ada", Role.ADMIN),
            make_teacher(session, "Tove"),
            make_teacher(session, "Otto"),
        )
        tulip, (lena, fox) = make_classroom(session, tove, "Tulp", ("Lena", "Fox"))
        rose, (omar,) = make_classroom(session, otto, "Roos", ("Omar",))
        task = Task(module="veilig-online", note="Begin maar")
        assignment = give(session, tulip, tove, task, library, at=site.clock())
        answer(session, lena.account, library, "digid-stopt", ("b",), at=site.clock())
        card = make_card(session, lena.account, site.keys, at=site.clock())
        session.commit()
        return Cast(app, ada, tove, otto, lena, fox, omar, tulip, rose, card, assignment.key)

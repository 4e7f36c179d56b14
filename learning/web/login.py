"""Who is here: the session cookie looked up once per request, through Flask-Login and sessions of our own."""

from typing import cast

from flask import Flask, Request, request
from flask_login import LoginManager, current_user
from werkzeug.wrappers import Response

from learning.accounts import sessions
from learning.accounts.accounts import make_learner
from learning.accounts.models import Account, Role
from learning.accounts.sessions import Visit
from learning.errors import NotAllowed
from learning.web import cookies
from learning.web.db import db
from learning.web.site import now, site


class Person:
    """Somebody with an open session, as Flask-Login wants to see them."""

    is_authenticated = True
    is_anonymous = False

    def __init__(self, visit: Visit) -> None:
        """Take the visit."""
        self.visit = visit

    @property
    def is_active(self) -> bool:
        """Whether the account may come in."""
        return self.visit.account.is_active

    def get_id(self) -> str:
        """The random name of the account."""
        return self.visit.account.key


def bind_login(app: Flask) -> None:
    """Look the session up when a view asks who is here; note that somebody is still here, at most once a minute."""
    manager = LoginManager(app)

    @manager.request_loader  # type: ignore[untyped-decorator]
    def _load(request: Request) -> Person | None:
        token = cookies.get(request, cookies.SESSION)
        if not token:
            return None
        visit = sessions.find_visit(db(), token, at=now())
        if visit is None:
            return None
        if sessions.is_stale(visit, at=now()):
            _touch(visit)
        return Person(visit)


def _touch(visit: Visit) -> None:
    """Note that somebody is still here: with what the request writes, or by itself when it only looks."""
    if request.method not in {"GET", "HEAD"}:
        sessions.touch(db(), visit, at=now())
        return
    with site().store.writing() as session:
        sessions.touch(session, visit, at=now())
        session.commit()


def visit() -> Visit | None:
    """The open session of whoever asks, if there is one; without a cookie nothing is looked up."""
    if not cookies.get(request, cookies.SESSION):
        return None
    person = cast("Person", current_user)
    return person.visit if person.is_authenticated else None


def account() -> Account:
    """The account of whoever asks.

    Raises:
        NotAllowed: nobody is signed in.
    """
    here = visit()
    if here is None:
        raise NotAllowed
    return here.account


def learner() -> Account | None:
    """The account whose progress is shown here, if any: looking makes none."""
    here = visit()
    return here.account if here else None


def learner_or_new() -> tuple[Account, str]:
    """The account to keep a response in: of whoever asks, or a new one without a name; with the token of a session opened for it."""
    here = visit()
    if here is not None:
        return here.account, ""
    account = make_learner(db(), at=now(), keys=site().keys)
    return account, sessions.open_session(db(), account, how="answer", is_shared=True, at=now())


def is_staff() -> bool:
    """Whether a teacher or administrator asks."""
    here = visit()
    return here is not None and here.account.is_staff


def sign_in(response: Response, account: Account, *, how: str, is_shared: bool) -> None:
    """Open a session and put its token in the cookie; an earlier session of this browser ends."""
    old = cookies.get(request, cookies.SESSION)
    if old:
        sessions.end_session(db(), old)
    token = sessions.open_session(db(), account, how=how, is_shared=is_shared, at=now())
    keep_token(response, token, account, is_shared=is_shared)


def keep_token(response: Response, token: str, account: Account, *, is_shared: bool) -> None:
    """Put the token of a session in the cookie, for as long as it may run."""
    span = sessions.span_of(account, is_shared=is_shared)
    cookies.put(response, cookies.SESSION, token, None if is_shared or account.is_staff else span.idle)


def is_admin() -> bool:
    """Whether an administrator asks."""
    here = visit()
    return here is not None and here.account.role == Role.ADMIN

"""The database session of a request: one that looks for GET, one that writes for POST, made when first asked for."""

from flask import Flask, g, request
from sqlalchemy.orm import Session, sessionmaker

from learning.web.site import site

_SAFE = {"GET", "HEAD", "OPTIONS"}


def db() -> Session:
    """The session of this request; a view that writes commits it once."""
    if "db" not in g:
        store = site().store
        g.db = sessionmaker(store.read if request.method in _SAFE else store.write, expire_on_commit=False)()
    session: Session = g.db
    return session


def close_after_requests(app: Flask) -> None:
    """Close the session when the response is made; what was not committed is rolled back."""

    @app.teardown_request
    def _close(_error: BaseException | None) -> None:
        session: Session | None = g.pop("db", None)
        if session is not None:
            session.close()

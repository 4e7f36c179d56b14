"""Alive, and ready to serve."""

from flask import Response
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from learning.store.migrate import is_current
from learning.web.access import Policy, for_
from learning.web.public import root
from learning.web.site import site


@root.get("/healthz")
@for_(Policy.OPEN)
def healthz() -> ResponseReturnValue:
    """The process answers; nothing else is touched."""
    return Response("ok\n", mimetype="text/plain")


@root.get("/readyz")
@for_(Policy.OPEN)
def readyz() -> ResponseReturnValue:
    """The database can be reached and its tables are those of this version."""
    try:
        ready = is_current(site().store.read)
    except SQLAlchemyError:
        ready = False
    return Response("ready\n" if ready else "not ready\n", 200 if ready else 503, mimetype="text/plain")

"""Refusals and faults as pages: what happened, whose fault it is, what to do next, a number to read out."""

import errno
import logging
from contextlib import suppress

from flask import Flask, Response, g, make_response, request
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from learning.codes import grouped, make_code
from learning.errors import Invalid, NotAllowed, NotFound, TooSoon
from learning.i18n import N_, Message
from learning.web.csrf import LARGE
from learning.web.pages import render

log = logging.getLogger("wegwijs")


def request_number() -> str:
    """A short number of this request, on the page and in the log."""
    if "number" not in g:
        g.number = grouped(make_code(6))
    return str(g.number)


def show_errors(app: Flask) -> None:
    """Turn refusals, HTTP errors and faults into pages once, for every view."""

    @app.errorhandler(NotFound)
    def _not_found(_error: NotFound) -> Response:
        return page(404)

    @app.errorhandler(NotAllowed)
    def _not_allowed(error: NotAllowed) -> Response:
        return page(403, message=Message(error.message, error.values) if error.message else None)

    @app.errorhandler(Invalid)
    def _invalid(error: Invalid) -> Response:
        return page(400, message=Message(error.message, error.values))

    @app.errorhandler(TooSoon)
    def _too_soon(error: TooSoon) -> Response:
        response = page(429, wait=error.wait)
        response.headers["Retry-After"] = str(error.wait)
        return response

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        response = page(error.code or 500, message=_TOO_MUCH if error.code == 413 and request.endpoint in LARGE else None)  # noqa: PLR2004
        for name, value in error.get_headers():
            if name in {"Allow", "Retry-After", "Location"}:
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def _fault(error: Exception) -> Response:
        return _page_of_fault(error)


def _page_of_fault(error: Exception) -> Response:
    status = status_of(error)
    level = logging.WARNING if status == 409 else logging.ERROR  # noqa: PLR2004  two people at once is nobody's mistake
    log.log(level, "fault", exc_info=error, extra={"number": request_number()})
    if status == 409:  # noqa: PLR2004  as above
        _start_over()
    response = page(status)
    if status == 503:  # noqa: PLR2004  busy
        response.headers["Retry-After"] = _BUSY
    return response


def status_of(error: Exception) -> int:
    """What a fault means for whoever asked; what is not known is our mistake.

    507: there is no room left. 503: the database does not answer (in time). 409: somebody else changed the same thing just before.
    """
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return 507
    if isinstance(error, IntegrityError | StaleDataError):
        return 409
    if isinstance(error, OperationalError):
        told = str(getattr(error.orig, "sqlstate", None) or error.orig)
        return 507 if any(sign in told for sign in _FULL) else 503
    return 503 if isinstance(error, PoolIsEmpty) else 500


def _start_over() -> None:
    """Let go of a session that was refused: the page that says so looks up anew who asks."""
    session: Session | None = g.pop("db", None)
    with suppress(SQLAlchemyError):
        if session is not None:
            session.close()
    g.pop("_login_user", None)  # where Flask-Login keeps whom it found


_TOO_MUCH = Message(N_("These files are more than 250 MB together. Send them in two parts."))
_BUSY = "10"
"""Seconds until trying again makes sense."""
_FULL = ("disk is full", "53100")
"""What SQLite and PostgreSQL say when the disk is full."""
_SHOWN = {400, 403, 404, 405, 409, 413, 429, 500, 503, 507}


def page(status: int, *, message: Message | None = None, wait: int = 0) -> Response:
    """The page of a status; one without a page of its own takes the nearest."""
    shown = status if status in _SHOWN else (500 if status >= 500 else 400)  # noqa: PLR2004  the server's fault, or not
    again = request.path if request.url_rule and "GET" in (request.url_rule.methods or ()) else ""
    body = render(
        "errors/error.html",
        nobody=status >= 500,  # noqa: PLR2004  as above
        status=shown,
        message=message,
        wait=wait,
        again=again,
        number=request_number(),
    )
    return make_response(body, status)

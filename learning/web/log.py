"""One line per request in the log: no path with a secret, no name, no answer, no full address."""

import json
import logging
import time
import traceback
from datetime import UTC, datetime

from flask import Flask, Response, g, request

log = logging.getLogger("wegwijs.requests")


class JsonLines(logging.Formatter):
    """A log line as JSON, in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
        }
        for name in ("number", "method", "page", "status", "ms"):
            if hasattr(record, name):
                line[name] = getattr(record, name)
        if record.exc_info and record.exc_info[1]:
            line["trace"] = trace_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def trace_of(error: BaseException) -> str:
    """Where a fault happened and what sort it is, without its words: those may hold what somebody typed."""
    told = []
    cause: BaseException | None = error
    while cause is not None:
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or getattr(cause, "errno", None) or ""
        told.append("".join(traceback.format_tb(cause.__traceback__)) + f"{type(cause).__qualname__} {code}".strip())
        cause = cause.__cause__ or cause.__context__
    return "\n".join(told)


def log_requests(app: Flask) -> None:
    """Write a line for every request: the name of the page, never its address."""

    @app.before_request
    def _start() -> None:
        g.started = time.monotonic()

    @app.after_request
    def _write(response: Response) -> Response:
        took = round((time.monotonic() - g.get("started", time.monotonic())) * 1000, 1)
        told = {"method": request.method, "page": request.endpoint or "-", "status": response.status_code, "ms": took}
        log.info("request", extra=told | ({"number": g.number} if "number" in g else {}))
        return response

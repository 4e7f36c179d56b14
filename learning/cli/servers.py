"""The two ways to answer requests: in this process, or in several beside it."""

import logging
import logging.handlers
import multiprocessing
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask

from learning.app import create_app
from learning.settings import Settings
from learning.web.log import JsonLines

_THREADS = 8
_CONNECTIONS = 2000
_MOST_BYTES = 260_000_000
"""Of a request: the largest set of photos with what stands around it. The server keeps a body before it can ask who sends it."""
_UNDERSCORES = (
    "The proxy must drop headers whose name holds '_': this server takes X_Forwarded_For for X-Forwarded-For. See docs/hosting.md."
)
_BLOCKING = 64
"""Threads of a process among several: behind a proxy that keeps slow clients away, most of them wait for the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the site answers, and how people write that."""

    host: str
    port: int
    address: str
    is_lan: bool


def serve_here(app: Flask, place: Place) -> None:
    """Answer requests in this process until it is stopped: one process and eight threads serve a school.

    Raises:
        OSError: the port cannot be used.
    """
    import waitress

    _open_files()
    server = waitress.create_server(
        app,
        host=place.host,
        port=place.port,
        threads=_THREADS,
        connection_limit=min(_CONNECTIONS, _file_limit() - 100),
        asyncore_use_poll=True,
        max_request_body_size=_MOST_BYTES,
        ident=None,
        clear_untrusted_proxy_headers=False,
    )
    _say(app)
    server.run()


def check_workers(settings: Settings, workers: int) -> None:
    """Refuse several processes where they cannot work.

    Raises:
        click.UsageError, click.ClickException: they cannot; the message says what to do.
    """
    if workers == 1:
        return
    if not settings.database.startswith("postgresql"):
        raise click.UsageError(
            "More than one process needs PostgreSQL: SQLite has one writer. Set WEGWIJS_DATABASE_URL; see docs/hosting.md."
        )
    try:
        import granian  # noqa: F401  only whether it is there
    except ImportError as missing:
        raise click.ClickException("More than one process needs an extra: pip install 'wegwijs[granian]'") from missing


def serve_beside(app: Flask, settings: Settings, place: Place, workers: int) -> None:
    """Answer requests in several processes, each with an app of its own, until this one is stopped.

    They begin empty instead of as copies of this one: a copy would share its connections to the database.
    """
    from granian import Granian
    from granian.constants import Interfaces

    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "wegwijs",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_BLOCKING,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_enabled=False,
    )
    if settings.trusted_proxies:
        click.echo(_UNDERSCORES)
    _say(app)
    server.serve(target_loader=_Loader(settings, place), wrap_loader=False)


@dataclass(frozen=True, slots=True)
class _Loader:
    """Makes the app of a process; it travels there by name, so it holds plain values only."""

    settings: Settings
    place: Place

    def __call__(self) -> Callable[..., object]:
        write_logs(self.settings.data, rotate=False)
        app = create_app(self.settings, address=self.place.address, is_lan=self.place.is_lan)
        app.extensions["wegwijs"].desk.go_on()  # what a process left that was stopped; this one may be in its place
        return app


def write_logs(folder: Path, *, rotate: bool = True) -> None:
    """Everything goes to a file that only the owner reads; faults go to the terminal too.

    Several processes cannot share a file that one of them rotates: they only add lines, and a tool of the system rotates.
    """
    path = folder / "wegwijs.log"
    os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    file = (
        logging.handlers.RotatingFileHandler(path, maxBytes=5_000_000, backupCount=4, encoding="utf-8")
        if rotate
        else logging.handlers.WatchedFileHandler(path, encoding="utf-8")
    )
    file.setFormatter(JsonLines())
    screen = logging.StreamHandler(sys.stderr)
    screen.setLevel(logging.ERROR)
    screen.setFormatter(JsonLines())
    log = logging.getLogger("wegwijs")
    log.setLevel(logging.INFO)
    log.handlers[:] = [file, screen]
    log.propagate = False


def _say(app: Flask) -> None:
    click.echo(f"Wegwijs is at {app.extensions['wegwijs'].address}  (stop with Ctrl-C)")


def _file_limit() -> int:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return _CONNECTIONS + 100
    return max(200, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _open_files() -> None:
    """Raise the number of files this process may open as far as it may: each slow client holds one."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else max(soft, _CONNECTIONS + 100)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(wanted, 65_536)), hard))

"""`wegwijs serve` and `wegwijs demo`: run the site."""

import logging
import os
import signal
import socket  # noqa: TID251  only to find the number of this computer; nothing is sent
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click
from flask import Flask

from learning.accounts import onetime
from learning.accounts.accounts import has_admin
from learning.accounts.models import Role
from learning.app import create_app
from learning.cli.servers import Place, check_workers, serve_beside, serve_here, write_logs
from learning.housekeeping import clean
from learning.settings import Settings, read_settings
from learning.store.engine import Store
from learning.web.desk import Desk

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_DAY = 24 * 60 * 60


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen. 0.0.0.0 lets phones in the room reach it.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes; more than one needs PostgreSQL and [granian]."
)
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder for database and settings (WEGWIJS_DATA).")
@click.option("--database-url", help="sqlite:///… or postgresql+psycopg://… (WEGWIJS_DATABASE_URL).")
def serve(host: str, port: int, workers: int, data: Path | None, database_url: str | None) -> None:
    """Run the site; what is missing is made, tables are brought up to date.

    \b
    On this computer:                      wegwijs serve
    For phones in the room:                wegwijs serve --host 0.0.0.0
    With PostgreSQL:                       wegwijs serve --database-url postgresql+psycopg://localhost/wegwijs

    Open to the room, pages for teachers answer on this computer only: there is no certificate that keeps a password secret.
    With WEGWIJS_PUBLIC_URL=https://… and WEGWIJS_TRUSTED_PROXIES behind a proxy they answer everywhere.
    """
    settings = read_settings(os.environ)
    if data:
        settings = replace(settings, data=data)
    if database_url:
        settings = replace(settings, database_url=database_url)
    check_workers(settings, workers)
    _check_public(settings)
    run(settings, host, port, workers=workers)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port.")
def demo(host: str, port: int) -> None:
    """Serve made-up data that is thrown away when you stop: a teacher, a class of 24, three weeks of progress.

    \b
    Look around:                           wegwijs demo
    On another port:                       wegwijs demo --port 8080
    """
    from learning.cli.demo_data import fill

    with tempfile.TemporaryDirectory(prefix="wegwijs-demo-") as folder:
        run(Settings(data=Path(folder)), host, port, fill=fill)


def run(settings: Settings, host: str, port: int, *, workers: int = 1, fill: Callable[[Flask, str], None] | None = None) -> None:
    """Make the app, say where it is, and serve until stopped; what it writes is for the user it runs as alone."""
    os.umask(0o077)
    is_lan = host not in _LOOPBACK
    address = f"http://{_own_address() if is_lan else '127.0.0.1'}:{port}"
    place = Place(host=host, port=port, address=address, is_lan=is_lan)
    app = create_app(settings, address=address, is_lan=is_lan)
    site = app.extensions["wegwijs"]
    write_logs(settings.data, rotate=workers == 1)
    if fill is not None:
        fill(app, f"http://127.0.0.1:{port}")
    else:
        _offer_setup(site.store, f"http://127.0.0.1:{port}")
    stop = threading.Event()
    threading.Thread(target=_keep_house, args=(site.store, site.desk, stop), daemon=True).start()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if workers == 1:
            serve_here(app, place)
        else:
            serve_beside(app, settings, place, workers)
    except OSError as error:
        raise click.ClickException(
            f"Port {port} cannot be used ({error.strerror}). Try another: wegwijs serve --port {port + 1}"
        ) from error
    finally:
        stop.set()
        site.store.close()


def _check_public(settings: Settings) -> None:
    if settings.is_public and not settings.trusted_proxies:
        raise click.ClickException(
            "WEGWIJS_PUBLIC_URL is an https address: set WEGWIJS_TRUSTED_PROXIES to the number of proxies in front, mostly 1."
        )


def _offer_setup(store: Store, address: str) -> None:
    """As long as there is no administrator, each start prints a link that makes one, once, within half an hour."""
    with store.writing() as session:
        if has_admin(session):
            return
        now = datetime.now(UTC)
        secret = onetime.make_setup_link(session, role=Role.ADMIN, span=onetime.FIRST, at=now)
        session.commit()
    click.echo("\nThere is no administrator yet. Open this link on this computer within 30 minutes:")
    click.secho(f"  {address}/nl/setup/{secret}\n", bold=True)


def _keep_house(store: Store, desk: Desk, stop: threading.Event) -> None:
    while True:
        try:
            clean(store, at=datetime.now(UTC))
            desk.go_on()
        except Exception:
            logging.getLogger("wegwijs").exception("housekeeping")
        if stop.wait(_DAY):
            return


def _own_address() -> str:
    """The number of this computer in the room's network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

"""A running site and a real browser."""

import socket  # noqa: TID251  to find a free port
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.running import Running
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from waitress import create_server

from learning.app import create_app
from learning.content.library import Library
from learning.settings import Settings

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A phone of 360 px, with JavaScript and without."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param, locale="nl-NL", accept_downloads=True
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def running(database_url: str, tmp_path: Path, library: Library) -> Iterator[Running]:
    """The site on an empty database, on a free port of this computer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    app = create_app(Settings(data=tmp_path / "data", database_url=database_url), address=address, library=library)
    server = create_server(app, host="127.0.0.1", port=port, threads=8, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Running(app, address)
    server.close()
    thread.join(timeout=10)
    app.extensions["wegwijs"].store.close()

"""`wegwijs serve` and `wegwijs demo`: what is refused, what is printed, how it stops."""

import gc
import logging
import os
import re
import signal
import socket  # noqa: TID251  to find a free port
import stat
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.client import HTTPConnection  # noqa: TID251  the tests speak to the server they started
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from factories import NOON, make_nameless, make_teacher
from sqlalchemy import func, select
from started import running, status

from learning.accounts import onetime
from learning.accounts.models import Account, OneTimeSecret, Role
from learning.cli import serve
from learning.content.library import Library
from learning.store.engine import Store
from learning.web.desk import Desk

Run = Callable[..., Result]


@pytest.fixture
def quiet() -> Iterator[None]:
    """What running in this process sets is put back; what the server leaves open when it gets no port is closed."""
    log, handler = logging.getLogger("wegwijs"), signal.getsignal(signal.SIGTERM)
    handlers, level, propagate = log.handlers[:], log.level, log.propagate
    mask = os.umask(0o022)
    os.umask(mask)
    yield
    os.umask(mask)
    for one in log.handlers:
        if one not in handlers:
            one.close()
    log.handlers[:], log.propagate = handlers, propagate
    log.setLevel(level)
    signal.signal(signal.SIGTERM, handler)
    gc.collect()


@pytest.mark.slow
def test_a_first_start_makes_everything_prints_one_link_and_stops_cleanly(tmp_path: Path) -> None:
    with running("serve", data=tmp_path) as (process, port, lines):
        (link,) = [line.strip() for line in lines if "/setup/" in line]
        assert re.fullmatch(rf"http://127\.0\.0\.1:{port}/nl/setup/[\w-]{{22}}", link)
        assert lines[-1].startswith(f"Wegwijs is at http://127.0.0.1:{port} ")
        assert [status(port, path) for path in ("/nl/", "/nl/nonsense", link.partition(f":{port}")[2])] == [200, 404, 200]
        for name in ("secret", "wegwijs.log", "wegwijs.db"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        assert (tmp_path / "host.toml").is_file()
        too_long = HTTPConnection("127.0.0.1", port, timeout=20)
        too_long.request("POST", "/nl/", headers={"Content-Length": "260000000"})
        assert too_long.getresponse().status == 413
        too_long.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert link.rpartition("/")[2] not in (tmp_path / "wegwijs.log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_demo_shows_a_teacher_and_a_learner_and_leaves_nothing(tmp_path: Path) -> None:
    with running("demo", data=tmp_path) as (process, port, lines):
        shown = "\n".join(lines)
        assert re.search(r"Teacher: .*name Anja +password \S", shown)
        assert re.search(r"Learner: .*class code \w{4}-\w{4} +name Amira +PIN \d{6}", shown)
        assert "/setup/" not in shown
        assert status(port, "/nl/") == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # of the server itself, when it gets no port
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as above
@pytest.mark.usefixtures("quiet")
def test_data_folder_and_database_can_be_named_and_a_port_in_use_is_explained(run: Run, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), "--data", "elsewhere", "--database-url", f"sqlite:///{tmp_path / 'own.db'}")
    assert result.exit_code == 1
    assert f"Port {port} cannot be used" in result.stderr
    assert f"wegwijs serve --port {port + 1}" in result.stderr
    assert "Wegwijs is at" not in result.stdout
    assert (tmp_path / "own.db").is_file()
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o700
    assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == ["host.toml", "secret", "wegwijs.log"]
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
def test_open_to_the_room_the_address_is_that_of_this_computer(tmp_path: Path) -> None:
    with running("serve", "--host", "0.0.0.0", data=tmp_path) as (_, port, lines):  # noqa: S104  the whole room
        assert re.match(rf"Wegwijs is at http://\d+\.\d+\.\d+\.\d+:{port} ", lines[-1])
        assert "0.0.0.0" not in lines[-1]  # noqa: S104  as above
        assert any(f"http://127.0.0.1:{port}/nl/setup/" in line for line in lines)
        assert status(port, "/nl/") == 200


def test_a_public_site_needs_to_know_its_proxies(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEGWIJS_PUBLIC_URL", "https://leren.example")
    result = run("serve")
    assert result.exit_code == 1
    assert "WEGWIJS_TRUSTED_PROXIES" in result.stderr


def test_each_start_offers_a_link_until_there_is_an_administrator(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    links = []
    for _ in range(2):
        serve._offer_setup(store, "http://127.0.0.1:8000")
        links.append(capsys.readouterr().out.strip().splitlines()[-1].strip().rpartition("/")[2])
    assert links[0] != links[1]
    with store.writing() as session:
        for link in links:
            row = onetime.get_setup(session, link, at=session.scalars(select(func.min(OneTimeSecret.until))).one())
            assert row.role == Role.ADMIN
        make_teacher(session, "Ada", Role.ADMIN)
        session.commit()
    serve._offer_setup(store, "http://127.0.0.1:8000")
    assert capsys.readouterr().out == ""


def test_housekeeping_runs_at_start_and_a_fault_does_not_end_it(
    store: Store, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with store.writing() as session:
        make_nameless(session).seen_at = NOON - timedelta(days=4000)
        session.commit()
    stop = threading.Event()
    stop.set()
    desk = Desk(tmp_path / "uploads", store, library)
    (tmp_path / "uploads" / "GONE").mkdir(parents=True)
    serve._keep_house(store, desk, stop)
    desk.wait()
    assert list((tmp_path / "uploads").iterdir()) == []
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Account)) == 0
    broken: Any = None
    logging.getLogger("wegwijs").propagate = True
    serve._keep_house(broken, desk, stop)
    assert "housekeeping" in caplog.text


def test_a_computer_without_a_network_is_at_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", no_network)
    assert serve._own_address() == "127.0.0.1"

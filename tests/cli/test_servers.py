"""One process or several: what each needs, and that both answer, write their log and stop when told."""

import json
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import postgres
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text
from started import free_port, running, status

from learning.cli import servers
from learning.settings import Settings
from learning.store.engine import open_store

Run = Callable[..., Result]
POSTGRES = "postgresql+psycopg://nobody@localhost/nothing"


@pytest.fixture
def fresh_url(cluster: postgres.Cluster) -> str:
    """A PostgreSQL database without tables."""
    store = open_store(cluster.url("postgres"))
    with store.write.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS several WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE several"))
    store.close()
    return cluster.url("several")


def answers(port: int, path: str) -> int:
    """What the site answers as soon as its processes are up."""
    for _ in range(240):
        try:
            return status(port, path)
        except OSError:
            time.sleep(0.25)
    raise AssertionError("it never answered")


@pytest.mark.slow
def test_several_processes_serve_one_database_and_stop_when_told(tmp_path: Path, fresh_url: str) -> None:
    with running("serve", "--workers", "2", "--database-url", fresh_url, data=tmp_path) as (process, port, lines):
        assert any("/nl/setup/" in line for line in lines)
        assert answers(port, "/readyz") == 200
        assert [status(port, path) for path in ("/nl/lessons/is-dit-bericht-echt/1", "/nl/nonsense", "/nl/me")] == [200, 404, 200]
        children = [child for path in Path(f"/proc/{process.pid}/task").glob("*/children") for child in path.read_text("ascii").split()]
        assert len([child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]) == 2
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    written = [json.loads(line) for line in (tmp_path / "wegwijs.log").read_text(encoding="utf-8").splitlines()]
    assert [line["status"] for line in written if line["what"] == "request"][-3:] == [200, 404, 200]


def test_several_processes_need_postgresql(run: Run) -> None:
    result = run("serve", "--workers", "2")
    assert result.exit_code == 2
    assert "PostgreSQL" in result.stderr


def test_several_processes_need_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "granian", None)
    result = run("serve", "--workers", "2", "--database-url", POSTGRES)
    assert result.exit_code == 1
    assert "pip install 'wegwijs[granian]'" in result.stderr


@pytest.mark.parametrize(("proxies", "told"), [(1, True), (0, False)])
def test_several_processes_behind_a_proxy_say_what_it_must_drop(
    app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, proxies: int, told: bool
) -> None:
    served = []
    monkeypatch.setattr(multiprocessing, "set_start_method", lambda *_, **__: None)
    monkeypatch.setattr("granian.Granian.serve", lambda *_, **__: served.append(1))
    place = servers.Place(host="127.0.0.1", port=free_port(), address="http://127.0.0.1", is_lan=False)
    servers.serve_beside(app, Settings(trusted_proxies=proxies), place, 2)
    assert served == [1]
    assert ("The proxy must drop headers whose name holds '_'" in capsys.readouterr().out) is told


def test_as_many_files_may_be_open_as_the_computer_allows() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(before[0], 256), before[1]))
    servers._open_files()
    assert servers._file_limit() >= min(before[1] if before[1] > 0 else 65_536, 65_536)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_where_nothing_limits_the_files_the_default_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    servers._open_files()
    assert servers._file_limit() == 2100

"""A real PostgreSQL for the tests, started by them on a free port and thrown away afterwards."""

import os
import shutil
import socket  # noqa: TID251  to find a free port
import subprocess  # noqa: TID251  the tests start their own server
import tempfile
from dataclasses import dataclass
from pathlib import Path

_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path
    port: int

    def url(self, database: str) -> str:
        """The address of a database on it."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """Stop it; its files go."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    """Start a server and wait until it answers."""
    folder = Path(tempfile.mkdtemp(prefix="wegwijs-postgres-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")  # its programs refuse to run as root
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _run("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {_FAST}"
    _run("pg_ctl", "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", options, "start")
    return Cluster(folder, port)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)), ""
    )
    assert found, f"{program} is missing: apt-get install postgresql"
    command = [found, *arguments]
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603  our own program and arguments

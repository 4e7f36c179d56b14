"""`wegwijs` started as people start it, in a process of its own, and asked over the network of this computer."""

import http.client  # noqa: TID251  the tests speak to the server they started
import os
import signal
import socket  # noqa: TID251  to find a free port
import subprocess  # noqa: TID251  the command is started as people start it
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WEGWIJS = Path(sys.executable).parent / "wegwijs"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*words: str, data: Path) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    """The command with a port of its own; what it prints until it says where it is."""
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "WEGWIJS_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    command = [str(WEGWIJS), *words, "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603  our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=data, start_new_session=True
    )
    lines: list[str] = []
    try:
        for line in process.stdout or ():
            lines.append(line.rstrip("\n"))
            if line.startswith("Wegwijs is at"):
                break
        yield process, port, lines
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # with the processes it started
        process.communicate(timeout=20)


def status(port: int, path: str) -> int:
    """What the site answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)  # noqa: TID251  as above
    connection.request("GET", path)
    found = connection.getresponse().status
    connection.close()
    return found

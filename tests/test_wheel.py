"""The wheel: built, installed in an empty environment elsewhere, and used there without this folder."""

import re
import subprocess  # noqa: TID251  a wheel is built, installed and used by other programs
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tree import ROOT

LISTS = ("lessons", "templates", "static")


def run(command: Sequence[str | Path], where: Path) -> str:
    """What a program says, started with nothing of ours around it."""
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(where), "WEGWIJS_DATA": str(where / "data"), "LANG": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603  our own programs
        [str(part) for part in command], cwd=where, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this folder."""
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603  our own build
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)], cwd=ROOT, check=True, capture_output=True
    )
    (found,) = made.glob("wegwijs-*.whl")
    return found


def test_the_wheel_carries_everything_that_is_not_python(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in LISTS:
        wanted = {
            f"learning/_share/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted - inside == set()
    assert not any(name.startswith(("tests/", "docs/")) for name in inside)


def test_it_works_in_an_empty_environment_elsewhere(wheel: Path, tmp_path: Path) -> None:
    room = tmp_path / "room"
    venv.create(room, with_pip=False)
    python = room / "bin" / "python"
    pins = re.sub(r" \\\n(?:    --hash=\S+(?: \\)?\n)+", "\n", (ROOT / "requirements" / "serve.txt").read_text(encoding="utf-8"))
    (tmp_path / "pins.txt").write_text(pins, encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*map(str, install), "-c", str(tmp_path / "pins.txt"), str(wheel)], check=True, capture_output=True)  # noqa: S603  as above
    wegwijs = room / "bin" / "wegwijs"
    assert "worksheet" in run([wegwijs, "make", "--list"], tmp_path)
    run([wegwijs, "make", "worksheet", "is-dit-bericht-echt", "-o", "sheet.pdf"], tmp_path)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    run([wegwijs, "check", "--on", "2026-11-24"], tmp_path)
    page = (
        "from learning.app import create_app; from learning.settings import Settings; from pathlib import Path;"
        "client = create_app(Settings(data=Path('data'))).test_client();"
        "print(client.get('/nl/').status_code, client.get('/nl/lessons/digid/1').status_code, client.get('/static/icon.svg').status_code)"
    )
    assert run([python, "-c", page], tmp_path).strip() == "200 200 200"

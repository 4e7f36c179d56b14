"""The command line, with a data folder of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from learning import paths
from learning.cli import cli
from learning.content.library import Library, load_library

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one module of the lessons, quick to load."""
    folder = tmp_path_factory.mktemp("cli") / "lessons"
    folder.mkdir()
    for path in paths.LESSONS.glob("*.toml"):
        if path.name != "start.toml":  # it names modules that are not here
            shutil.copy(path, folder)
    shutil.copytree(paths.LESSONS / "goed-internet", folder / "goed-internet")
    return folder


@pytest.fixture(scope="session")
def shelf(lessons: Path) -> Library:
    """That module, loaded."""
    return load_library(lessons)


@pytest.fixture
def run(tmp_path: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with some words; the data lies in `data` under the temporary folder."""
    for name in ("WEGWIJS_DATABASE_URL", "WEGWIJS_LESSONS", "WEGWIJS_PUBLIC_URL", "WEGWIJS_TRUSTED_PROXIES", "WEGWIJS_READ_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WEGWIJS_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(paths, "LESSONS", lessons)

    def invoke(*words: str) -> Result:
        result = CliRunner().invoke(cli, list(words), prog_name="wegwijs")
        assert result.exception is None or isinstance(result.exception, SystemExit | ValueError), result.exception
        return result

    return invoke

"""`wegwijs make`: lessons and modules as files."""

import json
import subprocess  # noqa: TID251  another process must give the same bytes
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pdfs import codes_of, is_accessible

from learning.content.library import Library
from learning.outputs import OUTPUTS
from learning.outputs.base import Job

LESSON = "hoe-internet-werkt"
Run = Callable[..., Result]


def built(library: Library, output: str, lang: str = "nl") -> bytes:
    edition = library.edition(LESSON, lang)
    return OUTPUTS[output].build(Job(module=library.module(edition.module), editions=[edition], folders=library.folders))


def test_the_list_shows_what_can_be_made(run: Run) -> None:
    result = run("make", "--list")
    assert [line.split()[0] for line in result.output.splitlines()] == list(OUTPUTS)
    assert result.exit_code == 0
    assert run("make").exit_code == 2


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_is_made_under_its_name(run: Run, tmp_path: Path, shelf: Library, output: str) -> None:
    result = run("make", output, LESSON)
    name = f"{LESSON}-{output}{Path(OUTPUTS[output].file).suffix}"
    assert (result.exit_code, result.stdout) == (0, f"{name}\n")
    assert (tmp_path / name).read_bytes() == built(shelf, output)


def test_a_file_can_be_named_and_its_folder_is_made(run: Run, tmp_path: Path, shelf: Library) -> None:
    assert run("make", "text", LESSON, "--lang", "en", "-o", "new/folder/lesson.txt").exit_code == 0
    assert (tmp_path / "new" / "folder" / "lesson.txt").read_bytes() == built(shelf, "text", lang="en")


def test_several_lessons_go_in_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("make", "text", LESSON, "storing-en-uitval", "-o", "out")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{LESSON}-text.txt", "storing-en-uitval-text.txt"]
    assert result.stdout.splitlines() == [f"out/{LESSON}-text.txt", "out/storing-en-uitval-text.txt"]


def test_a_folder_that_is_there_gets_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.b").mkdir()
    assert run("make", "text", LESSON, "-o", "a.b").stdout == f"a.b/{LESSON}-text.txt\n"


def test_a_whole_module_is_one_file(run: Run, tmp_path: Path) -> None:
    assert run("make", "worksheet", "goed-internet", "-o", "all.pdf").exit_code == 0
    assert is_accessible((tmp_path / "all.pdf").read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["workshet", LESSON], "worksheet"),
        (["text"], "name at least one lesson or module"),
        (["text", "hoe-internet-wekt"], LESSON),
        (["text", LESSON, "--lang", "xx"], "there are no lessons in 'xx'"),
        (["text", LESSON, "--copies", "2"], "belong to answer-sheet"),
        (["text", LESSON, "--geometry", "x.json"], "belong to answer-sheet"),
    ],
)
def test_what_cannot_be_made_is_explained(run: Run, tmp_path: Path, words: list[str], sentence: str) -> None:
    result = run("make", *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == []


def test_answer_sheets_have_codes_of_their_own_and_their_geometry_beside_them(run: Run, tmp_path: Path) -> None:
    assert run("make", "answer-sheet", LESSON, "--copies", "3", "--geometry", "boxes.json", "-o", "sheets.pdf").exit_code == 0
    sheets = json.loads((tmp_path / "boxes.json").read_text(encoding="utf-8"))["sheets"]
    codes = [sheet["id"] for sheet in sheets]
    assert len(set(codes)) == 3
    assert [code[3:11] for code in codes_of((tmp_path / "sheets.pdf").read_bytes())] == codes
    assert all(sheet["boxes"] for sheet in sheets)


def test_lessons_of_your_own_are_found_beside_the_built_in_ones(
    run: Run, tmp_path: Path, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own" / "mijn-module"
    source = shelf.folders["goed-internet"]
    lesson = shelf.module("goed-internet").lessons[0].id
    (own / "mijn-les").mkdir(parents=True)
    table = (source / "module.toml").read_text(encoding="utf-8")
    names = [one.id for one in shelf.module("goed-internet").lessons]
    for name in names:
        table = table.replace(f'"{name}"', '"mijn-les"' if name == lesson else '"weg"')
    (own / "module.toml").write_text(table, encoding="utf-8")
    (own / "mijn-les" / "nl.md").write_text((source / lesson / "nl.md").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("WEGWIJS_LESSONS", str(tmp_path / "own"))
    assert run("make", "text", "mijn-les", "-o", "mine.txt").exit_code == 0
    assert shelf.edition(lesson, "nl").title in (tmp_path / "mine.txt").read_text(encoding="utf-8")


def test_another_process_makes_the_same_bytes(tmp_path: Path, library: Library) -> None:
    command = [str(Path(sys.executable).parent / "wegwijs"), "make", "worksheet", LESSON, "-o", str(tmp_path / "x.pdf")]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": ""})  # noqa: S603  our own command
    assert (tmp_path / "x.pdf").read_bytes() == built(library, "worksheet")

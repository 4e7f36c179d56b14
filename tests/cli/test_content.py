"""`wegwijs check`: a line for each problem, a remedy in each, a code that scripts can use."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

LESSON = "hoe-internet-werkt"
DAY = ["--on", "2026-11-24"]
Run = Callable[..., Result]


@pytest.fixture
def broken(lessons: Path, tmp_path: Path) -> Path:
    """A folder of lessons of one's own, in which a lesson lost its title and a folder is not listed."""
    folder = tmp_path / "own"
    shutil.copytree(lessons, folder)
    path = folder / "goed-internet" / LESSON / "nl.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("\n# ", "\n#! ", 1), encoding="utf-8")
    (folder / "goed-internet" / "niet-genoemd").mkdir()
    return folder


def test_lessons_with_nothing_wrong_are_code_zero(run: Run) -> None:
    result = run("check", *DAY)
    assert result.exit_code == 0, result.stdout
    assert result.stdout == ""
    assert result.stderr.startswith("3 lessons, 0 problems, ")


def test_every_problem_has_file_line_and_remedy(run: Run, broken: Path) -> None:
    result = run("check", str(broken), "--lang", "en", *DAY)
    assert result.exit_code == 1
    assert "the folder 'niet-genoemd' is not in the list of lessons" in result.stdout
    assert f"goed-internet/{LESSON}/nl.md:" in result.stdout
    assert f", {len(result.stdout.splitlines())} problems, " in result.stderr


def test_remedies_are_said_in_dutch_where_the_computer_speaks_it(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = run("check", str(broken), "--lang", "en", *DAY).stdout
    dutch = run("check", str(broken), "--lang", "nl", *DAY).stdout
    assert english != dutch
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert run("check", str(broken), *DAY).stdout == dutch
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("check", str(broken), *DAY).stdout == english


def test_problems_can_be_read_by_a_program(run: Run, broken: Path) -> None:
    result = run("check", str(broken), "--json", *DAY)
    problems = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {"file", "line", "rule", "remedy"} == set(problems[0])
    assert "module-lessons" in {problem["rule"] for problem in problems}


def test_one_file_shows_only_its_own_problems(run: Run, broken: Path) -> None:
    path = broken / "goed-internet" / LESSON / "nl.md"
    lines = run("check", str(path), "--lang", "en", *DAY).stdout.splitlines()
    assert lines
    assert all(f"{LESSON}/nl.md" in line for line in lines)
    assert run("check", str(broken / "goed-internet" / "storing-en-uitval"), *DAY).exit_code == 0


def test_a_part_of_the_built_in_lessons_is_checked_by_its_path(run: Run, lessons: Path) -> None:
    assert run("check", str(lessons / "goed-internet" / LESSON), *DAY).exit_code == 0


def test_lessons_beside_the_built_in_ones_are_checked_with_them(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (broken / "goed-internet").rename(broken / "mijn-module")
    monkeypatch.setenv("WEGWIJS_LESSONS", str(broken))
    result = run("check", *DAY)
    assert result.exit_code == 1
    assert "mijn-module" in result.stdout
    assert int(result.stderr.split()[0]) > 3


def test_modules_of_ones_own_are_checked_without_the_words_of_a_language(run: Run, broken: Path) -> None:
    folder = broken / "goed-internet"
    folder.rename(broken / "mijn-module")
    for path in broken.glob("*.toml"):
        path.unlink()
    for target in (broken, broken / "mijn-module", broken / "mijn-module" / LESSON / "nl.md"):
        result = run("check", str(target), *DAY)
        assert result.exit_code == 1
        assert f"mijn-module/{LESSON}/nl.md:" in result.stdout
    assert run("check", str(broken / "mijn-module" / "storing-en-uitval"), *DAY).exit_code == 0


def test_a_path_without_lessons_is_not_said_to_be_right(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    result = run("check", "note.txt", *DAY)
    assert result.exit_code == 2
    assert "'note.txt' holds no lessons" in result.stderr


def test_facts_are_judged_on_the_day_that_is_named(run: Run) -> None:
    late = run("check", "--on", "2040-01-01", "--lang", "en")
    assert late.exit_code == 1
    assert "fact-date: " in late.stdout


def test_advice_is_shown_when_asked_for_and_never_fails(run: Run) -> None:
    result = run("check", "--advice", *DAY)
    count = int(result.stderr.split(", ")[2].split()[0])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == count


@pytest.mark.parametrize("words", [["no/such/folder"], ["--on", "yesterday"]])
def test_what_is_not_there_is_wrong_usage(run: Run, words: list[str]) -> None:
    assert run("check", *words).exit_code == 2

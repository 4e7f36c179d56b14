"""The command itself: its help, its codes, and how little it loads."""

import json
import re
import subprocess  # noqa: TID251  the command is started as people start it
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from learning.cli import _COMMANDS, main

WEGWIJS = Path(sys.executable).parent / "wegwijs"
HEAVY = {"flask", "sqlalchemy", "typst", "alembic", "argon2", "babel", "markdown_it", "wtforms", "waitress", "learning.app", "learning.web"}
COMMANDS = sorted(_COMMANDS)
Run = Callable[..., Result]


def test_the_help_loads_nothing_that_is_heavy() -> None:
    program = (
        "import json, sys\n"
        "sys.argv = ['wegwijs', '--help']\n"
        "from learning.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    print(json.dumps([end.code, sorted(sys.modules)]), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  our own program
    code, modules = json.loads(done.stderr)
    assert code == 0
    assert set(modules) & HEAVY == set()
    assert "learning.cli" in modules


def test_the_installed_command_answers() -> None:
    done = subprocess.run([str(WEGWIJS), "--version"], capture_output=True, text=True, check=True)  # noqa: S603  our own command
    assert done.stdout.startswith("wegwijs, version ")


def test_the_help_names_every_command_and_an_example(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.partition("Commands:")[2].splitlines() if re.match("  [a-z]", line)] == COMMANDS
    assert "wegwijs make worksheet is-dit-bericht-echt" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_on_lines_of_their_own(run: Run, name: str) -> None:
    result = run(name, "-h")
    assert result.exit_code == 0
    assert f"Usage: wegwijs {name}" in result.output
    examples = [line for line in result.output.splitlines() if line.rstrip().endswith(f"wegwijs {name}") or f":  wegwijs {name}" in line]
    assert examples or f"wegwijs {name} " in result.output


@pytest.mark.parametrize("words", [["nonsense"], ["serve", "--port", "0"], ["serve", "--workers", "0"], ["make", "--nonsense"]])
def test_wrong_usage_is_code_two(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_a_value_that_cannot_be_used_is_code_one_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEGWIJS_TRUSTED_PROXIES", "one")
    monkeypatch.setattr(sys, "argv", ["wegwijs", "account", "list"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert capsys.readouterr().err == "wegwijs: WEGWIJS_TRUSTED_PROXIES is 'one'. Give the number of proxies in front, for example 1.\n"

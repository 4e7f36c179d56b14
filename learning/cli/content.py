"""`wegwijs check`: every rule on content, a line per problem."""

import json
import locale
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from learning import paths
from learning.content.check import check_library, matching
from learning.content.library import load_library
from learning.i18n import interface
from learning.markup.problems import Problem


@click.command(epilog="Exit code 1 if anything was found. Advice never makes the check fail.")
@click.argument("targets", metavar="[PATH …]", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Judge facts on this day instead of today, for example 2026-11-24.")
@click.option("--advice", is_flag=True, help="Show too what is right but could read better.")
@click.option("--lang", help="The language of the remedies: nl or en. Default: that of this computer.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of problems a program can read.")
def check(targets: tuple[Path, ...], on: datetime | None, lang: str | None, *, advice: bool, as_json: bool) -> None:
    """Check lessons against every rule and say for each mistake what to do.

    \b
    Everything this program serves:        wegwijs check
    One module, one lesson, one file:      wegwijs check lessons/veilig-online
    A folder of lessons of your own:       wegwijs check ~/my-lessons
    Remedies in Dutch:                     wegwijs check --lang nl
    """
    extra = os.environ.get("WEGWIJS_LESSONS")
    foreign = _root_of(targets, "headings.nl.toml")
    own = Path(extra).resolve() if extra else _root_of(targets, "*/module.toml")
    for target in targets:
        if not any(root and target.resolve().is_relative_to(root) for root in (paths.LESSONS.resolve(), foreign, own)):
            raise click.UsageError(f"'{target}' holds no lessons; give a folder of modules, a module, a lesson or a file of one.")
    wanted = [] if foreign in [target.resolve() for target in targets] else [target.resolve() for target in targets]
    library = load_library(foreign or paths.LESSONS, own if not foreign else None, only=wanted)
    report = check_library(library, on.date() if on else datetime.now(UTC).date())
    if wanted:
        report = matching(report, list(targets))
    if as_json:
        click.echo(json.dumps([_as_dict(problem) for problem in report.problems], ensure_ascii=False, indent=1))
    else:
        words = interface(lang or _computer_language())
        for problem in report.problems:
            click.echo(problem.say(words))
        for problem in report.advice if advice else ():
            click.echo(f"{click.style('advice', fg='cyan')} {problem.say(words)}")
        summary = f"{len(library.lessons())} lessons, {len(report.problems)} problems, {len(report.advice)} pieces of advice"
        click.echo(summary, err=True)
    sys.exit(1 if report.problems else 0)


def _root_of(targets: tuple[Path, ...], pattern: str) -> Path | None:
    """The folder a path belongs to, when it is not that of the built-in lessons: the first above it that holds such a file.

    With the words of a language it is a library of its own; without them its modules stand beside the built-in ones.
    """
    for target in targets:
        resolved = target.resolve()
        for folder in (resolved, *resolved.parents):
            if folder == paths.LESSONS.resolve():
                return None
            if any(folder.glob(pattern)):
                return folder
    return None


def _computer_language() -> str:
    return (os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or "en")[:2]


def _as_dict(problem: Problem) -> dict[str, str | int]:
    return {"file": problem.file, "line": problem.line, "rule": problem.rule, "remedy": str(problem.remedy)}

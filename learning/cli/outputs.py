"""`wegwijs make`: a lesson or module as a file."""

import json
import os
import sys
from pathlib import Path

import click

from learning import paths
from learning.codes import make_checked_code
from learning.content.library import Library, load_library
from learning.content.model import Edition, Module
from learning.errors import NotFound
from learning.markup.problems import near
from learning.outputs import OUTPUTS
from learning.outputs.answer_sheet import geometry as sheet_geometry
from learning.outputs.base import Copy, Job, Output
from learning.paper.sheet import CODE_LENGTH


@click.command()
@click.argument("output", required=False)
@click.argument("names", metavar="LESSON_OR_MODULE …", nargs=-1)
@click.option("--lang", default="nl", show_default=True, help="The language of the lessons.")
@click.option("-o", "--output-path", "path", type=click.Path(path_type=Path), help="Where to put it: a file, or a folder for several.")
@click.option("--copies", type=click.IntRange(1, 200), help="Answer sheets with a code of their own, so many of each.")
@click.option("--geometry", type=click.Path(dir_okay=False, path_type=Path), help="Write beside answer sheets where every box lies (JSON).")
@click.option("--list", "show_list", is_flag=True, help="Show what can be made.")
def make(
    output: str | None, names: tuple[str, ...], lang: str, path: Path | None, copies: int | None, geometry: Path | None, *, show_list: bool
) -> None:
    """Make OUTPUT of lessons or whole modules.

    \b
    What can be made:                      wegwijs make --list
    A worksheet of one lesson:             wegwijs make worksheet is-dit-bericht-echt
    The key of a module in English:        wegwijs make key veilig-online --lang en -o key.pdf
    Worksheets of two lessons in a folder: wegwijs make worksheet digid mijnoverheid -o sheets/
    Ten answer sheets to read by camera:   wegwijs make answer-sheet digid --copies 10 -o sheets.pdf
    """
    if show_list or not output:
        for one in OUTPUTS.values():
            click.echo(f"{one.name:14} {one.label}")
        sys.exit(0 if show_list else 2)
    if output not in OUTPUTS:
        raise click.UsageError(f"'{output}' cannot be made; {near(output, OUTPUTS)}")
    if not names:
        raise click.UsageError("name at least one lesson or module, for example: wegwijs make worksheet is-dit-bericht-echt")
    extra = os.environ.get("WEGWIJS_LESSONS")
    library = load_library(paths.LESSONS, Path(extra) if extra else None)
    if (copies or geometry) and output != "answer-sheet":
        raise click.UsageError("--copies and --geometry belong to answer-sheet.")
    jobs = [_job(library, name, lang, copies) for name in names]
    targets = _targets(OUTPUTS[output], names, path)
    with click.progressbar(list(zip(jobs, targets, strict=True)), file=sys.stderr, label=output, hidden=len(jobs) == 1) as bar:
        for job, target in bar:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(OUTPUTS[output].build(job))
    if geometry:
        lie = {"sheets": [sheet for job in jobs for sheet in sheet_geometry(job)["sheets"]]}
        geometry.write_text(json.dumps(lie, indent=1), encoding="utf-8")
    for target in targets:
        click.echo(target)


def _job(library: Library, name: str, lang: str, copies: int | None) -> Job:
    module, editions = _find(library, name, lang)
    wanted = [Copy(code=make_checked_code(CODE_LENGTH)) for _ in range(copies)] if copies else [Copy()]
    return Job(module=module, editions=editions, folders=library.folders, copies=wanted)


def _find(library: Library, name: str, lang: str) -> tuple[Module, list[Edition]]:
    if lang not in library.languages:
        raise click.UsageError(f"there are no lessons in '{lang}'; {near(lang, library.languages)}")
    try:
        lesson = library.lesson(name)
        return library.module(lesson.module), [lesson.edition(lang)]
    except NotFound:
        pass
    try:
        module = library.module(name)
        return module, [lesson.edition(lang) for lesson in module.lessons]
    except NotFound:
        known = [lesson.id for lesson in library.lessons()] + [module.id for module in library.modules]
        raise click.UsageError(f"'{name}' is not a lesson or module; {near(name, known)}") from None


def _targets(output: Output, names: tuple[str, ...], path: Path | None) -> list[Path]:
    """One file as it is named, several in a folder."""
    suffix = Path(output.file).suffix
    if path and len(names) == 1 and path.suffix and not path.is_dir():
        return [path]
    folder = path or Path()
    return [folder / f"{name}-{output.name}{suffix}" for name in names]

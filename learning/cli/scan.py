"""`wegwijs scan`: photographed or scanned answer sheets, read."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # what reading needs is imported when something is read, so that --help is quick
    from learning.content.library import Library
    from learning.paper.scan.known import Resolver
    from learning.paper.scan.readings import PageReading
    from learning.store.engine import Store

_STEPS = 100
"""Of the progress bar, for each file."""


@click.command(epilog="Exit code 0: everything was read. 1: something needs a person, or was rejected. 2: wrong usage.")
@click.argument("files", metavar="FILE …", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a list of sheets a program can read.")
def scan(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read the marks on photographed or scanned answer sheets (JPEG, PNG, PDF).

    \b
    Photos of a class:                     wegwijs scan photos/*.jpg
    A stack through the scanner:           wegwijs scan stack.pdf
    For another program:                   wegwijs scan --json stack.pdf > answers.json

    Pages may come in any order and lie any way up. Scan in grey or colour at 150 dpi or more; a photo shows the whole sheet, with
    its four corner marks. What is not sure is never guessed: such a row says `review`, with a suggestion and the reason.

    A sheet printed with `wegwijs make answer-sheet` is known by its lesson. With a database (WEGWIJS_DATA, WEGWIJS_DATABASE_URL)
    the learner is named too, and a lesson that was edited since is read as it was printed. Nothing is saved.
    """
    pages = _read(files)
    if as_json:
        click.echo(json.dumps({"sheets": [_as_dict(page) for page in pages]}, ensure_ascii=False, indent=1))
    else:
        for page in pages:
            click.echo(_as_text(page))
    sys.exit(0 if all(page.status == "read" for page in pages) else 1)


def _read(files: Sequence[Path]) -> "list[PageReading]":
    from learning import paths
    from learning.content.library import load_library
    from learning.errors import Invalid
    from learning.paper.scan.child import check_installed, read_files
    from learning.paper.scan.joining import join

    try:
        check_installed()
    except Invalid as missing:
        raise click.ClickException(str(missing)) from missing
    extra = os.environ.get("WEGWIJS_LESSONS")
    library = load_library(paths.LESSONS, Path(extra) if extra else None)
    pages = []
    with _resolver(library) as resolve, click.progressbar(length=len(files) * _STEPS, file=sys.stderr, label="scan") as bar:
        for page in read_files(((str(path), _bytes_of(path)) for path in files), resolve):
            pages.append(page)
            bar.update(_STEPS // page.pages)
    return join(pages)


def _bytes_of(path: Path) -> bytes:
    """A file, or enough of one that is too long to see that it is."""
    from learning.paper.scan.child import MAX_BYTES

    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


@contextmanager
def _resolver(library: "Library") -> "Iterator[Resolver]":
    """Who knows what was printed: the database if this instance has one, and the lessons."""
    from learning.paper.printed_sheets import from_database
    from learning.paper.scan.known import from_library

    store = _store()
    if store is None:
        yield from_library(library)
        return
    try:
        with store.reading() as session:
            yield from_database(session, library, from_library(library))
    finally:
        store.close()


def _store() -> "Store | None":
    """The database of this instance; none is made, and one that cannot be used is left alone."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import SQLAlchemyError

    from learning.settings import read_settings
    from learning.store.engine import open_store
    from learning.store.migrate import is_current

    address = make_url(read_settings(os.environ).database)
    file = Path(address.database or "")
    if address.get_backend_name() == "sqlite" and not (file.is_file() and file.stat().st_size):
        return None
    store = open_store(address.render_as_string(hide_password=False))
    try:
        if is_current(store.read):
            return store
        click.echo("wegwijs: the database is of another version, so sheets are known by their lessons only.", err=True)
    except SQLAlchemyError:
        click.echo("wegwijs: the database does not answer, so sheets are known by their lessons only.", err=True)
    store.close()
    return None


def _as_dict(page: "PageReading") -> dict[str, Any]:
    return {
        "file": page.file,
        "page": page.page,
        "sheet": page.sheet,
        "lesson": page.lesson,
        "language": page.lang,
        "learner": page.learner,
        "status": page.status.value,
        "reason": str(page.reason or ""),
        "responses": {
            row.label: {
                "question": row.question,
                "response": list(row.signs),
                "status": row.verdict.value,
                "reasons": [reason.value for reason in row.reasons],
            }
            for row in page.rows
        },
    }


def _as_text(page: "PageReading") -> str:
    """A page as a small table: what it is, then each row with its signs and, where there is doubt, why."""
    colour = {"read": "green", "review": "yellow", "rejected": "red"}[page.status]
    who = " · ".join(part for part in (page.lesson, page.lang, _sheet(page), page.learner) if part)
    lines = [f"{click.style(page.status.value, fg=colour)} {_shown(page.file)}, page {page.page}{': ' if who else ''}{who}"]
    if page.reason:
        lines.append(f"  {page.reason}")
    for row in page.rows:
        signs = " ".join(row.signs) or "–"
        why = f"? {' '.join(reason.value for reason in row.reasons)}" if row.reasons else ""
        lines.append(f"  {row.label:>5}  {signs:12} {why}".rstrip())
    return "\n".join(lines)


def _shown(name: str) -> str:
    """A file name without signs that a terminal would obey: those are written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in name)


def _sheet(page: "PageReading") -> str:
    from learning.codes import grouped

    code = grouped(page.sheet) if page.sheet else ""
    return f"{code} page {page.number} of {page.of}".strip() if page.of > 1 else code

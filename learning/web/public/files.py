"""Downloads of lessons and modules, pictures, and the site's own static files."""

from functools import cache
from pathlib import Path

from flask import Response, request
from flask.typing import ResponseReturnValue

from learning import paths
from learning.content.rules.pictures import KINDS
from learning.errors import NotFound
from learning.web.access import Policy, for_
from learning.web.files import download, find_output
from learning.web.files import lesson_file as make_lesson_file
from learning.web.files import module_file as make_module_file
from learning.web.public import bp, root
from learning.web.site import site
from learning.web.styles import version_of

_STATIC = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@bp.get("/lessons/<slug>/files/<file>")
@for_(Policy.OPEN)
def lesson_file(lang: str, slug: str, file: str) -> ResponseReturnValue:
    """A lesson as worksheet, large print, key or text."""
    return make_lesson_file(slug, lang, find_output(file))


@bp.get("/modules/<slug>/files/<file>")
@for_(Policy.OPEN)
def module_file(lang: str, slug: str, file: str) -> ResponseReturnValue:
    """All lessons of a module in one file."""
    return make_module_file(slug, lang, find_output(file))


@root.get("/pictures/<module>/<lesson>/<name>")
@for_(Policy.OPEN)
def picture(module: str, lesson: str, name: str) -> ResponseReturnValue:
    """A picture of a lesson; only files that stand beside one."""
    folder = site().library.folders.get(module, Path("-")) / lesson
    if lesson not in {one.id for one in site().library.lessons()} or name not in _names_in(folder):
        raise NotFound
    path = folder / name
    return _kept(download(path.read_bytes(), KINDS[path.suffix], name), seconds=3600)


@root.get("/static/<path:name>")
@for_(Policy.OPEN)
def static_file(name: str) -> ResponseReturnValue:
    """A static file; with the name of its present bytes it may be kept for ever."""
    if name not in _static_names():
        raise NotFound
    path = paths.STATIC / name
    response = download(path.read_bytes(), _STATIC[path.suffix], path.name)
    return _kept(response, seconds=31_536_000 if request.args.get("v") == version_of(name) else 0)


@root.get("/favicon.ico", endpoint="favicon")
@for_(Policy.OPEN)
def favicon() -> ResponseReturnValue:
    """Browsers ask for it by themselves."""
    return static_file("icon.svg")


@cache
def _static_names() -> set[str]:
    """The files that are given out, looked up once: no address is ever tried on the disk."""
    return {path.relative_to(paths.STATIC).as_posix() for path in paths.STATIC.rglob("*") if path.suffix in _STATIC}


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix in KINDS} if folder.is_dir() else set()


def _kept(response: Response, *, seconds: int) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={seconds}" + (", immutable" if seconds > 86_400 else "")  # noqa: PLR2004  more than a day
    return response

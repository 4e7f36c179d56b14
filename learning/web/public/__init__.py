"""Pages for everybody."""

from flask import Blueprint

bp = Blueprint("public", __name__, url_prefix="/<lang>")
root = Blueprint("root", __name__)

from learning.web.public import (  # noqa: E402  the pages need the blueprints
    code,
    coverage,
    files,
    glossary,
    health,
    help,  # noqa: A004  the name of the page
    home,
    join,
    lesson,
    module,
    notes,
    settings,
    setup,
    signin,
    signout,
    start,
    statements,
)

__all__ = [
    "bp",
    "code",
    "coverage",
    "files",
    "glossary",
    "health",
    "help",
    "home",
    "join",
    "lesson",
    "module",
    "notes",
    "root",
    "settings",
    "setup",
    "signin",
    "signout",
    "start",
    "statements",
]

"""Where lessons, templates and static files lie, in a checkout and when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = share if (share := _PACKAGE / "_share").is_dir() else _PACKAGE.parent

LESSONS = _ROOT / "lessons"
TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
LOCALE = _PACKAGE / "locale"

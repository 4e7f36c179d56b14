"""Rules on pictures: they exist, are small, hold no script, and are ours to recolour."""

import re
from pathlib import Path

from learning.i18n import N_
from learning.markup.problems import Problems

MAX_SVG = 3072
"""Bytes of a drawing."""
MAX_PICTURE = 60_000
"""Bytes of another picture."""
KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
_FORBIDDEN = re.compile(r"<(script|text|a|foreignObject|image|use|style|animate|set)\b|\son\w+=|href=|javascript:|url\(", re.IGNORECASE)


def check_picture(path: Path, source: str, line: int, problems: Problems) -> None:
    """One picture that stands in a lesson."""
    if not path.is_file() or path.suffix not in KINDS or source != path.name:
        problems.wrong(line, "picture-file", N_("'%(name)s' is not beside this file, or is no SVG, PNG or WebP"), name=source)
        return
    size = path.stat().st_size
    if path.suffix != ".svg":
        if size > MAX_PICTURE:
            problems.wrong(
                line, "picture-large", N_("'%(name)s' is %(size)s bytes; at most %(most)s"), name=source, size=size, most=MAX_PICTURE
            )
        return
    drawing = path.read_text(encoding="utf-8", errors="replace")
    if size > MAX_SVG:
        problems.wrong(line, "picture-large", N_("'%(name)s' is %(size)s bytes; at most %(most)s"), name=source, size=size, most=MAX_SVG)
    if "viewBox" not in drawing or _FORBIDDEN.search(drawing):
        remedy = N_("'%(name)s': a drawing has a viewBox and no text, script, link, style or other picture")
        problems.wrong(line, "picture-content", remedy, name=source)

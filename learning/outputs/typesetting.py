"""Run Typst: tagged PDF/UA-1, our own fonts, the same bytes for the same input."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import segno
import typst

from learning import paths

_ROOT = paths.TEMPLATES / "print"
_FONTS = _ROOT / "fonts"


class Svg(str):
    """A drawing: its text goes to Typst as it is."""

    __slots__ = ()


def typeset(template: str, data: Mapping[str, Any], *, day: date) -> bytes:
    """The PDF of a template in `templates/print/`; `day` is the date it carries."""
    moment = datetime.combine(day, time(), UTC)
    clean = json.dumps(_clean(data), ensure_ascii=False)
    return bytes(
        typst.compile(
            str(_ROOT / f"{template}.typ"),
            root=str(_ROOT),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": clean},
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    )


def qr(payload: str, *, border: int = 2) -> Svg:
    """A QR code as SVG; capitals and figures make a small one."""
    drawn = io.BytesIO()
    segno.make(payload, error="m", micro=False).save(drawn, kind="svg", border=border, xmldecl=False)
    return Svg(drawn.getvalue().decode())


def name_on_paper(name: str) -> str:
    """A name as it can be printed, a dash where nothing of it is left: a heading may not be empty."""
    return "".join(map(_printable, name)).strip() or "–"


def pictures_of(sources: Sequence[str], folders: Mapping[str, Any]) -> dict[str, Svg]:
    """The drawings of some lessons by source (`module/lesson/file.svg`); other pictures stay on the screen."""
    found: dict[str, Svg] = {}
    for source in sources:
        module, _, rest = source.partition("/")
        path = folders[module] / rest
        if path.suffix == ".svg" and path.is_file():
            found[source] = Svg(path.read_text(encoding="utf-8").replace("currentColor", "#16302b"))
    return found


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[str(_FONTS)], include_system_fonts=False)


@cache
def _covered() -> tuple[tuple[int, int], ...]:
    """The signs our fonts have: PDF/UA-1 forbids a sign without a shape."""
    spans = []
    for line in (_FONTS / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        spans.append((int(first, 16), int(last or first, 16)))
    return tuple(spans)


@cache
def _printable(sign: str) -> str:
    code = ord(sign)
    if sign in "\t\n\r":
        return " "
    if code < 32 or 0x7F <= code < 0xA0 or code in {0xAD, 0x200B, 0xFEFF}:  # noqa: PLR2004  control and invisible signs
        return ""
    return sign if any(first <= code <= last for first, last in _covered()) else "?"


def _clean(value: Any) -> Any:
    """The data with every sign one that can be printed."""
    if isinstance(value, str):
        return value if isinstance(value, Svg) else "".join(map(_printable, value))
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value

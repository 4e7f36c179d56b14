"""The front matter of a lesson file: TOML between two lines `+++`."""

import re
import tomllib
from datetime import date
from typing import Any

from learning.content.model import Front
from learning.i18n import N_
from learning.markup.problems import Problems, near

_BLOCK = re.compile(r"\+\+\+\n(.*?)^\+\+\+$", re.DOTALL | re.MULTILINE)
_FIELDS: dict[str, type[Any]] = {"id": str, "minutes": int, "checked": date, "digcomp": list, "slo": list, "ed": list, "words": list}


def read_front(source: str, problems: Problems) -> tuple[Front, str]:
    """The front matter, and the body with its line numbers kept."""
    found = _BLOCK.match(source)
    if not found:
        problems.wrong(1, "front-matter", N_("begin the file with the block between two lines +++; copy it from another lesson"))
        return Front(), source
    body = "\n" * found[0].count("\n") + source[found.end() :]
    try:
        table: dict[str, Any] = tomllib.loads(found[1])
    except tomllib.TOMLDecodeError as error:
        remedy = N_("%(error)s; text stands between quotes, lists between [ ]")
        problems.wrong(1 + line_of_fault(error), "front-matter", remedy, error=error)
        return Front(), body
    return _front(table, source, problems), body


def line_of_fault(error: tomllib.TOMLDecodeError) -> int:
    """The line a TOML text goes wrong on; 1 when that is only seen at its end."""
    at = re.search(r"at line (\d+)", str(error))
    return int(at[1]) if at else 1


def line_in_front(source: str, name: str) -> int:
    """The line of a field of the front matter."""
    return next((number for number, line in enumerate(source.split("\n"), 1) if line.split("=")[0].strip() == name), 1)


def _front(table: dict[str, Any], source: str, problems: Problems) -> Front:
    good: dict[str, Any] = {}
    for name, kind in _FIELDS.items():
        value: Any = table.get(name)
        if type(value) is kind and (kind is not list or all(isinstance(part, str) for part in value)):
            good[name] = tuple(value) if kind is list else value
        else:
            remedy = {
                str: N_("'%(name)s' is missing or is not text between quotes"),
                int: N_("'%(name)s' is missing or is not a whole number"),
                date: N_("'%(name)s' is missing or is not a day such as 2026-11-24"),
                list: N_("'%(name)s' is missing or is not a list of texts, such as [\"1.2\"]"),
            }[kind]
            problems.wrong(line_in_front(source, name), "front-matter-field", remedy, name=name)
    for name in table.keys() - _FIELDS.keys():
        line = line_in_front(source, name)
        problems.wrong(line, "front-matter-field", N_("'%(name)s' is not known; %(hint)s"), name=name, hint=near(name, _FIELDS))
    return Front(**good)

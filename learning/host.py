"""Who hosts this instance: its own name, phone, desk and hours, from `host.toml` in the data folder."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TEMPLATE = """\
# Who hosts this Wegwijs. These lines stand on every page and on paper, so that learners find a person.
# Take the # away and fill in your own. What you leave out falls back on the national help line and library desk.
# Read at start: after a change, stop and start `wegwijs serve`.

# name = "Bibliotheek De Brug"
# phone = "012 345 67 89"

# [nl]
# hours = "maandag tot en met vrijdag van 9 tot 17 uur"
# desk = "Bibliotheek De Brug, Marktplein 1. Inloop op dinsdag van 10 tot 12 uur."

# [en]
# hours = "Monday to Friday, 9 am to 5 pm"
# desk = "Library De Brug, Marktplein 1. Walk in on Tuesday from 10 to 12."
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The people behind this instance; an empty field means the national number or desk."""

    name: str = ""
    phone: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    desk: Mapping[str, str] = field(default_factory=dict)


def read_host(folder: Path) -> Host:
    """The host's own lines; the file is written with an explanation at the first start.

    Raises:
        ValueError: the file cannot be read; the message says where.
    """
    path = folder / "host.toml"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_TEMPLATE, encoding="utf-8")
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}. Text stands between quotes.") from error
    languages = {lang: entry for lang, entry in table.items() if isinstance(entry, dict)}
    return Host(
        name=str(table.get("name", "")),
        phone=str(table.get("phone", "")),
        hours={lang: str(entry["hours"]) for lang, entry in languages.items() if "hours" in entry},
        desk={lang: str(entry["desk"]) for lang, entry in languages.items() if "desk" in entry},
    )

"""The fact table: everything that can go out of date, with source and review date."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from learning.content.model import Fact
from learning.i18n import N_
from learning.markup.problems import Problems

_REQUIRED = ("text_nl", "text_en", "value", "source", "verified", "review_by")


def read_facts(path: Path, problems: Problems) -> dict[str, Fact]:
    """The facts by id; an entry that cannot be read is a problem and left out."""
    if not path.is_file():
        return {}
    source = path.read_text(encoding="utf-8")
    try:
        entries: list[dict[str, Any]] = tomllib.loads(source).get("fact", [])
    except tomllib.TOMLDecodeError as error:
        problems.wrong(1, "facts", N_("%(error)s; text stands between quotes, lists between [ ]"), error=error)
        return {}
    lines = {line.split('"')[1]: number for number, line in enumerate(source.split("\n"), 1) if line.startswith('id = "')}
    facts: dict[str, Fact] = {}
    for entry in entries:
        name = str(entry.get("id", ""))
        line = lines.get(name, 1)
        missing = [field for field in _REQUIRED if field not in entry]
        if not name or missing or not isinstance(entry.get("review_by"), date):
            problems.wrong(line, "facts", N_("fact '%(id)s' lacks: %(fields)s"), id=name, fields=", ".join(missing) or "id, review_by")
        elif name in facts:
            problems.wrong(line, "facts", N_("fact '%(id)s' stands here twice; take one away"), id=name)
        else:
            facts[name] = _fact(name, entry, line)
    return facts


def checked_on(path: Path) -> date | None:
    """The day the whole table was last checked."""
    day = tomllib.loads(path.read_text(encoding="utf-8")).get("checked_on") if path.is_file() else None
    return day if isinstance(day, date) else None


def spoken(facts: Mapping[str, Fact], lang: str) -> dict[str, str]:
    """Values by `id` and sentences by `id.text`, in one language."""
    values = {fact.id: fact.value(lang) for fact in facts.values()}
    return values | {f"{fact.id}.text": fact.texts.get(lang, fact.texts["nl"]) for fact in facts.values()}


def _fact(name: str, entry: dict[str, Any], line: int) -> Fact:
    values = {"nl": entry["value"]} | {key.removeprefix("value_"): text for key, text in entry.items() if key.startswith("value_")}
    texts = {key.removeprefix("text_"): text for key, text in entry.items() if key.startswith("text_")}
    return Fact(
        id=name,
        values=values,
        texts=texts,
        source=entry["source"],
        verified=entry["verified"],
        review_by=entry["review_by"],
        note=entry.get("note", ""),
        line=line,
    )

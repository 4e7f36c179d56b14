"""The fact table: everything that can go out of date, with source and review date."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from learning.content.model import Fact
from learning.content.modules import read_source, read_table
from learning.i18n import N_
from learning.markup.problems import Problems

_REQUIRED: dict[str, type[Any]] = dict.fromkeys(("text_nl", "text_en", "value", "source", "verified"), str) | {"review_by": date}


def read_facts(path: Path, problems: Problems) -> dict[str, Fact]:
    """The facts by id; an entry that cannot be read is a problem and left out."""
    table = read_table(path, problems, rule="facts")
    source = read_source(path, problems) if table else ""
    lines = {line.split('"')[1]: number for number, line in enumerate(source.split("\n"), 1) if line.startswith('id = "')}
    facts: dict[str, Fact] = {}
    for entry in _entries(table):
        name = str(entry.get("id", ""))
        line = lines.get(name, 1)
        kinds = {"id": str, **dict.fromkeys(entry, str), **_REQUIRED}
        missing = [field for field, kind in kinds.items() if type(entry.get(field)) is not kind or not entry[field]]
        if missing:
            problems.wrong(line, "facts", N_("fact '%(id)s' lacks: %(fields)s"), id=name, fields=", ".join(missing))
        elif name in facts:
            problems.wrong(line, "facts", N_("fact '%(id)s' stands here twice; take one away"), id=name)
        else:
            facts[name] = _fact(name, entry, line)
    return facts


def checked_on(path: Path) -> date | None:
    """The day the whole table was last checked."""
    day = read_table(path, Problems(path.name)).get("checked_on")
    return day if isinstance(day, date) else None


def spoken(facts: Mapping[str, Fact], lang: str) -> dict[str, str]:
    """Values by `id` and sentences by `id.text`, in one language."""
    values = {fact.id: fact.value(lang) for fact in facts.values()}
    return values | {f"{fact.id}.text": fact.texts.get(lang, fact.texts["nl"]) for fact in facts.values()}


def _entries(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = table.get("fact")
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


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

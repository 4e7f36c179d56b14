"""What stands around lessons: themes, module.toml, and the teacher's notes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from learning.content.model import Lesson, Module, ModuleText, Theme
from learning.content.sections import cut
from learning.i18n import N_
from learning.markup.problems import Problems, near
from learning.markup.prose import Prose, line_of, parse, read_prose, text_of
from learning.markup.reading import Reading

AUDIENCES = ("iedereen", "volwassenen", "ouders", "leerlingen", "docenten", "ondernemers")


def read_table(path: Path, problems: Problems) -> dict[str, Any]:
    """A TOML file as a table; empty after a problem."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.wrong(1, "file-missing", N_("this file is missing; copy it from another module and change it"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.wrong(1, "toml", N_("%(error)s; text stands between quotes, lists between [ ]"), error=error)
    return {}


def read_themes(path: Path, problems: Problems) -> dict[str, Theme]:
    """The main points by id, in their own order."""
    table = read_table(path, problems) if path.is_file() else {}
    themes = [
        Theme(id=name, point=entry.get("point", 0), words={lang: words for lang, words in entry.items() if lang != "point"})
        for name, entry in table.items()
        if isinstance(entry, dict)
    ]
    return {theme.id: theme for theme in sorted(themes, key=lambda theme: theme.point)}


def read_module(
    folder: Path,
    table: Mapping[str, Any],
    lessons: tuple[Lesson, ...],
    readings: Mapping[str, Reading],
    themes: Mapping[str, Theme],
    problems: Problems,
) -> Module:
    """A module with its texts and the teacher's notes, in each language that `readings` holds."""
    if table.get("theme") not in themes:
        name = str(table.get("theme", ""))
        problems.wrong(1, "module-theme", N_("'%(id)s' is not in themes.toml; %(hint)s"), id=name, hint=near(name, themes))
    audience = tuple(table.get("audience", ()))
    for name in audience:
        if name not in AUDIENCES:
            problems.wrong(1, "module-audience", N_("'%(id)s' is not an audience; %(hint)s"), id=name, hint=near(name, AUDIENCES))
    now = tuple(str(name) for name in table.get("now", ()))
    for name in now:
        if f"{name}.text" not in next(iter(readings.values())).facts:
            problems.wrong(
                1,
                "module-now",
                N_("'%(id)s' is not in facts.toml; %(hint)s"),
                id=name,
                hint=near(name, next(iter(readings.values())).facts),
            )
    texts = {lang: text for lang in readings if (text := _module_text(table, lang, problems))}
    notes = {lang: _read_notes(folder / f"teacher.{lang}.md", reading) for lang, reading in readings.items()}
    return Module(id=folder.name, theme=str(table.get("theme", "")), audience=audience, now=now, lessons=lessons, texts=texts, notes=notes)


def _module_text(table: Mapping[str, Any], lang: str, problems: Problems) -> ModuleText | None:
    entry = table.get(lang)
    missing = [field for field in ("title", "summary", "can") if not isinstance(entry, dict) or not entry.get(field)]
    if missing or not isinstance(entry, dict):
        problems.wrong(1, "module-text", N_("[%(lang)s] lacks: %(fields)s"), lang=lang, fields=", ".join(missing))
        return None
    return ModuleText(title=entry["title"], summary=entry["summary"], can=tuple(entry["can"]))


def _read_notes(path: Path, reading: Reading) -> Mapping[str, Prose]:
    """The six parts of the teacher's notes, in order; `title` holds the title."""
    if not path.is_file():
        reading.wrong(1, "teacher-missing", N_("this file is missing; copy it from another module and change it"))
        return {}
    reading.lines = path.read_text(encoding="utf-8").split("\n")
    tree = parse("\n".join(reading.lines))
    names = {word: part for part, word in reading.language.teacher.items()}
    before, pieces = cut(tree.children, "h2")
    titles = [node for node in before if node.type == "heading" and node.tag == "h1"]
    if len(titles) != 1:
        reading.wrong(1, "title", N_("%(count)s titles; write one line '# Title'"), count=len(titles))
    notes = {"title": read_prose(parse(text_of(titles[0])).children, reading) if titles else Prose()}
    for head, nodes in pieces:
        word = text_of(head)
        if word not in names:
            reading.wrong(
                line_of(head), "part-unknown", N_("'%(word)s' is not a part of these notes; %(hint)s"), word=word, hint=near(word, names)
            )
        for node in nodes:
            if node.type not in {"paragraph", "bullet_list", "ordered_list"}:
                reading.wrong(line_of(node), "block-place", N_("in these notes stand only paragraphs and lists"))
        notes[names.get(word, word)] = read_prose(nodes, reading)
    if [name for name in notes if name != "title"] != list(reading.language.teacher):
        remedy = N_("the parts stand once each, in this order: %(parts)s")
        reading.wrong(1, "part-order", remedy, parts=", ".join(reading.language.teacher.values()))
    return notes

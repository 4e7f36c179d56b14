"""What stands around lessons: themes, module.toml, and the teacher's notes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from learning.content.front import line_of_fault
from learning.content.model import Lesson, Module, ModuleText, Theme
from learning.content.rules.marks import check_marks
from learning.content.sections import cut
from learning.i18n import N_
from learning.markup.problems import Problems, near
from learning.markup.prose import Prose, line_of, parse, read_prose, text_of
from learning.markup.reading import Reading

_TEXTS = {"title": str, "summary": str, "can": list}
AUDIENCES = ("iedereen", "volwassenen", "ouders", "leerlingen", "docenten", "ondernemers")


def read_source(path: Path, problems: Problems) -> str:
    """The text of a file; signs that are no UTF-8 are a problem and become question marks."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        problems.wrong(line, "encoding", N_("a sign on this line is no UTF-8; save the file once more, as UTF-8"))
        return path.read_text(encoding="utf-8", errors="replace")


def read_table(path: Path, problems: Problems, rule: str = "toml") -> dict[str, Any]:
    """A TOML file as a table; empty after a problem, and when there is no such file."""
    try:
        return tomllib.loads(read_source(path, problems)) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        remedy = N_("%(error)s; text stands between quotes, lists between [ ]")
        problems.wrong(line_of_fault(error), rule, remedy, error=error)
        return {}


def names_in(table: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """The names a field lists; a name that stands alone is a list of one."""
    found = table.get(field, [])
    return tuple(map(str, found)) if isinstance(found, list) else (str(found),)


def read_themes(path: Path, problems: Problems) -> dict[str, Theme]:
    """The main points by id, in their own order."""
    table = read_table(path, problems)
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
    theme = str(table.get("theme", ""))
    if theme not in themes:
        problems.wrong(1, "module-theme", N_("'%(id)s' is not in themes.toml; %(hint)s"), id=theme, hint=near(theme, themes))
    audience = names_in(table, "audience")
    for name in audience:
        if name not in AUDIENCES:
            problems.wrong(1, "module-audience", N_("'%(id)s' is not an audience; %(hint)s"), id=name, hint=near(name, AUDIENCES))
    now = names_in(table, "now")
    facts = next(iter(readings.values())).facts
    for name in now:
        if f"{name}.text" not in facts:
            problems.wrong(1, "module-now", N_("'%(id)s' is not in facts.toml; %(hint)s"), id=name, hint=near(name, facts))
    texts = {lang: text for lang in readings if (text := _module_text(table, lang, problems))}
    notes = {lang: _read_notes(folder / f"teacher.{lang}.md", reading) for lang, reading in readings.items()}
    return Module(id=folder.name, theme=theme, audience=audience, now=now, lessons=lessons, texts=texts, notes=notes)


def _module_text(table: Mapping[str, Any], lang: str, problems: Problems) -> ModuleText | None:
    entry = found if isinstance(found := table.get(lang), dict) else {}
    missing = [field for field, kind in _TEXTS.items() if not isinstance(entry.get(field), kind) or not entry[field]]
    if missing:
        problems.wrong(1, "module-text", N_("[%(lang)s] lacks: %(fields)s"), lang=lang, fields=", ".join(missing))
        return None
    return ModuleText(title=entry["title"], summary=entry["summary"], can=names_in(entry, "can"))


def _read_notes(path: Path, reading: Reading) -> Mapping[str, Prose]:
    """The six parts of the teacher's notes, in order; `title` holds the title."""
    if not path.is_file():
        reading.wrong(1, "teacher-missing", N_("this file is missing; copy it from another module and change it"))
        return {}
    reading.lines = read_source(path, reading.problems).split("\n")
    tree = parse("\n".join(reading.lines))
    check_marks(tree, reading)
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

"""Where to begin: the skills of the self-check, and the routes for some kinds of people."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from learning.content.modules import names_in, read_table
from learning.content.rules.pictures import check_picture
from learning.i18n import N_
from learning.markup.problems import Problems, near

_FIELDS = ("title", "for_whom")
"""What a route says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Something to be able to do: a picture, a few words, and the module that teaches it."""

    id: str
    module: str
    words: Mapping[str, str]
    picture: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Modules in an advised order for somebody."""

    id: str
    modules: tuple[str, ...]
    titles: Mapping[str, str]
    for_whom: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The self-check and the routes."""

    skills: tuple[Skill, ...] = ()
    """In the order of learning."""
    routes: tuple[Route, ...] = ()

    def begin_with(self, wanted: Collection[str]) -> Skill | None:
        """The first skill, in the order of learning, that somebody wants to learn."""
        return next((skill for skill in self.skills if skill.id in wanted), None)


def read_start(path: Path, modules: Collection[str], languages: Sequence[str], problems: Problems) -> Start:
    """The table of `start.toml`; an entry that cannot be used is a problem and left out. Without the file there is nothing."""
    table = read_table(path, problems)
    skills, routes = [], []
    for entry in _entries(table, "skill"):
        name, module = str(entry.get("id", "")), str(entry.get("module", ""))
        if not _lacks(name, entry, languages, (), problems) and _known((module,), modules, problems):
            picture = path.parent / path.stem / f"{name}.svg"
            check_picture(picture, picture.name, 1, problems)
            skills.append(Skill(id=name, module=module, words={lang: entry[lang] for lang in languages}, picture=picture))
    for entry in _entries(table, "route"):
        name, way = str(entry.get("id", "")), names_in(entry, "modules")
        if not _lacks(name, entry, languages, _FIELDS, problems) and _known(way or ("",), modules, problems):
            titles, for_whom = ({lang: entry[lang][field] for lang in languages} for field in _FIELDS)
            routes.append(Route(id=name, modules=way, titles=titles, for_whom=for_whom))
    return Start(skills=tuple(skills), routes=tuple(routes))


def _entries(table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = table.get(name)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _lacks(name: str, entry: Mapping[str, Any], languages: Sequence[str], fields: Sequence[str], problems: Problems) -> bool:
    missing = [lang for lang in languages if not _is_said(entry.get(lang), fields)]
    if missing or not name:
        problems.wrong(1, "start", N_("'%(id)s' lacks: %(fields)s"), id=name, fields=", ".join([*missing, *([] if name else ["id"])]))
    return bool(missing) or not name


def _is_said(value: Any, fields: Sequence[str]) -> bool:
    """Whether a text is there, or a table with a text in each of its fields."""
    if fields:
        return isinstance(value, dict) and all(_is_said(value.get(field), ()) for field in fields)
    return isinstance(value, str) and bool(value)


def _known(names: Collection[str], modules: Collection[str], problems: Problems) -> bool:
    unknown = [name for name in names if name not in modules]
    for name in unknown:
        problems.wrong(1, "start", N_("'%(id)s' is not a module; %(hint)s"), id=name, hint=near(name, modules))
    return not unknown

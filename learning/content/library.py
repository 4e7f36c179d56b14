"""The library: every edition, loaded once; found by module, lesson and language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

from learning.content.facts import checked_on, read_facts, spoken
from learning.content.glossary import read_glossary
from learning.content.model import Edition, Fact, Lesson, Module, Term, Theme
from learning.content.modules import names_in, read_module, read_source, read_table, read_themes
from learning.content.parser import read_edition
from learning.content.rules.translation import compare
from learning.content.start import Start, read_start
from learning.errors import NotFound
from learning.i18n import N_
from learning.markup.language import Language, read_language
from learning.markup.problems import Problem, Problems
from learning.markup.reading import Reading

Entry = TypeVar("Entry")
Frameworks: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """All modules in order, with what belongs to all of them."""

    folder: Path
    languages: Mapping[str, Language]
    modules: tuple[Module, ...]
    themes: Mapping[str, Theme]
    facts: Mapping[str, Fact]
    glossaries: Mapping[str, Mapping[str, Term]]
    folders: Mapping[str, Path]
    """Where each module lies."""
    frameworks: Frameworks
    """What lessons are mapped to: words by language, by code, by framework."""
    start: Start
    """The self-check, and the routes for some kinds of people."""
    problems: tuple[Problem, ...]
    """What was wrong while it was read."""

    def module(self, name: str) -> Module:
        """The module of that id.

        Raises:
            NotFound: there is none.
        """
        for module in self.modules:
            if module.id == name:
                return module
        raise NotFound

    def lesson(self, name: str) -> Lesson:
        """The lesson of that id, in any module.

        Raises:
            NotFound: there is none.
        """
        for module in self.modules:
            for lesson in module.lessons:
                if lesson.id == name:
                    return lesson
        raise NotFound

    def edition(self, name: str, lang: str) -> Edition:
        """A lesson in a language, or in the first one it has.

        Raises:
            NotFound: there is no such lesson.
        """
        return self.lesson(name).edition(lang)

    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons in the order of learning."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)


def load_library(folder: Path, extra: Path | None = None, *, only: Sequence[Path] = ()) -> Library:
    """Read every file under `folder`, and the modules of `extra` beside them; mistakes are gathered, not raised.

    With `only`, the lessons in these folders, or of these files, are read and no others: a check of one lesson is quick.

    Raises:
        ValueError: the words of a language cannot be read, so that nothing else can.
    """
    problems: list[Problem] = []
    languages = {language.lang: language for language in map(read_language, sorted(folder.glob("headings.*.toml"), key=_first_dutch))}
    facts = _gather(problems, folder / "facts.toml", read_facts)
    themes = _gather(problems, folder / "themes.toml", read_themes)
    glossaries = {lang: _gather(problems, folder / f"glossary.{lang}.toml", read_glossary) for lang in languages}
    shelf = _Shelf(
        languages=languages, facts={lang: spoken(facts, lang) for lang in languages}, glossaries=glossaries, themes=themes, only=only
    )
    folders = [path for root in (folder, extra) if root for path in _module_folders(root, problems)]
    modules = tuple(shelf.read_module(path, problems) for path in folders)
    own = Problems(name_of(folder / "start.toml"))
    start = read_start(folder / "start.toml", [module.id for module in modules], list(languages), own)
    problems += own
    return Library(
        folder=folder,
        languages=languages,
        modules=modules,
        themes=themes,
        facts=facts,
        glossaries=glossaries,
        folders={path.name: path for path in folders},
        frameworks=_gather(problems, folder / "frameworks.toml", read_table),
        start=start,
        problems=tuple(problems),
    )


def facts_checked_on(library: Library) -> date | None:
    """The day the fact table was last checked, or nothing."""
    return checked_on(library.folder / "facts.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What every file of the library is read with."""

    languages: Mapping[str, Language]
    facts: Mapping[str, Mapping[str, str]]
    glossaries: Mapping[str, Mapping[str, Term]]
    themes: Mapping[str, Theme]
    only: Sequence[Path] = ()
    """The folders or files whose lessons are read; all when there are none."""

    def reading(self, path: Path, lang: str) -> Reading:
        """A fresh reading of one file."""
        return Reading(problems=Problems(name_of(path)), language=self.languages[lang], facts=self.facts[lang])

    def read_module(self, folder: Path, problems: list[Problem]) -> Module:
        """A module and all its lessons."""
        own = Problems(name_of(folder / "module.toml"))
        table = read_table(folder / "module.toml", own)
        names = names_in(table, "lessons")
        folders = sorted(path.name for path in folder.iterdir() if path.is_dir())
        for name in folders:
            if name not in names:
                own.wrong(1, "module-lessons", N_("the folder '%(name)s' is not in the list of lessons"), name=name)
        for name in names:
            if name not in folders:
                own.wrong(1, "module-lessons", N_("there is no folder '%(name)s'"), name=name)
        found = [self.read_lesson(folder / name, problems) for name in names if name in folders and self._is_wanted(folder / name)]
        lessons = tuple(lesson for lesson in found if lesson.editions)
        readings = {lang: self.reading(folder / f"teacher.{lang}.md", lang) for lang in self.languages}
        module = read_module(folder, table, lessons, readings, self.themes, own)
        problems += own
        for reading in readings.values():
            problems += reading.problems
        return module

    def _is_wanted(self, folder: Path) -> bool:
        here = folder.resolve()
        return not self.only or any(here.is_relative_to(path) or path.is_relative_to(here) for path in self.only)

    def read_lesson(self, folder: Path, problems: list[Problem]) -> Lesson:
        """A lesson in every language; the others are compared with the first one when that has no problem left."""
        editions: dict[str, Edition] = {}
        clean = True
        for lang in self.languages:
            path = folder / f"{lang}.md"
            reading = self.reading(path, lang)
            if not path.is_file():
                reading.wrong(1, "edition-missing", N_("this file is missing; translate it from another language"))
            else:
                source = read_source(path, reading.problems)
                edition = read_edition(source, reading, self.glossaries[lang], module=folder.parent.name, lesson=folder.name)
                if editions and clean:
                    compare(next(iter(editions.values())), edition, reading)
                editions[lang] = edition
            clean = clean and not reading.problems
            problems += sorted(reading.problems, key=lambda problem: problem.line)
        return Lesson(id=folder.name, module=folder.parent.name, editions=editions)


def name_of(path: Path) -> str:
    """How a file is called in a problem: from the folder of lessons on."""
    parts = path.as_posix().split("/")
    return "/".join(parts[parts.index("lessons") :]) if "lessons" in parts else path.as_posix()


def _module_folders(root: Path, problems: list[Problem]) -> list[Path]:
    """The folders of modules, in the order of `modules` in modules.toml and then by name."""
    listed = names_in(_gather(problems, root / "modules.toml", read_table), "modules")
    folders = sorted(path.parent for path in root.glob("*/module.toml"))
    return sorted(folders, key=lambda path: (listed.index(path.name) if path.name in listed else len(listed), path.name))


def _first_dutch(path: Path) -> tuple[bool, str]:
    return path.stem != "headings.nl", path.stem


def _gather(problems: list[Problem], path: Path, read: Callable[[Path, Problems], dict[str, Entry]]) -> dict[str, Entry]:
    """What one file holds; its problems join the others."""
    own = Problems(name_of(path))
    found = read(path, own)
    problems += own
    return found

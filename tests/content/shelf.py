"""A small library in a folder of its own, with the model lesson in it: to change, and to read and check again."""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning import paths
from learning.content.check import Report, check_library
from learning.content.library import Library, load_library
from learning.content.model import Edition
from learning.content.parser import read_edition
from learning.markup.problems import Problems
from learning.markup.reading import Reading

MODULE, LESSON = "veilig-online", "is-dit-bericht-echt"
MODEL = f"{MODULE}/{LESSON}"
_MODEL = Path(__file__).parent / "cases" / "model"
"""The model lesson as these tests know it, word for word; the one that is served may be rewritten."""
ON = date(2026, 11, 25)
"""The day on which facts are judged."""
_TABLES = ("headings.*.toml", "style.*.toml", "glossary.*.toml", "facts.toml", "frameworks.toml", "themes.toml", "modules.toml")
_FACTS = r'^id = "(fraudehelpdesk_\w+|ido_what|politie_\w+|ncsc_merge|law_nis2_cbw|coalition_2026)"$'
_WORDS = r"^\[(phishing|link|verdacht|account)\]$"
_START = f"""
[[skill]]
id = "nepbericht"
module = "{MODULE}"
nl = "Zien of een bericht nep is"
en = "See whether a message is fake"

[[route]]
id = "beginner"
modules = ["{MODULE}"]
nl = {{ title = "Beginner", for_whom = "Je begint net." }}
en = {{ title = "Beginner", for_whom = "You begin now." }}
"""

Found = list[tuple[int, str]]
"""Lines with the rules that were broken there."""


@dataclass(frozen=True)
class Shelf:
    """The folder, as an author has it."""

    folder: Path

    def homes(self, name: str) -> tuple[Path, Path]:
        """Where a file of that name may lie: beside the model lesson, or in the library."""
        return self.folder / MODEL / name, self.folder / name

    def path(self, name: str) -> Path:
        """A file of the model lesson, or else one of the library."""
        own, common = self.homes(name)
        return own if own.exists() else common

    def text(self, name: str) -> str:
        """What stands in a file."""
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Put something else in a file."""
        self.path(name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Change the first place of a text."""
        assert old in self.text(name), f"'{old}' does not stand in {name}"
        self.write(name, self.text(name).replace(old, new, 1))

    def load(self) -> Library:
        """The library, read again."""
        return load_library(self.folder)

    def check(self, on: date = ON) -> Report:
        """Everything wrong with it."""
        return check_library(self.load(), on)

    def rules(self, on: date = ON) -> set[str]:
        """The rules that are broken."""
        return {problem.rule for problem in self.check(on).problems}


def make_shelf(folder: Path) -> Shelf:
    """The shipped tables, and the first lesson of the model module alone."""
    (folder / MODULE).mkdir(parents=True)
    for pattern in _TABLES:
        for path in paths.LESSONS.glob(pattern):
            shutil.copy(path, folder)
    _keep(folder / "facts.toml", r"(?=^\[\[fact\]\]$)", _FACTS)
    for path in folder.glob("glossary.*.toml"):
        _keep(path, r"(?=^\[[a-z0-9-]+\]$)", _WORDS)
    for path in (paths.LESSONS / MODULE).glob("*.*"):
        shutil.copy(path, folder / MODULE)
    shutil.copytree(_MODEL, folder / MODEL)
    shelf = Shelf(folder)
    shelf.write("start.toml", _START)
    (folder / "start").mkdir()
    shutil.copy(folder / MODEL / "drie-berichten.svg", folder / "start" / "nepbericht.svg")
    module = shelf.text(f"{MODULE}/module.toml")
    shelf.write(f"{MODULE}/module.toml", re.sub(r"lessons = \[[^]]*\]", f'lessons = ["{LESSON}"]', module))
    return shelf


def _keep(path: Path, start: str, wanted: str) -> None:
    """Only those entries of a long table, so that it is read quickly."""
    head, *entries = re.split(start, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(head + "".join(entry for entry in entries if re.search(wanted, entry, re.MULTILINE)), encoding="utf-8")


def model(lang: str = "nl") -> str:
    """The text of the model lesson."""
    return (_MODEL / f"{lang}.md").read_text(encoding="utf-8")


def reading(library: Library, lang: str = "nl", source: str = "") -> Reading:
    """A fresh reading of a file."""
    facts = {fact.id: fact.value(lang) for fact in library.facts.values()}
    texts = {f"{fact.id}.text": fact.texts[lang] for fact in library.facts.values()}
    return Reading(problems=Problems(f"{lang}.md"), language=library.languages[lang], facts=facts | texts, lines=source.split("\n"))


def read(library: Library, source: str, lang: str = "nl") -> tuple[Edition, Found]:
    """A text read as the model lesson, and what was wrong with it."""
    open_reading = reading(library, lang)
    edition = read_edition(source, open_reading, library.glossaries[lang], module=MODULE, lesson=LESSON)
    return edition, [(problem.line, problem.rule) for problem in open_reading.problems]


def line(source: str, text: str) -> int:
    """The line a text first stands on."""
    return next(number for number, one in enumerate(source.split("\n"), 1) if text in one)

"""Every rule on content, all problems in one go."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning.content.front import line_in_front
from learning.content.library import Frameworks, Library, name_of
from learning.content.model import Edition, Fact, Module
from learning.content.modules import read_source
from learning.content.rules.patterns import check_language, check_patterns
from learning.content.rules.pictures import check_picture
from learning.content.rules.wording import Wording, check_notes, check_wording, feedback_long, known_words
from learning.content.style import Style, read_style
from learning.i18n import N_
from learning.markup.problems import Problem, Problems, near
from learning.markup.prose import FACT

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*([^)\s]+)")
_LEVELS = {"I", "B1n", "B2n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found: problems to mend, and advice on what could be better."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def check_library(library: Library, on: date) -> Report:
    """Every rule on every file of a library; facts are judged on the day given."""
    problems: list[Problem] = list(library.problems)
    advice: list[Problem] = []
    styles = {lang: read_style(library.folder / f"style.{lang}.toml") for lang in library.languages}
    for module in library.modules:
        problems += _check_now(module, library, on)
        for lang, style in styles.items():
            found = _check_notes(module, lang, library, style, on)
            problems += found.problems
            advice += found.advice
    for edition in (edition for lesson in library.lessons() for edition in lesson.editions.values()):
        found = check_edition(edition, library, styles[edition.lang], library.frameworks, on)
        problems += found.problems
        advice += found.advice
    for lang in library.languages:
        own = Problems(f"{name_of(library.folder)}/*/*/{lang}.md")
        check_language([lesson.editions[lang] for lesson in library.lessons() if lang in lesson.editions], own)
        problems += own
    return Report(problems=_in_order(problems), advice=_in_order(advice))


def check_edition(edition: Edition, library: Library, style: Style | None, codes: Frameworks, on: date) -> Report:
    """The rules on one edition that need more than its own file."""
    problems = Problems(edition.file)
    _check_facts(edition.source, edition.lang, library, problems, on)
    _check_pictures(edition, library, problems)
    _check_codes(edition, codes, problems)
    check_patterns(edition, style, problems)
    for question in edition.all_questions:
        feedback_long(question, problems)
    if style is None:
        return Report(problems=tuple(problems), advice=())
    wording = _wording(style, edition.source.split("\n"), edition.file, library, edition.lang)
    check_wording(edition, wording)
    return Report(problems=(*problems, *wording.problems), advice=tuple(wording.advice))


def _wording(style: Style, lines: list[str], file: str, library: Library, lang: str) -> Wording:
    known = known_words(library.glossaries[lang])
    return Wording(style=style, lines=lines, problems=Problems(file), advice=Problems(file), known=known)


def _check_notes(module: Module, lang: str, library: Library, style: Style | None, on: date) -> Report:
    """The rules on a teacher's notes."""
    path = library.folders[module.id] / f"teacher.{lang}.md"
    source = read_source(path, Problems("")) if path.is_file() else ""
    problems = Problems(name_of(path))
    _check_facts(source, lang, library, problems, on)
    if style is None:
        return Report(problems=tuple(problems), advice=())
    wording = _wording(style, source.split("\n"), problems.file, library, lang)
    check_notes(module, lang, wording)
    return Report(problems=(*problems, *wording.problems), advice=tuple(wording.advice))


def _check_now(module: Module, library: Library, on: date) -> Problems:
    """The facts that say what is so today."""
    problems = Problems(name_of(library.folders[module.id] / "module.toml"))
    for fact in (library.facts[name] for name in module.now if name in library.facts):
        _check_fact(fact, 1, problems, on)
    return problems


def _check_fact(fact: Fact, line: int, problems: Problems, on: date) -> None:
    if fact.review_by < on:
        remedy = N_("'%(id)s' had to be checked by %(day)s; check it at its source")
        problems.wrong(line, "fact-date", remedy, id=fact.id, day=fact.review_by)
    if fact.is_held_back:
        remedy = N_("nobody saw '%(id)s' at its source yet (%(verified)s); leave it out or check it first")
        problems.wrong(line, "fact-unverified", remedy, id=fact.id, verified=fact.verified)


def _check_facts(source: str, lang: str, library: Library, problems: Problems, on: date) -> None:
    """The facts in a file."""
    for number, line in enumerate(source.split("\n"), 1):
        for found in FACT.finditer(line):
            fact = library.facts.get(found[1].removesuffix(".text"))
            if fact is None:
                continue
            _check_fact(fact, number, problems, on)
            text = fact.texts.get(lang, "")
            if found[1].endswith(".text") and not text.endswith((".", "?", "!")):
                remedy = N_("the text of '%(id)s' is no whole sentence in facts.toml; use {fact:%(id)s} in a sentence of your own")
                problems.wrong(number, "fact-sentence", remedy, id=fact.id)


def _check_pictures(edition: Edition, library: Library, problems: Problems) -> None:
    folder = library.folders[edition.module] / edition.lesson
    for number, line in enumerate(edition.source.split("\n"), 1):
        for found in _PICTURE.finditer(line):
            check_picture(folder / found[1], found[1], number, problems)


def _check_codes(edition: Edition, codes: Frameworks, problems: Problems) -> None:
    """The codes in the front matter are those of frameworks.toml."""
    for field in ("digcomp", "slo", "ed"):
        known = codes.get(field, {})
        line = line_in_front(edition.source, field)
        for code in getattr(edition.front, field):
            number, _, level = code.partition(" ") if field == "ed" else (code, "", "I")
            if known and (number not in known or level not in _LEVELS):
                remedy = N_("'%(code)s' is not in frameworks.toml; %(hint)s")
                problems.wrong(line, "front-matter-code", remedy, code=code, hint=near(number, known))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: (problem.file, problem.line)))


def matching(report: Report, paths: list[Path]) -> Report:
    """The part of a report that is about the files or folders given."""
    wanted = [name_of(path.resolve()) for path in paths]

    def is_wanted(problem: Problem) -> bool:
        return any(problem.file == name or problem.file.startswith(f"{name}/") for name in wanted)

    return Report(problems=tuple(filter(is_wanted, report.problems)), advice=tuple(filter(is_wanted, report.advice)))

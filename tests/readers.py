"""Author's text read as a lesson would read it: prose, practice screens, questions and cases of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learning import paths
from learning.markup.language import Language, read_language
from learning.markup.problems import Problems
from learning.markup.prose import Prose, parse, read_prose
from learning.markup.reading import Reading
from learning.questions import read_question
from learning.questions.base import Question
from learning.questions.interaction import Response
from learning.scenes import read_scene
from learning.scenes.base import Scene

LANGUAGES: Mapping[str, Language] = {
    path.stem.removeprefix("headings."): read_language(path) for path in sorted(paths.LESSONS.glob("headings.*.toml"))
}


def make_reading(source: str = "", *, lang: str = "nl", facts: Mapping[str, str] | None = None, folder: str = "") -> Reading:
    """The reading of one text."""
    lines = source.split("\n")
    return Reading(problems=Problems(f"{lang}.md"), language=LANGUAGES[lang], facts=facts or {}, folder=folder, lines=lines)


def prose(source: str, *, facts: Mapping[str, str] | None = None, folder: str = "") -> Prose:
    """Prose of which it does not matter what is wrong with it."""
    return read_prose(parse(source).children, make_reading(source, facts=facts, folder=folder))


def rules(reading: Reading) -> list[str]:
    """The rules that were broken, in order."""
    return [problem.rule for problem in reading.problems]


def places(reading: Reading) -> list[tuple[int, str]]:
    """Line and rule of each problem."""
    return [(problem.line, problem.rule) for problem in reading.problems]


def try_question(source: str, *, lang: str = "nl", practice: bool = False) -> tuple[Question | None, Reading]:
    """A question as far as it can be read, and the reading with its problems."""
    reading = make_reading(source, lang=lang)
    head, *nodes = parse(source).children
    found = read_question(head, nodes, reading, practice=practice)
    return (found[0] if found else None), reading


def question(source: str, *, lang: str = "nl", practice: bool = False) -> Question:
    """A question with nothing wrong."""
    found, reading = try_question(source, lang=lang, practice=practice)
    assert list(reading.problems) == []
    assert found is not None
    return found


def try_scene(source: str, *, lang: str = "nl", facts: Mapping[str, str] | None = None) -> tuple[Scene | None, Reading]:
    """A practice screen as far as it can be read, and the reading with its problems."""
    reading = make_reading(source, lang=lang, facts=facts)
    return read_scene(parse(source).children[0], reading), reading


def scene(source: str, *, lang: str = "nl", facts: Mapping[str, str] | None = None) -> Scene:
    """A practice screen with nothing wrong."""
    found, reading = try_scene(source, lang=lang, facts=facts)
    assert list(reading.problems) == []
    assert found is not None
    return found


@dataclass(frozen=True)
class Case:
    """A readable example: its title, the author's text, and responses with the score of each."""

    kind: str
    title: str
    source: str
    grades: tuple[tuple[Response, float], ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file."""
    cases = []
    for text in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, rest = text.split("\n", 1)
        source, table = rest.split("## Grades\n")
        rows = [row.strip("| ").split(" | ") for row in table.strip().split("\n")[2:]]
        grades = tuple((given_of(response), float(score)) for response, score in rows)
        cases.append(Case(kind=path.stem, title=title, source=source.strip() + "\n", grades=grades))
    return cases


def given_of(written: str) -> Response:
    """A response as it is written in a case."""
    return () if written == "–" else tuple(part.strip() for part in written.split("+"))

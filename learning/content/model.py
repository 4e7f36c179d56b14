"""What a library holds: themes, modules, lessons, editions and their sections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from learning.markup.language import Language
from learning.markup.prose import FACT, Prose
from learning.questions.base import Question
from learning.questions.reading import ReadAgain
from learning.scenes.base import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated statement with its source; whatever can go out of date comes into a lesson only as one of these."""

    id: str
    values: Mapping[str, str]
    """The value by language; `nl` always, others where they differ."""
    texts: Mapping[str, str]
    """The sentence by language."""
    source: str
    verified: str
    review_by: date
    note: str = ""
    line: int = field(default=1, compare=False)

    def value(self, lang: str) -> str:
        """The value in a language, the Dutch one where there is no other."""
        return self.values.get(lang, self.values["nl"])

    @property
    def source_name(self) -> str:
        """The source in short: who says it, or the host of the first address."""
        name = self.source.partition(" – ")[0].strip()
        return name if "://" not in name else name.partition("://")[2].partition("/")[0].removeprefix("www.")

    @property
    def is_held_back(self) -> bool:
        """Whether nobody saw it at its source yet, so that no lesson may show it (style §8)."""
        return self.verified.startswith("general knowledge") or "third-party only" in self.verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A hard word, explained."""

    id: str
    word: str
    say: str
    forms: tuple[str, ...]
    meaning: str
    example: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A main point of the agreement of 2021, in our own words."""

    id: str
    point: int
    words: Mapping[str, str]


Blocks: TypeAlias = tuple[Prose | Scene | Term, ...]
"""What a section holds, in order; a term stands after the paragraph it is first used in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an edition under a heading."""

    blocks: Blocks = ()
    line: int = field(default=1, compare=False)

    def prose(self) -> Prose:
        """Its words, without screens and terms."""
        return Prose(tuple(block for part in self.blocks if isinstance(part, Prose) for block in part.blocks))

    def scenes(self) -> tuple[Scene, ...]:
        """Its screens."""
        return tuple(block for block in self.blocks if isinstance(block, Scene))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Section):
    """One thing to know or to do; it has a page of its own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Section):
    """The try-it: questions that are answered and explained but do not count, and how to do it without a screen."""

    questions: tuple[Question, ...] = ()
    on_paper: Prose = field(default_factory=Prose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What is not text in a lesson, the same in every language."""

    id: str = ""
    minutes: int = 0
    checked: date = date.min
    digcomp: tuple[str, ...] = ()
    slo: tuple[str, ...] = ()
    ed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A lesson in one language."""

    lesson: str
    module: str
    language: Language
    front: Front
    title: str
    parts: Mapping[str, Section]
    """The parts that are there, by name; steps, practice and questions have fields of their own too."""
    steps: tuple[Step, ...]
    practice: Practice
    questions: tuple[Question, ...]
    read_again: Mapping[str, tuple[ReadAgain, ...]] = field(compare=False)
    """For each question the steps it sends back to, as the author wrote them."""
    source: str = field(compare=False, repr=False)
    file: str = field(compare=False)

    @property
    def lang(self) -> str:
        """The code of its language."""
        return self.language.lang

    @property
    def minutes(self) -> int:
        """Whole minutes for an average learner."""
        return self.front.minutes

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """The questions of the practice, then those that count."""
        return (*self.practice.questions, *self.questions)

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The ids of the questions that count."""
        return tuple(question.id for question in self.questions)

    def part(self, name: str) -> Section:
        """A part by name, empty if it was left out."""
        return self.parts.get(name, Section())

    def question(self, name: str) -> Question | None:
        """The question of that id."""
        return next((question for question in self.all_questions if question.id == name), None)

    def step_number(self, name: str) -> int:
        """The number of the step of that id, 0 if there is none."""
        return next((number for number, step in enumerate(self.steps, 1) if step.id == name), 0)

    def sections(self) -> Iterator[Section]:
        """Every section with text of its own, in the order of the page."""
        for name, section in self.parts.items():
            if name == "steps":
                yield from self.steps
            elif name != "questions":
                yield section

    def facts(self) -> tuple[str, ...]:
        """The ids of all facts used, each once, in order of first use."""
        return tuple(dict.fromkeys(used.removesuffix(".text") for used in FACT.findall(self.source)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One subject, in every language it was written in."""

    id: str
    module: str
    editions: Mapping[str, Edition]
    """By language, the measure for the others first."""

    def edition(self, lang: str) -> Edition:
        """The edition in a language, or the first one there is."""
        return self.editions.get(lang) or next(iter(self.editions.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleText:
    """What a module says of itself in one language."""

    title: str
    summary: str
    can: tuple[str, ...]
    """Sentences for the certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """Ordered lessons on one theme; what a teacher assigns."""

    id: str
    theme: str
    audience: tuple[str, ...]
    now: tuple[str, ...]
    """The facts that say what is so today, for the box *Wat is er nu?*."""
    lessons: tuple[Lesson, ...]
    texts: Mapping[str, ModuleText]
    notes: Mapping[str, Mapping[str, Prose]]
    """The teacher's notes by language: title and parts by name."""

    def text(self, lang: str) -> ModuleText:
        """What it says of itself in a language, or in the first one there is."""
        return self.texts.get(lang) or next(iter(self.texts.values()))

"""The figures the course promises: enough of everything, in both languages, easy to read, and nothing that gives itself away."""

import re
from collections import Counter

import pytest

from learning import paths
from learning.content.check import check_library
from learning.content.library import Library, facts_checked_on
from learning.content.model import Edition
from learning.content.rules.patterns import give_aways, places, right_is_longest
from learning.content.style import read_style
from learning.questions.single import Single

LESSONS_IN = (4, 4, 5, 3, 5, 3, 5, 5, 3, 3, 4, 3, 3)
"""Lessons in each module of the curriculum, in order."""
LANGUAGES = ("nl", "en")
WITH_PICTURES = 4
"""Every lesson of the first four modules has a picture."""


def editions(library: Library, lang: str) -> list[Edition]:
    return [lesson.editions[lang] for lesson in library.lessons()]


def test_all_lessons_of_the_curriculum_are_there(library: Library) -> None:
    assert tuple(len(module.lessons) for module in library.modules) == LESSONS_IN
    assert sum(LESSONS_IN) == len(library.lessons()) == 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_questions_of_every_kind(library: Library, lang: str) -> None:
    kinds = Counter(question.kind for edition in editions(library, lang) for question in edition.questions)
    assert kinds.total() >= 320
    assert min(kinds.values()) >= 15
    assert len(kinds) == 7


@pytest.mark.parametrize("lang", LANGUAGES)
def test_true_or_false_is_at_most_one_in_four(library: Library, lang: str) -> None:
    too_many = {
        edition.lesson: count
        for edition in editions(library, lang)
        if (count := sum(question.kind == "true-false" for question in edition.questions)) * 4 > len(edition.questions)
    }
    assert too_many == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_option_is_seldom_the_longest(library: Library, lang: str) -> None:
    singles = [question for edition in editions(library, lang) for question in edition.questions if isinstance(question, Single)]
    assert sum(map(right_is_longest, singles)) / len(singles) <= 0.35


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_option_is_shown_in_each_place_within_eight_points_of_even(library: Library, lang: str) -> None:
    for options, counts in places(editions(library, lang)).items():
        if counts.total() < 40:
            continue  # too few to tell chance from a habit
        shares = {place: counts[place] / counts.total() for place in range(1, options + 1)}
        assert {place: share for place, share in shares.items() if abs(share - 1 / options) > 0.08} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_always_never_and_only_do_not_mark_wrong_options(library: Library, lang: str) -> None:
    style = read_style(paths.LESSONS / f"style.{lang}.toml")
    assert style is not None
    right, wrong = give_aways(editions(library, lang), style)
    assert wrong <= right


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lessons_are_easy_to_read(library: Library, lang: str) -> None:
    day = facts_checked_on(library)
    assert day is not None
    report = check_library(library, day)
    hard = [problem for problem in report.problems if problem.rule in {"readability", "sentence-average"}]
    assert hard == []
    steps = {edition.file: edition.part("steps").line for edition in editions(library, lang)}
    under_aim = {problem.file for problem in report.advice if problem.rule == "readability-aim" and steps.get(problem.file) == problem.line}
    assert len(under_aim) <= 0.2 * len(steps)
    long = [problem.file for problem in report.advice if problem.rule == "sentence-average-aim" and problem.file in steps]
    assert long == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_stands_twice_in_a_row(library: Library, lang: str) -> None:
    twice = re.compile(r"([A-Z][^.?!\n]{8,}[.?!]) \1(?=\s)")
    assert {edition.file: found[0] for edition in editions(library, lang) if (found := twice.search(edition.source))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_explains_enough_words(library: Library, lang: str) -> None:
    assert len(library.glossaries[lang]) >= 120
    used = {word for edition in editions(library, lang) for word in edition.front.words}
    assert len(used) >= 120


def test_the_first_modules_show_what_they_tell(library: Library) -> None:
    lessons = [lesson for module in library.modules[:WITH_PICTURES] for lesson in module.lessons]
    without = [
        lesson.id
        for lesson in lessons
        for lang in LANGUAGES
        if "](" not in lesson.editions[lang].source or ".svg)" not in lesson.editions[lang].source
    ]
    assert without == []


def test_four_routes_and_eight_pictures_lead_to_modules(library: Library) -> None:
    assert len(library.start.skills) == 8
    assert [[library.modules.index(library.module(name)) + 1 for name in route.modules] for route in library.start.routes] == [
        [1, 2, 3, 5],
        [5, 7, 8],
        [5, 11, 6],
        [5, 7, 8, 10],
    ]


def test_every_module_says_what_is_so_today(library: Library) -> None:
    assert [module.id for module in library.modules if not module.now] == []

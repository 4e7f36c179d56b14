"""The shipped lessons as a whole: without mistakes, complete in every language, and using all there is."""

from collections import Counter

import pytest

from learning import paths
from learning.content.check import check_library
from learning.content.library import Library, facts_checked_on
from learning.content.model import Edition, Term
from learning.content.rules.patterns import give_aways, places
from learning.content.style import read_style
from learning.questions import KINDS
from learning.scenes import SCENES
from learning.scenes.base import Scene


def editions(library: Library, lang: str = "") -> list[Edition]:
    return [edition for lesson in library.lessons() for edition in lesson.editions.values() if lang in {"", edition.lang}]


def name(edition: Edition) -> str:
    return f"{edition.module}/{edition.lesson}/{edition.lang}.md"


def scenes(edition: Edition) -> list[Scene]:
    found = [scene for section in edition.sections() for scene in section.scenes()]
    return found + [scene for question in edition.all_questions for scene in question.all_scenes()]


def test_no_lesson_has_a_problem_on_the_day_the_facts_were_checked(library: Library) -> None:
    day = facts_checked_on(library)
    assert day is not None
    assert [str(problem) for problem in check_library(library, day).problems] == []


def test_every_module_is_in_the_order_of_learning(library: Library) -> None:
    assert {path.parent.name for path in paths.LESSONS.glob("*/module.toml")} == {module.id for module in library.modules}
    listed = (paths.LESSONS / "modules.toml").read_text(encoding="utf-8")
    assert [module.id for module in library.modules if f'"{module.id}"' not in listed] == []


def test_every_lesson_is_there_in_every_language(library: Library) -> None:
    languages = {path.stem.removeprefix("headings.") for path in paths.LESSONS.glob("headings.*.toml")}
    assert languages >= {"nl", "en"}
    assert {lesson.id: set(lesson.editions) for lesson in library.lessons() if set(lesson.editions) != languages} == {}
    assert {module.id: set(module.texts) for module in library.modules if set(module.texts) != languages} == {}
    assert {module.id: set(module.notes) for module in library.modules if not all(module.notes.get(lang) for lang in languages)} == {}


def test_no_two_lessons_have_one_name(library: Library) -> None:
    assert [name for name, times in Counter(lesson.id for lesson in library.lessons()).items() if times > 1] == []


def test_every_theme_of_the_agreement_has_a_module(library: Library) -> None:
    assert {module.theme for module in library.modules} == set(library.themes)
    assert [theme.point for theme in library.themes.values()] == list(range(1, 12))


def test_every_lesson_asks_6_to_8_questions_of_at_least_four_kinds(library: Library) -> None:
    asked = {
        name(edition): (len(edition.questions), len({question.kind for question in edition.questions})) for edition in editions(library)
    }
    assert {file: counts for file, counts in asked.items() if not 6 <= counts[0] <= 8 or counts[1] < 4} == {}


def test_every_kind_of_question_and_every_screen_is_used(library: Library) -> None:
    for lang in library.languages:
        kinds = Counter(question.kind for edition in editions(library, lang) for question in edition.questions)
        screens = Counter(scene.kind for edition in editions(library, lang) for scene in scenes(edition))
        assert set(kinds) == {kind.kind for kind in KINDS}
        assert set(screens) == {scene.kind for scene in SCENES}
        assert len(KINDS) == 7
        assert len(SCENES) == 8


def test_every_lesson_has_something_to_practise_with(library: Library) -> None:
    assert [name(edition) for edition in editions(library) if not edition.practice.on_paper] == []
    assert [name(edition) for edition in editions(library) if not scenes(edition)] == []


def test_every_new_word_of_a_lesson_is_explained_in_its_steps(library: Library) -> None:
    for lang, glossary in library.glossaries.items():
        for edition in editions(library, lang):
            explained = [part.id for step in edition.steps for part in step.blocks if isinstance(part, Term)]
            assert set(explained) <= set(glossary)
            assert sorted(explained) == sorted(edition.front.words), name(edition)


def test_the_glossaries_of_all_languages_explain_the_same_words(library: Library) -> None:
    first, *others = [set(glossary) for glossary in library.glossaries.values()]
    assert [first ^ other for other in others if other != first] == []


def test_the_right_option_stands_in_every_place_about_equally_often(library: Library) -> None:
    for lang in library.languages:
        for options, counts in places(editions(library, lang)).items():
            total = sum(counts.values())
            if total >= 40:
                assert all(abs(counts[place] / total - 1 / options) < 0.12 for place in range(1, options + 1)), (lang, options, counts)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_words_such_as_always_do_not_give_the_answer_away(lang: str, library: Library) -> None:
    style = read_style(paths.LESSONS / f"style.{lang}.toml")
    assert style is not None
    right, wrong = give_aways(editions(library, lang), style)
    assert abs(right - wrong) < 0.1

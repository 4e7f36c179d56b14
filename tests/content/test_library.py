"""The library: what is found in it, in which order, and that mistakes are gathered and never raised."""

import shutil
from pathlib import Path

import pytest
from content.shelf import LESSON, MODEL, MODULE, Shelf

from learning.content.library import Library, facts_checked_on, load_library, name_of
from learning.errors import NotFound


def add_module(folder: Path, name: str, shelf: Shelf) -> Path:
    """A copy of the module under another name, its lesson renamed too."""
    lesson = f"les-{name}"
    shutil.copytree(shelf.folder / MODULE, folder / name)
    (folder / name / LESSON).rename(folder / name / lesson)
    for path in [folder / name / "module.toml", *(folder / name / lesson).glob("*.md")]:
        path.write_text(path.read_text(encoding="utf-8").replace(f'"{LESSON}"', f'"{lesson}"'), encoding="utf-8")
    return folder / name


def test_a_lesson_is_found_by_its_name_and_language(small: Library) -> None:
    assert small.module(MODULE).lessons == (small.lesson(LESSON),)
    assert small.lessons() == (small.lesson(LESSON),)
    assert small.edition(LESSON, "nl").title == "Is dit bericht echt?"
    assert small.edition(LESSON, "en").title == "Is this message real?"


def test_a_language_it_does_not_have_gives_the_first(small: Library) -> None:
    assert small.edition(LESSON, "fr") is small.edition(LESSON, "nl")


def test_what_is_not_there_is_not_found(small: Library) -> None:
    with pytest.raises(NotFound):
        small.module("veilig")
    with pytest.raises(NotFound):
        small.lesson("veilig")
    with pytest.raises(NotFound):
        small.edition("veilig", "nl")


def test_dutch_comes_first_and_other_languages_by_name(shelf: Shelf) -> None:
    shutil.copy(shelf.folder / "headings.en.toml", shelf.folder / "headings.de.toml")
    assert list(shelf.load().languages) == ["nl", "de", "en"]


def test_a_language_exists_by_its_headings_alone(shelf: Shelf) -> None:
    shutil.copy(shelf.folder / "headings.en.toml", shelf.folder / "headings.de.toml")
    library = shelf.load()
    assert list(library.lesson(LESSON).editions) == ["nl", "en"]
    assert ("lessons/veilig-online/is-dit-bericht-echt/de.md", "edition-missing") in {(one.file, one.rule) for one in library.problems}


def test_modules_stand_in_the_order_given_and_then_by_name(shelf: Shelf) -> None:
    for name in ("zee", "aap"):
        add_module(shelf.folder, name, shelf)
    assert [module.id for module in shelf.load().modules] == [MODULE, "aap", "zee"]
    shelf.write("modules.toml", 'modules = ["zee", "nergens"]')
    assert [module.id for module in shelf.load().modules] == ["zee", "aap", MODULE]
    (shelf.folder / "modules.toml").unlink()
    assert [module.id for module in shelf.load().modules] == ["aap", MODULE, "zee"]


def test_modules_of_another_folder_come_after_those_of_the_library(shelf: Shelf, tmp_path: Path) -> None:
    add_module(tmp_path / "extra", "aap", shelf)
    library = load_library(shelf.folder, tmp_path / "extra")
    assert [module.id for module in library.modules] == [MODULE, "aap"]
    assert library.problems == ()
    assert library.folders == {MODULE: shelf.folder / MODULE, "aap": tmp_path / "extra" / "aap"}
    assert library.edition("les-aap", "nl").module == "aap"


def test_lessons_stand_in_the_order_of_the_module(shelf: Shelf) -> None:
    shutil.copytree(shelf.folder / MODEL, shelf.folder / MODULE / "andere-les")
    shelf.change(f"{MODULE}/module.toml", f'["{LESSON}"]', f'["{LESSON}", "andere-les"]')
    assert [lesson.id for lesson in shelf.load().lessons()] == [LESSON, "andere-les"]
    shelf.change(f"{MODULE}/module.toml", f'["{LESSON}", "andere-les"]', f'["andere-les", "{LESSON}"]')
    assert [lesson.id for lesson in shelf.load().lessons()] == ["andere-les", LESSON]


def test_a_lesson_without_a_file_in_any_language_is_left_out(shelf: Shelf) -> None:
    for path in (shelf.folder / MODEL).glob("*.md"):
        path.unlink()
    library = shelf.load()
    assert library.lessons() == ()
    assert [(problem.file, problem.rule) for problem in library.problems] == [
        (f"lessons/{MODEL}/nl.md", "edition-missing"),
        (f"lessons/{MODEL}/en.md", "edition-missing"),
    ]


def test_a_lesson_that_starts_in_another_language_is_measured_by_that_one(shelf: Shelf) -> None:
    (shelf.folder / MODEL / "nl.md").unlink()
    assert shelf.load().edition(LESSON, "nl").lang == "en"


def test_languages_are_compared_only_when_the_first_has_no_mistake(shelf: Shelf) -> None:
    shelf.change("en.md", "minutes = 30", "minutes = 25")
    assert shelf.rules() == {"front-matter-differs"}
    shelf.change("nl.md", "Een echt bericht kan wachten.", "Een echt bericht")
    assert shelf.rules() == {"sentence-open"}


def test_the_problems_of_a_file_stand_in_the_order_of_its_lines(shelf: Shelf) -> None:
    shelf.change("nl.md", "## Liever anders?", "## Liever niet?")
    shelf.change("nl.md", "minutes = 30", 'minutes = "30"')
    shelf.change("nl.md", "[Heb je toch geklikt?](#geklikt)", "[Heb je toch geklikt?](#geklikt-2)")
    lines = [problem.line for problem in shelf.load().problems]
    assert len(lines) == 4
    assert lines == sorted(lines)


@pytest.mark.parametrize("name", ["nl.md", "facts.toml", "glossary.nl.toml", "modules.toml", "themes.toml", f"{MODULE}/teacher.nl.md"])
def test_a_file_in_an_old_encoding_is_a_problem_and_no_crash(name: str, shelf: Shelf) -> None:
    path = shelf.path(name)
    path.write_bytes(path.read_bytes() + b"\n\n# caf\xe9\n")
    told = [problem for problem in shelf.check().problems if problem.rule == "encoding"]
    assert [problem.file for problem in told] == [f"lessons/{path.relative_to(shelf.folder)}"]
    assert told[0].line == path.read_bytes().count(b"\n")


def test_words_of_a_language_that_cannot_be_read_stop_everything(shelf: Shelf) -> None:
    shelf.write("headings.en.toml", "language = ")
    with pytest.raises(ValueError, match=r"headings\.en\.toml"):
        shelf.load()


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert (library.modules, library.problems, dict(library.languages)) == ((), (), {})


def test_the_day_the_facts_were_checked_is_that_of_the_table(small: Library, shelf: Shelf) -> None:
    day = facts_checked_on(small)
    assert day is not None
    assert f"checked_on = {day.isoformat()}" in shelf.text("facts.toml")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/noor/wegwijs/lessons/a/b/nl.md", "lessons/a/b/nl.md"),
        ("lessons/facts.toml", "lessons/facts.toml"),
        ("/home/noor/mijn-lessen/a/module.toml", "/home/noor/mijn-lessen/a/module.toml"),
    ],
)
def test_a_file_is_called_from_the_folder_of_lessons_on(path: str, name: str) -> None:
    assert name_of(Path(path)) == name

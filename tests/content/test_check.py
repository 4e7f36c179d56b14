"""Every rule on content in one go: what is gathered, how it is ordered, and which part of it is asked for."""

from datetime import timedelta
from pathlib import Path

import pytest
from content.shelf import LESSON, MODEL, MODULE, ON, Shelf, line

from learning.content.check import Report, check_edition, check_library, matching
from learning.content.library import Library, load_library
from learning.markup.problems import Problem, Problems

NL = f"lessons/{MODEL}/nl.md"


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.rule) for problem in problems]


def test_a_library_without_mistakes_has_an_empty_report(small: Library) -> None:
    assert check_library(small, ON) == Report(problems=(), advice=())


def test_problems_of_reading_and_of_checking_are_told_together_by_file_and_line(shelf: Shelf) -> None:
    shelf.change("nl.md", "Stop daarom even.", "Stop derhalve even")
    shelf.change("nl.md", "digcomp = [", 'digcomp = ["9.9", ')
    shelf.change(f"{MODULE}/teacher.nl.md", "Geef de lessen", "Geef derhalve de lessen")
    shelf.change(f"{MODULE}/module.toml", '["iedereen"]', '["niemand"]')
    text, notes = shelf.text("nl.md"), shelf.text(f"{MODULE}/teacher.nl.md")
    assert places(shelf.check().problems) == [
        (f"lessons/{MODEL}/en.md", 5, "front-matter-differs"),
        (NL, 5, "front-matter-code"),
        (NL, line(text, "derhalve"), "word-avoid"),
        (f"lessons/{MODULE}/module.toml", 1, "module-audience"),
        (f"lessons/{MODULE}/teacher.nl.md", line(notes, "derhalve"), "word-avoid"),
    ]


def test_a_problem_is_told_once_however_often_it_is_found(shelf: Shelf) -> None:
    shelf.change("nl.md", "Stop daarom even.", "Stop derhalve even, derhalve.")
    assert places(shelf.check().problems) == [(NL, line(shelf.text("nl.md"), "derhalve"), "word-avoid")]


def test_a_fact_may_be_shown_until_its_last_day(shelf: Shelf) -> None:
    last = shelf.load().facts["ido_what"].review_by
    at = line(shelf.text("nl.md"), "{fact:ido_what}")
    assert (NL, at, "fact-date") not in places(shelf.check(last).problems)
    assert (NL, at, "fact-date") in places(shelf.check(last + timedelta(days=1)).problems)


def test_facts_are_judged_in_lessons_notes_and_the_box_of_a_module(shelf: Shelf) -> None:
    late = {problem.file for problem in shelf.check(ON.replace(year=2099)).problems if problem.rule == "fact-date"}
    notes = {f"lessons/{MODULE}/teacher.{lang}.md" for lang in ("nl", "en")}
    assert late == {NL, f"lessons/{MODEL}/en.md", f"lessons/{MODULE}/module.toml", *notes}


@pytest.mark.parametrize(("end", "told"), [("op werkdagen", True), ("Op werkdagen.", False), ("Wanneer?", False), ("Nu!", False)])
def test_the_sentence_of_a_fact_is_a_sentence(end: str, told: bool, shelf: Shelf) -> None:  # noqa: FBT001  a table
    number = line(shelf.text("facts.toml"), 'id = "fraudehelpdesk_hours"')
    lines = shelf.text("facts.toml").split("\n")
    shelf.write("facts.toml", "\n".join([*lines[:number], f'text_nl = "{end}"', *lines[number + 1 :]]))
    found = [place for place in places(shelf.check().problems) if place[2] == "fact-sentence"]
    assert found == ([(NL, line(shelf.text("nl.md"), "{fact:fraudehelpdesk_hours.text}"), "fact-sentence")] if told else [])


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ('"4.2"]', '"4.7"]', "'4.7' is not in frameworks.toml; did you mean '4.4'?"),
        ('"23A"]', '"21E"]', "'21E' is not in frameworks.toml; did you mean '21D'?"),
        ('"5 B1n"', '"5 B1"', "'5 B1' is not in frameworks.toml; did you mean '5'?"),
        ('"5 B1n"', '"6 B1n"', "'6 B1n' is not in frameworks.toml; choose from: 1, 2, 3, 4, 5"),
        ('"5 B1n"', '"5"', "'5' is not in frameworks.toml; did you mean '5'?"),
    ],
)
def test_codes_are_those_of_the_frameworks(old: str, new: str, remedy: str, shelf: Shelf) -> None:
    for name in ("nl.md", "en.md"):
        shelf.change(name, old, new)
    assert {str(problem).split(": ", 2)[2] for problem in shelf.check().problems} == {remedy}


def test_without_frameworks_no_code_is_judged(shelf: Shelf) -> None:
    shelf.path("frameworks.toml").unlink()
    assert shelf.check().problems == ()


@pytest.mark.parametrize("source", ["lamp.svg", 'lamp.svg "Een lamp"', " lamp.svg "])
def test_a_picture_is_looked_at_however_it_is_written(source: str, shelf: Shelf) -> None:
    for name in ("nl.md", "en.md"):
        shelf.change(name, "drie-berichten.svg", source)
    (shelf.folder / MODEL / "drie-berichten.svg").rename(shelf.folder / MODEL / "lamp.svg")
    assert shelf.check().problems == ()
    shelf.change("lamp.svg", "</svg>", "<script/></svg>")
    assert [place[2] for place in places(shelf.check().problems)] == ["picture-content"] * 2


def test_a_language_without_a_style_is_checked_for_all_but_its_wording(shelf: Shelf) -> None:
    shelf.change("nl.md", "Stop daarom even.", "Stop derhalve even.")
    shelf.change("nl.md", "digcomp = [", 'digcomp = ["9.9", ')
    shelf.path("style.nl.toml").unlink()
    assert {place[2] for place in places(shelf.check().problems)} == {"front-matter-code", "front-matter-differs"}


def test_an_edition_is_checked_by_itself(small: Library) -> None:
    edition = small.edition(LESSON, "nl")
    assert check_edition(edition, small, None, {}, ON) == Report(problems=(), advice=())


def test_a_library_elsewhere_is_told_of_by_its_own_paths(shelf: Shelf, tmp_path: Path) -> None:
    shelf.change(f"{MODULE}/teacher.nl.md", "Geef de lessen", "Geef derhalve de lessen")
    shelf.change("frameworks.toml", "[slo]", "[slo")
    shelf.folder.rename(tmp_path / "eigen")
    report = check_library(load_library(tmp_path / "eigen"), ON)
    assert [problem.file for problem in report.problems] == [
        f"{tmp_path}/eigen/frameworks.toml",
        f"{tmp_path}/eigen/{MODULE}/teacher.nl.md",
    ]


def test_an_empty_library_is_right(tmp_path: Path) -> None:
    assert check_library(load_library(tmp_path), ON) == Report(problems=(), advice=())


def report_on(*files: str) -> Report:
    found: list[Problem] = []
    for file in files:
        problems = Problems(file)
        problems.wrong(1, "title", "write one line")
        found += problems
    return Report(problems=tuple(found), advice=tuple(found))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("lessons/a", ["lessons/a/module.toml", "lessons/a/b/nl.md"]),
        ("lessons/a/b/nl.md", ["lessons/a/b/nl.md"]),
        ("lessons", ["lessons/a/module.toml", "lessons/a/b/nl.md", "lessons/ab/module.toml"]),
        ("lessons/c", []),
    ],
)
def test_the_part_of_a_report_about_a_file_or_folder_is_asked_for(wanted: str, found: list[str]) -> None:
    report = report_on("lessons/a/module.toml", "lessons/a/b/nl.md", "lessons/ab/module.toml")
    part = matching(report, [Path(wanted)])
    assert [problem.file for problem in part.problems] == found
    assert part.advice == part.problems


def test_several_folders_may_be_asked_for() -> None:
    report = report_on("lessons/a/module.toml", "lessons/ab/module.toml", "lessons/b/module.toml")
    part = matching(report, [Path("lessons/a"), Path("/home/noor/wegwijs/lessons/b")])
    assert [problem.file for problem in part.problems] == ["lessons/a/module.toml", "lessons/b/module.toml"]

"""Every rule there is finds a mistake planted for it, in its own file and on its own line."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from content.rule_names import rules_in_source
from content.shelf import ON, Shelf

from learning.i18n import interface
from learning.markup.problems import Problem

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "cases" / "mistakes.toml").read_text(encoding="utf-8"))
PLANTED = [pytest.param(rule, case, id=f"{rule}-{number}") for rule, cases in CASES.items() for number, case in enumerate(cases, 1)]


def test_the_lesson_the_mistakes_are_planted_in_has_none(shelf: Shelf) -> None:
    report = shelf.check()
    assert [str(problem) for problem in report.problems] == []
    assert [str(problem) for problem in report.advice] == []


@pytest.mark.parametrize(("rule", "case"), PLANTED)
def test_a_planted_mistake_is_found_by_its_rule_on_its_line(rule: str, case: dict[str, Any], shelf: Shelf) -> None:
    plant(case, shelf)
    report = shelf.check(case.get("on", ON))
    found = report.advice if case.get("advice") else report.problems
    wanted = place_of(case, shelf)
    told = [problem for problem in found if (problem.file, problem.line, problem.rule) == (*wanted, rule)]
    assert told, f"expected {rule} at {wanted}, found: {'; '.join(map(str, found))}"
    for problem in told:
        assert_it_can_be_said(problem)


def test_each_rule_in_the_source_has_a_planted_mistake() -> None:
    assert rules_in_source() == set(CASES)


def plant(case: dict[str, Any], shelf: Shelf) -> None:
    """Put the mistake in its file."""
    name = case.get("file", "nl.md")
    if case.get("gone"):
        shelf.path(name).unlink()
        return
    for old, new in case.get("edits", [[case.get("find"), case.get("put")]]):
        shelf.change(name, old, new * case.get("times", 1))
    if case.get("latin"):
        shelf.path(name).write_bytes(shelf.text(name).encode("latin-1", errors="replace"))


def place_of(case: dict[str, Any], shelf: Shelf) -> tuple[str, int]:
    """The file and the line at which the problem must be told."""
    name = case.get("in", case.get("file", "nl.md"))
    is_gone = case.get("gone") and "in" not in case
    path = next(one for one in shelf.homes(name) if one.parent.is_dir()) if is_gone else shelf.path(name)
    file = f"lessons/{path.relative_to(shelf.folder).as_posix()}"
    if "at" not in case:
        return file, 1
    text = path.read_text(encoding="utf-8", errors="replace")
    place = text.rindex(case["at"]) if case.get("last") else text.index(case["at"])
    return file, text.count("\n", 0, place) + 1 + case.get("after", 0)


def assert_it_can_be_said(problem: Problem) -> None:
    """In English and in Dutch, with its values filled in."""
    english, dutch = str(problem), problem.say(interface("nl"))
    assert dutch.startswith(f"{problem.file}:{problem.line}: {problem.rule}: ")
    assert dutch != english
    assert "%(" not in english + dutch

"""Whatever an author does to a lesson by accident, it is read and checked without an exception."""

from collections.abc import Callable
from functools import reduce

import pytest
from content.shelf import LESSON, MODULE, ON, model, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.content.check import check_edition
from learning.content.library import Library
from learning.content.model import Edition
from learning.content.parser import read_edition
from learning.content.rules.translation import compare
from learning.content.style import read_style
from learning.i18n import interface
from learning.markup.problems import Problem

Edit = tuple[str, int, int, str]
LookAt = Callable[[str], tuple[Edition, list[Problem]]]

SIGNS = [
    "\n",
    "`",
    "```",
    "*",
    "{",
    "}",
    "{#a}",
    "{fact:ido_what.text}",
    "[",
    "]",
    "[ ] ",
    "[1]",
    "|",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "### ",
    "<b>",
]
SIGNS += ["+++", ":", "\\", "\t", "    ", "![a](b)", "[a](#b)", "![a][b]", "\u0000", "\u202e", "🙂"]
TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=8)  # a file is read with \n alone
EDITS = st.tuples(
    st.sampled_from(["drop", "double", "swap", "cut", "insert"]),
    st.integers(0, 400),
    st.integers(0, 400),
    st.sampled_from(SIGNS) | TEXT,
)


def edited(source: str, edit: Edit) -> str:
    """The text after one accident; places count from the start and begin again at the end."""
    what, one, other, sign = edit
    lines = source.split("\n")
    here, there = one % len(lines), other % len(lines)
    match what:
        case "drop":
            del lines[here]
        case "double":
            lines.insert(there, lines[here])
        case "swap":
            lines[here], lines[there] = lines[there], lines[here]
        case "cut":
            lines[here] = lines[here][: other % (len(lines[here]) + 1)]
        case _:
            place = other % (len(lines[here]) + 1)
            lines[here] = lines[here][:place] + sign + lines[here][place:]
    return "\n".join(lines)


@pytest.fixture(scope="session")
def look_at(small: Library) -> LookAt:
    """Read a text as the model lesson, check it, and compare it with the lesson as it is."""
    style = read_style(small.folder / "style.nl.toml")

    def look(source: str) -> tuple[Edition, list[Problem]]:
        own = reading(small)
        edition = read_edition(source, own, small.glossaries["nl"], module=MODULE, lesson=LESSON)
        problems = list(own.problems)
        compare(small.edition(LESSON, "nl"), edition, own)
        report = check_edition(edition, small, style, {"slo": {}, "digcomp": {"1.2": {}}}, ON)
        for problem in (*own.problems, *report.problems, *report.advice):
            assert 1 <= problem.line <= len(source.split("\n"))
            assert problem.say(interface("nl"))
        return edition, problems

    return look


def test_each_sort_of_edit_changes_the_text() -> None:
    text = "een\ntwee\ndrie"
    assert edited(text, ("drop", 1, 0, "")) == "een\ndrie"
    assert edited(text, ("double", 0, 2, "")) == "een\ntwee\neen\ndrie"
    assert edited(text, ("swap", 0, 2, "")) == "drie\ntwee\neen"
    assert edited(text, ("cut", 1, 2, "")) == "een\ntw\ndrie"
    assert edited(text, ("insert", 4, 1, "[1]")) == "een\nt[1]wee\ndrie"


@settings(deadline=None, max_examples=120)
@given(edits=st.lists(EDITS, min_size=1, max_size=8))
def test_an_edited_lesson_never_raises(look_at: LookAt, edits: list[Edit]) -> None:
    edition, problems = look_at(reduce(edited, edits, model()))
    for question in edition.all_questions:
        assert question.grade(question.key).is_right or problems


@settings(deadline=None, max_examples=60)
@given(lines=st.lists(st.sampled_from(model().split("\n")) | st.sampled_from(SIGNS) | TEXT, max_size=60))
def test_lines_in_any_order_never_raise(look_at: LookAt, lines: list[str]) -> None:
    assert look_at("\n".join(lines))[1]

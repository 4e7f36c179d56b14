"""What templates ask for: links, static files, states and answers in words."""

import re

import pytest
from flask import Flask
from people import Cast

from learning.classrooms.dashboard import Cell
from learning.classrooms.models import Assignment
from learning.content.library import Library
from learning.i18n import interface
from learning.progress.mastery import State
from learning.progress.models import Way
from learning.web.drawing import ACTIONS, STATES, WAYS, cell_text, drawing, link, said, static
from learning.web.styles import version_of

EN = interface("en")


def cell(state: State, right: int = 0, ways: tuple[Way, ...] = ()) -> Cell:
    return Cell(state=state, is_done=state in {State.DONE, State.MASTERED}, right=right, all=7, ways=ways)


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (cell(State.NEW), "not begun"),
        (cell(State.BUSY, 1, (Way.SCREEN,)), "busy, 1 of 7 right, on screen"),
        (cell(State.DONE, 5, (Way.PAPER, Way.DESK)), "done, 5 of 7 right, on paper, at the desk"),
        (cell(State.MASTERED, 7, (Way.PHONE,)), "mastered, 7 of 7 right, by phone"),
        (cell(State.HELP, 0, (Way.SCREEN,)), "needs help, 0 of 7 right, on screen"),
    ],
)
def test_a_cell_is_told_in_words(shown: Cell, told: str) -> None:
    assert cell_text(shown, EN) == told


def test_every_state_and_way_has_words_in_every_language() -> None:
    assert set(STATES) == set(State)
    assert set(WAYS) == set(Way)
    dutch = interface("nl").texts
    assert [words for words in (*STATES.values(), *WAYS.values(), *ACTIONS.values()) if words not in dutch] == []


@pytest.mark.parametrize(
    ("number", "response", "told"),
    [
        (1, ("b",), r"He types the address himself\."),
        (2, ("a", "c"), r"[^;]+; [^;]+"),
        (4, ("2", "1", "3", "4"), r"1\. [^;]+; 2\. [^;]+; 3\. [^;]+; 4\. [^;]+"),
        (5, ("a", "b", "c"), r".+ →: B\. .+; .+ →: C\. .+; .+ →: A\. .+"),
        (7, ("<b>call</b>",), r".*&lt;b&gt;call&lt;/b&gt;.*"),
        (1, ("z",), r"something that is not there"),
    ],
)
def test_a_response_is_read_back_in_the_words_of_the_question(library: Library, number: int, response: tuple[str, ...], told: str) -> None:
    question = library.edition("is-dit-bericht-echt", "en").questions[number - 1]
    read = str(said(question, response, EN))
    assert re.fullmatch(told, re.sub("</?span[^>]*>", "", read))
    assert "→" not in read.replace('<span aria-hidden="true">→</span>', "")


def test_links_and_static_files_are_addresses_of_this_site(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert static("icon.svg") == f"/static/icon.svg?v={version_of('icon.svg')}"
        assert link("public.help_page", "<Help>", lang="en") == '<a href="/en/help">&lt;Help&gt;</a>'


@pytest.mark.parametrize(
    ("module", "lesson", "told"),
    [
        ("veilig-online", None, "Theme: "),
        ("veilig-online", "is-dit-bericht-echt", "Is this message real?"),
        ("veilig-online", "long-gone", "A lesson that has gone"),
        ("long-gone", None, "A lesson that has gone"),
    ],
)
def test_an_assignment_is_named_by_what_it_gives(people: Cast, library: Library, module: str, lesson: str | None, told: str) -> None:
    given = Assignment(key="K", classroom_id=people.tulip.id, module=module, lesson=lesson, given_at=people.now())
    assert str(drawing("en").filters["assigned"](given, library, "en")).startswith(told)


def test_an_action_nobody_put_into_words_is_told_as_it_stands() -> None:
    assert drawing("en").filters["action"]("class") == "looked at the overview of the class"
    assert drawing("en").filters["action"]("new-action") == "new-action"


def test_a_text_that_is_there_in_dutch_only_is_marked_as_dutch() -> None:
    spoken = drawing("en").filters["spoken"]
    assert spoken({"nl": "Bel <ons>", "en": "Call <us>"}) == "Call &lt;us&gt;"
    assert spoken({"nl": "Bel <ons>"}) == '<span lang="nl">Bel &lt;ons&gt;</span>'
    assert drawing("nl").filters["spoken"]({"nl": "Bel ons"}) == "Bel ons"

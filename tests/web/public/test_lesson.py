"""A lesson to read: its start, its steps, all on one page; the same bytes for every visitor."""

import re

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.content.library import Library
from learning.web.leaves import leaves_of

LESSON = "/en/lessons/is-dit-bericht-echt"


def test_the_start_says_what_it_is_for_and_how_long_it_takes(visitor: FlaskClient, library: Library) -> None:
    edition = library.edition("is-dit-bericht-echt", "en")
    page = visitor.get(LESSON)
    assert h1(page) == edition.title
    assert f"Lesson 1 · about {edition.minutes} minutes." in words(page)
    assert "7 questions" in words(page)
    assert all(leaf.title in words(page) for leaf in leaves_of(edition))


def test_the_steps_lead_from_one_to_the_next_and_to_the_questions(visitor: FlaskClient, library: Library) -> None:
    address, seen = f"{LESSON}/1", []
    while "/questions/" not in address:
        page = visitor.get(address)
        seen.append(h1(page))
        onward = re.search(r'class="(?:sign|btn)" href="([^"]+)">(?:Next step|To the questions)', page.text)
        assert onward is not None
        address = onward[1]
    assert seen == [leaf.title for leaf in leaves_of(library.edition("is-dit-bericht-echt", "en"))]
    assert address == f"{LESSON}/questions/1"
    assert f'href="{LESSON}/practice/1">Begin the practice' in page.text


def test_everything_is_on_one_page_too(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get(f"{LESSON}/all")
    for number, leaf in enumerate(leaves_of(library.edition("is-dit-bericht-echt", "en")), 1):
        assert f"{number}. {leaf.title}" in words(page)
    assert 'id="bel-zelf"' in page.text


@pytest.mark.parametrize("path", ["", "/1", "/8", "/all"])
def test_every_visitor_gets_the_same_bytes(people: Cast, path: str) -> None:
    first, second = (people.client().get(LESSON + path) for _ in range(2))
    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]


@pytest.mark.parametrize("path", ["/0", "/9", "/-1", "/99999999999999999999", "/x", "/all/1"])
def test_a_step_that_is_not_there_is_not_found(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(LESSON + path).status_code == 404


@pytest.mark.parametrize("path", ["", "/1", "/all", "/questions/1", "/files/text.txt"])
def test_a_lesson_that_is_not_there_is_not_found(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(f"/en/lessons/nowhere{path}").status_code == 404


def test_the_questions_begin_with_the_first(visitor: FlaskClient) -> None:
    assert visitor.get(f"{LESSON}/questions").headers["Location"] == f"{LESSON}/questions/1"


def test_the_other_language_is_one_click_away(visitor: FlaskClient) -> None:
    page = visitor.get(f"{LESSON}/3")
    assert '<a href="/nl/lessons/is-dit-bericht-echt/3" lang="nl" hreflang="nl">' in page.text

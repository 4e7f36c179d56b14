"""The self-check on paper: everything of the page stands on it, on one side, readable for everybody."""

import pytest
from factories import NOON
from pdfs import is_accessible, pages_of, squeezed, words_of

from learning.content.library import Library
from learning.outputs.self_check import self_check


def made(library: Library, lang: str) -> bytes:
    return self_check(library.start, {module.id: module for module in library.modules}, lang=lang, day=NOON.date())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_is_one_page_everybody_can_read(library: Library, lang: str) -> None:
    pdf = made(library, lang)
    assert is_accessible(pdf)
    assert len(pages_of(pdf)) == 1


@pytest.mark.parametrize(("lang", "theme"), [("nl", "Thema"), ("en", "Theme")])
def test_every_skill_says_where_to_begin_and_every_route_what_comes_when(library: Library, lang: str, theme: str) -> None:
    words = words_of(made(library, lang))
    numbers = {module.id: number for number, module in enumerate(library.modules, 1)}
    for skill in library.start.skills:
        assert squeezed(skill.words[lang]) in words
        assert squeezed(f"{theme} {numbers[skill.module]}: {library.module(skill.module).text(lang).title}") in words
    for route in library.start.routes:
        assert squeezed(route.titles[lang]) in words


def test_the_same_self_check_is_the_same_bytes(library: Library) -> None:
    assert made(library, "nl") == made(library, "nl")

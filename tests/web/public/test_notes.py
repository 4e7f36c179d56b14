"""The teacher's notes of a module, as a page and on paper."""

import pytest
from flask.testing import FlaskClient
from pdfs import is_accessible, squeezed, words_of
from screen import h1, words

from learning.content.library import Library


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_notes_of_every_module_can_be_read(visitor: FlaskClient, library: Library, lang: str) -> None:
    for module in library.modules:
        page = visitor.get(f"/{lang}/modules/{module.id}/notes")
        assert h1(page) == module.notes[lang]["title"].plain
        assert all(title in words(page) for title in library.languages[lang].teacher.values())


def test_the_notes_on_paper_say_the_same(visitor: FlaskClient, library: Library) -> None:
    made = visitor.get("/nl/modules/veilig-online/notes.pdf")
    assert is_accessible(made.data)
    notes = library.module("veilig-online").notes["nl"]
    drawn = words_of(made.data)
    for part in notes.values():
        assert squeezed(part.plain)[:60] in drawn


def test_there_are_no_notes_of_no_module(visitor: FlaskClient) -> None:
    assert visitor.get("/nl/modules/nothing/notes").status_code == 404

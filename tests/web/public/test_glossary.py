"""Hard words in the order of the alphabet."""

import re

import pytest
from flask.testing import FlaskClient
from screen import words

from learning.content.library import Library


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_word_is_explained_under_its_letter(visitor: FlaskClient, library: Library, lang: str) -> None:
    page = visitor.get(f"/{lang}/glossary")
    terms = library.glossaries[lang].values()
    told = words(page)
    assert all(term.word in told for term in terms)
    letters = re.findall(r"<h2[^>]*>(\w)</h2>", page.text)
    assert letters == sorted({term.word[0].upper() for term in terms})

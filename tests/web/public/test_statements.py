"""Where it comes from, privacy, accessibility."""

import pytest
from flask.testing import FlaskClient
from screen import h1, words

from learning.content.library import Library


def test_every_point_of_the_agreement_names_its_themes(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get("/en/about")
    told = words(page)
    assert len(library.themes) == 11
    assert all(theme.words["en"] in told for theme in library.themes.values())
    for module in library.modules:
        assert (f'href="/en/modules/{module.id}"' in page.text) is (module.theme in library.themes)


def test_the_privacy_page_names_the_terms_and_the_rules(visitor: FlaskClient) -> None:
    told = words(visitor.get("/en/privacy"))
    assert "30 days" in told
    assert "12 months" in told
    assert "80 % of its questions" in told


@pytest.mark.parametrize("path", ["about", "privacy", "accessibility"])
def test_the_statements_are_open_to_all_in_both_languages(visitor: FlaskClient, path: str) -> None:
    headings = {h1(visitor.get(f"/{lang}/{path}")) for lang in ("nl", "en")}
    assert len(headings) == 2

"""Reading settings in a cookie: what is known is read, everything else is left out."""

import pytest
from flask import Flask, request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.web.reading import CHOICES, as_cookie, read


@pytest.fixture
def reader(app: Flask) -> Flask:
    """The site, to read cookies in."""
    return app


def read_from(app: Flask, cookie: str) -> dict[str, str]:
    """The settings of a browser with this cookie."""
    with app.test_request_context("/", headers={"Cookie": f"settings={cookie}"}):
        return read(request)


def test_what_was_chosen_is_read_again(reader: Flask) -> None:
    chosen = {"size": "xl", "contrast": "more", "theme": "dark", "letters": "easy"}
    assert read_from(reader, as_cookie(chosen)) == chosen
    assert read_from(reader, as_cookie({"size": "", "theme": "light"})) == {"theme": "light"}
    assert as_cookie({}) == ""


@pytest.mark.parametrize("cookie", ["", "&", "=", "size", "size=huge", "colour=red", "size=xl=l", "size=xl&size=huge", '"size=xl', "é=ü"])
def test_what_is_not_known_is_left_out(reader: Flask, cookie: str) -> None:
    assert read_from(reader, cookie) == {}


@given(st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_unknown_ever_gets_into_a_page(reader: Flask, cookie: str) -> None:
    assert all(value in CHOICES[name] and value for name, value in read_from(reader, cookie).items())


def test_every_choice_has_words_and_a_plain_beginning() -> None:
    assert all("" in values and all(values.values()) for values in CHOICES.values())

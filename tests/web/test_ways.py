"""The other ways to do a thing: only those that really exist there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from learning.content.library import Library
from learning.host import Host
from learning.web import ways
from learning.web.site import Site


@pytest.fixture
def english(app: Flask) -> Iterator[Flask]:
    """An English page of the site."""
    with app.test_request_context("/en/"):
        g.lang = "en"
        yield app


def hosted(app: Flask, host: Host, *, facts: bool = True) -> None:
    """The site with other lines of its host."""
    site: Site = app.extensions["wegwijs"]
    library = site.library if facts else replace(site.library, facts={})
    app.extensions["wegwijs"] = replace(site, host=host, library=library)


def test_without_lines_of_the_host_the_national_ones_help(english: Flask, library: Library) -> None:
    found = ways.find_help("en")
    assert found.phone == library.facts["digihulplijn_number"].value("en")
    assert found.about_phone == "The call is free."
    assert found.desk == library.facts["ido_what"].texts["en"]
    assert english


def test_the_lines_of_the_host_come_first_each_by_itself(english: Flask) -> None:
    hosted(english, Host(phone="012 345 67 89"))
    found = ways.find_help("en")
    assert (found.phone, found.about_phone) == ("012 345 67 89", "")
    assert found.desk
    hosted(english, Host(desk={"nl": "Markt 1"}, hours={"en": "weekdays"}))
    assert ways.find_help("nl").desk == "Markt 1"
    assert ways.find_help("en").about_phone == "weekdays"
    assert ways.find_help("en").desk != "Markt 1"


def test_what_is_not_known_is_not_offered(english: Flask) -> None:
    hosted(english, Host(phone="none"), facts=False)
    assert ways.find_help("en").desk == ""
    assert [way.icon for way in ways.anywhere()] == ["big"]
    hosted(english, Host(), facts=False)
    assert ways.find_help("en").phone == ""


def test_a_number_can_be_called_with_one_touch(english: Flask) -> None:
    hosted(english, Host(phone="+31 12 345 67 89"))
    (call,) = [way for way in ways.anywhere() if way.icon == "phone"]
    assert (call.href, call.words) == ("tel:+31123456789", "Call: +31 12 345 67 89")


@pytest.mark.parametrize("address", ["/en/", "/en/lessons/is-dit-bericht-echt/1", "/en/modules/veilig-online", "/en/me", "/en/nowhere"])
def test_every_way_that_is_offered_leads_somewhere(visitor: FlaskClient, address: str) -> None:
    page = visitor.get(address).text
    aside = page[page.index('<aside class="alt"') :]
    links = [part.split('"')[0] for part in aside.split('href="')[1:] if part.startswith("/")]
    assert links
    for link in links[:8]:
        assert visitor.get(link.split("#")[0]).status_code == 200


def test_a_lesson_can_be_done_on_paper_in_large_print_and_as_text(english: Flask, library: Library) -> None:
    found = ways.of_lesson(library.edition("is-dit-bericht-echt", "en"))
    assert {"On paper", "On paper, in large print", "Text only", "Larger letters"} <= {way.words for way in found}
    assert english


def test_a_theme_can_be_done_on_paper(english: Flask) -> None:
    assert ways.of_module("veilig-online")[0].words == "All lessons on paper"
    assert english

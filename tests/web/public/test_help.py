"""Help from a person: the national lines, or those of the host."""

from pathlib import Path

from conftest import Clock
from flask.testing import FlaskClient
from screen import words

from learning.app import create_app
from learning.content.library import Library
from learning.settings import Settings


def test_without_lines_of_its_own_the_national_ones_are_named(visitor: FlaskClient, library: Library) -> None:
    told = words(visitor.get("/en/help"))
    assert library.facts["digihulplijn_number"].value("en") in told
    assert library.facts["ido_what"].texts["en"] in told
    assert "The call is free." in told
    assert "look again before" in told


def test_the_lines_of_the_host_stand_on_every_page(tmp_path: Path, library: Library, clock: Clock) -> None:
    (tmp_path / "host.toml").write_text(
        'name = "De Brug"\nphone = "012 345 67 89"\n[en]\nhours = "monday, 9 am to 5 pm"\ndesk = "Library De Brug, Market 1."\n'
        '[nl]\ndesk = "Bibliotheek De Brug, Markt 1."\n',
        encoding="utf-8",
    )
    app = create_app(Settings(data=tmp_path), clock=clock, library=library)
    client = app.test_client()
    for address in ("/en/", "/en/help", "/en/nowhere"):
        page = client.get(address)
        assert 'href="tel:0123456789"' in page.text
        assert "Monday, 9 am to 5 pm." in words(page)
        assert "The call is free." not in words(page)
    assert "Library De Brug, Market 1." in words(client.get("/en/help"))
    assert "Bibliotheek De Brug, Markt 1." in words(client.get("/nl/help"))
    app.extensions["wegwijs"].store.close()

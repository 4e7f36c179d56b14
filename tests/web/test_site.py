"""What every request may ask of the running site."""

from conftest import Clock
from flask import Flask

from learning.content.library import Library
from learning.web.site import Site, now, site


def test_a_request_finds_its_site_and_the_time(app: Flask, library: Library, clock: Clock) -> None:
    with app.app_context():
        assert isinstance(site(), Site)
        assert site().library is library
        before = now()
        clock.forward(minutes=1)
        assert (now() - before).total_seconds() == 60
        assert now().tzinfo is not None
        assert site().address == "http://127.0.0.1:8000"
        assert not site().is_lan

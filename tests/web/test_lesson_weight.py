"""Every page of every lesson fits in the first packets of a connection, in each language."""

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from people import Cast

from learning.content.library import Library

FIRST_PACKETS = 14_600
HEADERS = 1_200
"""Bytes of headers of a first answer on the wire; a browser measures some pages whole in the journeys."""


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """The weight of a page does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_of_every_lesson_is_light(people: Cast, library: Library, lang: str) -> None:
    visitor: FlaskClient = people.client()
    heavy = {}
    for lesson in library.lessons():
        edition = lesson.edition(lang)
        address = f"/{lang}/lessons/{lesson.id}"
        pages = [address, f"{address}/all", f"{address}/questions/all", f"{address}/result"]
        pages += [f"{address}/{step}" for step in range(1, len(edition.steps) + 3)]
        pages += [f"{address}/questions/{number}" for number in range(1, len(edition.questions) + 1)]
        for page in pages:
            size = len(gzip.compress(visitor.get(page).data, 6)) + HEADERS
            if size > FIRST_PACKETS:
                heavy[page] = size
    assert heavy == {}

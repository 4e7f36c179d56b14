"""Every actor follows every link and finds no word that belongs to somebody else."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from factories import answer, make_classroom, make_teacher
from flask.testing import FlaskClient
from pdfs import pages_of
from people import Cast
from readers_ods import rows_of
from werkzeug.test import TestResponse

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, give
from learning.content.library import Library

MINE, THEIRS = "kanariegeel", "kanarieblauw"
LINK = re.compile(r'(?:href|action)="(/[^"#]*)')
SKIPPED = re.compile(r"^/(static|pictures)/|^/en|/(lessons|modules)/(?!.*learners)|/files/|/signout|/(erase|end|remove)$|download\.html")
"""Lessons hold no person; the other language shows the same; some links end the visit."""


@pytest.fixture
def canaries(people: Cast, library: Library) -> dict[str, Account]:
    """Two worlds that know nothing of each other, each with a word of its own in everything."""
    found = {}
    with people.site.store.writing() as session:
        for word in (MINE, THEIRS):
            teacher = make_teacher(session, f"Juf {word}")
            classroom, (member,) = make_classroom(session, teacher, f"Klas {word}", (f"Kind {word}",))
            give(session, classroom, teacher, Task(module="veilig-online", note=f"Over {word}"), library, at=people.now())
            answer(session, member.account, library, "de-regel", (f"zin {word}",), at=people.now())
            found[f"teacher {word}"], found[f"learner {word}"] = teacher, member.account
        session.commit()
    return found


def told(page: TestResponse) -> str:
    """All words of an answer, those of a printed sheet or a spreadsheet too."""
    match page.mimetype:
        case "application/pdf":
            return "".join(pages_of(page.data))
        case "application/vnd.oasis.opendocument.spreadsheet":
            return str(rows_of(page.data))
        case _:
            return page.text


def crawl(client: FlaskClient, *starts: str) -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links and by the addresses of forms."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop()
        page = client.get(address)
        yield address, page.headers.get("Location", "") + told(page)
        if page.mimetype == "text/html":
            new = {unescape(link) for link in LINK.findall(page.text) if not SKIPPED.search(link)} - seen
            seen |= new
            waiting += new


@pytest.mark.parametrize(("word", "other"), [(MINE, THEIRS), (THEIRS, MINE)])
@pytest.mark.parametrize("role", ["learner", "teacher"])
def test_nobody_finds_a_word_of_the_other_world(people: Cast, canaries: dict[str, Account], role: str, word: str, other: str) -> None:
    client = people.client(canaries[f"{role} {word}"])
    pages = dict(crawl(client, "/nl/", "/nl/me", "/nl/me/data", "/nl/teacher/", "/nl/me/data/download.json", "/nl/admin/"))
    assert len(pages) > (10 if role == "learner" else 20)
    assert [address for address, page in pages.items() if other in page] == []
    assert len([address for address, page in pages.items() if word in page]) > (3 if role == "learner" else 10)


def test_a_visitor_and_the_administrator_find_nothing_of_a_class(people: Cast, canaries: dict[str, Account]) -> None:
    for account in (None, people.ada):
        pages = dict(crawl(people.client(account), "/nl/", "/nl/me", "/nl/me/data", "/nl/teacher/", "/nl/admin/"))
        for secret in ("Kind ", "Klas ", "Over ", "zin "):
            assert [address for address, page in pages.items() if f"{secret}{MINE}" in page] == []
    assert canaries

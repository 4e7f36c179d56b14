"""The spreadsheet of a class: the words and numbers of the screen, and never a formula."""

import csv
import io
import re
from html import unescape

import pytest
from factories import answer_all
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from people import Cast

from learning.accounts.models import Account
from learning.content.library import Library
from learning.i18n import interface
from learning.outputs.spreadsheet import as_csv, safe_cell
from learning.progress.models import Way
from learning.web.teacher.file_names import RESULTS


def read(file: bytes) -> list[list[str]]:
    """The rows of a file as a spreadsheet reads them."""
    assert file.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_file_says_what_the_screen_says(tove: FlaskClient, people: Cast, library: Library, lang: str) -> None:
    with people.site.store.writing() as session:
        fox = session.get_one(Account, people.fox.account.id)
        answer_all(session, fox, library, way=Way.PAPER)
        answer_all(session, fox, library, lesson="digid", way=Way.PHONE)
        session.commit()
    address = f"/{lang}/teacher/classes/{people.tulip.key}"
    screen, file = tove.get(address).text, tove.get(f"{address}/results.csv")
    assert file.headers["Content-Disposition"] == f'attachment; filename="{interface(lang).text(RESULTS)}-tulp.csv"'
    assert file.headers["Cache-Control"] == "no-store"
    head, *rows = read(file.data)
    assert head[1:-1] == [unescape(title) for title in re.findall(r'<th scope="col">.*?<small>(.*?)</small>', screen)]
    shown: dict[str, list[str]] = {}
    for name, cells in re.findall(r'<tr><th scope="row">.*?<bdi>(.*?)</bdi>.*?</th>(.*?)</tr>', screen):
        shown.setdefault(unescape(name), []).extend(unescape(cell) for cell in re.findall(r'<span class="vh">([^<]*)</span></td>', cells))
    assert {row[0]: row[1:-1] for row in rows} == shown
    assert [(row[0], row[-1]) for row in rows] == [("Fox", "2"), ("Lena", "0")]


def test_a_class_without_anybody_has_a_heading_only(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Leeg"})
    file = tove.get(made.headers["Location"].replace("/learners", "/results.csv"))
    assert read(file.data) == [["Learner", "Lessons done"]]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1", "'＝1"),
        ("Lena", "Lena"),
        ("Jean-Luc", "Jean-Luc"),
        ("", ""),
        (" ", " "),
        (-5, -5),
        (0, 0),
    ],
)
def test_a_cell_is_never_read_as_a_formula(cell: str | int, safe: str | int) -> None:
    assert safe_cell(cell) == safe


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n")), min_size=2, max_size=4), min_size=1, max_size=4)
)
@settings(max_examples=100, deadline=None)
def test_every_text_comes_back_from_the_file_and_begins_safely(rows: list[list[str]]) -> None:
    back = read(as_csv(rows))
    assert back == [[str(safe_cell(cell)) for cell in row] for row in rows]
    for row in back:
        for cell in row:
            assert cell.strip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"} or not cell.strip(" \u00a0\u200b\ufeff\u2060")


def test_names_with_the_sign_of_the_file_stay_in_their_cell() -> None:
    assert read(as_csv([['a;b "c"', 1], ["d\ne", 2]])) == [['a;b "c"', "1"], ["d\ne", "2"]]

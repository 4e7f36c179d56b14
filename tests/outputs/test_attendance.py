"""Attendance sheet: all names beside columns of dates, large enough to sign in."""

from datetime import date

import pypdfium2
import pytest
from pdfs import is_accessible, pages_of, squeezed, words_of

from learning.outputs.attendance import MAX_DATES, PORTRAIT, attendance

DAY = date(2026, 11, 25)
NAMES = ["Amira", "Bo van der Berg", "محمد", "Wilhelmina van Oranje-Nassau d B"]


def made(names: list[str], dates: list[str], lang: str = "nl") -> bytes:
    return attendance("Groep Tulp", names, dates, lang=lang, day=DAY)


@pytest.mark.parametrize(("lang", "title"), [("nl", "Presentielijst: Groep Tulp"), ("en", "Attendance: Groep Tulp")])
@pytest.mark.parametrize("count", range(1, MAX_DATES + 1))
def test_every_number_of_dates_makes_a_sheet_everybody_can_read(lang: str, title: str, count: int) -> None:
    pdf = made(NAMES[:2], ["1 december", *[""] * (count - 1)], lang)
    assert is_accessible(pdf)
    words = words_of(pdf)
    assert squeezed(title) in words
    assert "1december" in words
    assert words.count("Datum" if lang == "nl" else "Date") == count - 1


def test_all_names_stand_on_it_and_the_heading_on_every_page() -> None:
    names = [f"Leerling {number}" for number in range(60)]
    pages = pages_of(made(names, ["maandag 1 dec", ""]))
    assert len(pages) > 2
    assert all("Naam" in page and "maandag 1 dec" in page for page in pages)
    assert [name for name in names if not any(name in page.replace("\r\n", " ") for page in pages)] == []


@pytest.mark.parametrize(("count", "upright"), [(1, True), (PORTRAIT, True), (PORTRAIT + 1, False), (MAX_DATES, False)])
def test_many_dates_lie_on_their_side_so_that_a_name_fits_in_a_box(count: int, *, upright: bool) -> None:
    width, height = pypdfium2.PdfDocument(made(NAMES, [""] * count))[0].get_size()
    assert (width < height) == upright
    centimetres = (width / 72 * 2.54 - 2.6 - (5.2 if upright else 4.6)) / count
    assert centimetres >= 2


@pytest.mark.parametrize("name", ["", "\x07", "李小龍", "x" * 80, "<svg 漢", "#let x"])
def test_no_name_and_no_date_breaks_a_sheet(name: str) -> None:
    pdf = attendance(name, [name], [name[:20]], lang="nl", day=DAY)
    assert is_accessible(pdf)


def test_a_class_without_learners_has_a_sheet_with_room_to_write() -> None:
    assert is_accessible(made([], [""]))


def test_the_same_class_makes_the_same_bytes() -> None:
    assert made(NAMES, ["1 december", ""]) == made(NAMES, ["1 december", ""])

"""Worksheet: for one reader without a name, for a learner, for a class."""

from collections.abc import Callable

import pytest
from pdfs import codes_of, is_accessible, pages_of

from learning.content.library import Library
from learning.outputs.base import Copy, Job
from learning.outputs.lesson_data import PAYLOAD
from learning.outputs.worksheet import OUTPUT

LESSON = "is-dit-bericht-echt"


def test_a_copy_for_a_learner_has_name_code_and_qr_on_it(make_job: Callable[..., Job]) -> None:
    pdf = OUTPUT.build(make_job(LESSON, copies=(Copy(name="Zoë", code="7KQFM3XA"),)))
    assert all("Zoë" in page and "7KQF-M3XA" in page for page in pages_of(pdf))
    assert codes_of(pdf) == [f"{PAYLOAD}7KQFM3XA"]


def test_a_copy_without_a_name_has_lines_for_name_and_date(make_job: Callable[..., Job]) -> None:
    pdf = OUTPUT.build(make_job(LESSON))
    assert "Naam:" in pages_of(pdf)[0]
    assert "Datum:" in pages_of(pdf)[0]
    assert codes_of(pdf) == []


def test_the_pages_of_each_copy_are_counted_by_themselves(make_job: Callable[..., Job]) -> None:
    pages = pages_of(OUTPUT.build(make_job(LESSON, "nep-bank-en-nepstem", copies=(Copy(name="Lena", code="7KQFM3XA"), Copy()))))
    numbers = [next(line for line in page.splitlines() if "pagina" in line).split("pagina ")[1] for page in pages]
    firsts = [number for number in numbers if number.startswith("1 van ")]
    assert len(firsts) == 4
    assert all(number.split(" van ")[0].strip().isdigit() for number in numbers)
    ends = [number for number in numbers if number.split(" van ")[0] == number.split(" van ")[1].split()[0]]
    assert len(ends) == 4


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("place", range(13))
def test_every_lesson_fits_on_six_pages_everybody_can_read(library: Library, place: int, lang: str) -> None:
    module = library.modules[place]
    for lesson in module.lessons:
        pdf = OUTPUT.build(Job(module=module, editions=[lesson.edition(lang)], folders=library.folders))
        assert len(pages_of(pdf)) <= 6, lesson.id
        assert is_accessible(pdf), lesson.id

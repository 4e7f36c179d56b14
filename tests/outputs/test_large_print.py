"""Large print: the same worksheet in larger letters."""

from collections.abc import Callable

from pdfs import pages_of, words_of

from learning.outputs import worksheet
from learning.outputs.base import Copy, Job
from learning.outputs.large_print import OUTPUT

LESSON = "is-dit-bericht-echt"


def test_large_print_takes_more_pages_for_the_same_words(make_job: Callable[..., Job]) -> None:
    small, large = worksheet.OUTPUT.build(make_job(LESSON)), OUTPUT.build(make_job(LESSON))
    assert len(pages_of(large)) > len(pages_of(small))
    assert abs(len(words_of(large)) - len(words_of(small))) < 0.1 * len(words_of(small))


def test_a_long_name_does_not_push_anything_off_the_page(make_job: Callable[..., Job]) -> None:
    name = "Wolfeschlegelsteinhausenbergerdo"
    pages = pages_of(OUTPUT.build(make_job(LESSON, copies=(Copy(name=name, code="7KQFM3XA"),))))
    assert name in "".join(pages[0].split())
    assert all("7KQF-M3XA" in page for page in pages)

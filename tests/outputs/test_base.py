"""What an order says of itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from learning.outputs.base import Copy, Job


def test_an_order_for_one_lesson_is_called_after_it_and_one_for_more_after_the_module(make_job: Callable[..., Job]) -> None:
    one, more = make_job("is-dit-bericht-echt"), make_job("is-dit-bericht-echt", "nep-bank-en-nepstem")
    assert one.title == one.editions[0].title
    assert more.title == more.module.text("nl").title
    assert make_job("is-dit-bericht-echt", lang="en").lang == "en"


def test_a_file_carries_the_day_of_its_oldest_lesson(make_job: Callable[..., Job]) -> None:
    job = make_job("is-dit-bericht-echt", "nep-bank-en-nepstem")
    first, second = job.editions
    older = replace(second, front=replace(second.front, checked=date(2020, 1, 2)))
    assert replace(job, editions=[first, older]).checked == date(2020, 1, 2)


def test_an_order_is_for_one_copy_without_a_name_unless_it_says_otherwise(make_job: Callable[..., Job]) -> None:
    assert make_job("digid").copies == (Copy(name="", code=""),)

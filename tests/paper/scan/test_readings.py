"""Readings: what they say of themselves, and that nothing is lost between two processes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict, from_json, refused, status_of, to_json
from learning.paper.scan.reasons import Reason

ROWS = st.builds(
    RowReading,
    label=st.text(min_size=1),
    question=st.text(),
    kind=st.sampled_from(["single", "multi", "match", "line"]),
    signs=st.lists(st.sampled_from("ABC123")).map(tuple),
    verdict=st.sampled_from(Verdict),
    reasons=st.lists(st.sampled_from(Reason)).map(tuple),
    picture=st.binary(max_size=40),
)
PAGES = st.builds(
    PageReading,
    file=st.just(""),
    page=st.just(1),
    status=st.sampled_from(Status),
    reason=st.none() | st.sampled_from([reason for reason in Reason if "%" not in reason.value]).map(lambda reason: reason.message()),
    sheet=st.text(max_size=8),
    number=st.integers(0, 9),
    layout=st.text(max_size=7),
    rows=st.lists(ROWS, max_size=4).map(tuple),
    sharpness=st.floats(0, 40),
    picture=st.binary(max_size=40),
)


def row(verdict: Verdict = Verdict.SURE, *signs: str) -> RowReading:
    return RowReading(label="1", question="q", kind="single", signs=signs, verdict=verdict)


@given(PAGES)
def test_a_page_comes_back_as_it_was(page: PageReading) -> None:
    assert from_json(to_json(page)) == page


@pytest.mark.parametrize(
    ("field", "value"), [("status", "fine"), ("reason", "NO_SUCH"), ("number", "two"), ("rows", 5), ("rows", [{}]), ("picture", "é")]
)
def test_what_is_no_page_is_not_taken_for_one(field: str, value: Any) -> None:
    page = to_json(PageReading(file="", page=1, status=Status.READ, rows=(row(),)))
    from_json(page)
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json(page | {field: value})
    del page[field]
    with pytest.raises(KeyError):
        from_json(page)


def test_only_a_row_to_review_has_a_suggestion() -> None:
    assert row(Verdict.REVIEW, "A").suggested == ("A",)
    assert row(Verdict.SURE, "A").suggested == ()
    assert row(Verdict.BLANK).suggested == ()


def test_doubt_keeps_the_signs_and_adds_a_reason() -> None:
    doubted = row(Verdict.SURE, "A").doubt(Reason.UNCLEAR).doubt(Reason.OUTSIDE)
    assert (doubted.verdict, doubted.signs, doubted.reasons) == (Verdict.REVIEW, ("A",), (Reason.UNCLEAR, Reason.OUTSIDE))


def test_the_first_reason_of_a_page_stands() -> None:
    page = PageReading(file="", page=1, status=Status.READ).doubt(Reason.NO_NAME.message()).doubt(Reason.TWICE.message())
    assert (page.status, page.reason) == (Status.REVIEW, Reason.NO_NAME.message())


def test_a_page_is_read_when_no_row_needs_a_person() -> None:
    assert status_of([row(Verdict.SURE, "A"), row(Verdict.BLANK)]) is Status.READ
    assert status_of([row(Verdict.SURE, "A"), row(Verdict.REVIEW)]) is Status.REVIEW


def test_a_refused_page_says_where_and_why() -> None:
    page = refused("class.pdf", 3, Reason.BROKEN, 7)
    assert (page.file, page.page, page.pages, page.status, page.rows) == ("class.pdf", 3, 7, Status.REJECTED, ())
    assert page.reason == Reason.BROKEN.message()

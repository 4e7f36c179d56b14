"""Pages that belong together: sent twice, one missing, without a name, of many classes at once."""

from dataclasses import replace
from typing import Any

from learning.paper.scan.joining import join
from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict, refused, status_of
from learning.paper.scan.reasons import Reason


def row(label: str, *signs: str, verdict: Verdict | None = None) -> RowReading:
    found = verdict or (Verdict.SURE if signs else Verdict.BLANK)
    return RowReading(label=label, question=f"q{label}", kind="single", signs=signs, verdict=found)


def page(*rows: RowReading, **more: Any) -> PageReading:
    plain: dict[str, Any] = {"file": "a.jpg", "page": 1, "sheet": "CODE", "number": 1, "of": 1, "layout": "LAYOUT", "learner": "Lena"}
    return PageReading(**plain | {"status": status_of(rows), "rows": rows} | more)


def test_pages_that_have_nothing_to_do_with_each_other_stay_as_they_are() -> None:
    pages = [
        page(row("1", "A")),
        page(row("1", "B"), sheet="OTHER"),
        page(row("1", "C"), layout="EDITED"),
        refused("x.txt", 1, Reason.NOT_A_PICTURE),
        page(row("1", "A"), sheet=""),
        page(row("1", "B"), sheet=""),
    ]
    assert join(pages) == pages
    assert join([]) == []


def test_of_two_pictures_of_a_page_the_one_with_fewer_doubts_counts_then_the_sharper() -> None:
    doubtful = page(row("1", "A", verdict=Verdict.REVIEW), sharpness=9.0)
    clear, sharp = page(row("1", "A"), sharpness=2.0), page(row("1", "A"), sharpness=3.0)
    first, second, third = join([doubtful, clear, sharp])
    assert (first.status, second.status, third.status) == (Status.REJECTED, Status.REJECTED, Status.READ)
    assert first.reason == second.reason == Reason.TWICE.message()
    assert third == sharp
    assert second.rows == clear.rows


def test_pictures_of_a_page_that_differ_are_asked_in_those_rows() -> None:
    best = page(row("1", "A"), row("2", "B"), row("3"), row("4", "D"), sharpness=2.0)
    other = page(row("1", "A"), row("2", "C"), row("3", "A"), row("4", "D"), sharpness=1.0)
    found, _ = join([best, other])
    assert found.status is Status.REVIEW
    assert [one.reasons for one in found.rows] == [(), (Reason.PHOTOS_DIFFER,), (Reason.PHOTOS_DIFFER,), ()]
    assert [one.signs for one in found.rows] == [one.signs for one in best.rows]
    assert found.reason == Reason.ROWS.message(rows="2, 3")


def test_a_doubtful_row_of_the_worse_picture_does_not_spoil_the_better_one() -> None:
    found, _ = join([page(row("1", "A")), page(row("1", "B", verdict=Verdict.REVIEW))])
    assert found.status is Status.READ
    still, _ = join([page(row("1", "A", verdict=Verdict.REVIEW), row("2", "A")), page(row("1", "B"), row("2", verdict=Verdict.REVIEW))])
    assert still.rows[0].reasons == ()


def test_a_missing_page_is_said() -> None:
    first, third = page(row("1", "A"), of=3), page(row("9", "A"), of=3, number=3)
    assert [one.reason for one in join([third, first])] == [Reason.PAGES_MISSING.message(pages="2")] * 2
    assert {one.status for one in join([third, first])} == {Status.REVIEW}
    assert [one.status for one in join([third, replace(first, number=2), first])] == [Status.READ] * 3
    assert join([first])[0].reason == Reason.PAGES_MISSING.message(pages="2, 3")


def test_a_page_that_was_refused_is_missing_and_one_sent_twice_is_not() -> None:
    first, second = page(row("1", "A"), of=2), page(row("9", "A"), of=2, number=2)
    broken = replace(second, status=Status.REJECTED, reason=Reason.PALE.message())
    assert join([first, broken])[0].reason == Reason.PAGES_MISSING.message(pages="2")
    assert [one.status for one in join([first, second, second])] == [Status.READ, Status.READ, Status.REJECTED]


def test_of_a_sheet_without_a_code_nobody_knows_what_is_missing() -> None:
    assert join([page(row("1", "A"), sheet="", of=2)])[0].status is Status.READ


def test_whose_a_sheet_is_matters_only_to_who_asks() -> None:
    nameless = page(row("1", "A"), learner="")
    assert join([nameless]) == [nameless]
    asked = join([nameless, page(row("1", "A"), sheet="OTHER"), refused("x", 1, Reason.EMPTY)], wants_name=True)
    assert [one.status for one in asked] == [Status.REVIEW, Status.READ, Status.REJECTED]
    assert asked[0].reason == Reason.NO_NAME.message()


def test_a_page_to_review_names_its_rows() -> None:
    found = join([page(row("1", verdict=Verdict.REVIEW), row("2", "A"), row("5.2", "A", verdict=Verdict.REVIEW))])[0]
    assert str(found.reason) == "A person has to look at row 1, 5.2."

"""A whole page: what was marked is what is read, at every size and any way up; pages that cannot be read say why."""

from dataclasses import replace

import numpy as np
import pytest

from learning.paper.scan.files import PageImage
from learning.paper.scan.reader import Asked, read_page
from learning.paper.scan.readings import PageReading, Status, Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.scan.straighten import Picture
from learning.paper.sheet import Payload, layout_name
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.judging import ask
from tests.paper.scan.marks import Hand, clear, double
from tests.paper.scan.pens import PENS
from tests.paper.scan.plain import PAPER, answers_of, fill_in, scan
from tests.paper.scan.printing import PrintedPage, stack


def read(picture: Picture, *, is_two_tone: bool = False) -> PageReading:
    return read_page(PageImage(picture=picture, is_two_tone=is_two_tone), ask)


def answered(reading: PageReading) -> dict[str, tuple[str, ...]]:
    """What is sure."""
    return {row.label: row.signs for row in reading.rows if row.verdict is Verdict.SURE}


@pytest.mark.parametrize("style", ["cross", "tick", "fill"])
@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_every_row_of_a_clean_page_is_read(page: PrintedPage, dpi: int, style: str) -> None:
    answers = answers_of(page)
    picture = photograph(fill_in(page, answers, style=style), Shot(dpi=dpi))
    reading = read(picture)
    assert reading.status is Status.READ
    assert answered(reading) == answers
    assert {row.label for row in reading.rows if row.verdict is Verdict.BLANK} == {row.label for row in page.rows if not row.boxes}


def test_every_printed_page_is_read_in_both_languages() -> None:
    fronts = {(page.edition.lesson, page.number): page for page in stack()}
    assert {page.edition.lang for page in fronts.values()} == {"nl", "en"}
    for page in fronts.values():
        reading = read(scan(page, answers_of(page), dpi=120))
        assert (reading.sheet, reading.number) == (page.code, page.number)
        answers = answers_of(page)
        assert answered(reading).items() <= answers.items()
        assert len(answered(reading)) >= len(answers) - 1, "a small cross may be asked"
        assert [(row.label, row.kind, row.question) for row in reading.rows] == [
            (row.label, row.kind, row.question.id) for row in page.rows
        ]


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_photo_may_lie_any_way_up(page: PrintedPage, quarter: int) -> None:
    shot = Shot(
        dpi=160, turn=-8, quarter=quarter, lean=(6, 5), margin=12, table="print", paper=PAPER, light=0.2, blur=0.6, noise=2, jpeg=80
    )
    assert answered(read(photograph(fill_in(page, answers_of(page)), shot))) == answers_of(page)


def test_a_page_says_which_it_is_and_how_good_it_is(page: PrintedPage) -> None:
    fine, coarse = read(scan(page, answers_of(page), dpi=200)), read(scan(page, answers_of(page), dpi=110))
    name = layout_name(page.edition.lesson, page.edition.questions, page.edition.lang)
    assert (fine.sheet, fine.number, fine.layout, fine.reason) == (page.code, page.number, name, None)
    assert fine.sharpness > coarse.sharpness > 0
    assert fine.picture.startswith(b"\xff\xd8")


def test_only_doubtful_rows_have_a_picture(page: PrintedPage) -> None:
    row = next(row for row in page.rows if row.kind == "single")
    picture = page.picture()
    hand = Hand(pen=PENS[0], style="cross", rng=np.random.default_rng(3))
    for other in page.rows:
        if other.boxes and other is not row:
            clear(picture, other, answers_of(page)[other.label], hand)
    double(picture, row, answers_of(page)[row.label], hand)
    reading = read(photograph(picture, Shot(dpi=150, paper=PAPER)))
    assert reading.status is Status.REVIEW
    assert [one.label for one in reading.rows if one.picture] == [row.label]
    doubtful = next(one for one in reading.rows if one.label == row.label)
    assert (doubtful.reasons, len(doubtful.suggested)) == ((Reason.MORE_THAN_ONE,), 2)


def test_an_empty_row_is_trusted_on_a_drawn_page_and_not_on_a_bleached_scan_that_lies_as_straight(page: PrintedPage) -> None:
    row = next(row for row in page.rows if row.boxes)
    picture = fill_in(page, answers_of(page) | {row.label: ()})

    def verdict(shot: Shot) -> Verdict:
        return next(one.verdict for one in read(photograph(picture, shot)).rows if one.label == row.label)

    assert verdict(Shot(dpi=150)) is Verdict.BLANK
    assert verdict(Shot(dpi=150, black=0.05, white=1.3)) is Verdict.REVIEW


def test_an_empty_page_is_asked(page: PrintedPage) -> None:
    reading = read(scan(page))
    assert reading.status is Status.REVIEW
    assert all(row.reasons == (Reason.NOTHING_MARKED,) for row in reading.rows if row.kind != "line")
    assert all(row.verdict is Verdict.BLANK for row in reading.rows if row.kind == "line")


def test_nothing_is_decided_on_a_black_and_white_scan(page: PrintedPage) -> None:
    reading = read(scan(page, answers_of(page)), is_two_tone=True)
    assert {row.verdict for row in reading.rows} == {Verdict.REVIEW}
    assert {row.label: row.suggested for row in reading.rows if row.kind != "line"} == answers_of(page)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (np.full((500, 400, 3), 255, np.uint8), Reason.NO_SHEET),
        (np.zeros((1, 1, 3), np.uint8), Reason.NO_SHEET),
        (np.random.default_rng(1).integers(0, 255, (700, 500, 3), np.uint8), Reason.NO_SHEET),
    ],
    ids=["white", "one pixel", "noise"],
)
def test_a_picture_without_a_sheet_is_refused(picture: Picture, reason: Reason) -> None:
    reading = read(picture)
    assert (reading.status, reading.reason, reading.rows, reading.sheet) == (Status.REJECTED, reason.message(), (), "")


def test_a_sheet_nobody_knows_is_refused_and_named(page: PrintedPage) -> None:
    seen: list[Payload] = []

    def told(payload: Payload) -> Asked | None:
        seen.append(payload)
        return None

    reading = read_page(PageImage(picture=scan(page), is_two_tone=False), told)
    assert (reading.status, reading.reason, reading.sheet, reading.number) == (
        Status.REJECTED,
        Reason.UNKNOWN.message(),
        page.code,
        page.number,
    )
    assert [payload.code for payload in seen] == [page.code]


def test_half_a_sheet_is_refused_with_the_advice_to_show_all_of_it(page: PrintedPage) -> None:
    reading = read(scan(page)[:900])
    assert reading.reason == Reason.CORNERS.message()


def test_a_pale_picture_is_refused_and_named(page: PrintedPage) -> None:
    reading = read(photograph(page.picture(), Shot(dpi=200, black=0.77, white=0.97)))
    assert (reading.status, reading.reason, reading.sheet) == (Status.REJECTED, Reason.PALE.message(), page.code)


def test_which_signs_stand_once_is_for_the_asker_to_say(page: PrintedPage) -> None:
    rows = [row for row in page.rows if row.kind == "match"][:2]
    assert rows[0].question.id == rows[1].question.id
    sign = next(iter(rows[0].boxes))
    answers = answers_of(page) | {row.label: (sign,) for row in rows}
    picture = PageImage(picture=scan(page, answers), is_two_tone=False)

    def reasons(once: frozenset[str]) -> set[tuple[Reason, ...]]:
        def told(payload: Payload) -> Asked | None:
            asked = ask(payload)
            return replace(asked, once=once) if asked else None

        return {row.reasons for row in read_page(picture, told).rows if row.label in {one.label for one in rows}}

    assert reasons(frozenset({rows[0].question.id})) == {(Reason.SAME_SIGN,)}
    assert reasons(frozenset()) == {()}

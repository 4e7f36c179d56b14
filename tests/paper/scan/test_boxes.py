"""What is measured at each box: where it really lies, and numbers for what is in it and around it."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from learning.paper.scan.boxes import FOUND, SIGN_INK, BoxInk, RowInk, measure
from learning.paper.scan.ink import read_ink
from learning.paper.scan.straighten import Picture, straighten
from learning.paper.sheet import SheetRow, layout
from learning.questions.interaction import LETTERS
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.marks import Hand, stray, written
from tests.paper.scan.odd import Way, dash, nought, ringed, struck, traced
from tests.paper.scan.pens import PENS
from tests.paper.scan.plain import PAPER, answers_of, fill_in
from tests.paper.scan.printing import PX_PER_MM, PrintedPage, PrintedRow

SHOT = Shot(dpi=150, paper=PAPER)


def rows_of(page: PrintedPage) -> tuple[SheetRow, ...]:
    return layout(page.edition.questions)[page.number - 1].rows


def measured(page: PrintedPage, picture: Picture, shot: Shot = SHOT) -> dict[str, RowInk]:
    found = measure(read_ink(straighten(photograph(picture, shot))), rows_of(page))
    return {row.row.label: row for row in found}


def marked(page: PrintedPage, style: str, pen: int = 0) -> Sequence[BoxInk]:
    """The first box of every row of boxes, marked in one way."""
    answers = {row.label: [next(iter(row.boxes))] for row in page.rows if row.boxes}
    hand = {row.label: row for row in page.rows}
    picture = fill_in(page, answers, style=style, pen=PENS[pen])
    return [row.boxes[0] for label, row in measured(page, picture).items() if hand[label].boxes]


def one_row(page: PrintedPage, kind: str = "single") -> PrintedRow:
    return next(row for row in page.rows if row.kind == kind)


def test_every_row_and_box_is_measured_in_the_order_printed(page: PrintedPage) -> None:
    found = measured(page, page.picture())
    assert list(found) == [row.label for row in page.rows]
    assert {label: [box.sign for box in row.boxes] for label, row in found.items()} == {row.label: list(row.boxes) for row in page.rows}


def test_an_empty_box_is_found_and_empty(page: PrintedPage) -> None:
    for row in measured(page, page.picture()).values():
        assert row.beside < 0.03
        assert row.clipped == 0
        for box in row.boxes:
            assert box.score > 0.7
            assert box.outline > 0.5
            assert max(box.patch, box.mean, box.shade, *box.around) < 0.04
            assert (box.exits, box.spill) == (0, 0)


def test_a_mark_is_dark_wide_and_where_it_was_made(page: PrintedPage) -> None:
    answers = answers_of(page)
    for label, row in measured(page, fill_in(page, answers)).items():
        for box in row.boxes:
            assert (box.patch > 0.3) is (box.sign in answers[label])
            assert (box.mean > 0.06) is (box.sign in answers[label])


def test_sorts_of_marks_are_told_apart(page: PrintedPage) -> None:
    cross, fill, dot, slash, sweep = (marked(page, style) for style in ("cross", "fill", "dot", "slash", "sweep"))
    assert max(box.mean / box.patch for box in cross) < 0.6
    assert min(box.mean / box.patch for box in fill) > 0.8
    assert min(box.extent for box in cross) > 0.6
    assert float(np.median([box.extent for box in dot])) < 0.5
    assert float(np.median([box.slender for box in slash])) < 0.25 < float(np.median([box.slender for box in cross]))
    assert sum(box.exits > 0 for box in sweep) > len(sweep) * 0.8
    assert max(box.shade for box in cross) < 0.06
    assert min(box.shade for box in fill) > 0.4


def test_scratching_covers_the_paper_around_a_box_and_filling_does_not(page: PrintedPage) -> None:
    for pen in (0, 4, 6):
        assert min(box.spill for box in marked(page, "scratch", pen)) > 0.2
        assert max(box.spill for box in marked(page, "fill", pen)) == 0


def test_a_circle_is_ink_around_a_box_that_is_empty(page: PrintedPage) -> None:
    for box in marked(page, "ring"):
        assert box.patch < 0.06
        assert min(box.around.above, box.around.below) > 0.14


def test_ink_on_a_sign_is_measured(page: PrintedPage) -> None:
    row = one_row(page)
    picture = page.picture()
    sign, other = list(row.boxes)[:2]
    x, y = row.boxes[sign]
    Hand(pen=PENS[0], style="cross", rng=np.random.default_rng(1)).mark(picture, (x - 5.4, y))
    before = {box.sign: box.on_sign for box in measured(page, page.picture())[row.label].boxes}
    after = {box.sign: box.on_sign for box in measured(page, picture)[row.label].boxes}
    assert after[sign] > before[sign] + 0.05
    assert after[other] == pytest.approx(before[other], abs=0.01)


def test_every_sign_has_the_ink_it_is_printed_with(page: PrintedPage) -> None:
    found = measured(page, page.picture(), Shot(dpi=300))
    for row in found.values():
        for box in row.boxes:
            assert box.on_sign == pytest.approx(SIGN_INK[box.sign], abs=0.006)


def test_every_sign_a_question_can_have_is_known() -> None:
    assert set(LETTERS) <= SIGN_INK.keys()
    assert {str(number) for number in range(1, len(LETTERS) + 1)} <= SIGN_INK.keys()


def odd(page: PrintedPage, way: Way) -> Sequence[BoxInk]:
    """The first box of every row of boxes, treated that way."""
    picture, hand = page.picture(), Hand(pen=PENS[0], style="cross", rng=np.random.default_rng(1))
    for row in page.rows:
        if row.boxes:
            way(picture, row, (next(iter(row.boxes)),), hand)
    return [row.boxes[0] for row in measured(page, picture).values() if row.boxes]


def test_a_dash_is_narrow_and_a_nought_goes_around_a_blank_middle(page: PrintedPage) -> None:
    dashes, noughts = odd(page, dash), odd(page, nought)
    clear = [box for style in ("cross", "tick", "scribble", "fill") for box in marked(page, style)]
    assert max(box.narrow for box in dashes) < 0.4 < min(box.narrow for box in clear)
    assert min(box.ring for box in noughts) > 0.7
    assert sum(box.ring > 0.8 for box in noughts) > 0.6 * len(noughts)
    assert max(box.ring for box in clear) < 0.78


def test_a_line_through_a_cross_adds_arms_or_leaves_the_box_on_both_sides(page: PrintedPage) -> None:
    lines, rings, crosses = odd(page, struck), odd(page, ringed), marked(page, "cross")
    assert sum(box.is_crossed or box.arms >= 6 for box in lines) >= 0.9 * len(lines)
    assert sum(box.is_crossed or min(box.around.above, box.around.below) > 0.24 for box in rings) >= 0.9 * len(rings)
    assert not any(box.is_crossed for box in crosses)
    assert max(box.arms for box in crosses) <= 4


def test_a_traced_outline_is_darker_than_a_printed_one(page: PrintedPage) -> None:
    usual = [box.rim for row in measured(page, page.picture()).values() for box in row.boxes]
    assert min(box.rim for box in odd(page, traced)) > 1.3 * max(usual)


def test_ink_on_the_paper_beside_a_box_is_told(page: PrintedPage) -> None:
    row = one_row(page)
    x, y = next(iter(row.boxes.values()))
    picture = page.picture()
    left, right, top, bottom = (round(mm * PX_PER_MM) for mm in (x + 6.5, x + 10, y - 1, y + 7))
    picture[top:bottom, left:right] = 60
    before, after = (measured(page, one)[row.label].boxes[0].ground for one in (page.picture(), picture))
    assert before < 0.02
    assert after > 0.5


def test_writing_behind_a_row_and_on_a_line_is_measured_there(page: PrintedPage) -> None:
    line = one_row(page, "line")
    picture = page.picture()
    hand = Hand(pen=PENS[0], style="cross", rng=np.random.default_rng(1))
    written(picture, line, hand)
    found = measured(page, picture)
    assert found[line.label].beside > 0.2
    assert found[line.label].boxes == ()
    assert max(row.beside for label, row in found.items() if label != line.label) < 0.1


def test_a_line_that_slips_across_a_row_is_ink_outside(page: PrintedPage) -> None:
    row = one_row(page)
    for seed in range(4):
        picture = page.picture()
        stray(picture, row, (), Hand(pen=PENS[0], style="cross", rng=np.random.default_rng(seed)))
        found = measured(page, picture)[row.label]
        assert found.beside > 0.14 or any(max(box.around) > 0.14 or box.exits or box.patch > 0.14 for box in found.boxes)


@pytest.mark.parametrize("style", ["cross", "fill"])
def test_boxes_are_found_on_paper_that_is_not_flat(page: PrintedPage, style: str) -> None:
    answers = answers_of(page)
    shot = Shot(dpi=170, turn=3, margin=5, table="wood", paper=PAPER, crumple=1.2, rng=np.random.default_rng(5))
    found = measured(page, fill_in(page, answers, style=style), shot)
    assert max(abs(row.at[0]) + abs(row.at[1]) for row in found.values()) > 0.3, "the paper has to be bent for this test"
    empty: Mapping[str, list[BoxInk]] = {
        label: [box for box in row.boxes if box.sign not in answers[label]] for label, row in found.items() if row.boxes
    }
    assert all(box.score > FOUND and box.patch < 0.1 for boxes in empty.values() for box in boxes)
    assert all(box.patch > 0.3 for label, row in found.items() for box in row.boxes if box.sign in answers[label])


def test_a_page_without_rows_is_measured(page: PrintedPage) -> None:
    assert measure(read_ink(straighten(photograph(page.picture(), SHOT))), ()) == ()

"""What is measured at each box: where it really lies, and numbers for what is in it and around it."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from learning.paper.scan.boxes import FOUND, BoxInk, RowInk, measure
from learning.paper.scan.ink import read_ink
from learning.paper.scan.straighten import Picture, straighten
from learning.paper.sheet import SheetRow, layout
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.marks import Hand, stray, written
from tests.paper.scan.pens import PENS
from tests.paper.scan.plain import PAPER, answers_of, fill_in
from tests.paper.scan.printing import PrintedPage, PrintedRow

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

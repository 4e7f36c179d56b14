"""Straightening: the flat page lies where the geometry says, however it was held; what is no flat sheet is refused."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, MIN_PX_PER_MM, Picture, find_markers, straighten
from learning.paper.sheet import MARKER_MM, MARKERS, PAGE_MM
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.plain import PAPER, answers_of, fill_in, scan
from tests.paper.scan.printing import PrintedPage

SIZE = (round(PAGE_MM[0] * FLAT_PX_PER_MM), round(PAGE_MM[1] * FLAT_PX_PER_MM))


def grey(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def off(flat: Picture, page: PrintedPage) -> float:
    """How far a flat page is from the printed one, in millimetres (the shift that makes them most alike)."""
    size = (SIZE[0] // 2, SIZE[1] // 2)
    ideal = cv2.resize(grey(page.picture(FLAT_PX_PER_MM)), size, interpolation=cv2.INTER_AREA).astype(np.float32)
    seen = cv2.resize(grey(flat), size, interpolation=cv2.INTER_AREA).astype(np.float32)
    (x, y), _ = cv2.phaseCorrelate(ideal, seen)
    return float(np.hypot(x, y)) * 2 / FLAT_PX_PER_MM


def without_marker(page: PrintedPage, *numbers: int) -> Picture:
    """A scan on which a thumb lies over some corners."""
    picture = scan(page)
    for number in numbers:
        x, y = (round((value - 2) * 150 / 25.4) for value in MARKERS[number])
        side = round((MARKER_MM + 4) * 150 / 25.4)
        picture[y : y + side, x : x + side] = 200
    return picture


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_the_page_lies_straight_whichever_way_up_it_was(page: PrintedPage, quarter: int) -> None:
    seen = photograph(page.picture(), Shot(dpi=130, turn=7, quarter=quarter, lean=(8, -6), margin=20, table="wood", paper=PAPER))
    flat = straighten(seen)
    assert flat.picture.shape == (SIZE[1], SIZE[0], 3)
    assert off(flat.picture, page) < 0.15
    assert not flat.is_exact


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_the_scale_of_the_picture_is_known(page: PrintedPage, dpi: int) -> None:
    flat = straighten(scan(page, dpi=dpi))
    assert flat.px_per_mm == pytest.approx(dpi / 25.4, rel=0.02)
    assert off(flat.picture, page) < 0.15


@pytest.mark.parametrize("number", MARKERS)
def test_three_corners_are_enough(page: PrintedPage, number: int) -> None:
    flat = straighten(without_marker(page, number))
    assert sorted(flat.corners) == [other for other in MARKERS if other != number]
    assert off(flat.picture, page) < 0.6
    assert not flat.is_exact


def test_two_corners_are_not(page: PrintedPage) -> None:
    with pytest.raises(Refused) as refusal:
        straighten(without_marker(page, 0, 2))
    assert refusal.value.reason is Reason.CORNERS


def test_a_picture_without_a_sheet_has_no_corners() -> None:
    blank = np.full((900, 700, 3), 200, np.uint8)
    with pytest.raises(Refused) as refusal:
        straighten(blank)
    assert refusal.value.reason is Reason.CORNERS
    assert find_markers(grey(blank)) == {}


def test_a_drawing_of_the_page_to_its_edge_is_exact_and_a_scan_is_not(page: PrintedPage) -> None:
    for dpi in (100, 150, 300):
        assert straighten(page.picture(dpi / 25.4)).is_exact
    shot = Shot(dpi=150, paper=PAPER)
    assert not straighten(photograph(page.picture(), replace(shot, turn=0.7))).is_exact
    assert not straighten(photograph(page.picture(), replace(shot, shift=(1.0, 0.0)))).is_exact
    assert not straighten(photograph(page.picture(), replace(shot, margin=3.0))).is_exact


def test_two_sheets_in_one_picture_are_refused(page: PrintedPage) -> None:
    one = scan(page, dpi=110)
    with pytest.raises(Refused) as refusal:
        straighten(np.hstack([one, one]))
    assert refusal.value.reason is Reason.SEVERAL_SHEETS


def test_markers_that_do_not_lie_as_on_a_sheet_are_refused(page: PrintedPage) -> None:
    picture = scan(page)
    places = [tuple(round((value - 2) * 150 / 25.4) for value in MARKERS[number]) for number in (2, 3)]
    side = round((MARKER_MM + 4) * 150 / 25.4)
    blocks = [picture[y : y + side, x : x + side].copy() for x, y in places]
    for (x, y), block in zip(places, reversed(blocks), strict=True):
        picture[y : y + side, x : x + side] = block
    with pytest.raises(Refused) as refusal:
        straighten(picture)
    assert refusal.value.reason is Reason.NOT_FLAT


def test_a_sheet_far_away_is_refused_with_the_advice_to_come_closer(page: PrintedPage) -> None:
    small = Shot(dpi=MIN_PX_PER_MM * 25.4 * 0.9, paper=PAPER)
    with pytest.raises(Refused) as refusal:
        straighten(photograph(page.picture(), small))
    assert refusal.value.reason is Reason.TOO_SMALL
    straighten(photograph(page.picture(), replace(small, dpi=MIN_PX_PER_MM * 25.4 * 1.15)))


def test_marks_do_not_move_the_page(page: PrintedPage) -> None:
    filled = photograph(fill_in(page, answers_of(page), style="fill"), Shot(dpi=150, paper=PAPER))
    assert off(straighten(filled).picture, page) < 0.15

"""The QR code: read in bad pictures, never read wrongly, and pages without one are called what they are."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
import segno

from learning.codes import ALPHABET, with_check
from learning.paper.scan.codes import read_code, why_no_sheet
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture, straighten
from learning.paper.sheet import PAGE_MM, QR_AT, QR_MM, Payload, layout_name, payload
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.plain import PAPER, scan
from tests.paper.scan.printing import PrintedPage

CODE = with_check("ABCDEFG")
LAYOUT = "BCDFGHJ"


def flat_with(text: str, at: tuple[float, float] = QR_AT, size: float = QR_MM) -> Picture:
    """A flat page with nothing but a code."""
    flat = np.full((round(PAGE_MM[1] * FLAT_PX_PER_MM), round(PAGE_MM[0] * FLAT_PX_PER_MM)), 240, np.uint8)
    modules = np.array([list(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix_iter(border=2)], np.uint8)
    side = round(size * FLAT_PX_PER_MM)
    drawn = cv2.resize(np.where(modules > 0, 20, 240).astype(np.uint8), (side, side), interpolation=cv2.INTER_NEAREST)
    x, y = (round(value * FLAT_PX_PER_MM) for value in at)
    flat[y : y + side, x : x + side] = drawn
    return flat


def reason_of(flat: Picture) -> Reason:
    with pytest.raises(Refused) as refusal:
        read_code(flat, flat)
    return refusal.value.reason


def read(picture: Picture) -> Payload:
    return read_code(np.asarray(cv2.cvtColor(straighten(picture).picture, cv2.COLOR_BGR2GRAY), np.uint8), picture)


def test_the_printed_code_is_read(page: PrintedPage, second_page: PrintedPage) -> None:
    for one in (page, second_page):
        name = layout_name(one.edition.lesson, one.edition.questions, one.edition.lang)
        assert read(scan(one)) == Payload(code=one.code, page=one.number, layout=name)


def test_a_sheet_without_a_code_is_read() -> None:
    flat = flat_with(payload("", 2, LAYOUT))
    assert read_code(flat, flat) == Payload(code="", page=2, layout=LAYOUT)


def test_a_code_that_slipped_a_little_is_found_where_it_is_and_any_other_in_the_whole_picture() -> None:
    for at in ((QR_AT[0] - 4, QR_AT[1] + 4), (60.0, 180.0)):
        flat = flat_with(payload(CODE, 1, LAYOUT), at)
        assert read_code(flat, flat).code == CODE


def test_a_shaken_picture_is_made_sharp() -> None:
    flat = flat_with(payload(CODE, 1, LAYOUT))
    way = np.zeros((17, 17), np.float32)
    cv2.line(way, (1, 4), (15, 12), 1.0, 1)
    shaken = np.asarray(cv2.GaussianBlur(cv2.filter2D(flat, -1, way / way.sum()), (0, 0), 3), np.uint8)
    assert read_code(shaken, shaken) == Payload(code=CODE, page=1, layout=LAYOUT)


@pytest.mark.parametrize("place", [4, -1])
def test_a_check_that_is_wrong_is_no_code(place: int) -> None:
    right = payload(CODE, 1, LAYOUT)
    sign = next(other for other in "23456789" if other != right[place])
    assert reason_of(flat_with("".join(sign if n == place % len(right) else old for n, old in enumerate(right)))) is Reason.NO_CODE


def test_a_sheet_code_whose_check_sign_is_wrong_is_no_code() -> None:
    wrong = CODE[:-1] + next(sign for sign in ALPHABET if sign != CODE[-1])
    assert reason_of(flat_with(payload(wrong, 1, LAYOUT))) is Reason.NO_CODE


@pytest.mark.parametrize("text", ["HTTPS://EXAMPLE.ORG/K/ABC", "WA2" + payload(CODE, 1, LAYOUT)[3:]])
def test_another_code_is_none(text: str) -> None:
    assert reason_of(flat_with(text)) is Reason.NO_CODE


def test_a_page_without_any_code_says_so() -> None:
    assert reason_of(np.full((2376, 1680), 240, np.uint8)) is Reason.NO_CODE


def test_a_worksheet_is_called_one() -> None:
    assert reason_of(flat_with("WW1" + CODE)) is Reason.WORKSHEET


def test_a_picture_without_corners_is_called_what_it_is(page: PrintedPage) -> None:
    cut = scan(page)[:1200, 500:]
    assert why_no_sheet(cut) is Reason.CORNERS
    assert why_no_sheet(flat_with("WW1" + CODE)) is Reason.WORKSHEET
    assert why_no_sheet(flat_with("HTTPS://EXAMPLE.ORG")) is Reason.NO_SHEET
    assert why_no_sheet(np.full((40, 3000, 3), 128, np.uint8)) is Reason.NO_SHEET


def test_codes_are_read_from_photos_in_a_hurry(page: PrintedPage) -> None:
    shot = Shot(dpi=110, turn=12, lean=(12, 8), margin=10, paper=PAPER, blur=1.4, noise=8, jpeg=40, rng=np.random.default_rng(3))
    for quarter in range(4):
        assert read(photograph(page.picture(), replace(shot, quarter=quarter))).code == page.code

"""The pictures for whoever looks: small, grey, of the right place, made anew."""

import cv2
import numpy as np
import pytest

from learning.paper.scan.pictures import PAGE_PX_PER_MM, ROW_PX_PER_MM, page_picture, row_picture
from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture
from learning.paper.sheet import BOX_MM, PAGE_MM


@pytest.fixture
def flat() -> Picture:
    """A page that is darker further down, with a black box at 100 mm."""
    page = np.repeat(np.linspace(250, 150, round(PAGE_MM[1] * FLAT_PX_PER_MM), dtype=np.uint8)[:, None], 1680, axis=1)
    top, left, side = (round(value * FLAT_PX_PER_MM) for value in (100, 38, BOX_MM))
    page[top : top + side, left : left + side] = 0
    return np.ascontiguousarray(page)


def opened(data: bytes) -> Picture:
    assert data.startswith(b"\xff\xd8\xff")
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert picture is not None
    assert picture.ndim == 2, "grey"
    return np.asarray(picture, np.uint8)


def test_a_page_is_small_and_whole(flat: Picture) -> None:
    data = page_picture(flat)
    assert opened(data).shape == (round(PAGE_MM[1] * PAGE_PX_PER_MM), round(PAGE_MM[0] * PAGE_PX_PER_MM))
    assert len(data) < 60_000
    assert opened(data)[315, 123] < 40


def test_nothing_of_the_camera_is_in_it(flat: Picture) -> None:
    assert all(word not in data for data in (page_picture(flat), row_picture(flat, 100, 44)) for word in (b"Exif", b"ICC", b"Photoshop"))


def test_a_row_shows_its_boxes_with_what_is_around_them(flat: Picture) -> None:
    picture = opened(row_picture(flat, 100, 44.2))
    assert picture.shape[0] == pytest.approx((BOX_MM + 4.8) * ROW_PX_PER_MM, abs=1)
    dark = np.argwhere(picture < 60)
    assert dark.min(axis=0) == pytest.approx([2.4 * ROW_PX_PER_MM, (38 - 14) * ROW_PX_PER_MM], abs=2)
    assert dark.max(axis=0) == pytest.approx([(2.4 + BOX_MM) * ROW_PX_PER_MM, (38 - 14 + BOX_MM) * ROW_PX_PER_MM], abs=2)


def test_a_row_of_many_boxes_is_shown_to_its_end_and_no_further_than_the_page(flat: Picture) -> None:
    few, many, all_of_it = (opened(row_picture(flat, 100, end)).shape[1] for end in (44.2, 160.0, 205.0))
    assert few == pytest.approx((110 - 14) * ROW_PX_PER_MM, abs=1)
    assert many == pytest.approx((160 + 12 - 14) * ROW_PX_PER_MM, abs=1)
    assert all_of_it == pytest.approx((PAGE_MM[0] - 14) * ROW_PX_PER_MM, abs=1)


def test_a_row_at_the_edge_of_the_page_is_shown_as_far_as_there_is_paper(flat: Picture) -> None:
    assert opened(row_picture(flat, 1.0, 60)).shape[0] == pytest.approx((1.0 + BOX_MM + 2.4) * ROW_PX_PER_MM, abs=1)

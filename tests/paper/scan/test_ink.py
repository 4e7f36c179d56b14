"""Darkness: paper is 0 and the black of the markers 1, in any light and with any pen; pictures that lost something are known."""

import cv2
import numpy as np
import pytest

from learning.paper.scan.ink import Darkness, Inked, is_two_tone, read_ink
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import FLAT_PX_PER_MM, Picture, straighten
from learning.paper.sheet import MARKER_MM, MARKERS
from tests.paper.scan.distort import Shot, encoded, photograph
from tests.paper.scan.marks import BOX
from tests.paper.scan.pens import PENS, Pen
from tests.paper.scan.plain import PAPER, fill_in, scan
from tests.paper.scan.printing import PrintedPage

LIGHTS = [
    Shot(dpi=150, paper=PAPER),
    Shot(dpi=150, paper=(190, 205, 235)),
    Shot(dpi=150, paper=PAPER, light=0.5),
    Shot(dpi=150, paper=PAPER, black=0.3, white=0.7),
    Shot(dpi=150, paper=(140, 240, 250)),
]


def inked(picture: Picture) -> Inked:
    return read_ink(straighten(picture))


def part(darkness: Darkness, x: float, y: float, size: float) -> Darkness:
    low, high = round(y * FLAT_PX_PER_MM), round(x * FLAT_PX_PER_MM)
    side = round(size * FLAT_PX_PER_MM)
    return darkness[low : low + side, high : high + side]


def grey(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


@pytest.mark.parametrize("shot", LIGHTS, ids=["even", "lamp", "falling off", "flat", "yellow paper"])
def test_paper_is_nothing_and_the_markers_are_black_in_any_light(page: PrintedPage, shot: Shot) -> None:
    found = inked(photograph(page.picture(), shot)).darkness
    assert float(np.median(found)) < 0.03
    for x, y in MARKERS.values():
        rim = part(found, x + 0.5, y + 0.5, MARKER_MM / 6 - 1)
        assert float(rim.mean()) == pytest.approx(1, abs=0.12)


@pytest.mark.parametrize("pen", PENS, ids=lambda pen: pen.name)
def test_every_pen_is_dark(page: PrintedPage, pen: Pen) -> None:
    row = next(row for row in page.rows if row.boxes)
    sign = next(iter(row.boxes))
    found = inked(photograph(fill_in(page, {row.label: [sign]}, style="fill", pen=pen), LIGHTS[0])).darkness
    x, y = row.boxes[sign]
    assert float(part(found, x + 1, y + 1, BOX - 2).mean()) > 0.45


def test_a_blackened_box_is_not_taken_for_paper(page: PrintedPage) -> None:
    row = next(row for row in page.rows if len(row.boxes) > 3)
    found = inked(photograph(fill_in(page, {row.label: list(row.boxes)}, style="fill"), LIGHTS[0])).darkness
    assert all(float(part(found, x + 1, y + 1, BOX - 2).mean()) > 0.6 for x, y in row.boxes.values())


def test_a_shadow_is_paper(page: PrintedPage) -> None:
    shot = Shot(dpi=150, paper=PAPER, shadow=0.5, shadow_edge=12, rng=np.random.default_rng(4))
    found = inked(photograph(page.picture(), shot)).darkness
    empty = [part(found, x + 1, y + 1, BOX - 2).mean() for row in page.rows for x, y in row.boxes.values()]
    assert max(empty) < 0.06


def test_a_picture_in_which_black_is_hardly_darker_than_paper_is_refused(page: PrintedPage) -> None:
    with pytest.raises(Refused) as refusal:
        inked(photograph(page.picture(), Shot(dpi=150, black=0.75, white=0.95)))
    assert refusal.value.reason is Reason.PALE
    assert inked(photograph(page.picture(), Shot(dpi=150, black=0.5, white=0.95))).black == pytest.approx(1 - 0.5 / 0.95, abs=0.05)


def test_bleached_places_are_known(page: PrintedPage) -> None:
    assert inked(photograph(page.picture(), Shot(dpi=150, white=1.3))).clipped.mean() > 0.8
    assert inked(scan(page)).clipped.mean() < 0.01


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("bilevel", ["fixed", "adaptive"])
def test_a_black_and_white_scan_is_known_also_when_it_was_compressed(page: PrintedPage, bilevel: str, dpi: int) -> None:
    shot = Shot(dpi=dpi, turn=0.6, paper=PAPER, blur=0.5, noise=2, bilevel=bilevel, rng=np.random.default_rng(2))
    seen = photograph(page.picture(), shot)
    assert is_two_tone(grey(seen))
    squeezed = cv2.imdecode(np.frombuffer(encoded(seen, Shot(jpeg=85)), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert is_two_tone(np.asarray(squeezed, np.uint8))


def test_other_pictures_are_not_taken_for_black_and_white(page: PrintedPage) -> None:
    assert not is_two_tone(grey(scan(page)))
    assert not is_two_tone(grey(page.picture(6)))
    assert not is_two_tone(grey(photograph(page.picture(), Shot(dpi=150, white=1.3, grey=True, blur=0.5))))
    assert not is_two_tone(np.full((50, 50), 255, np.uint8))
    assert not is_two_tone(np.zeros((1, 1), np.uint8))

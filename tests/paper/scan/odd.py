"""What people and scanners do that `marks.py` does not: a person has to look, and not all of it can be seen.

Signs that may mean *no*, marks crossed out or ringed, outlines drawn over, letters underlined, and a strip of the page that a fold or a
scanner swallowed. The trial has a table of its own for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from tests.paper.scan.distort import encoded, photograph
from tests.paper.scan.images import SORTS, Image, answers_of, by_question, mark_repeats
from tests.paper.scan.marks import BOX, Hand, Truth, clear, smooth, wave
from tests.paper.scan.pens import PENS, Points, draw
from tests.paper.scan.printing import PX_PER_MM, Picture, PrintedRow, stack

Way = Callable[[Picture, PrintedRow, Sequence[str], Hand], Truth]
_SHARE = 0.3
"""The share of odd rows on a sheet."""
_TALL = (5.0, 26.0)
"""Millimetres of the page that are hidden."""


def dash(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A dash in a box: *this one not*?"""
    for sign in signs:
        x, y = _middle(row, sign, hand)
        half = hand.rng.uniform(2.0, 2.8)
        draw(page, hand.pen, [wave((x - half, y + hand.rng.normal(0, 0.3)), (x + half, y + hand.rng.normal(0, 0.3)), hand.rng)], hand.rng)
    return _asked(row, signs)


def nought(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A nought in a box."""
    for sign in signs:
        draw(page, hand.pen, [_oval(_middle(row, sign, hand), hand.rng.uniform(1.4, 2.2), hand.rng.uniform(1.7, 2.4), hand.rng)], hand.rng)
    return _asked(row, signs)


def every_box(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A tick where it is so and a cross where it is not: every box is marked."""
    for sign in row.boxes:
        hand.mark(page, row.boxes[sign], style="tick" if sign in signs else "cross")
    return _asked(row, signs)


def struck(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A mark with a line through it."""
    for sign in signs:
        hand.mark(page, row.boxes[sign])
        x, y = _middle(row, sign, hand)
        left, right = (hand.rng.uniform(3.8, 5.5) for _ in range(2))
        draw(page, hand.pen, [wave((x - left, y + hand.rng.normal(0, 0.8)), (x + right, y + hand.rng.normal(0, 0.8)), hand.rng)], hand.rng)
    return _asked(row, signs)


def ringed(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A mark with a ring around it: the one that counts, or the one that does not?"""
    for sign in signs:
        hand.mark(page, row.boxes[sign])
        draw(page, hand.pen, [_oval(_middle(row, sign, hand), *hand.rng.uniform(3.8, 5.0, 2), hand.rng)], hand.rng)
    return _asked(row, signs)


def traced(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """An outline drawn over, and nothing in it."""
    for sign in signs:
        x, y = row.boxes[sign]
        corners = [(x, y), (x + BOX, y), (x + BOX, y + BOX), (x, y + BOX), (x, y)]
        draw(page, hand.pen, [[(a + hand.rng.normal(0, 0.2), b + hand.rng.normal(0, 0.2)) for a, b in corners]], hand.rng)
    return _asked(row, signs)


def underlined(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """The letter before the box underlined."""
    for sign in signs:
        x, y = row.boxes[sign]
        draw(
            page,
            hand.pen,
            [wave((x - 5.0, y + 5.6 + hand.rng.normal(0, 0.2)), (x - 1.0, y + 5.6 + hand.rng.normal(0, 0.2)), hand.rng)],
            hand.rng,
        )
    return _asked(row, signs)


def slashed(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """One stroke through the letter before the box."""
    for sign in signs:
        x, y = row.boxes[sign]
        hand.mark(page, (x - 5.6, y), style="slash")
    return _asked(row, signs)


def word(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A small word in a box."""
    for sign in signs:
        x, y = row.boxes[sign]
        bends = [(x + 0.7 + n * 0.6, y + BOX / 2 + (1.1 if n % 2 else -1.1) * hand.rng.uniform(0.5, 1.2)) for n in range(9)]
        draw(page, hand.pen, [smooth(bends)], hand.rng)
    return _asked(row, signs)


STRIP = "strip of the page hidden"
ODD: Mapping[str, Way | None] = {
    "dash in a box": dash,
    "nought in a box": nought,
    "every box marked": every_box,
    "mark struck through": struck,
    "mark with a ring": ringed,
    "outline drawn over": traced,
    "letter underlined": underlined,
    "stroke through the letter": slashed,
    "word in a box": word,
    STRIP: None,
}


def make_odd(name: str, seed: int) -> Image:
    """A picture in which some rows are filled in that way; where a strip of the page is hidden every row is plain."""
    rng = np.random.default_rng((727, list(ODD).index(name), seed))
    way, pages = ODD[name], stack()
    page = pages[int(rng.integers(len(pages)))]
    picture = page.picture()
    hand = Hand(pen=PENS[int(rng.integers(len(PENS)))], style="cross", rng=rng)
    truths = []
    for rows in by_question(page.rows):
        for row, signs in zip(rows, answers_of(rows, rng), strict=True):
            if way and _suits(way, row) and rng.random() < _SHARE:
                truths.append(replace(way(picture, row, signs or (next(iter(row.boxes)),), hand), what=name))
            else:
                truths.append(_plain(picture, row, signs, hand))
    if way is None:
        picture = hide_strip(picture, rng.uniform(75, 190), rng.uniform(*_TALL))
    sort = str(rng.choice(["scan", "good photo"]))
    shot = SORTS[sort](rng)
    return Image(seed=seed, sort=sort, page=page, shot=shot, data=encoded(photograph(picture, shot), shot), truths=mark_repeats(truths))


def hide_strip(picture: Picture, top: float, tall: float) -> Picture:
    """The page without a strip of it, `top` millimetres from its upper edge: what is below moves up, and the end is blank."""
    first, last = round(top * PX_PER_MM), round((top + tall) * PX_PER_MM)
    return np.concatenate([picture[:first], picture[last:], np.full_like(picture[first:last], 255)])


def _plain(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    return Truth(row=row, what="empty line", signs=()) if row.kind == "line" else clear(page, row, signs, hand)


def _suits(way: Way, row: PrintedRow) -> bool:
    return row.kind == "multi" if way is every_box else row.kind != "line"


def _asked(row: PrintedRow, signs: Sequence[str]) -> Truth:
    return Truth(row=row, what="odd", signs=tuple(signs), must_ask=True)


def _middle(row: PrintedRow, sign: str, hand: Hand) -> tuple[float, float]:
    x, y = row.boxes[sign]
    return x + BOX / 2 + float(hand.rng.normal(0, 0.3)), y + BOX / 2 + float(hand.rng.normal(0, 0.3))


def _oval(at: tuple[float, float], wide: float, high: float, rng: np.random.Generator) -> Points:
    start = rng.uniform(0, 2 * np.pi)
    turns = np.linspace(start, start + 2 * np.pi * rng.uniform(1.0, 1.1), 30)
    return [(at[0] + wide * float(np.cos(turn)), at[1] + high * float(np.sin(turn))) for turn in turns]

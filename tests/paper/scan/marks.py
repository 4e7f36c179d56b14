"""How people mark boxes: clear crosses and ticks, and everything else they do; each with what a reader may make of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from tests.paper.scan.pens import FAINT, VERY_FAINT, Pen, Points, draw, rub_out
from tests.paper.scan.printing import Picture, PrintedRow

BOX = 6.2
"""Millimetres; as the geometry says."""
STYLES = ("cross", "tick", "scribble", "fill")
"""What counts as a clear mark."""


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What was done with a row, and what may be made of it without asking."""

    row: PrintedRow
    what: str
    """`clear`, `blank`, `faint`, `double` …"""
    signs: tuple[str, ...]
    """The answer that was meant."""
    must_ask: bool = False
    """Whether a person has to look, whatever the reader thinks."""


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How somebody fills in a sheet."""

    pen: Pen
    style: str
    rng: np.random.Generator

    def mark(self, page: Picture, box: tuple[float, float], style: str = "", pen: Pen | None = None) -> None:
        """Mark a box."""
        draw(page, pen or self.pen, _STROKES[style or self.style](box, pen or self.pen, self.rng), self.rng)


def clear(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A clear mark in each of these boxes."""
    for sign in signs:
        hand.mark(page, row.boxes[sign])
    return Truth(row=row, what="clear" if signs else "blank", signs=tuple(signs))


def faint(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """Pressed too softly."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], pen=FAINT)
    return Truth(row=row, what="faint", signs=tuple(signs))


def very_faint(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """Hardly to be seen."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], pen=VERY_FAINT)
    return Truth(row=row, what="very faint", signs=tuple(signs))


def sweeping(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A tick that flies out of its box."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], style="sweep")
    return Truth(row=row, what="sweeping tick", signs=tuple(signs))


def slash(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """One stroke instead of two."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], style="slash")
    return Truth(row=row, what="one stroke", signs=tuple(signs))


def corrected(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A wrong box made black, the right one marked, as the sheet says."""
    wrong = other_sign(row, signs, hand)
    hand.mark(page, row.boxes[wrong], style="cross")
    hand.mark(page, row.boxes[wrong], style="fill")
    for sign in signs:
        hand.mark(page, row.boxes[sign], style="cross")
    return Truth(row=row, what="corrected", signs=tuple(signs), must_ask=True)


def scratched(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A mark scratched out, and no other."""
    hand.mark(page, row.boxes[signs[0]])
    hand.mark(page, row.boxes[signs[0]], style="scratch")
    return Truth(row=row, what="scratched out", signs=(), must_ask=True)


def double(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """Two boxes where one is asked."""
    both = (signs[0], other_sign(row, signs, hand))
    for sign in both:
        hand.mark(page, row.boxes[sign])
    return Truth(row=row, what="double", signs=tuple(sorted(both)), must_ask=True)


def rubbed_out(page: Picture, row: PrintedRow, _signs: Sequence[str], hand: Hand) -> Truth:
    """A pencil mark rubbed out, and no other."""
    _rub(page, row, str(hand.rng.choice(list(row.boxes))), hand)
    return Truth(row=row, what="rubbed out", signs=())


def rubbed_and_new(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A pencil mark rubbed out, another one made."""
    _rub(page, row, other_sign(row, signs, hand), hand)
    for sign in signs:
        hand.mark(page, row.boxes[sign])
    return Truth(row=row, what="rubbed out, new", signs=tuple(signs))


def dot(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A dot: perhaps a mark, perhaps a pen put down."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], style="dot")
    return Truth(row=row, what="dot", signs=tuple(signs), must_ask=True)


def circle(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A circle around a box."""
    for sign in signs:
        hand.mark(page, row.boxes[sign], style="ring")
    return Truth(row=row, what="circle around the box", signs=tuple(signs), must_ask=True)


def circled_sign(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A circle around the letter beside the box, as on a worksheet."""
    for sign in signs:
        x, y = row.boxes[sign]
        hand.mark(page, (x - 5.6, y), style="small ring")
    return Truth(row=row, what="circle around the sign", signs=tuple(signs), must_ask=True)


def crossed_sign(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """A cross through the letter, not in the box."""
    for sign in signs:
        x, y = row.boxes[sign]
        hand.mark(page, (x - 5.4, y), style="cross")
    return Truth(row=row, what="cross through the sign", signs=tuple(signs), must_ask=True)


def beside(page: Picture, row: PrintedRow, signs: Sequence[str], hand: Hand) -> Truth:
    """The letter written behind the row instead of a mark."""
    x = max(place for place, _ in row.boxes.values()) + 12 + hand.rng.uniform(0, 12)
    draw(page, hand.pen, write((x, row.y + 0.5), hand.rng.uniform(3, 9), hand.rng), hand.rng)
    return Truth(row=row, what="written beside", signs=tuple(signs), must_ask=True)


def stray(page: Picture, row: PrintedRow, _signs: Sequence[str], hand: Hand) -> Truth:
    """A line that slipped across the row."""
    x, y = row.boxes[str(hand.rng.choice(list(row.boxes)))]
    start = (x + hand.rng.uniform(-9, 0), y + hand.rng.uniform(-1, 7))
    end = (x + hand.rng.uniform(6, 25), y + hand.rng.uniform(-1, 7))
    draw(page, hand.pen, [wave(start, end, hand.rng)], hand.rng)
    return Truth(row=row, what="stray line", signs=())


def written(page: Picture, row: PrintedRow, hand: Hand, pen: Pen | None = None) -> Truth:
    """Words on a line: a person has to read them."""
    x = 32 + hand.rng.uniform(2, 20)
    draw(page, pen or hand.pen, write((x, row.y + 0.6), hand.rng.uniform(12, 70), hand.rng), hand.rng)
    return Truth(row=row, what="written", signs=(), must_ask=True)


def write(at: tuple[float, float], length: float, rng: np.random.Generator) -> list[Points]:
    """Something like handwriting, 4 mm high."""
    strokes: list[Points] = []
    x, top = at
    end = x + length
    while x < end:
        wide = rng.uniform(1.6, 3.2)
        bends = [(x + wide * place / 5 + rng.normal(0, 0.3), top + rng.uniform(0.8, 5.0)) for place in range(6)]
        strokes.append(smooth(bends))
        x += wide * (1.0 if rng.random() < 0.8 else 1.9)
    return strokes


AWKWARD: tuple[Callable[[Picture, PrintedRow, Sequence[str], Hand], Truth], ...] = (
    faint,
    very_faint,
    sweeping,
    slash,
    corrected,
    scratched,
    double,
    rubbed_out,
    rubbed_and_new,
    dot,
    circle,
    circled_sign,
    crossed_sign,
    beside,
    stray,
)
"""Everything that is no clear mark."""


def other_sign(row: PrintedRow, signs: Sequence[str], hand: Hand) -> str:
    left = [sign for sign in row.boxes if sign not in signs]
    return str(hand.rng.choice(left or list(row.boxes)))


def _rub(page: Picture, row: PrintedRow, sign: str, hand: Hand) -> None:
    before = page.copy()
    x, y = row.boxes[sign]
    hand.mark(page, (x, y), style="cross", pen=FAINT)
    rub_out(page, before, (x + BOX / 2, y + BOX / 2), hand.rng)


def wave(start: tuple[float, float], end: tuple[float, float], rng: np.random.Generator, bend: float = 0.25) -> Points:
    """A line drawn by hand: not quite straight."""
    first, last = np.array(start), np.array(end)
    across = np.array([-(last - first)[1], (last - first)[0]])
    across /= max(float(np.linalg.norm(across)), 1e-6)
    size = rng.normal(0, bend)
    return [tuple(first + (last - first) * t + across * size * sin(pi * t)) for t in np.linspace(0, 1, 9)]


def smooth(bends: Points) -> Points:
    """A flowing line through some points (Catmull-Rom)."""
    ends = [bends[0], *bends, bends[-1]]
    line: list[tuple[float, float]] = []
    for before, here, there, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        a, b, c, d = (np.array(one) for one in (before, here, there, after))
        t = np.linspace(0, 1, 6)[:, None]
        bent = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        line += [(float(x), float(y)) for x, y in bent]
    return line


def _centre(box: tuple[float, float], rng: np.random.Generator, wander: float = 0.5) -> tuple[float, float]:
    return (
        box[0] + BOX / 2 + float(np.clip(rng.normal(0, wander), -1.1, 1.1)),
        box[1] + BOX / 2 + float(np.clip(rng.normal(0, wander), -1.1, 1.1)),
    )


def _cross(box: tuple[float, float], _pen: Pen, rng: np.random.Generator) -> list[Points]:
    x, y = _centre(box, rng)
    half = rng.uniform(1.7, 3.4)
    lean = rng.normal(0, 0.12)
    strokes = []
    for turn in (pi / 4 + lean, 3 * pi / 4 + lean + rng.normal(0, 0.1)):
        dx, dy = half * cos(turn) * 1.15, half * sin(turn) * 1.15
        strokes.append(wave((x - dx, y - dy), (x + dx, y + dy), rng))
    return strokes


def _tick(box: tuple[float, float], _pen: Pen, rng: np.random.Generator, reach: float = 1.0) -> list[Points]:
    x, y = _centre(box, rng, 0.35)
    size = rng.uniform(0.85, 1.2)
    low = (x - 0.6 * size, y + 2.0 * size)
    first = wave((x - 2.3 * size, y + rng.uniform(-0.4, 0.6)), low, rng, 0.12)
    second = wave(low, (x + 2.7 * size * reach, y - 2.6 * size * reach), rng, 0.2)
    return [[*first, *second]]


def _sweep(box: tuple[float, float], pen: Pen, rng: np.random.Generator) -> list[Points]:
    return _tick(box, pen, rng, reach=rng.uniform(1.5, 2.4))


def _slash(box: tuple[float, float], _pen: Pen, rng: np.random.Generator) -> list[Points]:
    x, y = _centre(box, rng)
    half = rng.uniform(2.0, 3.6)
    turn = rng.choice([pi / 4, 3 * pi / 4]) + rng.normal(0, 0.15)
    return [wave((x - half * cos(turn), y - half * sin(turn)), (x + half * cos(turn), y + half * sin(turn)), rng)]


def _fill(box: tuple[float, float], pen: Pen, rng: np.random.Generator) -> list[Points]:
    """The whole box, line by line."""
    step = pen.width * 0.7
    low, high = 0.3, BOX - 0.3
    lines = []
    y = low
    back = False
    while y < high:
        ends = [(box[0] + low + rng.normal(0, 0.2), box[1] + y), (box[0] + high + rng.normal(0, 0.2), box[1] + y + rng.normal(0, 0.1))]
        lines += ends[::-1] if back else ends
        back = not back
        y += step
    return [lines]


def _scribble(box: tuple[float, float], _pen: Pen, rng: np.random.Generator) -> list[Points]:
    """A blob in the middle."""
    x, y = _centre(box, rng, 0.4)
    half = rng.uniform(1.4, 2.2)
    turns = [(x + half * rng.uniform(-1, 1), y + half * rng.uniform(-1, 1)) for _ in range(rng.integers(18, 34))]
    return [smooth(turns)]


def _scratch(box: tuple[float, float], _pen: Pen, rng: np.random.Generator) -> list[Points]:
    """To and fro across the whole box, well over its edges: on a blackened box nothing else can be seen."""
    x, y = _centre(box, rng, 0.3)
    lines = []
    for place in np.linspace(-3.4, 3.4, int(rng.integers(9, 15))):
        lines += [(x + place + rng.normal(0, 0.2), y - rng.uniform(3.9, 5.2)), (x + place + 0.3, y + rng.uniform(3.9, 5.2))]
    return [lines]


def _dot(box: tuple[float, float], _pen: Pen, rng: np.random.Generator) -> list[Points]:
    x, y = _centre(box, rng, 0.8)
    size = rng.uniform(0.15, 0.45)
    return [smooth([(x + rng.normal(0, size), y + rng.normal(0, size)) for _ in range(6)])]


def _ring(box: tuple[float, float], _pen: Pen, rng: np.random.Generator, size: tuple[float, float] = (4.4, 5.6)) -> list[Points]:
    x, y = _centre(box, rng, 0.3)
    wide, high = rng.uniform(*size), rng.uniform(*size)
    start = rng.uniform(0, 2 * pi)
    turns = np.linspace(start, start + 2 * pi * rng.uniform(0.95, 1.15), 40)
    drift = rng.normal(0, 0.15)
    return [[(x + (wide + drift * n / 40) * cos(turn), y + (high + drift * n / 40) * sin(turn)) for n, turn in enumerate(turns)]]


def _small_ring(box: tuple[float, float], pen: Pen, rng: np.random.Generator) -> list[Points]:
    return _ring(box, pen, rng, size=(2.6, 3.4))


_STROKES: dict[str, Callable[[tuple[float, float], Pen, np.random.Generator], list[Points]]] = {
    "cross": _cross,
    "tick": _tick,
    "sweep": _sweep,
    "slash": _slash,
    "fill": _fill,
    "scribble": _scribble,
    "scratch": _scratch,
    "dot": _dot,
    "ring": _ring,
    "small ring": _small_ring,
}

"""Pictures of filled-in sheets by number: the same number always gives the same picture, with what was meant by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from learning.questions.interaction import Choose, Match, Order
from tests.paper.scan.distort import Shot, encoded, photograph
from tests.paper.scan.marks import AWKWARD, STYLES, Hand, Truth, clear, double, written
from tests.paper.scan.pens import FAINT, PENS
from tests.paper.scan.printing import Picture, PrintedPage, PrintedRow, stack

_BLANK_SHARE = 0.08
_COLOURED_SHARE = 0.06
_COLOURED = ((140, 240, 250), (200, 190, 245), (250, 225, 195), (190, 240, 200))
"""Yellow, pink, blue and green paper."""
_LESS_AWKWARD = 0.3
"""The share of awkward rows on a sheet of somebody who makes some."""


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture of a sheet and the truth about it."""

    seed: int
    sort: str
    page: PrintedPage
    shot: Shot
    data: bytes
    truths: tuple[Truth, ...]


def make_image(seed: int, sort: str = "") -> Image:
    """The picture of that number; `sort` names how it is taken, else the number settles that too."""
    rng = np.random.default_rng((726, seed))
    names = list(SORTS)
    chosen = sort or names[int(rng.choice(len(names), p=_SHARES))]
    pages = stack()
    page = pages[int(rng.integers(len(pages)))]
    picture = page.picture()
    truths = fill_in(picture, page, rng)
    shot = SORTS[chosen](rng)
    return Image(seed=seed, sort=chosen, page=page, shot=shot, data=encoded(photograph(picture, shot), shot), truths=truths)


def fill_in(picture: Picture, page: PrintedPage, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Somebody fills in a page: one pen, one way of marking, on most sheets a few awkward rows."""
    hand = Hand(pen=PENS[int(rng.integers(len(PENS)))], style=str(rng.choice(STYLES, p=(0.6, 0.18, 0.1, 0.12))), rng=rng)
    awkward = 0.0 if rng.random() < 0.35 else _LESS_AWKWARD
    truths = []
    for rows in by_question(page.rows):
        for row, signs in zip(rows, answers_of(rows, rng), strict=True):
            truths.append(_one_row(picture, row, signs, hand, awkward))
    return mark_repeats(truths)


def _one_row(picture: Picture, row: PrintedRow, signs: tuple[str, ...], hand: Hand, awkward: float) -> Truth:
    rng = hand.rng
    if row.kind == "line":
        if rng.random() < 0.3:
            return Truth(row=row, what="empty line", signs=())
        return written(picture, row, hand, pen=FAINT if rng.random() < 0.2 else None)
    if not signs or rng.random() >= awkward:
        return clear(picture, row, signs, hand)
    ways = [way for way in AWKWARD if row.kind != "multi" or way is not double]
    return ways[int(rng.integers(len(ways)))](picture, row, signs, hand)


def by_question(rows: Sequence[PrintedRow]) -> list[list[PrintedRow]]:
    groups: dict[str, list[PrintedRow]] = {}
    for row in rows:
        groups.setdefault(row.label.split(".")[0], []).append(row)
    return list(groups.values())


def answers_of(rows: Sequence[PrintedRow], rng: np.random.Generator) -> list[tuple[str, ...]]:
    """What somebody answers in the rows of one question: the signs to mark, none now and then."""
    first = rows[0]
    signs = list(first.boxes)
    if first.kind == "line":
        answers: list[tuple[str, ...]] = [()]
    elif first.kind == "match":
        many = len(signs) < len(rows) or rng.random() < 0.08
        answers = [(str(sign),) for sign in (rng.choice(signs, len(rows)) if many else rng.permutation(signs)[: len(rows)])]
    elif first.kind == "multi":
        count = int(rng.integers(1, max(2, len(signs) - 1)))
        answers = [tuple(sorted(str(sign) for sign in rng.permutation(signs)[:count]))]
    else:
        answers = [(str(rng.choice(signs)),)]
    return [() if rng.random() < _BLANK_SHARE else answer for answer in answers]


def mark_repeats(truths: Sequence[Truth]) -> tuple[Truth, ...]:
    """Two rows of one question with the same sign have to be asked, unless the question allows it."""
    marked: dict[tuple[str, str], int] = {}
    for truth in truths:
        if truth.row.kind == "match" and not truth.must_ask:
            for sign in truth.signs:
                marked[truth.row.question.id, sign] = marked.get((truth.row.question.id, sign), 0) + 1
    return tuple(
        replace(truth, must_ask=True, what="same sign twice")
        if not may_repeat(truth.row)
        and truth.what == "clear"
        and any(marked.get((truth.row.question.id, sign), 0) > 1 for sign in truth.signs)
        else truth
        for truth in truths
    )


def may_repeat(row: PrintedRow) -> bool:
    """Whether a sign may stand in several rows of the question of this row."""
    match row.question.interaction:
        case Match():
            return len(set(row.question.key)) < len(row.question.key)
        case Order():
            return False
        case Choose():
            return True
    return True


def _digital(rng: np.random.Generator) -> Shot:
    """Never printed: a page of the PDF as a picture, marks drawn on it."""
    return Shot(dpi=float(rng.choice([100, 120, 150, 200, 300])), rng=rng)


def _scan(rng: np.random.Generator) -> Shot:
    """A flatbed or document scanner, 150 to 300 dpi, grey or colour."""
    light = int(rng.integers(232, 253))
    return Shot(
        dpi=float(rng.choice([150, 200, 300], p=(0.35, 0.45, 0.2))),
        turn=float(rng.normal(0, 1.0)),
        quarter=_quarter(rng, 0.25),
        shift=(float(rng.normal(0, 1.2)), float(rng.normal(0, 1.2))),
        paper=(light - int(rng.integers(0, 6)), light, light) if rng.random() > _COLOURED_SHARE else _paper(rng),
        blur=float(rng.uniform(0.3, 0.8)),
        noise=float(rng.uniform(0.5, 3)),
        black=float(rng.uniform(0.03, 0.2)),
        jpeg=int(rng.integers(70, 95)) if rng.random() < 0.7 else 0,
        crumple=float(rng.uniform(0, 0.3)) if rng.random() < 0.3 else 0.0,
        grey=rng.random() < 0.5,
        rng=rng,
    )


def _bleached(rng: np.random.Generator) -> Shot:
    """A scanner that takes away the background: paper is pure white, and so is what is faint."""
    return replace(_scan(rng), white=float(rng.uniform(1.12, 1.35)), noise=float(rng.uniform(0.3, 1.5)))


def _good_photo(rng: np.random.Generator) -> Shot:
    """A phone held with care, in even light."""
    return Shot(
        dpi=float(rng.uniform(150, 260)),
        turn=float(rng.normal(0, 4)),
        quarter=_quarter(rng, 0.4),
        lean=(float(rng.normal(0, 6)), float(rng.normal(0, 6))),
        margin=float(rng.uniform(3, 40)),
        table=_table(rng),
        paper=_paper(rng),
        crumple=float(rng.uniform(0, 0.5)) if rng.random() < 0.4 else 0.0,
        light=float(rng.uniform(0, 0.25)),
        shadow=float(rng.uniform(0.05, 0.25)) if rng.random() < 0.3 else 0.0,
        shadow_edge=float(rng.uniform(10, 40)),
        blur=float(rng.uniform(0.4, 1.0)),
        noise=float(rng.uniform(1, 5)),
        black=float(rng.uniform(0.05, 0.2)),
        white=float(rng.uniform(0.8, 1.0)),
        gamma=float(rng.uniform(0.9, 1.15)),
        jpeg=int(rng.integers(75, 93)),
        rng=rng,
    )


def _bad_photo(rng: np.random.Generator) -> Shot:
    """A phone in a hurry: slanted, a shadow, out of focus, shaken, compressed."""
    return Shot(
        dpi=float(rng.uniform(150, 220)),
        turn=float(rng.uniform(-15, 15)),
        quarter=_quarter(rng, 0.4),
        lean=(float(rng.normal(0, 14)), float(rng.normal(0, 14))),
        margin=float(rng.uniform(0, 60)),
        table=_table(rng),
        paper=_paper(rng),
        crumple=float(rng.uniform(0.1, 1.0)) if rng.random() < 0.6 else 0.0,
        light=float(rng.uniform(0, 0.5)),
        shadow=float(rng.uniform(0.15, 0.55)) if rng.random() < 0.7 else 0.0,
        shadow_edge=float(rng.uniform(1.0, 15)),
        glare=float(rng.uniform(0.1, 0.4)) if rng.random() < 0.15 else 0.0,
        blur=float(rng.uniform(0.6, 1.6)),
        motion=float(rng.uniform(0, 4)),
        noise=float(rng.uniform(2, 9)),
        black=float(rng.uniform(0.05, 0.3)),
        white=float(rng.uniform(0.65, 1.05)),
        gamma=float(rng.uniform(0.8, 1.3)),
        jpeg=int(rng.integers(40, 75)),
        rng=rng,
    )


def _extreme_photo(rng: np.random.Generator) -> Shot:
    """So far away, shaken or slanted that a person has to look twice too."""
    return replace(
        _bad_photo(rng),
        dpi=float(rng.uniform(100, 145)),
        lean=(float(rng.normal(0, 18)), float(rng.normal(0, 18))),
        crumple=float(rng.uniform(0.3, 1.6)),
        motion=float(rng.uniform(2, 7)),
        blur=float(rng.uniform(0.8, 2.0)),
        noise=float(rng.uniform(4, 14)),
    )


def _black_and_white(rng: np.random.Generator) -> Shot:
    """A scanner set to text: nothing but black and white."""
    return replace(
        _scan(rng), bilevel=str(rng.choice(["fixed", "adaptive"])), dpi=float(rng.choice([150, 200, 300])), jpeg=int(rng.choice([0, 0, 85]))
    )


SORTS: dict[str, Callable[[np.random.Generator], Shot]] = {
    "digital": _digital,
    "scan": _scan,
    "bleached scan": _bleached,
    "good photo": _good_photo,
    "bad photo": _bad_photo,
    "extreme photo": _extreme_photo,
    "black and white": _black_and_white,
}
_SHARES = (0.06, 0.2, 0.07, 0.3, 0.22, 0.08, 0.07)


def _quarter(rng: np.random.Generator, share: float) -> int:
    return int(rng.integers(1, 4)) if rng.random() < share else 0


def _table(rng: np.random.Generator) -> str:
    return str(rng.choice(["plain", "wood", "cloth", "print"]))


def _paper(rng: np.random.Generator) -> tuple[int, int, int]:
    """White, yellowed or in the light of a lamp; now and then coloured."""
    if rng.random() < _COLOURED_SHARE:
        return _COLOURED[int(rng.integers(len(_COLOURED)))]
    light = int(rng.integers(205, 256))
    warm = int(rng.integers(-8, 36))
    return (min(light - warm, 255), min(light - warm // 3, 255), light)

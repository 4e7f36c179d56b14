"""Rows of numbers as `boxes.py` measures them: plain ones to change, and what the rules make of them."""

from dataclasses import replace
from typing import Any

from learning.paper.scan.boxes import SIGN_INK, Around, BoxInk, RowInk
from learning.paper.scan.marks import Scene
from learning.paper.scan.readings import Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.scan.verdicts import Judged, judge
from learning.paper.sheet import Box, SheetRow

SCENE = Scene(is_two_tone=False, is_exact=False, px_per_mm=6.0)


SURE, BLANK, REVIEW = Verdict.SURE, Verdict.BLANK, Verdict.REVIEW


def empty(sign: str = "A", **more: Any) -> BoxInk:
    """A box with nothing in or around it."""
    plain: dict[str, Any] = {
        "x": 38.0 + 17.6 * "ABCDEF".find(sign),
        "score": 0.9,
        "outline": 0.8,
        "mean": 0.003,
        "patch": 0.01,
        "shade": 0.0,
        "extent": 0.0,
        "narrow": 0.0,
        "slender": 0.0,
        "ring": 0.0,
        "arms": 0,
        "rim": 0.2,
        "is_crossed": False,
        "ground": 0.0,
        "exits": 0,
        "spill": 0.0,
        "around": Around(),
        "on_sign": SIGN_INK[sign],
    }
    return BoxInk(sign=sign, **plain | more)


def cross(sign: str = "A", **more: Any) -> BoxInk:
    """A box with a cross in it."""
    return empty(sign, **{"score": 0.4, "mean": 0.24, "patch": 0.8, "extent": 0.9, "narrow": 0.8, "slender": 0.8, "arms": 4} | more)


def black(sign: str = "A", **more: Any) -> BoxInk:
    """A box made black."""
    return cross(sign, **{"mean": 0.78, "patch": 0.82, "extent": 0.97, "shade": 0.6} | more)


def row(*boxes: BoxInk, kind: str = "single", label: str = "9", question: str = "asked", **more: Any) -> RowInk:
    """A row of these boxes, filled up to four."""
    signs = [box.sign for box in boxes]
    every = sorted([*boxes, *(empty(sign) for sign in "ABCD" if sign not in signs)], key=lambda box: box.sign) if boxes else []
    places = tuple(Box(sign=box.sign, x=box.x, y=100.0) for box in every)
    plain: dict[str, Any] = {"beside": 0.0, "clipped": 0.0, "at": (0.0, 0.0)}
    return RowInk(row=SheetRow(label=label, question=question, kind=kind, y=100.0, boxes=places), boxes=tuple(every), **plain | more)


def line(beside: float = 0.0, **more: Any) -> RowInk:
    """A line to write on."""
    return row(kind="line", beside=beside, **more)


def others(usual: BoxInk | None = None) -> list[RowInk]:
    """Four plain rows, far from the one that is looked at."""
    return [row(replace(usual or cross(), sign="B"), label=str(number), question=str(number)) for number in range(1, 5)] + [line(label="5")]


def judged(asked: RowInk, usual: BoxInk | None = None, scene: Scene = SCENE) -> Judged:
    """What is made of a row on a page of plain ones."""
    return judge([*others(usual), asked], scene, frozenset())[-1]


def found(asked: RowInk, usual: BoxInk | None = None, scene: Scene = SCENE) -> tuple[tuple[str, ...], Verdict, tuple[Reason, ...]]:
    one = judged(asked, usual, scene)
    return one.signs, one.verdict, one.reasons

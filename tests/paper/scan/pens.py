"""Pens and pencils: what they leave on paper, stroke by stroke."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.paper.scan.printing import PX_PER_MM, Picture

Points: TypeAlias = Sequence[tuple[float, float]]
"""A stroke, in millimetres from the top left of the page."""
_FINE = 4
"""Strokes are drawn with coordinates in sixteenths of a pixel (four bits)."""


@dataclass(frozen=True, kw_only=True)
class Pen:
    """Something to write with."""

    name: str
    colour: tuple[int, int, int]
    """Blue, green, red of its ink."""
    width: float
    """Millimetres."""
    cover: float = 1.0
    """How much of the paper its stroke hides: 1 is ink, less is lead."""
    grain: float = 0.0
    """How rough the stroke is: 0 is even."""


PENS = (
    Pen(name="black ballpoint", colour=(40, 35, 35), width=0.45, cover=0.92, grain=0.1),
    Pen(name="blue ballpoint", colour=(150, 60, 35), width=0.45, cover=0.9, grain=0.12),
    Pen(name="blue gel pen", colour=(120, 40, 20), width=0.55),
    Pen(name="red ballpoint", colour=(60, 40, 190), width=0.5, cover=0.9, grain=0.1),
    Pen(name="felt-tip", colour=(25, 25, 25), width=1.1),
    Pen(name="fineliner", colour=(30, 30, 30), width=0.35),
    Pen(name="pencil", colour=(75, 72, 70), width=0.55, cover=0.78, grain=0.3),
)
FAINT = Pen(name="faint pencil", colour=(95, 92, 90), width=0.45, cover=0.5, grain=0.35)
VERY_FAINT = Pen(name="very faint pencil", colour=(110, 108, 105), width=0.4, cover=0.2, grain=0.4)


def draw(page: Picture, pen: Pen, strokes: Sequence[Points], rng: np.random.Generator) -> None:
    """Put strokes on a page; where they cross it does not get blacker than the ink."""
    points = [np.asarray(stroke, float) * PX_PER_MM for stroke in strokes if len(stroke) > 1]
    if not points:
        return
    thick = max(1, round(pen.width * PX_PER_MM * rng.uniform(0.85, 1.15)))
    everything = np.concatenate(points)
    low = np.maximum(np.floor(everything.min(0)).astype(int) - thick - 2, 0)
    high = np.minimum(np.ceil(everything.max(0)).astype(int) + thick + 2, (page.shape[1], page.shape[0]))
    if (high <= low).any():
        return
    layer: NDArray[np.uint8] = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
    for line in points:
        scaled = np.round((line - low) * (1 << _FINE)).astype(np.int32)
        cv2.polylines(layer, [scaled.reshape(-1, 1, 2)], isClosed=False, color=255, thickness=thick, lineType=cv2.LINE_AA, shift=_FINE)
    hidden = layer.astype(np.float32) / 255 * pen.cover
    if pen.grain:
        rough = cv2.GaussianBlur(rng.normal(0, 1, layer.shape).astype(np.float32), (0, 0), 1.2)
        hidden *= np.clip(1 + pen.grain * rough / max(float(rough.std()), 1e-6), 0.1, 1.2)
    _cover(page, low, np.clip(hidden, 0, 1), pen.colour)


def rub_out(page: Picture, before: Picture, centre: tuple[float, float], rng: np.random.Generator) -> None:
    """Rub out around a place: what was there stays as a ghost, with a grey smear."""
    half = 6.0
    low = (np.maximum(np.array(centre) - half, 0) * PX_PER_MM).astype(int)
    high = ((np.array(centre) + half) * PX_PER_MM).astype(int)
    part = np.s_[low[1] : high[1], low[0] : high[0]]
    ghost = rng.uniform(0.04, 0.13)
    blurred = cv2.GaussianBlur(page[part], (0, 0), 2.5).astype(np.float32)
    mixed = before[part].astype(np.float32) * (1 - ghost) + blurred * ghost
    page[part] = np.clip(mixed * (1 - rng.uniform(0, 0.03)), 0, 255).astype(np.uint8)


def _cover(page: Picture, low: NDArray[np.int64], hidden: NDArray[np.float32], colour: tuple[int, int, int]) -> None:
    part = page[low[1] : low[1] + hidden.shape[0], low[0] : low[0] + hidden.shape[1]]
    ink = np.array(colour, np.float32)
    new = part * (1 - hidden[:, :, None]) + np.minimum(part, ink) * hidden[:, :, None]
    part[:] = np.clip(new, 0, 255).astype(np.uint8)

"""From a written page to what a scanner or a phone makes of it."""

from dataclasses import dataclass, field
from math import cos, radians, sin, tan
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.paper.scan.printing import PX_PER_MM, Picture

PAGE = (210.0, 297.0)
"""Millimetres."""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """How a picture is taken; the defaults change nothing."""

    dpi: float = 200.0
    """Dots per inch of the paper in the picture (before perspective)."""
    turn: float = 0.0
    """Degrees, clockwise."""
    quarter: int = 0
    """Quarter turns on top of that."""
    lean: tuple[float, float] = (0.0, 0.0)
    """Perspective: how far the camera leans sideways and forwards, in degrees."""
    shift: tuple[float, float] = (0.0, 0.0)
    """How far the paper lies from where the scanner expects it, in millimetres."""
    margin: float = 0.0
    """Millimetres of table around the paper."""
    table: str = "none"
    """`none`, `plain`, `wood`, `cloth` or `print` (another printed sheet)."""
    paper: tuple[int, int, int] = (255, 255, 255)
    """Blue, green, red of blank paper."""
    crumple: float = 0.0
    """Millimetres that the paper bulges in the picture."""
    light: float = 0.0
    """How much darker the darkest corner is, 0 to 1."""
    shadow: float = 0.0
    """How dark the shadow of a hand or phone is, 0 to 1."""
    shadow_edge: float = 8.0
    """How soft its edge is, millimetres."""
    glare: float = 0.0
    """How much of a bright spot there is, 0 to 1."""
    blur: float = 0.0
    """Out of focus: standard deviation in pixels of the picture."""
    motion: float = 0.0
    """Shaken: length in pixels of the picture."""
    noise: float = 0.0
    """Standard deviation, of 255."""
    black: float = 0.0
    """What black becomes, 0 to 1."""
    white: float = 1.0
    """What white becomes; above 1 paper is bleached."""
    gamma: float = 1.0
    jpeg: int = 0
    """Quality; 0: not compressed."""
    bilevel: str = ""
    """`fixed` or `adaptive`: only black and white is left."""
    grey: bool = False
    rng: np.random.Generator = field(default_factory=lambda: np.random.default_rng(0))


def photograph(page: Picture, shot: Shot) -> Picture:
    """The picture of a page."""
    to_picture, size = _camera(shot)
    scale = shot.dpi / 25.4 / PX_PER_MM
    sheet: NDArray[Any] = _crumpled(page, shot) if shot.crumple else page
    if scale < 1:
        sheet = cv2.GaussianBlur(sheet, (0, 0), 0.42 / scale) if scale < 0.85 else sheet
    flat: NDArray[Any] = cv2.warpPerspective(sheet, to_picture, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    if shot.paper != (255, 255, 255):
        tints = np.arange(256)[:, None] * np.array(shot.paper) / 255
        flat = cv2.LUT(flat, tints.round().astype(np.uint8).reshape(256, 1, 3))
    if shot.table != "none":
        mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), to_picture, size, flags=cv2.INTER_NEAREST)
        flat = np.where(mask[:, :, None] > 0, flat, _table(shot, size))
    if shot.light or shot.shadow or shot.glare:
        light = cv2.cvtColor(_light(shot, size), cv2.COLOR_GRAY2BGR)
        flat = cv2.multiply(flat, light, dtype=cv2.CV_8U)
    return _sensor(np.asarray(flat, np.uint8), shot)


def encoded(picture: Picture, shot: Shot) -> bytes:
    """The file a picture is kept in."""
    if shot.jpeg:
        return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, shot.jpeg])[1].tobytes()
    return cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def _camera(shot: Shot) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """From pixels of the page to pixels of the picture, and the size of the picture."""
    wide, high = PAGE
    middle = np.array([wide / 2, high / 2])
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], float) - middle
    angle = radians(shot.turn + 90 * shot.quarter)
    turned = corners @ np.array([(cos(angle), sin(angle)), (-sin(angle), cos(angle))])
    away = 420.0  # millimetres between camera and paper
    depth = 1 + turned[:, 0] * tan(radians(shot.lean[0])) / away + turned[:, 1] * tan(radians(shot.lean[1])) / away
    seen = turned / depth[:, None]
    low, high_ = seen.min(0) - shot.margin, seen.max(0) + shot.margin
    scale = shot.dpi / 25.4
    target = (seen - low + shot.shift) * scale
    size = np.ceil((high_ - low) * scale).astype(int)
    source = (corners + middle) * PX_PER_MM
    matrix = cv2.getPerspectiveTransform((source - 0.5).astype(np.float32), (target - 0.5).astype(np.float32))
    return matrix.astype(np.float64), (int(size[0]), int(size[1]))


def _field(rng: np.random.Generator, shape: tuple[int, int], waves: float) -> NDArray[np.float32]:
    """A smooth random surface between -1 and 1, with about so many hills across."""
    small = rng.normal(0, 1, (max(3, round(waves * 1.4) + 2), max(3, round(waves) + 2))).astype(np.float32)
    smooth = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return (smooth / max(float(np.abs(smooth).max()), 1e-6)).astype(np.float32)


def _crumpled(page: Picture, shot: Shot) -> Picture:
    """Paper that is not flat: places shift a little, slopes catch less light."""
    quarter = (page.shape[0] // 8, page.shape[1] // 8)
    hills = shot.rng.uniform(1.5, 4)
    shift = [_field(shot.rng, quarter, hills) * shot.crumple * PX_PER_MM for _ in range(2)]
    slope = 1 - 0.12 * np.abs(_field(shot.rng, quarter, hills * 2)) * min(shot.crumple, 1)
    full = (page.shape[1], page.shape[0])
    dx, dy = (cv2.resize(one, full, interpolation=cv2.INTER_LINEAR) for one in shift)
    x, y = np.meshgrid(np.arange(full[0], dtype=np.float32), np.arange(full[1], dtype=np.float32))
    moved = cv2.remap(page, x + dx, y + dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    shade = cv2.resize(slope.astype(np.float32), full, interpolation=cv2.INTER_LINEAR)
    return np.asarray(moved * shade[:, :, None], np.uint8)


def _table(shot: Shot, size: tuple[int, int]) -> Picture:
    """What lies under the paper."""
    small = (size[1] // 3 + 1, size[0] // 3 + 1)
    colour = shot.rng.uniform(30, 190, 3) if shot.table != "print" else np.array([235.0, 238.0, 240.0])
    rough = _field(shot.rng, small, 60 if shot.table == "cloth" else 3)
    if shot.table == "wood":
        rows = cv2.GaussianBlur(shot.rng.standard_normal((small[0], 1), dtype=np.float32), (1, 9), 3)
        rough = rough * 0.3 + np.repeat(rows.reshape(-1, 1), small[1], 1)
    table = np.clip(colour + 22 * rough[:, :, None], 0, 255).astype(np.uint8)
    table = np.asarray(cv2.resize(table, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    if shot.table == "print":
        for _ in range(60):
            at = (int(shot.rng.integers(0, size[0])), int(shot.rng.integers(0, size[1])))
            cv2.putText(table, "abc dfg hkl", at, cv2.FONT_HERSHEY_SIMPLEX, size[0] / 1400, (40, 40, 40), 2, cv2.LINE_AA)
    return table


def _light(shot: Shot, size: tuple[int, int]) -> NDArray[np.float32]:
    """The light on each pixel, 1 for full."""
    wide, high = size[0] // 4 + 1, size[1] // 4 + 1
    x, y = np.meshgrid(np.linspace(-1, 1, wide, dtype=np.float32), np.linspace(-1, 1, high, dtype=np.float32))
    angle = shot.rng.uniform(0, 2 * np.pi)
    light = 1 - shot.light * (np.float32(cos(angle)) * x + np.float32(sin(angle)) * y + 1.42) / 2.84
    if shot.shadow:
        light = light * (1 - shot.shadow * _shade(shot, (high, wide)))
    if shot.glare:
        at = shot.rng.uniform(-0.8, 0.8, 2)
        light = light + shot.glare * np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / 0.08)
    return np.asarray(cv2.resize(light.astype(np.float32), size, interpolation=cv2.INTER_LINEAR), np.float32)


def _shade(shot: Shot, shape: tuple[int, int]) -> NDArray[np.float32]:
    """The shadow of a phone or a hand: a slanted bar that comes in from a side."""
    mask = np.zeros(shape, np.float32)
    high, wide = shape
    centre = np.array([shot.rng.uniform(0.1, 0.9) * wide, shot.rng.uniform(0.1, 0.9) * high])
    angle = shot.rng.uniform(0, np.pi)
    along = np.array([cos(angle), sin(angle)]) * max(shape) * 1.5
    across = np.array([-sin(angle), cos(angle)]) * wide * shot.rng.uniform(0.12, 0.4)
    corners = np.array([centre + across, centre - across, centre - across + along, centre + across + along])
    cv2.fillPoly(mask, [corners.astype(np.int32)], 1.0)
    soft = shot.shadow_edge * shot.dpi / 25.4 / 4
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), max(soft / 2, 0.3)), np.float32)


def _sensor(lit: Picture, shot: Shot) -> Picture:
    """Focus, shake, tone, noise: what becomes numbers."""
    seen: NDArray[Any] = lit
    if shot.blur:
        seen = cv2.GaussianBlur(seen, (0, 0), shot.blur)
    if shot.motion > 1:
        seen = cv2.filter2D(seen, -1, _shake(shot))
    tone = np.clip(np.arange(256) / 255, 0, 1) ** shot.gamma
    seen = cv2.LUT(seen, np.clip((shot.black + tone * (shot.white - shot.black)) * 255 + 0.5, 0, 255).astype(np.uint8))
    if shot.noise:
        seen = _noisy(seen, shot)
    if shot.bilevel:
        seen = _two_tones(seen, shot)
    elif shot.grey:
        seen = cv2.cvtColor(cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return np.asarray(seen, np.uint8)


def _shake(shot: Shot) -> NDArray[np.float32]:
    length = round(shot.motion) | 1
    kernel = np.zeros((length, length), np.float32)
    middle = length // 2
    angle = shot.rng.uniform(0, np.pi)
    end = (round(middle + middle * cos(angle)), round(middle + middle * sin(angle)))
    cv2.line(kernel, (2 * middle - end[0], 2 * middle - end[1]), end, 1.0, 1)
    return kernel / kernel.sum()


def _noisy(seen: NDArray[Any], shot: Shot) -> Picture:
    """A tile of noise, repeated: drawing a fresh one for each pixel takes longer than all the rest."""
    tile = np.round(shot.rng.standard_normal((613, 617, 3), dtype=np.float32) * shot.noise).astype(np.int16)
    times = (seen.shape[0] // 613 + 1, seen.shape[1] // 617 + 1, 1)
    noise = np.tile(tile, times)[: seen.shape[0], : seen.shape[1]]
    return np.asarray(cv2.add(seen, noise, dtype=cv2.CV_8U), np.uint8)


def _two_tones(seen: NDArray[Any], shot: Shot) -> Picture:
    grey = cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY)
    if shot.bilevel == "fixed":
        _, grey = cv2.threshold(grey, int(shot.rng.integers(120, 190)), 255, cv2.THRESH_BINARY)
    else:
        window = round(shot.rng.uniform(14, 30) / 25.4 * shot.dpi) | 1  # wider than a marker, as scanners have it
        grey = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, int(shot.rng.integers(10, 25)))
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)

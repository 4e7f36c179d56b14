"""What the ink of a page means: a sure answer, an empty row, or a question to a person.

All rules are here, and no picture: they work on the numbers of `boxes.py`. A rule that finds anything odd sends the row to a person
with its reason. Nothing that could mean *this one not* is decided alone: a blackened box, a faint one beside a dark one, ink beside.

The thresholds were set on pictures made by `tests/paper/scan`; docs/reading-sheets.md says on which, and how well they do on others.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from learning.paper.scan.boxes import FOUND, Around, BoxInk, RowInk
from learning.paper.scan.readings import Verdict
from learning.paper.scan.reasons import Reason

EMPTY = 0.033
"""Darkest patch of an empty box, as a share of black. Empty boxes of scans stay under 0.015, of good photos under 0.025; the faintest
pencil tried has 0.06, in a blurred photo 0.04."""
EMPTY_NOISE = 3.0
"""… or so many times what half the boxes of the page have …"""
EMPTY_MOST = 0.05
"""… but never more than this: in a picture with more noise, empty boxes are doubtful."""
GHOST = 0.05
"""A doubtful box under this is not taken for a sign that stands in another row too."""
MARK = 0.22
"""Darkest patch from which a mark is clear. Clear crosses have 0.33 to 1, the softest in a bad photo; faint pencil 0.18 to 0.4."""
MARK_MEAN = 0.045
"""Mean ink of a clear mark: a cross of a fineliner has 0.08 and more, a dot 0.03 to 0.2."""
MARK_EXTENT = 0.66
"""How far a mark reaches, as a share of the inside of its box: clear ones 0.66 to 1, dots 0.2 to 0.65, one in 200 up to 0.72."""
BLOT_EXTENT = 0.72
"""A mark that reaches less far …"""
BLOT = 0.6
"""… fills so much of the square it reaches over …"""
BLOT_SMALLER = 0.15
"""… and reaches that much less far than the marks of the page usually do may be a blot."""
STROKE = 0.25
"""Width for length under which ink is one straight stroke."""
LINE = 0.4
"""… and under which it is one if it leaves the box on two sides."""
BESIDE = 0.25
"""In a row for one mark, ink this much weaker than the mark is a trace (of a rubber, of the row above)."""
TRACE = 0.12
"""… as long as it is no darker than this."""
BLACK = 0.7
"""Mean ink over darkest patch from which a box was blackened: crosses have 0.2 to 0.5, blackened boxes 0.8 to 1."""
BLACKER = 0.2
"""A box that much fuller than the marks of the page usually are was blackened on purpose."""
EMPTIER = 0.35
"""A mark that much less full than the marks of the page usually are is another kind of mark."""
ENOUGH_SIGNS = 3
"""Rows with the same sign from which its usual ink is known."""
ENOUGH_MARKS = 3
"""Marks on a page from which its usual mark is known."""
PALER = 0.45
"""A mark paler than this share of what is usual on the page: rubbed out, or another pencil?"""
SHADED = 0.35
"""Share of the ink of a mark that is wider than a pen writes, from which it may be a shadow …"""
SHADE = 0.05
"""… if that shade is this dark."""
DARK_ENOUGH = 0.45
"""A blackened box is at least this dark; a shadow may be less."""
ON_SIGN = 0.045
"""Mean ink on a sign beyond what the same sign has elsewhere: a circle or a cross adds 0.05 to 0.4, noise up to 0.03."""
UNEVEN = 2.2
"""In a row for several marks: the darkest is at most so many times as dark as the lightest."""
UNEVEN_FULL = 0.34
"""… and the fullest at most this much fuller than the emptiest."""
AROUND = 0.14
"""Darkest patch around an unmarked box: circles have 0.17 and more, empty surroundings up to 0.1."""
AROUND_NOISE = 4.0
QUIET = 0.045
"""… and on the far side of a box whose ink comes from the row on the other side."""
OVERFLOW = 0.25
"""Darkest patch around a blackened box that is more than an untidy edge."""
SPILL = 0.06
"""Share of the paper on two sides of a blackened box that is covered, from which it was scratched out: others have 0."""
NEAR_MM = 20.0
"""How far sideways a mark of the next row may reach: one box further."""
NOISY = 0.026
"""Darkest patch of the calmest half of the boxes from which a picture is too rough to trust an empty row."""
DIM = 0.3
"""Outlines lighter than this: the same."""
COARSE_PX_PER_MM = 3.3
"""About 85 dpi: the same."""
WASHED = 0.45
"""An outline that much lighter than those of the page: glare, or a fold."""
CLIPPED = 0.5
"""Share of a row that is burnt out, from which a faint mark may be lost there."""
STRONG = 0.5
"""Darkest patch of a mark on burnt-out paper that is surely no rest of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all rows of a page share."""

    is_two_tone: bool
    is_exact: bool
    """Drawn by a program: pure white paper is no sign of lost marks."""
    px_per_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is made of a row: the signs that seem marked, how sure that is, and what is odd."""

    label: str
    signs: tuple[str, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """How a page looks in general."""

    scene: Scene
    calm: float
    """The darkest patch of its calmest boxes: noise."""
    outline: float
    fullness: float | None
    """How full its marks usually are, if there are enough."""
    patch: float
    """How dark its marks usually are."""
    extent: float
    """How far its marks usually reach."""
    signs: Mapping[str, float]
    """How much ink each printed sign has."""

    @property
    def empty(self) -> float:
        """Up to which patch a box is empty."""
        return min(max(EMPTY, EMPTY_NOISE * self.calm), EMPTY_MOST)

    @property
    def quiet(self) -> float:
        """Up to which patch nothing stands beside a box."""
        return max(QUIET, EMPTY_NOISE * self.calm)

    @property
    def outside(self) -> float:
        """From which patch something stands where nothing should."""
        return max(AROUND, AROUND_NOISE * self.calm)

    @property
    def is_poor(self) -> bool:
        """Whether an empty row cannot be trusted."""
        return self.calm > NOISY or self.outline < DIM or self.scene.px_per_mm < COARSE_PX_PER_MM


def judge(rows: Sequence[RowInk], scene: Scene, once: frozenset[str]) -> tuple[Judged, ...]:
    """The verdict on every row of a page; `once` names the questions in which a sign may stand in one row only."""
    page = _look(rows, scene)
    neighbours = zip((None, *rows[:-1]), (*rows[1:], None), strict=True)
    judged = [
        _judge_boxes(row, page, above, below) if row.boxes else _judge_line(row, page)
        for row, (above, below) in zip(rows, neighbours, strict=True)
    ]
    judged = _ask_repeats(rows, judged, once)
    boxed = [one for row, one in zip(rows, judged, strict=True) if row.boxes]
    if boxed and not any(one.signs for one in boxed):
        judged = [_doubt(one, Reason.NOTHING_MARKED) if row.boxes else one for row, one in zip(rows, judged, strict=True)]
    return tuple(judged)


def _look(rows: Sequence[RowInk], scene: Scene) -> _Page:
    boxes = [box for row in rows for box in row.boxes]
    patches = sorted(box.patch for box in boxes)
    calmest = patches[: max(1, len(patches) * 45 // 100)] or [0.0]
    marks = [box for box in boxes if _is_mark(box)]
    return _Page(
        scene=scene,
        calm=max(median(calmest), 0.0),
        outline=median([box.outline for box in boxes] or [0.0]),
        fullness=median(map(_fullness, marks)) if len(marks) >= ENOUGH_MARKS else None,
        patch=median([box.patch for box in marks] or [0.0]),
        extent=median([box.extent for box in marks] or [0.0]),
        signs=_usual_signs(boxes),
    )


def _usual_signs(boxes: Sequence[BoxInk]) -> dict[str, float]:
    """The usual ink of each printed sign: the middle value where it stands often enough, else the most that others have."""
    seen: dict[str, list[float]] = defaultdict(list)
    for box in boxes:
        seen[box.sign].append(box.on_sign)
    usual = {sign: median(inks) for sign, inks in seen.items() if len(inks) >= ENOUGH_SIGNS}
    most = max(usual.values(), default=0.0)
    return {sign: usual.get(sign, max(most, min(inks) if len(inks) > 1 else 0.0)) for sign, inks in seen.items()}


def _judge_line(row: RowInk, page: _Page) -> Judged:
    """A line to write on: a person reads what is there; whether anything is there can be seen."""
    reasons = []
    if row.beside > page.empty:
        reasons.append(Reason.WRITTEN)
    reasons += _picture_doubts(row, page, is_blank=True)
    return _judged(row, (), reasons)


def _judge_boxes(row: RowInk, page: _Page, above: RowInk | None, below: RowInk | None) -> Judged:
    marks = [box for box in row.boxes if _is_mark(box)]
    others = [box for box in row.boxes if not _is_mark(box)]
    black = [box for box in marks if _is_black(box, page)]
    chosen = [box for box in marks if box not in black] or marks
    doubtful = [box for box in others if box.patch > page.empty and not _is_trace(row, box, chosen)]
    reasons = []
    if row.row.kind != "multi" and len(chosen) > 1:
        reasons.append(Reason.MORE_THAN_ONE)
    if doubtful or any(_is_line(box) or _is_shaded(box) or _is_blot(box, page) for box in chosen):
        reasons.append(Reason.UNCLEAR)
    if black:
        reasons.append(Reason.CORRECTED if len(black) < len(marks) else Reason.ONLY_BLACK)
    elif any(_overflows(box) for box in chosen):
        reasons.append(Reason.CORRECTED)
    if _are_uneven(row, chosen, page):
        reasons.append(Reason.UNEVEN)
    if (
        row.beside > page.outside
        or any(_is_signed(box, page) for box in row.boxes)
        or any(_is_outside(box, page, above, below) for box in others)
    ):
        reasons.append(Reason.OUTSIDE)
    reasons += _place_doubts(row, others, page)
    reasons += _picture_doubts(row, page, is_blank=not marks)
    best = chosen or sorted(doubtful, key=lambda box: -box.patch)[:1]
    return _judged(row, tuple(box.sign for box in best), reasons)


def _is_mark(box: BoxInk) -> bool:
    return box.patch > MARK and box.mean > MARK_MEAN and box.extent > MARK_EXTENT


def _is_blot(box: BoxInk, page: _Page) -> bool:
    """Whether a mark is small and solid where others are not: a pen put down, perhaps."""
    is_small = box.extent < min(BLOT_EXTENT, page.extent - BLOT_SMALLER)
    return is_small and _fullness(box) > BLOT * box.extent**2


def _fullness(box: BoxInk) -> float:
    return box.mean / box.patch


def _is_black(box: BoxInk, page: _Page) -> bool:
    """Whether a box was blackened while others are marked otherwise; one that is only blackened counts as a mark where all are."""
    return _fullness(box) > BLACK and (page.fullness is None or _fullness(box) > page.fullness + BLACKER)


def _is_line(box: BoxInk) -> bool:
    """Whether a mark is one straight stroke that leaves its box: a line that slipped, or a mark?"""
    return (box.slender < STROKE and box.exits > 0) or (box.slender < LINE and box.exits > 1)


def _is_shaded(box: BoxInk) -> bool:
    """Whether what is dark in a box may be a shadow: wide, and neither a stroke nor as dark as a blackened box."""
    if _fullness(box) > BLACK:
        return box.patch < DARK_ENOUGH
    return box.shade > max(SHADE, SHADED * box.mean)


def _is_trace(row: RowInk, box: BoxInk, chosen: Sequence[BoxInk]) -> bool:
    """Whether a little ink in a box does not matter because another box of the row is marked far more clearly."""
    return row.row.kind != "multi" and len(chosen) == 1 and box.patch < min(TRACE, BESIDE * chosen[0].patch)


def _are_uneven(row: RowInk, chosen: Sequence[BoxInk], page: _Page) -> bool:
    if page.fullness is not None and any(_fullness(box) < page.fullness - EMPTIER for box in chosen):
        return True
    if any(box.patch < PALER * page.patch for box in chosen):
        return True
    if row.row.kind != "multi" or len(chosen) < 2:  # noqa: PLR2004  two to compare
        return False
    patches, fullness = [box.patch for box in chosen], [_fullness(box) for box in chosen]
    return max(patches) > UNEVEN * min(patches) or max(fullness) - min(fullness) > UNEVEN_FULL


def _overflows(box: BoxInk) -> bool:
    """Whether a full box has ink all around it too: scratched out, perhaps."""
    around = box.around
    is_around = min(around.above, around.below) > OVERFLOW or (around.behind > OVERFLOW and box.exits > 1)
    return _fullness(box) > BLACK and (is_around or box.spill > SPILL)


def _is_signed(box: BoxInk, page: _Page) -> bool:
    """Whether the sign before a box was marked: a ring around it may reach into the box."""
    return box.on_sign > page.signs[box.sign] + ON_SIGN


def _is_outside(box: BoxInk, page: _Page, above: RowInk | None, below: RowInk | None) -> bool:
    """Whether something stands around an unmarked box that is no mark of a neighbouring row reaching over.

    Ink on two opposite sides is a circle, whatever the neighbours do; a circle of a neighbour touches a box on one side.
    """
    around = box.around
    inked = Around(*(patch > page.outside for patch in around))
    over = max(around.above, around.over_sign)
    under = max(around.below, around.under_sign)
    if not any(inked):
        return False
    explained = box.exits < 2 and (  # noqa: PLR2004  one side
        (_reaches(above, box, page) and under < page.quiet) or (_reaches(below, box, page) and over < page.quiet)
    )
    return not explained


def _reaches(row: RowInk | None, box: BoxInk, page: _Page) -> bool:
    """Whether something in a neighbouring row leaves its place near a box: a mark, a circle (asked in that row), writing on its line."""
    if row is None:
        return False
    if not row.boxes:
        return row.beside > MARK
    return any(abs(other.x - box.x) < NEAR_MM and _leaves(other, page) for other in row.boxes)


def _leaves(box: BoxInk, page: _Page) -> bool:
    around = box.around
    is_circled = min(around.above, around.below) > page.outside or min(around.over_sign, around.under_sign) > page.outside
    return is_circled or (_is_mark(box) and (box.exits > 0 or box.spill > SPILL))


def _place_doubts(row: RowInk, others: Sequence[BoxInk], page: _Page) -> list[Reason]:
    """Whether the boxes are where they are thought to be, and all to be seen."""
    reasons = []
    clean = [box.score for box in others if box.patch <= page.empty]
    if (clean and median(clean) < FOUND) or (others and not clean and max(box.score for box in others) < FOUND):
        reasons.append(Reason.MISPLACED)
    if min(box.outline for box in row.boxes) < WASHED * page.outline:
        reasons.append(Reason.WASHED_OUT)
    return reasons


def _picture_doubts(row: RowInk, page: _Page, *, is_blank: bool) -> list[Reason]:
    """What the picture itself may hide."""
    if page.scene.is_two_tone:
        return [Reason.TWO_TONES]
    reasons = []
    is_clipped = row.clipped > CLIPPED and not page.scene.is_exact
    if is_clipped and (is_blank or any(_is_mark(box) and box.patch < STRONG for box in row.boxes)):
        reasons.append(Reason.BLEACHED)
    if is_blank and page.is_poor:
        reasons.append(Reason.POOR)
    return reasons


def _ask_repeats(rows: Sequence[RowInk], judged: Sequence[Judged], once: frozenset[str]) -> list[Judged]:
    """Send rows to a person whose sign stands, or seems to stand, in another row of their question too, where each may stand once."""
    marked = Counter(
        (row.row.question, box.sign)
        for row, one in zip(rows, judged, strict=True)
        if len(one.signs) == 1
        for box in row.boxes
        if box.sign in one.signs and box.patch > GHOST
    )
    return [
        _doubt(one, Reason.SAME_SIGN)
        if row.row.kind == "match"
        and one.verdict is Verdict.SURE
        and row.row.question in once
        and any(marked[row.row.question, sign] > 1 for sign in one.signs)
        else one
        for row, one in zip(rows, judged, strict=True)
    ]


def _judged(row: RowInk, signs: tuple[str, ...], reasons: Sequence[Reason]) -> Judged:
    verdict = Verdict.REVIEW if reasons else Verdict.SURE if signs else Verdict.BLANK
    return Judged(label=row.row.label, signs=signs, verdict=verdict, reasons=tuple(reasons))


def _doubt(one: Judged, reason: Reason) -> Judged:
    return Judged(label=one.label, signs=one.signs, verdict=Verdict.REVIEW, reasons=(*one.reasons, reason))

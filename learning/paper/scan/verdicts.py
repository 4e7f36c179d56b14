"""What the ink of a page means, row by row: a sure answer, an empty row, or a question to a person.

A rule that finds anything odd sends the row to a person with its reason. Nothing that could mean *this one not* is decided alone: a
blackened box, a mark struck through, a faint one beside a dark one, ink beside.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from learning.paper.scan.boxes import FOUND, Around, BoxInk, RowInk
from learning.paper.scan.marks import (
    BLACK,
    MARK,
    Page,
    Scene,
    fullness,
    is_black,
    is_blot,
    is_covered,
    is_line,
    is_mark,
    is_other_sign,
    is_shaded,
    is_signed,
    is_struck,
    is_traced,
    leaves,
    look,
    overflows,
)
from learning.paper.scan.readings import Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.sheet import PITCH_Y

GHOST = 0.05
"""A doubtful box under this is not taken for a sign that stands in another row too."""
BESIDE = 0.25
"""In a row for one mark, ink this much weaker than the mark is a trace (of a rubber, of the row above)."""
TRACE = 0.12
"""… as long as it is no darker than this."""
EMPTIER = 0.35
"""A mark that much less full than the marks of the page usually are is another kind of mark."""
PALER = 0.45
"""A mark paler than this share of what is usual on the page: rubbed out, or another pencil?"""
UNEVEN = 2.2
"""In a row for several marks: the darkest is at most so many times as dark as the lightest."""
UNEVEN_FULL = 0.34
"""… and the fullest at most this much fuller than the emptiest."""
JUMP_MM = 0.7
"""How far two rows that follow each other may be nearer or further apart than printed: paper bends, it does not jump."""
LOST_ROWS = 3
"""Rows of a page that cannot be found, from which the others may have been found in the wrong place too."""
MARK_FOUND = 0.1
"""Correlation under which what looks like a mark may be an outline that was missed, unless the box is blackened."""
NEAR_MM = 20.0
"""How far sideways a mark of the next row may reach: one box further."""
WASHED = 0.45
"""An outline that much lighter than those of the page: glare, or a fold."""
CLIPPED = 0.5
"""Share of a row that is burnt out, from which a faint mark may be lost there."""
STRONG = 0.5
"""Darkest patch of a mark on burnt-out paper that is surely no rest of something else."""
HIDING = frozenset({Reason.BLEACHED, Reason.TWO_TONES, Reason.WASHED_OUT, Reason.MISPLACED})
"""Why a row that looks empty may hold a mark that the picture does not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is made of a row: the signs that seem marked, how sure that is, and what is odd."""

    label: str
    signs: tuple[str, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


def judge(rows: Sequence[RowInk], scene: Scene, once: frozenset[str]) -> tuple[Judged, ...]:
    """The verdict on every row of a page; `once` names the questions in which a sign may stand in one row only."""
    page = look(rows, scene)
    neighbours = zip((None, *rows[:-1]), (*rows[1:], None), strict=True)
    judged = [
        _judge_boxes(row, page, above, below) if row.boxes else _judge_line(row, page)
        for row, (above, below) in zip(rows, neighbours, strict=True)
    ]
    judged = _ask_repeats(rows, judged, once)
    if _has_jump(rows) or sum(Reason.MISPLACED in one.reasons for one in judged) >= LOST_ROWS:
        judged = [
            _doubt(one, Reason.MISPLACED) if row.boxes and Reason.MISPLACED not in one.reasons else one
            for row, one in zip(rows, judged, strict=True)
        ]
    if not any(is_mark(box) for row in rows for box in row.boxes):
        judged = [_doubt(one, Reason.NOTHING_MARKED) if row.boxes else one for row, one in zip(rows, judged, strict=True)]
    return tuple(judged)


def _has_jump(rows: Sequence[RowInk]) -> bool:
    """Whether two rows are further apart or nearer than paper allows: a strip is hidden, and one row is taken for the next."""
    boxed = [row for row in rows if row.boxes]
    return any(abs(after.at[1] - before.at[1]) > JUMP_MM * (after.row.y - before.row.y) / PITCH_Y for before, after in pairwise(boxed))


def _judge_line(row: RowInk, page: Page) -> Judged:
    """A line to write on: a person reads what is there; whether anything is there can be seen."""
    reasons = []
    if row.beside > page.empty:
        reasons.append(Reason.WRITTEN)
    reasons += _picture_doubts(row, page, is_blank=True)
    return _judged(row, (), reasons)


def _judge_boxes(row: RowInk, page: Page, above: RowInk | None, below: RowInk | None) -> Judged:
    marks = [box for box in row.boxes if is_mark(box)]
    others = [box for box in row.boxes if not is_mark(box)]
    black = [box for box in marks if is_black(box, page)]
    chosen = [box for box in marks if box not in black] or marks
    doubtful = [box for box in others if box.patch > page.empty and not _is_trace(row, box, chosen)]
    reasons = []
    if row.row.kind != "multi" and len(chosen) > 1:
        reasons.append(Reason.MORE_THAN_ONE)
    if row.row.kind == "multi" and not others:
        reasons.append(Reason.EVERY_BOX)
    if any(is_other_sign(box) for box in chosen):
        reasons.append(Reason.OTHER_SIGN)
    if doubtful or any(is_line(box) or is_shaded(box) or is_blot(box, page) for box in chosen):
        reasons.append(Reason.UNCLEAR)
    if black:
        reasons.append(Reason.CORRECTED if len(black) < len(marks) else Reason.ONLY_BLACK)
    elif any(overflows(box) for box in chosen):
        reasons.append(Reason.CORRECTED)
    elif any(is_struck(box, page) for box in chosen):
        reasons.append(Reason.STRUCK)
    if _are_uneven(row, chosen, page):
        reasons.append(Reason.UNEVEN)
    if (
        row.beside > page.outside
        or any(is_signed(box, page) or is_covered(box) for box in row.boxes)
        or any(is_traced(box, page) for box in others)
        or any(_is_outside(box, page, above, below) for box in others)
    ):
        reasons.append(Reason.OUTSIDE)
    reasons += _place_doubts(row, others, page)
    reasons += _picture_doubts(row, page, is_blank=not marks)
    best = chosen or sorted(doubtful, key=lambda box: -box.patch)[:1]
    return _judged(row, tuple(box.sign for box in best), reasons)


def _is_trace(row: RowInk, box: BoxInk, chosen: Sequence[BoxInk]) -> bool:
    """Whether a little ink in a box does not matter because another box of the row is marked far more clearly."""
    return row.row.kind != "multi" and len(chosen) == 1 and box.patch < min(TRACE, BESIDE * chosen[0].patch)


def _are_uneven(row: RowInk, chosen: Sequence[BoxInk], page: Page) -> bool:
    if page.fullness is not None and any(fullness(box) < page.fullness - EMPTIER for box in chosen):
        return True
    if any(box.patch < PALER * page.patch for box in chosen):
        return True
    if row.row.kind != "multi" or len(chosen) < 2:  # noqa: PLR2004  two to compare
        return False
    patches, full = [box.patch for box in chosen], [fullness(box) for box in chosen]
    return max(patches) > UNEVEN * min(patches) or max(full) - min(full) > UNEVEN_FULL


def _is_outside(box: BoxInk, page: Page, above: RowInk | None, below: RowInk | None) -> bool:
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


def _reaches(row: RowInk | None, box: BoxInk, page: Page) -> bool:
    """Whether something in a neighbouring row leaves its place near a box: a mark, a circle (asked in that row), writing on its line."""
    if row is None:
        return False
    if not row.boxes:
        return row.beside > MARK
    return any(abs(other.x - box.x) < NEAR_MM and leaves(other, page) for other in row.boxes)


def _place_doubts(row: RowInk, others: Sequence[BoxInk], page: Page) -> list[Reason]:
    """Whether the boxes are where they are thought to be, and all to be seen."""
    reasons = []
    clean = [box.score for box in others if box.patch <= page.empty]
    is_missed = any(is_mark(box) and box.score < MARK_FOUND and fullness(box) < BLACK for box in row.boxes)
    is_lost = median(clean) < FOUND if clean else bool(others) and max(box.score for box in others) < FOUND
    if is_missed or is_lost:
        reasons.append(Reason.MISPLACED)
    if min(box.outline for box in row.boxes) < WASHED * page.outline:
        reasons.append(Reason.WASHED_OUT)
    return reasons


def _picture_doubts(row: RowInk, page: Page, *, is_blank: bool) -> list[Reason]:
    """What the picture itself may hide."""
    if page.scene.is_two_tone:
        return [Reason.TWO_TONES]
    reasons = []
    is_clipped = row.clipped > CLIPPED and not page.scene.is_exact
    if is_clipped and (is_blank or any(is_mark(box) and box.patch < STRONG for box in row.boxes)):
        reasons.append(Reason.BLEACHED)
    if is_blank and page.is_poor:
        reasons.append(Reason.POOR)
    return reasons


def _ask_repeats(rows: Sequence[RowInk], judged: Sequence[Judged], once: frozenset[str]) -> list[Judged]:
    """Where each sign may stand once, send rows to a person whose sign stands, or may stand, in another row of their question too."""
    marked = Counter(
        (row.row.question, box.sign)
        for row, one in zip(rows, judged, strict=True)
        if len(one.signs) == 1 and Reason.OUTSIDE not in one.reasons
        for box in row.boxes
        if box.sign in one.signs and box.patch > GHOST
    )
    unseen = {
        row.row.question
        for row, one in zip(rows, judged, strict=True)
        if row.boxes and not one.signs and not HIDING.isdisjoint(one.reasons)
    }
    asked = []
    for row, one in zip(rows, judged, strict=True):
        is_unique = row.row.kind == "match" and row.row.question in once
        if not is_unique or one.verdict is not Verdict.SURE:
            asked.append(one)
        elif any(marked[row.row.question, sign] > 1 for sign in one.signs):
            asked.append(_doubt(one, Reason.SAME_SIGN))
        elif row.row.question in unseen:
            asked.append(_doubt(one, Reason.UNSEEN_TWIN))
        else:
            asked.append(one)
    return asked


def _judged(row: RowInk, signs: tuple[str, ...], reasons: Sequence[Reason]) -> Judged:
    verdict = Verdict.REVIEW if reasons else Verdict.SURE if signs else Verdict.BLANK
    return Judged(label=row.row.label, signs=signs, verdict=verdict, reasons=tuple(reasons))


def _doubt(one: Judged, reason: Reason) -> Judged:
    return Judged(label=one.label, signs=one.signs, verdict=Verdict.REVIEW, reasons=(*one.reasons, reason))

"""The rules: each on rows of numbers just on either side of it. Nothing odd is decided without a person."""

from dataclasses import replace
from typing import Any

import pytest

from learning.paper.scan import verdicts
from learning.paper.scan.boxes import FOUND, Around, BoxInk, RowInk
from learning.paper.scan.readings import Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.scan.verdicts import Judged, Scene, judge
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
        "slender": 0.0,
        "exits": 0,
        "spill": 0.0,
        "around": Around(),
        "on_sign": 0.1,
    }
    return BoxInk(sign=sign, **plain | more)


def cross(sign: str = "A", **more: Any) -> BoxInk:
    """A box with a cross in it."""
    return empty(sign, **{"score": 0.4, "mean": 0.24, "patch": 0.8, "extent": 0.9, "slender": 0.8} | more)


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


def test_a_clear_mark_is_read_and_nothing_is_blank() -> None:
    assert found(row(cross("C"))) == (("C",), SURE, ())
    assert found(row(empty())) == ((), BLANK, ())


def test_two_marks_are_asked_where_one_is_wanted_and_read_where_several_are() -> None:
    assert found(row(cross("A"), cross("C"))) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="match")) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="multi")) == (("A", "C"), SURE, ())


def test_what_is_neither_empty_nor_marked_is_asked() -> None:
    assert found(row(empty("B", patch=verdicts.EMPTY - 0.001))) == ((), BLANK, ())
    assert found(row(empty("B", patch=verdicts.EMPTY + 0.001))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", patch=verdicts.MARK - 0.01)))[1] is REVIEW
    assert found(row(cross("B", mean=verdicts.MARK_MEAN - 0.001)))[1] is REVIEW
    assert found(row(cross("B", extent=verdicts.MARK_EXTENT - 0.01))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", extent=verdicts.MARK_EXTENT + 0.01, mean=0.1)))[1] is SURE


def test_a_small_solid_mark_among_others_may_be_a_blot() -> None:
    size = verdicts.BLOT_EXTENT - 0.02
    solid, loose = ((verdicts.BLOT + by) * size**2 * 0.8 for by in (0.02, -0.02))
    assert found(row(cross("B", extent=size, mean=solid))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", extent=size, mean=loose)))[1] is SURE
    assert found(row(cross("B", extent=verdicts.BLOT_EXTENT + 0.01, mean=solid)))[1] is SURE
    usual = cross(extent=size + verdicts.BLOT_SMALLER - 0.01, mean=solid)
    assert found(row(cross("B", extent=size, mean=solid)), usual)[1] is SURE, "whoever makes small marks means them"


def test_of_several_doubtful_boxes_the_darkest_is_suggested() -> None:
    assert judged(row(empty("B", patch=0.1), empty("D", patch=0.2))).signs == ("D",)


def test_noise_is_not_taken_for_marks_but_rough_pictures_are_not_trusted() -> None:
    calm = verdicts.EMPTY / verdicts.EMPTY_NOISE + 0.002
    noisy = [row(*(empty(sign, patch=calm) for sign in "ACD"), cross("B"), label=str(n), question=str(n)) for n in range(4)]
    for patch, verdict in ((verdicts.EMPTY_NOISE * calm - 0.001, BLANK), (verdicts.EMPTY_NOISE * calm + 0.001, REVIEW)):
        asked = row(*(empty(sign, patch=calm) for sign in "ABC"), empty("D", patch=patch))
        assert judge([*noisy, asked], SCENE, frozenset())[-1].verdict is verdict
    rough = [row(*(empty(sign, patch=verdicts.NOISY + 0.001) for sign in "ACD"), cross("B"), label=str(n)) for n in range(4)]
    asked = row(*(empty(sign, patch=verdicts.NOISY + 0.001) for sign in "ABC"), empty("D", patch=verdicts.EMPTY_MOST + 0.001))
    one = judge([*rough, asked], SCENE, frozenset())[-1]
    assert (one.verdict, one.reasons) == (REVIEW, (Reason.UNCLEAR, Reason.POOR))


def test_a_trace_beside_a_clear_mark_does_not_matter_where_one_is_wanted() -> None:
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE - 0.01))) == (("A",), SURE, ())
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE + 0.01)))[1] is REVIEW
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE - 0.01), kind="multi"))[1:] == (REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("A", patch=0.4), empty("B", patch=verdicts.BESIDE * 0.4 + 0.001)), usual=cross(patch=0.4))[1] is REVIEW


def test_a_black_box_never_decides_alone_on_a_sheet_of_crosses() -> None:
    assert found(row(cross("A"), black("C"))) == (("A",), REVIEW, (Reason.CORRECTED,))
    assert found(row(black("C"))) == (("C",), REVIEW, (Reason.ONLY_BLACK,))
    assert found(row(cross("A"), black("C"), kind="multi")) == (("A",), REVIEW, (Reason.CORRECTED,))


def test_whoever_blackens_every_box_means_it() -> None:
    assert found(row(black("C")), usual=black()) == (("C",), SURE, ())
    assert found(row(black("C"), black("D")), usual=black())[2] == (Reason.MORE_THAN_ONE,)


def test_one_black_box_on_an_empty_page_is_asked() -> None:
    judged_rows = judge([row(empty(), label="1", question="1"), row(black("C"))], SCENE, frozenset())
    assert judged_rows[1].reasons == (Reason.ONLY_BLACK,)


@pytest.mark.parametrize(
    "scratched",
    [
        black("C", spill=verdicts.SPILL + 0.01),
        black("C", around=Around(above=verdicts.OVERFLOW + 0.01, below=verdicts.OVERFLOW + 0.01)),
        black("C", around=Around(behind=verdicts.OVERFLOW + 0.01), exits=2),
    ],
)
def test_a_black_box_that_was_scratched_over_its_edges_is_asked_on_a_black_sheet_too(scratched: BoxInk) -> None:
    assert found(row(scratched), usual=black()) == (("C",), REVIEW, (Reason.CORRECTED,))


def test_an_untidy_edge_is_no_correction() -> None:
    untidy = black("C", spill=verdicts.SPILL - 0.01, around=Around(above=verdicts.OVERFLOW + 0.01, behind=0.5), exits=1)
    assert found(row(untidy), usual=black())[1] is SURE


def test_one_straight_stroke_out_of_its_box_may_be_a_slip() -> None:
    assert found(row(cross("A", slender=0.1)))[1] is SURE
    assert found(row(cross("A", slender=0.1, exits=1)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", slender=verdicts.LINE - 0.01, exits=1)))[1] is SURE
    assert found(row(cross("A", slender=verdicts.LINE - 0.01, exits=2)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", slender=0.8, exits=4)))[1] is SURE


def test_a_shadow_is_no_mark() -> None:
    assert found(row(cross("A", shade=verdicts.SHADED * 0.24 + 0.001)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", shade=verdicts.SHADED * 0.24 - 0.001)))[1] is SURE
    pale = black("A", patch=verdicts.DARK_ENOUGH - 0.01, mean=verdicts.DARK_ENOUGH - 0.02)
    assert Reason.UNCLEAR in judged(row(pale), usual=black()).reasons


def test_marks_that_differ_are_asked() -> None:
    assert found(row(cross("A"), cross("B", patch=0.8 / verdicts.UNEVEN - 0.01), kind="multi"))[2] == (Reason.UNEVEN,)
    assert found(row(cross("A"), cross("B", patch=0.8 / verdicts.UNEVEN + 0.02), kind="multi"))[1] is SURE
    fuller = cross("B", mean=0.8 * (0.3 + verdicts.UNEVEN_FULL + 0.01))
    assert found(row(cross("A"), fuller, kind="multi"))[2] == (Reason.UNEVEN,)


def test_a_mark_unlike_the_others_of_the_page_is_asked() -> None:
    assert found(row(cross("A", patch=verdicts.PALER * 0.8 - 0.01)))[2] == (Reason.UNEVEN,)
    assert found(row(cross("A", patch=verdicts.PALER * 0.8 + 0.01)))[1] is SURE
    assert found(row(cross("A")), usual=black())[2] == (Reason.UNEVEN,)


@pytest.mark.parametrize("side", ["above", "below", "behind", "over_sign", "under_sign"])
def test_ink_around_an_unmarked_box_is_asked(side: str) -> None:
    assert found(row(cross("A"), empty("C", around=Around(**{side: verdicts.AROUND + 0.01}))))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), empty("C", around=Around(**{side: verdicts.AROUND - 0.01}))))[1] is SURE


def test_ink_that_a_mark_of_the_next_row_explains_is_not_asked() -> None:
    inked = empty("C", around=Around(above=0.4))
    over = row(cross("C", exits=1), label="8", question="over")
    assert judge([*others(), over, row(inked)], SCENE, frozenset())[-1].verdict is BLANK
    assert judge([*others(), replace(over, boxes=row(cross("C")).boxes), row(inked)], SCENE, frozenset())[-1].verdict is REVIEW
    spilt = row(cross("C", spill=1.0), label="8", question="over")
    assert judge([*others(), spilt, row(inked)], SCENE, frozenset())[-1].verdict is BLANK
    under = row(empty("C", around=Around(below=0.4)))
    assert judge([*others(), under, over], SCENE, frozenset())[-2].verdict is BLANK
    assert judge([*others(), line(beside=0.5), row(inked)], SCENE, frozenset())[-1].verdict is BLANK


def test_a_circle_is_asked_whatever_the_neighbours_do() -> None:
    ringed = row(empty("C", around=Around(above=0.4, below=0.4)))
    over = row(cross("C", exits=1), label="8", question="over")
    assert judge([*others(), over, ringed], SCENE, frozenset())[-1].reasons == (Reason.OUTSIDE,)


def test_ink_far_from_the_mark_of_the_next_row_is_not_explained_by_it() -> None:
    over = row(cross("A", exits=1), label="8", question="over")
    asked = row(empty("D", around=Around(above=0.4)))
    assert judge([*others(), over, asked], SCENE, frozenset())[-1].reasons == (Reason.OUTSIDE,)


def test_a_mark_on_a_sign_is_asked() -> None:
    assert found(row(cross("A"), empty("C", on_sign=0.1 + verdicts.ON_SIGN + 0.005)))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), empty("C", on_sign=0.1 + verdicts.ON_SIGN - 0.005)))[1] is SURE


def test_a_ring_around_a_sign_that_reaches_into_its_box_is_no_mark() -> None:
    assert found(row(cross("A", on_sign=0.1 + verdicts.ON_SIGN + 0.005)))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A", on_sign=0.1 + verdicts.ON_SIGN - 0.005)))[1] is SURE


def test_writing_behind_the_row_is_asked() -> None:
    assert found(row(cross("A"), beside=verdicts.AROUND + 0.01))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), beside=verdicts.AROUND - 0.01))[1] is SURE


def test_boxes_that_are_not_found_are_asked() -> None:
    lost = [empty(sign, score=FOUND - 0.01) for sign in "ABCD"]
    assert found(row(*lost))[2] == (Reason.MISPLACED,)
    assert found(row(*lost[:1]))[1] is BLANK


def test_a_washed_out_part_is_asked() -> None:
    assert found(row(empty("D", outline=verdicts.WASHED * 0.8 - 0.01)))[2] == (Reason.WASHED_OUT,)
    assert found(row(empty("D", outline=verdicts.WASHED * 0.8 + 0.01)))[1] is BLANK


def test_nothing_is_decided_on_a_black_and_white_scan() -> None:
    scene = replace(SCENE, is_two_tone=True)
    assert [found(one, scene=scene)[1] for one in (row(cross("A")), row(empty()), line())] == [REVIEW] * 3
    assert judged(row(cross("A")), scene=scene).signs == ("A",)


def test_bleached_paper_may_have_lost_a_mark() -> None:
    assert found(row(empty(), clipped=0.51))[2] == (Reason.BLEACHED,)
    assert found(row(empty(), clipped=0.49))[1] is BLANK
    assert found(line(clipped=0.51))[2] == (Reason.BLEACHED,)
    assert found(row(cross("A"), clipped=1.0))[1] is SURE
    assert found(row(cross("A", patch=verdicts.STRONG - 0.01), clipped=1.0))[2] == (Reason.BLEACHED,)
    assert found(row(empty(), clipped=1.0), scene=replace(SCENE, is_exact=True))[1] is BLANK


def test_an_empty_row_of_a_poor_picture_is_asked_and_a_mark_is_read() -> None:
    coarse = replace(SCENE, px_per_mm=verdicts.COARSE_PX_PER_MM - 0.1)
    assert found(row(empty()), scene=coarse)[2] == (Reason.POOR,)
    assert found(row(cross("A")), scene=coarse)[1] is SURE
    dim = [empty(sign, outline=verdicts.DIM - 0.01) for sign in "ABCD"]
    rows = [row(cross("A", outline=verdicts.DIM - 0.01), *dim[1:], label="1", question="1"), row(*dim)]
    assert judge(rows, SCENE, frozenset())[1].reasons == (Reason.POOR,)


def test_the_same_sign_in_two_rows_is_asked_where_it_may_stand_once() -> None:
    pair = [
        row(cross("B"), kind="match", label="5.1"),
        row(cross("B"), kind="match", label="5.2"),
        row(cross("C"), kind="match", label="5.3"),
    ]
    asked = judge(pair, SCENE, frozenset({"asked"}))
    assert [(one.verdict, one.reasons) for one in asked] == [(REVIEW, (Reason.SAME_SIGN,))] * 2 + [(SURE, ())]
    assert [one.verdict for one in judge(pair, SCENE, frozenset({"another"}))] == [SURE] * 3
    apart = [pair[0], replace(pair[1], row=replace(pair[1].row, question="other"))]
    assert [one.verdict for one in judge(apart, SCENE, frozenset({"asked", "other"}))] == [SURE] * 2


def test_a_doubtful_row_with_the_same_sign_makes_the_clear_one_doubtful_too() -> None:
    clear, doubtful = row(cross("B"), kind="match", label="5.1"), row(cross("B", extent=0.3), kind="match", label="5.2")
    assert [one.reasons for one in judge([clear, doubtful], SCENE, frozenset({"asked"}))] == [(Reason.SAME_SIGN,), (Reason.UNCLEAR,)]


def test_the_ghost_of_a_mark_is_not_taken_for_the_same_sign() -> None:
    clear = row(cross("B"), kind="match", label="5.1")
    ghost = row(empty("B", patch=verdicts.GHOST - 0.001), kind="match", label="5.2")
    assert [one.verdict for one in judge([clear, ghost], SCENE, frozenset({"asked"}))] == [SURE, REVIEW]


def test_a_page_without_any_mark_is_asked() -> None:
    asked = judge([row(empty(), label="1"), row(empty(), label="2"), line()], SCENE, frozenset())
    assert [(one.verdict, one.reasons) for one in asked] == [(REVIEW, (Reason.NOTHING_MARKED,))] * 2 + [(BLANK, ())]


def test_a_person_reads_what_is_written_on_a_line() -> None:
    assert found(line(verdicts.EMPTY + 0.001)) == ((), REVIEW, (Reason.WRITTEN,))
    assert found(line(verdicts.EMPTY - 0.001)) == ((), BLANK, ())


def test_a_page_of_lines_only_is_judged() -> None:
    assert [one.verdict for one in judge([line(0.5), line()], SCENE, frozenset())] == [REVIEW, REVIEW]

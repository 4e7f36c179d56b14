"""The rules: each on rows of numbers just on either side of it. Nothing odd is decided without a person."""

from dataclasses import replace
from typing import Any

import pytest

from learning.paper.scan import marks, verdicts
from learning.paper.scan.boxes import FOUND, SIGN_INK, Around, BoxInk, RowInk
from learning.paper.scan.marks import Scene
from learning.paper.scan.readings import Verdict
from learning.paper.scan.reasons import Reason
from learning.paper.scan.verdicts import Judged, judge
from learning.paper.sheet import PITCH_Y, Box, SheetRow

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


def test_a_clear_mark_is_read_and_nothing_is_blank() -> None:
    assert found(row(cross("C"))) == (("C",), SURE, ())
    assert found(row(empty())) == ((), BLANK, ())


def test_two_marks_are_asked_where_one_is_wanted_and_read_where_several_are() -> None:
    assert found(row(cross("A"), cross("C"))) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="match")) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="multi")) == (("A", "C"), SURE, ())


def test_what_is_neither_empty_nor_marked_is_asked() -> None:
    assert found(row(empty("B", patch=marks.EMPTY - 0.001))) == ((), BLANK, ())
    assert found(row(empty("B", patch=marks.EMPTY + 0.001))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", patch=marks.MARK - 0.01)))[1] is REVIEW
    assert found(row(cross("B", mean=marks.MARK_MEAN - 0.001)))[1] is REVIEW
    assert found(row(cross("B", extent=marks.MARK_EXTENT - 0.01))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", extent=marks.MARK_EXTENT + 0.01, mean=0.1)))[1] is SURE


def test_a_small_solid_mark_among_others_may_be_a_blot() -> None:
    size = marks.BLOT_EXTENT - 0.02
    solid, loose = ((marks.BLOT + by) * size**2 * 0.8 for by in (0.02, -0.02))
    assert found(row(cross("B", extent=size, mean=solid))) == (("B",), REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("B", extent=size, mean=loose)))[1] is SURE
    assert found(row(cross("B", extent=marks.BLOT_EXTENT + 0.01, mean=solid)))[1] is SURE
    usual = cross(extent=size + marks.BLOT_SMALLER - 0.01, mean=solid)
    assert found(row(cross("B", extent=size, mean=solid)), usual)[1] is SURE, "whoever makes small marks means them"


def test_a_dash_or_a_nought_in_a_box_may_mean_no() -> None:
    assert found(row(cross("B", narrow=marks.NARROW - 0.01))) == (("B",), REVIEW, (Reason.OTHER_SIGN,))
    assert found(row(cross("B", narrow=marks.NARROW + 0.01)))[1] is SURE
    assert found(row(cross("B", ring=marks.RING + 0.01))) == (("B",), REVIEW, (Reason.OTHER_SIGN,))
    assert found(row(cross("B", ring=marks.RING - 0.01, arms=3)))[1] is SURE, "a tick"
    assert found(row(cross("B", ring=marks.RING_OF_ARMS + 0.01)))[2] == (Reason.OTHER_SIGN,)


def test_where_every_box_is_marked_one_of_the_signs_may_mean_no() -> None:
    every = [cross(sign) for sign in "ABCD"]
    assert found(row(*every, kind="multi")) == (("A", "B", "C", "D"), REVIEW, (Reason.EVERY_BOX,))
    assert found(row(*every[:3], kind="multi"))[1] is SURE
    assert Reason.EVERY_BOX not in found(row(*every))[2]


def test_a_mark_struck_through_or_ringed_is_asked() -> None:
    assert found(row(cross("B", is_crossed=True))) == (("B",), REVIEW, (Reason.STRUCK,))
    ring = marks.RINGED * marks.AROUND
    assert found(row(cross("B", around=Around(above=ring + 0.01, below=ring + 0.01))))[2] == (Reason.STRUCK,)
    assert found(row(cross("B", around=Around(above=ring + 0.01, below=ring - 0.01))))[1] is SURE
    assert found(row(cross("B", arms=marks.ARMS, exits=1))) == (("B",), REVIEW, (Reason.STRUCK,))
    assert found(row(cross("B", arms=marks.ARMS)))[1] is SURE
    assert found(row(cross("B", arms=marks.ARMS - 1, exits=1)))[1] is SURE
    assert found(row(cross("B", arms=marks.ARMS, exits=1)), usual=cross(arms=marks.ARMS))[1] is SURE, "whoever scribbles has many arms"


def test_a_traced_outline_is_asked() -> None:
    most = marks.TRACED * 0.2 + marks.TRACED_MORE
    assert found(row(empty("B", rim=most + 0.001))) == ((), REVIEW, (Reason.OUTSIDE,))
    assert found(row(empty("B", rim=most - 0.001)))[1] is BLANK
    assert found(row(cross("A"), empty("B", rim=most + 0.001)))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A", rim=most + 0.001)))[1] is SURE, "a mark reaches the outline itself"


def test_ink_that_cannot_be_told_from_the_paper_beside_it_is_asked() -> None:
    assert found(row(empty("B", ground=marks.GROUND + 0.001))) == ((), REVIEW, (Reason.OUTSIDE,))
    assert found(row(empty("B", ground=marks.GROUND - 0.001)))[1] is BLANK


@pytest.mark.parametrize("printed", [0.8, 1.0, 1.2])
@pytest.mark.parametrize("sign", "ABCD")
def test_a_sign_crossed_out_in_most_rows_is_seen_by_what_it_is_printed_with(sign: str, printed: float) -> None:
    every = [replace(one, boxes=tuple(replace(box, on_sign=printed * SIGN_INK[box.sign]) for box in one.boxes)) for one in others()]

    def six(more: float) -> list[Judged]:
        boxes = [empty(one, on_sign=printed * SIGN_INK[one] + (more if one == sign else 0)) for one in "ABCD"]
        return list(judge([*every, *(row(*boxes, label=str(number)) for number in range(6, 12))], SCENE, frozenset()))[-6:]

    assert [one.reasons for one in six(marks.ON_SIGN + 0.01)] == [(Reason.OUTSIDE,)] * 6
    assert [one.verdict for one in six(marks.ON_SIGN - 0.01)] == [BLANK] * 6


def test_a_page_with_a_strip_hidden_is_asked_because_one_row_may_be_taken_for_the_next() -> None:
    def page(jump: float) -> list[RowInk]:
        kept = [replace(one, row=replace(one.row, y=100.0 + number * PITCH_Y)) for number, one in enumerate(others()[:4])]
        return [replace(one, at=(0.0, -2.0 + jump if number > 1 else -2.0)) for number, one in enumerate(kept)]

    assert [one.reasons for one in judge(page(verdicts.JUMP_MM + 0.01), SCENE, frozenset())] == [(Reason.MISPLACED,)] * 4
    assert [one.verdict for one in judge(page(verdicts.JUMP_MM - 0.01), SCENE, frozenset())] == [SURE] * 4


def test_in_a_coarse_picture_a_box_is_empty_only_if_it_is_cleaner() -> None:
    calm = marks.EMPTY_MOST / marks.EMPTY_NOISE + 0.001
    noisy = [row(*(empty(sign, patch=calm) for sign in "ACD"), cross("B"), label=str(n), question=str(n)) for n in range(4)]
    asked = row(*(empty(sign, patch=calm) for sign in "ABC"), empty("D", patch=(marks.EMPTY_COARSE + marks.EMPTY_MOST) / 2))
    coarse, fine = (replace(SCENE, px_per_mm=marks.FINE_PX_PER_MM + by) for by in (-0.1, 0.1))
    assert judge([*noisy, asked], fine, frozenset())[-1].verdict is BLANK
    assert judge([*noisy, asked], coarse, frozenset())[-1].reasons == (Reason.UNCLEAR,)


def test_of_several_doubtful_boxes_the_darkest_is_suggested() -> None:
    assert judged(row(empty("B", patch=0.1), empty("D", patch=0.2))).signs == ("D",)


def test_noise_is_not_taken_for_marks_but_rough_pictures_are_not_trusted() -> None:
    calm = marks.EMPTY / marks.EMPTY_NOISE + 0.002
    noisy = [row(*(empty(sign, patch=calm) for sign in "ACD"), cross("B"), label=str(n), question=str(n)) for n in range(4)]
    for patch, verdict in ((marks.EMPTY_NOISE * calm - 0.001, BLANK), (marks.EMPTY_NOISE * calm + 0.001, REVIEW)):
        asked = row(*(empty(sign, patch=calm) for sign in "ABC"), empty("D", patch=patch))
        assert judge([*noisy, asked], SCENE, frozenset())[-1].verdict is verdict
    rough = [row(*(empty(sign, patch=marks.NOISY + 0.001) for sign in "ACD"), cross("B"), label=str(n)) for n in range(4)]
    asked = row(*(empty(sign, patch=marks.NOISY + 0.001) for sign in "ABC"), empty("D", patch=marks.EMPTY_MOST + 0.001))
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
        black("C", spill=marks.SPILL + 0.01),
        black("C", around=Around(above=marks.OVERFLOW + 0.01, below=marks.OVERFLOW + 0.01)),
        black("C", around=Around(behind=marks.OVERFLOW + 0.01), exits=2),
    ],
)
def test_a_black_box_that_was_scratched_over_its_edges_is_asked_on_a_black_sheet_too(scratched: BoxInk) -> None:
    assert found(row(scratched), usual=black()) == (("C",), REVIEW, (Reason.CORRECTED,))


def test_an_untidy_edge_is_no_correction() -> None:
    untidy = black("C", spill=marks.SPILL - 0.01, around=Around(above=marks.OVERFLOW + 0.01, behind=0.5), exits=1)
    assert found(row(untidy), usual=black())[1] is SURE


def test_one_straight_stroke_out_of_its_box_may_be_a_slip() -> None:
    assert found(row(cross("A", slender=0.1)))[1] is SURE
    assert found(row(cross("A", slender=0.1, exits=1)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", slender=marks.LINE - 0.01, exits=1)))[1] is SURE
    assert found(row(cross("A", slender=marks.LINE - 0.01, exits=2)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", slender=0.8, exits=4)))[1] is SURE
    thin, wide = marks.THIN - 0.01, marks.THIN + 0.01
    sparse, full = (0.8 * (marks.SPARSE + by) for by in (-0.01, 0.01))
    assert found(row(cross("A", slender=thin, mean=sparse)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", slender=thin, mean=full)))[1] is SURE
    assert found(row(cross("A", slender=wide, mean=sparse)))[1] is SURE


def test_a_shadow_is_no_mark() -> None:
    assert found(row(cross("A", shade=marks.SHADED * 0.24 + 0.001)))[2] == (Reason.UNCLEAR,)
    assert found(row(cross("A", shade=marks.SHADED * 0.24 - 0.001)))[1] is SURE
    pale = black("A", patch=marks.DARK_ENOUGH - 0.01, mean=marks.DARK_ENOUGH - 0.02)
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
    assert found(row(cross("A"), empty("C", around=Around(**{side: marks.AROUND + 0.01}))))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), empty("C", around=Around(**{side: marks.AROUND - 0.01}))))[1] is SURE


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
    assert found(row(cross("A"), empty("C", on_sign=SIGN_INK["C"] + marks.ON_SIGN + 0.005)))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), empty("C", on_sign=SIGN_INK["C"] + marks.ON_SIGN - 0.005)))[1] is SURE


def test_on_a_pale_page_a_cross_on_a_sign_adds_less() -> None:
    pale = cross(patch=0.35, mean=0.11)
    assert found(row(pale, empty("C", on_sign=SIGN_INK["C"] + marks.ON_SIGN * 0.6)), usual=pale)[2] == (Reason.OUTSIDE,)
    assert found(row(pale, empty("C", on_sign=SIGN_INK["C"] + marks.ON_SIGN * 0.4)), usual=pale)[1] is SURE


def test_a_little_ink_on_a_sign_that_reaches_over_the_outline_is_asked() -> None:
    most = SIGN_INK["C"] + marks.ON_SIGN_AND_OUTLINE
    assert found(row(empty("C", on_sign=most + 0.001, exits=1)))[2] == (Reason.OUTSIDE,)
    assert found(row(empty("C", on_sign=most - 0.001, exits=1)))[1] is BLANK
    assert found(row(empty("C", on_sign=most + 0.001)))[1] is BLANK
    assert found(row(cross("C", on_sign=most + 0.001, exits=1)))[1] is SURE, "a mark may leave its box"


def test_a_ring_around_a_sign_that_reaches_into_its_box_is_no_mark() -> None:
    assert found(row(cross("A", on_sign=SIGN_INK["A"] + marks.ON_SIGN + 0.005)))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A", on_sign=SIGN_INK["A"] + marks.ON_SIGN - 0.005)))[1] is SURE


def test_writing_behind_the_row_is_asked() -> None:
    assert found(row(cross("A"), beside=marks.AROUND + 0.01))[2] == (Reason.OUTSIDE,)
    assert found(row(cross("A"), beside=marks.AROUND - 0.01))[1] is SURE


def test_boxes_that_are_not_found_are_asked() -> None:
    lost = [empty(sign, score=FOUND - 0.01) for sign in "ABCD"]
    assert found(row(*lost))[2] == (Reason.MISPLACED,)
    assert found(row(*lost[:1]))[1] is BLANK


def test_what_looks_like_a_mark_may_be_an_outline_that_was_missed() -> None:
    low, high = verdicts.MARK_FOUND - 0.01, verdicts.MARK_FOUND + 0.01
    assert found(row(cross("B", score=low)))[2] == (Reason.MISPLACED,)
    assert found(row(cross("B", score=high)))[1] is SURE
    assert found(row(black("B", score=low)), usual=black())[1] is SURE, "a blackened box has no outline left"


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
    coarse = replace(SCENE, px_per_mm=marks.COARSE_PX_PER_MM - 0.1)
    assert found(row(empty()), scene=coarse)[2] == (Reason.POOR,)
    assert found(row(cross("A")), scene=coarse)[1] is SURE
    dim = [empty(sign, outline=marks.DIM - 0.01) for sign in "ABCD"]
    rows = [row(cross("A", outline=marks.DIM - 0.01), *dim[1:], label="1", question="1"), row(*dim)]
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


def test_a_guess_at_a_row_with_ink_beside_it_says_nothing_about_the_clear_row() -> None:
    clear = row(cross("B"), kind="match", label="5.1")
    stray = row(cross("B", extent=0.3), kind="match", label="5.2", beside=0.5)
    asked = judge([clear, stray], SCENE, frozenset({"asked"}))
    assert [(one.signs, one.verdict) for one in asked] == [(("B",), SURE), (("B",), REVIEW)]


def test_the_ghost_of_a_mark_is_not_taken_for_the_same_sign() -> None:
    clear = row(cross("B"), kind="match", label="5.1")
    ghost = row(empty("B", patch=verdicts.GHOST - 0.001), kind="match", label="5.2")
    assert [one.verdict for one in judge([clear, ghost], SCENE, frozenset({"asked"}))] == [SURE, REVIEW]


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ({"clipped": verdicts.CLIPPED + 0.01}, Reason.BLEACHED),
        ({"boxes": tuple(empty(sign, outline=0.3) for sign in "ABCD")}, Reason.WASHED_OUT),
        ({"boxes": tuple(empty(sign, score=FOUND - 0.1) for sign in "ABCD")}, Reason.MISPLACED),
    ],
)
def test_where_a_sign_may_stand_once_a_row_that_cannot_be_seen_makes_the_others_doubtful(hidden: dict[str, Any], why: Reason) -> None:
    clear, other = row(cross("B"), kind="match", label="5.1"), row(cross("C"), kind="match", label="5.2")
    unseen = replace(row(empty(), kind="match", label="5.3"), **hidden)
    blank = row(empty(), kind="match", label="5.3")
    once, often = frozenset({"asked"}), frozenset({"another"})
    page = [*others(), clear, other]
    assert [one.reasons for one in judge([*page, unseen], SCENE, once)[-3:]] == [(Reason.UNSEEN_TWIN,)] * 2 + [(why,)]
    assert [one.reasons for one in judge([*page, unseen], SCENE, often)[-3:]] == [(), (), (why,)]
    assert [one.verdict for one in judge([*page, blank], SCENE, once)[-3:]] == [SURE, SURE, BLANK]
    elsewhere = replace(unseen, row=replace(unseen.row, question="other"))
    assert [one.verdict for one in judge([*page, elsewhere], SCENE, once)[-3:]] == [SURE, SURE, REVIEW]


def test_a_page_without_any_mark_is_asked() -> None:
    asked = judge([row(empty(), label="1"), row(empty(), label="2"), line()], SCENE, frozenset())
    assert [(one.verdict, one.reasons) for one in asked] == [(REVIEW, (Reason.NOTHING_MARKED,))] * 2 + [(BLANK, ())]


def test_a_speck_does_not_make_a_page_without_marks_a_page_with_one() -> None:
    asked = judge([row(empty(patch=0.1), label="1"), row(empty(), label="2")], SCENE, frozenset())
    assert [one.reasons for one in asked] == [(Reason.UNCLEAR, Reason.NOTHING_MARKED), (Reason.NOTHING_MARKED,)]


def test_a_person_reads_what_is_written_on_a_line() -> None:
    assert found(line(marks.EMPTY + 0.001)) == ((), REVIEW, (Reason.WRITTEN,))
    assert found(line(marks.EMPTY - 0.001)) == ((), BLANK, ())


def test_a_page_of_lines_only_is_judged() -> None:
    assert [one.verdict for one in judge([line(0.5), line()], SCENE, frozenset())] == [REVIEW, REVIEW]

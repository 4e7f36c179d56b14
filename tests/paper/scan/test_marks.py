"""What one box shows: each rule on numbers just on either side of it."""

from dataclasses import replace

import pytest

from learning.paper.scan import marks
from learning.paper.scan.boxes import SIGN_INK, Around, BoxInk
from learning.paper.scan.reasons import Reason
from learning.paper.scan.verdicts import Judged, judge
from tests.paper.scan.inked import BLANK, REVIEW, SCENE, SURE, black, cross, empty, found, judged, others, row


def test_a_clear_mark_is_read_and_nothing_is_blank() -> None:
    assert found(row(cross("C"))) == (("C",), SURE, ())
    assert found(row(empty())) == ((), BLANK, ())


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


def test_in_a_coarse_picture_a_box_is_empty_only_if_it_is_cleaner() -> None:
    calm = marks.EMPTY_MOST / marks.EMPTY_NOISE + 0.001
    noisy = [row(*(empty(sign, patch=calm) for sign in "ACD"), cross("B"), label=str(n), question=str(n)) for n in range(4)]
    asked = row(*(empty(sign, patch=calm) for sign in "ABC"), empty("D", patch=(marks.EMPTY_COARSE + marks.EMPTY_MOST) / 2))
    coarse, fine = (replace(SCENE, px_per_mm=marks.FINE_PX_PER_MM + by) for by in (-0.1, 0.1))
    assert judge([*noisy, asked], fine, frozenset())[-1].verdict is BLANK
    assert judge([*noisy, asked], coarse, frozenset())[-1].reasons == (Reason.UNCLEAR,)


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


def test_whoever_blackens_every_box_means_it() -> None:
    assert found(row(black("C")), usual=black()) == (("C",), SURE, ())
    assert found(row(black("C"), black("D")), usual=black())[2] == (Reason.MORE_THAN_ONE,)


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

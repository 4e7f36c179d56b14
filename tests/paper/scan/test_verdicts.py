"""What a row and a page mean: each rule on numbers just on either side of it. Nothing odd is decided without a person."""

from dataclasses import replace
from typing import Any

import pytest

from learning.paper.scan import marks, verdicts
from learning.paper.scan.boxes import FOUND, Around, RowInk
from learning.paper.scan.reasons import Reason
from learning.paper.scan.verdicts import judge
from learning.paper.sheet import PITCH_Y
from tests.paper.scan.inked import BLANK, REVIEW, SCENE, SURE, black, cross, empty, found, judged, line, others, row


def test_two_marks_are_asked_where_one_is_wanted_and_read_where_several_are() -> None:
    assert found(row(cross("A"), cross("C"))) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="match")) == (("A", "C"), REVIEW, (Reason.MORE_THAN_ONE,))
    assert found(row(cross("A"), cross("C"), kind="multi")) == (("A", "C"), SURE, ())


def test_where_every_box_is_marked_one_of_the_signs_may_mean_no() -> None:
    every = [cross(sign) for sign in "ABCD"]
    assert found(row(*every, kind="multi")) == (("A", "B", "C", "D"), REVIEW, (Reason.EVERY_BOX,))
    assert found(row(*every[:3], kind="multi"))[1] is SURE
    assert Reason.EVERY_BOX not in found(row(*every))[2]


def test_a_page_with_a_strip_hidden_is_asked_because_one_row_may_be_taken_for_the_next() -> None:
    def page(jump: float) -> list[RowInk]:
        kept = [replace(one, row=replace(one.row, y=100.0 + number * PITCH_Y)) for number, one in enumerate(others()[:4])]
        return [replace(one, at=(0.0, -2.0 + jump if number > 1 else -2.0)) for number, one in enumerate(kept)]

    assert [one.reasons for one in judge(page(verdicts.JUMP_MM + 0.01), SCENE, frozenset())] == [(Reason.MISPLACED,)] * 4
    assert [one.verdict for one in judge(page(verdicts.JUMP_MM - 0.01), SCENE, frozenset())] == [SURE] * 4


def test_where_several_rows_cannot_be_found_the_others_are_not_trusted() -> None:
    lost = [row(*(empty(sign, score=FOUND - 0.1) for sign in "ABCD"), label=str(number), question=str(number)) for number in range(6, 9)]
    assert [one.reasons for one in judge([*others(), *lost], SCENE, frozenset())] == [(Reason.MISPLACED,)] * 4 + [()] + [
        (Reason.MISPLACED,)
    ] * 3
    assert [one.verdict for one in judge([*others(), *lost[:2]], SCENE, frozenset())] == [SURE] * 4 + [BLANK] + [REVIEW] * 2


def test_of_several_doubtful_boxes_the_darkest_is_suggested() -> None:
    assert judged(row(empty("B", patch=0.1), empty("D", patch=0.2))).signs == ("D",)


def test_a_trace_beside_a_clear_mark_does_not_matter_where_one_is_wanted() -> None:
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE - 0.01))) == (("A",), SURE, ())
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE + 0.01)))[1] is REVIEW
    assert found(row(cross("A"), empty("B", patch=verdicts.TRACE - 0.01), kind="multi"))[1:] == (REVIEW, (Reason.UNCLEAR,))
    assert found(row(cross("A", patch=0.4), empty("B", patch=verdicts.BESIDE * 0.4 + 0.001)), usual=cross(patch=0.4))[1] is REVIEW


def test_a_black_box_never_decides_alone_on_a_sheet_of_crosses() -> None:
    assert found(row(cross("A"), black("C"))) == (("A",), REVIEW, (Reason.CORRECTED,))
    assert found(row(black("C"))) == (("C",), REVIEW, (Reason.ONLY_BLACK,))
    assert found(row(cross("A"), black("C"), kind="multi")) == (("A",), REVIEW, (Reason.CORRECTED,))


def test_one_black_box_on_an_empty_page_is_asked() -> None:
    judged_rows = judge([row(empty(), label="1", question="1"), row(black("C"))], SCENE, frozenset())
    assert judged_rows[1].reasons == (Reason.ONLY_BLACK,)


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

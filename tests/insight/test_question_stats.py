"""Item analysis: known figures, what chance may not change, and no verdict of too few."""

from collections.abc import Sequence
from math import sqrt
from random import Random
from statistics import correlation, fmean, pstdev
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.insight.question_stats import MIN_RESPONSES, Count, First, QuestionStats, Slip, analyse, item_rest
from learning.progress.models import Way

LSAT6 = (
    *(3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15),
    *(10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298),
)
"""How many of 1,000 people gave each pattern of answers to section 6 of the Law School Admission Test, from 00000 to 11111.

Source: R. D. Bock and M. Lieberman (1970), Fitting a response model for n dichotomously scored items, Psychometrika 35, 179–197.
"""
quick = settings(deadline=None, max_examples=150)
tables = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(st.booleans(), min_size=width, max_size=width), min_size=1, max_size=25))


def lsat6() -> list[list[bool]]:
    return [[bit == "1" for bit in f"{pattern:05b}"] for pattern, people in enumerate(LSAT6) for _ in range(people)]


def firsts(scores: Sequence[Sequence[bool]], *, way: Way = Way.SCREEN) -> list[First]:
    return [
        First(learner=learner, question=str(place), right=right, way=way)
        for learner, row in enumerate(scores)
        for place, right in enumerate(row)
    ]


def stats_of(scores: Sequence[Sequence[bool]]) -> list[QuestionStats]:
    return analyse([str(place) for place in range(len(scores[0]))], firsts(scores))


def one(made: Sequence[First]) -> QuestionStats:
    (stat,) = analyse(["q"], made)
    return stat


def asked(count: int, right: int = 0, **rest: Any) -> list[First]:
    return [First(learner=number, question="q", right=number < right, **rest) for number in range(count)]


def test_the_shares_of_a_known_test_are_those_of_the_literature() -> None:
    assert [stat.count.share for stat in stats_of(lsat6())] == [0.924, 0.709, 0.553, 0.763, 0.870]


def by_means(scores: Sequence[Sequence[bool]], place: int) -> float:
    """(M₁ - M₀) ÷ s x √(p x (1 - p)), as the textbook writes it."""
    rest = [sum(row) - row[place] for row in scores]
    hits = [one for one, row in zip(rest, scores, strict=True) if row[place]]
    misses = [one for one, row in zip(rest, scores, strict=True) if not row[place]]
    share = len(hits) / len(scores)
    return (fmean(hits) - fmean(misses)) / pstdev(rest) * sqrt(share * (1 - share))


def test_the_discrimination_of_a_known_test_is_that_of_the_textbook() -> None:
    found = [stat.discrimination for stat in stats_of(lsat6())]
    assert found == pytest.approx([0.1128, 0.1532, 0.1728, 0.1444, 0.1216], abs=0.00005)
    assert found == pytest.approx([by_means(lsat6(), place) for place in range(5)])


def test_five_learners_worked_out_by_hand() -> None:
    """Right: two learners, who have 2 and 1 of the rest (M₁ 1.5); not right: 1, 0 and 0 (M₀ 1/3); s² of 2, 1, 1, 0, 0 is 0.56; p 0.4."""
    scores = [[True, True, True], [True, True, False], [False, True, False], [False, False, False], [False, False, False]]
    assert item_rest(scores, 0) == pytest.approx((1.5 - 1 / 3) / sqrt(0.56) * sqrt(0.4 * 0.6))


def test_who_knows_the_rest_and_misses_it_makes_the_discrimination_minus_one() -> None:
    assert item_rest([[False, True, True], [True, False, False]], 0) == -1
    assert item_rest([[True, True, True], [False, False, False]], 0) == 1


@pytest.mark.parametrize(
    "scores",
    [[], [[True, False]], [[True, False], [True, True]], [[True, False], [False, False]]],
    ids=["nobody", "one", "all right", "the rest the same"],
)
def test_without_any_difference_there_is_no_discrimination(scores: list[list[bool]]) -> None:
    assert item_rest(scores, 0) is None


@quick
@given(tables)
def test_it_is_the_correlation_with_the_rest_and_never_beyond_one(scores: list[list[bool]]) -> None:
    for place in range(len(scores[0])):
        found = item_rest(scores, place)
        own = [float(row[place]) for row in scores]
        rest = [float(sum(row) - row[place]) for row in scores]
        if found is None:
            assert len(set(own)) == 1 or len(set(rest)) == 1
        else:
            assert -1 <= found <= 1
            assert found == pytest.approx(correlation(own, rest), abs=1e-9)


@quick
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_learners_and_questions_changes_nothing(scores: list[list[bool]], chance: Random) -> None:
    mixed = list(scores)
    chance.shuffle(mixed)
    places = list(range(len(scores[0])))
    chance.shuffle(places)
    turned = [[row[place] for place in places] for row in mixed]
    for new, old in enumerate(places):
        assert item_rest(turned, new) == item_rest(scores, old)


@quick
@given(tables)
def test_counting_everybody_twice_or_misses_for_hits_changes_nothing(scores: list[list[bool]]) -> None:
    for place in range(len(scores[0])):
        found = item_rest(scores, place)
        assert item_rest([*scores, *scores], place) == pytest.approx(found)
        assert item_rest([[not right for right in row] for row in scores], place) == pytest.approx(found)


@quick
@given(tables)
def test_shares_lie_between_nothing_and_all(scores: list[list[bool]]) -> None:
    for place, stat in enumerate(stats_of(scores)):
        assert stat.count == Count(right=sum(row[place] for row in scores), all=len(scores))
        assert 0 <= (stat.count.share or 0) <= 1


def test_who_did_not_try_every_question_is_not_compared() -> None:
    scores = [[True, True], [False, False], [True, False]]
    made = [*firsts(scores), First(learner=9, question="0", right=True)]
    stat = analyse(["0", "1"], made)[0]
    assert (stat.count.all, stat.compared) == (4, 3)
    assert stat.discrimination == item_rest(scores, 0)


def test_ways_are_told_apart_and_together() -> None:
    made = [
        First(learner=number, question="q", right=right, way=way)
        for number, (way, right) in enumerate([(Way.SCREEN, True), (Way.PAPER, True), (Way.DESK, False), (Way.PHONE, False)])
    ]
    stat = one(made)
    assert (stat.on_screen, stat.elsewhere, stat.count) == (Count(right=1, all=1), Count(right=1, all=3), Count(right=2, all=4))


def test_the_most_common_mistake_is_found_and_equals_are_told_apart_by_name() -> None:
    b, c = Slip(words="b"), Slip(words="c", answer="2")
    stat = one([*asked(2, slips=(c, b)), *asked(1, slips=(c,))])
    assert (stat.slip, stat.slips) == (c, 3)
    assert one(asked(2, slips=(c, b))).slip == b
    assert one(asked(3)).slip is None


def test_a_mistake_made_twice_in_one_answer_counts_once() -> None:
    b = Slip(words="b")
    assert one(asked(1, slips=(b, b))).slips == 1


def test_answers_to_an_earlier_wording_count_but_not_their_mistakes() -> None:
    stat = one([*asked(2, slips=(Slip(words="old"),), is_present=False), *asked(1, slips=(Slip(words="new"),))])
    assert (stat.count.all, stat.older, stat.slip, stat.slips) == (3, 2, Slip(words="new"), 1)


def test_not_knowing_is_counted_apart() -> None:
    stat = one([*asked(3, answered=False), *asked(2, right=2)])
    assert (stat.unknown, stat.count) == (3, Count(right=2, all=5))


@pytest.mark.parametrize(
    ("count", "right", "hard", "low"), [(9, 0, False, False), (10, 6, False, False), (10, 5, True, False), (10, 4, True, True)]
)
def test_nothing_is_concluded_of_fewer_than_ten(count: int, right: int, hard: bool, low: bool) -> None:  # noqa: FBT001  a case of the table
    stat = one(asked(count, right))
    assert (stat.is_enough, stat.is_hard, stat.is_low) == (count >= MIN_RESPONSES, hard, low)


@pytest.mark.parametrize(("outside", "shown"), [(0, False), (1, False), (9, False), (10, True)])
def test_everybody_is_shown_only_when_ten_outside_the_class_answered(outside: int, shown: bool) -> None:  # noqa: FBT001  a case of the table
    own, everybody = [[number % 2 == 0, number % 3 == 0] for number in range(15)], [[True, False]] * outside
    for stat, other in zip(stats_of(own), stats_of([*own, *everybody]), strict=True):
        assert (other.is_beyond(stat), other.compares_beyond(stat)) == (shown, shown)


@pytest.mark.parametrize(("made", "all_", "misleads"), [(3, 10, True), (2, 10, False), (9, 9, False)])
def test_a_mistake_misleads_many_from_three_in_ten(made: int, all_: int, misleads: bool) -> None:  # noqa: FBT001  a case of the table
    wrong = asked(made, slips=(Slip(words="b"),))
    assert one([*wrong, *asked(all_ - made)]).misleads is misleads
    older = [First(learner=99, question="q", right=False, is_present=False)] * 5
    assert one([*wrong, *asked(all_ - made), *older]).misleads is misleads


def test_a_question_is_doubtful_only_when_chance_hardly_explains_it() -> None:
    turned = [[number < 8, number >= 8, number >= 8] for number in range(16)]
    assert stats_of(turned)[0].is_doubtful
    assert not stats_of(turned[4:13])[0].is_doubtful, "nine learners"
    slightly = [[number % 2 == 1, number % 3 == 0] for number in range(15)]
    discrimination = stats_of(slightly)[0].discrimination
    assert discrimination is not None
    assert -0.3 < discrimination < 0
    assert not stats_of(slightly)[0].is_doubtful
    assert not stats_of([[True, True]] * 16)[0].is_doubtful

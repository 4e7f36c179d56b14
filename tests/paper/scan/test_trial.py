"""A hundred pictures with fixed seeds, judged: nothing is wrong without a question, and few clear rows are asked."""

from dataclasses import replace

import pytest

from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict
from learning.paper.scan.reasons import Reason
from tests.paper.scan.cost import cost_of
from tests.paper.scan.images import SORTS, Image, make_image
from tests.paper.scan.judging import Code, Judgement, Outcome, judge, tally
from tests.paper.scan.trial import GREY, figures, one

SEEDS = range(900_000, 900_100)


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    """What became of each picture."""
    return [one(seed) for seed in SEEDS]


def test_nothing_is_read_wrongly_without_a_question(judgements: list[Judgement]) -> None:
    assert [place for judgement in judgements for place in judgement.wrong] == []


def test_codes_are_read_and_never_wrongly(judgements: list[Judgement]) -> None:
    count = tally(judgements)
    assert count["code wrong"] == 0
    assert count["code right"] >= 98


def test_few_clear_and_empty_rows_of_scans_and_photos_are_asked(judgements: list[Judgement]) -> None:
    count = tally([judgement for judgement in judgements if judgement.sort in GREY])
    assert count["plain"] > 400
    assert count["plain asked"] <= 0.05 * count["plain"]
    assert count["plain right"] + count["plain asked"] == count["plain"]


def test_every_sort_of_picture_and_mark_is_there(judgements: list[Judgement]) -> None:
    assert {judgement.sort for judgement in judgements} == set(SORTS)
    assert len({what for judgement in judgements for _, _, what, _, _ in judgement.rows}) >= 18
    assert {kind for judgement in judgements for _, kind, _, _, _ in judgement.rows} == {"single", "multi", "match", "line"}


def test_the_figures_are_those_of_the_judgements(judgements: list[Judgement]) -> None:
    text = figures(judgements, SEEDS[0], 60.0)
    count = tally(judgements)
    assert f"| all | 100 | {count['code right']} / {count['code not read']} / 0 | {count['rows']} |" in text
    assert "Wrong without a question: none." in text


def reading(image: Image, change: dict[str, RowReading] | None = None) -> PageReading:
    """A reading that says exactly what was meant, but for some rows."""
    rows = [
        RowReading(
            label=truth.row.label,
            question=truth.row.question.id,
            kind=truth.row.kind,
            signs=truth.signs,
            verdict=Verdict.REVIEW if truth.must_ask else Verdict.SURE if truth.signs else Verdict.BLANK,
        )
        for truth in image.truths
    ]
    rows = [(change or {}).get(row.label, row) for row in rows]
    return PageReading(file="", page=1, status=Status.READ, sheet=image.page.code, number=image.page.number, rows=tuple(rows))


def test_a_judge_sees_every_mistake() -> None:
    image = make_image(SEEDS[0])
    assert judge(image, reading(image)).wrong == []
    for place, truth in enumerate(image.truths):
        right = reading(image).rows[place]
        other = ("Z",) if truth.signs or truth.must_ask else ("A",)
        wrong = judge(image, reading(image, {right.label: replace(right, signs=other, verdict=Verdict.SURE)}))
        assert [outcome for label, _, _, outcome, _ in wrong.rows if label == right.label] == [Outcome.WRONG]
        asked = judge(image, reading(image, {right.label: right.doubt(Reason.UNCLEAR)}))
        assert [outcome for label, _, _, outcome, _ in asked.rows if label == right.label] == [Outcome.ASKED]


def test_a_judge_sees_a_wrong_code() -> None:
    image = make_image(SEEDS[0])
    right = reading(image)
    assert judge(image, right).code is Code.RIGHT
    assert judge(image, PageReading(file="", page=1, status=Status.READ, sheet="OTHER", number=1, rows=right.rows)).code is Code.WRONG
    assert judge(image, PageReading(file="", page=1, status=Status.REJECTED)).code is Code.UNREAD
    assert judge(image, PageReading(file="", page=1, status=Status.REJECTED, sheet="OTHER", number=1)).code is Code.WRONG


def test_a_large_photo_needs_less_than_400_megabytes() -> None:
    cost = cost_of(345, 1)
    assert cost.megapixels > 14
    assert 50 < cost.peak < 400


def test_the_same_number_gives_the_same_picture() -> None:
    first, again = make_image(SEEDS[3]), make_image(SEEDS[3])
    assert first.data == again.data
    assert [truth.signs for truth in first.truths] == [truth.signs for truth in again.truths]
    assert make_image(SEEDS[4]).data != first.data

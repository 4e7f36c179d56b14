"""Odd things people do: what may mean *no* is asked, and a page with a strip hidden never gives a row the answer of the next."""

import numpy as np
import pytest

from tests.paper.scan.judging import Code, Judgement, Outcome
from tests.paper.scan.odd import ODD, STRIP, hide_strip, make_odd
from tests.paper.scan.printing import PX_PER_MM, stack
from tests.paper.scan.trial import odd_figures, one_odd

SEEDS = range(800_000, 800_004)
ALWAYS = ("dash in a box", "nought in a box", "every box marked", "stroke through the letter", STRIP)
"""What has to be asked every time; the other odd things are asked nearly always, as the trial tells."""


@pytest.mark.parametrize("name", ALWAYS)
def test_it_is_asked(name: str) -> None:
    for seed in SEEDS:
        assert one_odd((name, seed)).wrong == []


@pytest.mark.parametrize("name", [name for name in ODD if name != STRIP])
def test_a_picture_has_odd_rows_that_have_to_be_asked_and_plain_ones(name: str) -> None:
    truths = [truth for seed in SEEDS for truth in make_odd(name, seed).truths]
    assert {truth.must_ask for truth in truths if truth.what == name} == {True}
    assert any(truth.what == "clear" and truth.signs for truth in truths)


def test_a_strip_is_taken_out_and_what_is_below_moves_up() -> None:
    page = stack()[0].picture()
    cut = hide_strip(page, 100, 10)
    assert cut.shape == page.shape
    top, tall = round(100 * PX_PER_MM), round(110 * PX_PER_MM) - round(100 * PX_PER_MM)
    assert np.array_equal(cut[:top], page[:top])
    assert np.array_equal(cut[top:-tall], page[top + tall :])
    assert (cut[-tall:] == 255).all()


def test_the_table_counts_odd_rows_only() -> None:
    rows = (
        ("1", "single", "dash in a box", Outcome.ASKED, True),
        ("2", "single", "dash in a box", Outcome.WRONG, True),
        ("3", "single", "clear", Outcome.RIGHT, False),
    )
    whole = (("1", "single", "clear", Outcome.RIGHT, False), ("2", "line", "empty line", Outcome.RIGHT, False))
    text = odd_figures(
        [Judgement(seed=1, sort="dash in a box", code=Code.RIGHT, rows=rows), Judgement(seed=1, sort=STRIP, code=Code.UNREAD, rows=whole)]
    )
    assert "| dash in a box | 2 | 1 | 0 | 0 | **1** |" in text
    assert f"| {STRIP} | 1 | 0 | 1 | 1 | **0** |" in text

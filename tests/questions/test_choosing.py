"""What the kinds that choose from a task list share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import question

from learning.markup.prose import plain
from learning.questions.choosing import Choosing, share_found

SOURCE = """\
### Kies twee antwoorden {#twee-tekens}

Welke twee?

- [ ] Een a
    > Nee. A.
- [x] Een b
    > Goed. B.
- [ ] Een c
    > Bijna. C.
- [x] Een d
    > Goed. D.

> Denk nog eens.

Lees nog eens: [Kijk](#kijk)
"""


def test_a_remark_is_made_on_each_thing_chosen_and_on_nothing_else() -> None:
    grade = question(SOURCE).grade(("d", "a", "z"))
    assert [(plain(remark.words), remark.right, remark.feedback.plain) for remark in grade.remarks] == [
        ("Een a", False, "Nee. A."),
        ("Een d", True, "Goed. D."),
    ]
    assert grade.whole.plain == "Denk nog eens."


def test_the_key_shows_right_ones_first_with_the_signs_on_the_page() -> None:
    asked = question(SOURCE)
    assert isinstance(asked, Choosing)
    signs = {choice.id: choice.sign for choice in asked.interaction.options}
    found = asked.solutions()
    assert [solution.right for solution in found] == [True, True, False, False]
    assert {solution.sign: plain(solution.words)[-1] for solution in found} == {sign: name for name, sign in signs.items()}
    assert [solution.sign for solution in found[:2]] == sorted(solution.sign for solution in found[:2])
    assert {plain(solution.words)[-1].upper() for solution in found} == {solution.reason.plain[-2] for solution in found}


@pytest.mark.parametrize(
    ("wanted", "chosen", "share"),
    [
        (2, [True, True], 1),
        (2, [True], 0.5),
        (2, [True, False], 0),
        (2, [True, True, False], 0.5),
        (1, [False], 0),
        (2, [], 0),
        (0, [], 0),
        (0, [False], 0),
    ],
)
def test_wrong_ones_are_taken_off_right_ones(wanted: int, chosen: list[bool], share: float) -> None:
    assert share_found(wanted, chosen) == share


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 6))
def test_guessing_everything_never_pays(wanted: int, right: int, wrong: int) -> None:
    right = min(right, wanted)
    share = share_found(wanted, [True] * right + [False] * wrong)
    assert 0 <= share <= right / wanted
    assert (share == 1) is (right == wanted and wrong == 0)
    assert share_found(wanted, [True] * right + [False] * (wrong + 1)) <= share

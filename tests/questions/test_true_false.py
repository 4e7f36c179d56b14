"""True or false."""

import pytest
from readers import places, question, try_question

from learning.questions.true_false import TrueFalse

SOURCE = '### Waar of niet waar? {#x}\n\n"Het is zo."\n\n- [x] Waar\n    > Goed. Ja.\n- [ ] Niet waar\n    > Nee. Toch wel.\n'


def test_true_stands_first_as_everywhere() -> None:
    for number in range(9):
        asked = question(SOURCE.replace("#x", f"#x-{number}"), practice=True)
        assert isinstance(asked, TrueFalse)
        assert [(choice.sign, choice.id) for choice in asked.interaction.options] == [("A", "a"), ("B", "b")]
    assert str(asked.hint) == "Is this true or false?"
    assert str(asked.paper_hint) == "True or false? Circle one letter."


def test_each_language_has_its_own_two_words() -> None:
    source = "### True or false? {#x}\n\nIt is so.\n\n- [x] True\n    > Correct. Yes.\n- [ ] False\n    > No. It is.\n"
    assert question(source, lang="en", practice=True).key == ("a",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Niet waar\n", "Onwaar\n", [(5, "true-false-words")]),
        ("- [ ] Niet waar\n    > Nee. Toch wel.\n", "", [(5, "true-false-words")]),
        ("- [x] Waar", "- [ ] Waar", [(1, "one-key"), (5, "feedback-opening")]),
        ("- [ ] Niet waar", "- [x] Niet waar", [(1, "one-key"), (7, "feedback-opening")]),
        ("    > Nee. Toch wel.\n", "", [(7, "feedback-missing")]),
        ("Toch wel.\n", "Toch wel.\n\n> Los.\n", [(1, "other-extra")]),
    ],
)
def test_the_two_words_stand_there_with_one_ticked_and_both_with_a_reason(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert places(try_question(SOURCE.replace(old, new), practice=True)[1]) == expected


def test_the_words_in_the_other_order_are_a_problem() -> None:
    turned = SOURCE.replace("Niet waar\n", "#\n").replace("] Waar\n", "] Niet waar\n").replace("] #\n", "] Waar\n")
    assert places(try_question(turned, practice=True)[1]) == [(5, "true-false-words")]

"""Choose one answer."""

from dataclasses import replace

import pytest
from readers import places, question, try_question

from learning.questions.single import Single

OPTIONS = "".join(f"- [{'x' if name == 'b' else ' '}] Een {name}\n    > {'Goed' if name == 'b' else 'Nee'}. {name}\n" for name in "abcde")
SOURCE = f"### Kies één antwoord {{#x}}\n\nWelk?\n\n{OPTIONS.split('- [ ] Een d')[0]}"


def single(source: str = SOURCE) -> Single:
    """A question of this kind."""
    found = question(source, practice=True)
    assert isinstance(found, Single)
    return found


def test_options_are_shown_in_an_order_of_their_own() -> None:
    asked = single(SOURCE.replace("{#x}", "{#digid-stopt}"))
    assert sorted(asked.order) == ["a", "b", "c"]
    assert [choice.sign for choice in asked.interaction.options] == ["A", "B", "C"]
    assert {single(SOURCE.replace("{#x}", f"{{#x-{number}}}")).order for number in range(60)} >= {("b", "a", "c"), ("c", "b", "a")}


def test_the_order_shown_stays_when_lines_change_place() -> None:
    lines = SOURCE.split("\n")
    moved = [*lines[:4], lines[6] + " {#b}", lines[7], lines[4] + " {#a}", lines[5], *lines[8:]]
    assert single("\n".join(moved)).interaction == single().interaction
    assert single("\n".join(moved)).key == single().key == ("b",)


def test_piles_to_sort_into_stand_in_the_order_of_the_author() -> None:
    for number in range(9):
        asked = replace(single(SOURCE.replace("{#x}", f"{{#x-{number}}}")), keep_order=True)
        assert asked.order == ("a", "b", "c")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (OPTIONS.split("- [ ] Een c")[0], [(1, "how-many")]),
        (OPTIONS, [(1, "how-many")]),
        (OPTIONS.split("- [ ] Een d")[0].replace("[ ] Een a", "[x] Een a").replace("Nee. a", "Goed. a"), [(1, "one-key")]),
        (OPTIONS.split("- [ ] Een d")[0].replace("[x]", "[ ]").replace("Goed", "Nee"), [(1, "one-key")]),
        (OPTIONS.split("- [ ] Een d")[0] + "\n> Los.\n", [(1, "other-extra")]),
    ],
)
def test_three_or_four_boxes_one_ticked_and_nothing_said_twice(options: str, expected: list[tuple[int, str]]) -> None:
    found, reading = try_question(f"### Kies één antwoord {{#x}}\n\nWelk?\n\n{options}", practice=True)
    assert places(reading) == expected
    assert found is not None


def test_two_chosen_on_paper_are_worth_nothing() -> None:
    assert single().grade(("a", "b")).score == 0
    assert single().grade(("b",)).score == 1


def test_it_says_how_to_answer() -> None:
    assert (str(single().hint), str(single().paper_hint)) == ("Choose one answer.", "Circle one letter.")

"""Choose several answers."""

import pytest
from readers import places, question, try_question

from learning.questions.multiple import Multiple


def source(ticks: str, *, said: str = "twee") -> str:
    """A question with a box for each sign, ticked for each `x`."""
    boxes = [f"- [{tick}] Een {place}\n    > {'Goed' if tick == 'x' else 'Nee'}. {place}\n" for place, tick in enumerate(ticks)]
    return f"### Kies {said} antwoorden {{#vraag}}\n\nWelke?\n\n{''.join(boxes)}"


@pytest.mark.parametrize(
    ("ticks", "said", "expected"),
    [
        ("xx ", "twee", []),
        ("xxxxx ", "vijf", []),
        ("xx", "twee", [(1, "how-many")]),
        ("xx     ", "twee", [(1, "how-many")]),
        ("x  ", "twee", [(1, "count-differs")]),
        ("xxx ", "twee", [(1, "count-differs")]),
        ("x  ", "één", [(1, "kind-unknown")]),
    ],
)
def test_as_many_boxes_are_ticked_as_the_heading_says(ticks: str, said: str, expected: list[tuple[int, str]]) -> None:
    found, reading = try_question(source(ticks, said=said), practice=True)
    assert places(reading) == expected
    assert found is not None


def multiple(name: str) -> Multiple:
    """A question of this kind, three of four."""
    found = question(source("xx x", said="drie").replace("#vraag", f"#{name}"), practice=True)
    assert isinstance(found, Multiple)
    return found


def test_several_that_are_one_is_another_kind() -> None:
    _, reading = try_question(source("x  ", said="één"), practice=True)
    assert "did you mean 'Kies één antwoord'?" in str(reading.problems[0])


def test_feedback_on_the_whole_may_be_there() -> None:
    assert question(source("xx ") + "\n> Denk na.\n", practice=True).whole.plain == "Denk na."


def test_the_page_tells_how_many_and_in_an_order_of_its_own() -> None:
    asked = multiple("vraag")
    assert (str(asked.hint), str(asked.paper_hint)) == ("Choose 3 answers.", "Circle 3 letters.")
    assert asked.key == ("a", "b", "d")
    assert (asked.interaction.many, asked.interaction.count) == (True, 3)
    assert len({multiple(f"vraag-{number}").order for number in range(40)}) > 5

"""One edition as a whole: counts, names, and where questions send back to."""

import pytest
from content.shelf import line, model, read

from learning.content.library import Library

BOXES = "- [x] Dit.\n    > Goed. Zo is het.\n- [ ] Dat.\n    > Nee. Zo niet.\n- [ ] Wat dan ook.\n    > Nee. Zo niet.\n"
WORDS = '"Zo is het."\n\n- [x] Waar\n    > Goed. Zo is het.\n- [ ] Niet waar\n    > Nee. Zo is het.\n'
AGAIN = "\nLees nog eens: [Kijk. Wie stuurt dit?](#wie)\n"


def rules(small: Library, source: str) -> set[str]:
    return {rule for _, rule in read(small, source)[1]}


def with_questions(*asked: str) -> str:
    """The model lesson with other questions that count."""
    source = model()
    start, end = source.index("## Vragen"), source.index("## Samenvatting")
    return source[:start] + "## Vragen\n\n" + "\n".join(asked) + "\n" + source[end:]


def single(name: str) -> str:
    return f"### Kies één antwoord {{#{name}}}\n\nWat doe je?\n\n{BOXES}{AGAIN}"


def true_false(name: str) -> str:
    return f"### Waar of niet waar? {{#{name}}}\n\n{WORDS}{AGAIN}"


def multiple(name: str) -> str:
    boxes = BOXES.replace("- [ ] Dat.\n    > Nee. Zo niet.", "- [x] Dat.\n    > Goed. Zo ook.")
    return f"### Kies twee antwoorden {{#{name}}}\n\nWat doe je?\n\n{boxes}{AGAIN}"


@pytest.mark.parametrize(("count", "told"), [(3, True), (4, False), (8, False), (9, True)])
def test_a_lesson_has_4_to_8_questions(count: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    asked = [true_false("a"), multiple("b"), *(single(f"c{number}") for number in range(count - 2))]
    assert ("question-count" in rules(small, with_questions(*asked))) is told


def test_a_lesson_has_at_least_three_kinds(small: Library) -> None:
    asked = [multiple("a"), *(single(f"c{number}") for number in range(4))]
    assert "question-count" in rules(small, with_questions(*asked))


@pytest.mark.parametrize(("others", "told"), [(2, True), (3, False)])
def test_one_in_four_questions_may_be_true_or_false(others: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = with_questions(true_false("a"), multiple("b"), *(single(f"c{number}") for number in range(others - 1)))
    assert ("true-false-many" in rules(small, source)) is told


def test_it_is_the_last_one_too_many_that_is_told(small: Library) -> None:
    source = with_questions(true_false("a"), single("b"), true_false("c"), multiple("d"))
    assert (line(source, "{#c}"), "true-false-many") in read(small, source)[1]


@pytest.mark.parametrize(("count", "told"), [(2, True), (3, False), (7, False), (8, True)])
def test_a_lesson_has_3_to_7_steps(count: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = model().replace(
        "## Voorbeeld", "".join(f"### Nog {number} {{#nog-{number}}}\n\nJa.\n\n" for number in range(8)) + "## Voorbeeld"
    )
    start = source.index("### Wat is een nepbericht?")
    heads = [place for place in range(start, source.index("## Voorbeeld")) if source.startswith("\n### ", place)]
    source = source[: heads[count - 1]] + "\n" + source[source.index("\n## Voorbeeld") :]
    assert ("step-count" in rules(small, source)) is told


@pytest.mark.parametrize(("count", "told"), [(1, True), (2, False), (5, False), (6, True)])
def test_there_are_2_to_5_other_ways(count: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    before = model().split("## Liever anders?")[0]
    source = before + "## Liever anders?\n\n" + "- Bel je buur.\n" * count
    assert read(small, source)[1] == ([(line(source, "## Liever anders?"), "other-ways")] if told else [])


def test_a_screen_in_the_introduction_is_a_screen_to_practise_with(small: Library) -> None:
    source = model()
    start, end = source.index("### Kies één antwoord {#kaart-bank}"), source.index("Op papier: knip")
    bare = source[:start] + source[end:]
    assert "practice-screen" in rules(small, bare)
    shown = bare.replace("Op papier: knip", "```sms\nVan: ik\n\nHoi.\n```\n\nOp papier: knip")
    assert rules(small, shown) == set()


def test_the_name_of_a_question_may_not_be_that_of_a_step(small: Library) -> None:
    source = model().replace("{#kaart-oma}", "{#haast}")
    assert read(small, source)[1] == [(line(source, "Kies één antwoord {#haast}"), "id-twice")]


def test_of_two_with_one_name_the_later_is_told_with_the_line_of_the_first(small: Library) -> None:
    source = model().replace("{#kaart-oma}", "{#kaart-bank}")
    first = line(source, "{#kaart-bank}")
    number = source[: source.rindex("{#kaart-bank}")].count("\n") + 1
    assert number > first
    assert read(small, source)[1] == [(number, "id-twice")]


def test_a_lesson_without_an_id_is_not_told_twice(small: Library) -> None:
    assert read(small, model().replace('id = "is-dit-bericht-echt"\n', ""))[1] == [(1, "front-matter-field")]


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("[Kijk. Wie stuurt dit?](#wie)", None),
        ("[Stop. Heb ik haast?](#haast) en [Kijk. Wie stuurt dit?](#wie)", None),
        ("[Wie stuurt dit?](#wie)", "read-again-title"),
        ("[Kijk. Wie stuurt dit?](#wies)", "read-again-unknown"),
        ("[Kijk. Wie stuurt dit?](#kaart-oma)", "read-again-unknown"),
        ("Kijk. Wie stuurt dit?", "read-again-missing"),
    ],
)
def test_a_question_sends_back_to_steps_by_name_and_title(link: str, rule: str | None, small: Library) -> None:
    source = model().replace("Lees nog eens: [Kijk. Wie stuurt dit?](#wie)", f"Lees nog eens: {link}")
    at = line(source, "{#geld-terug}") if rule == "read-again-missing" else source[: source.index(link)].count("\n") + 1
    assert read(small, source)[1] == ([(at, rule)] if rule else [])

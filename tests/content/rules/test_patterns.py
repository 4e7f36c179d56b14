"""Answers that give themselves away: by length, by place, by words."""

from dataclasses import replace

import pytest
from content.shelf import model, read

from learning import paths
from learning.content.library import Library
from learning.content.model import Edition
from learning.content.rules.patterns import check_language, check_patterns, give_aways, places, right_is_longest
from learning.content.style import Style, read_style
from learning.markup.problems import Problems
from learning.questions.single import Single

HENK = "### Kies één antwoord {#digid-stopt}"


@pytest.fixture(scope="module")
def dutch() -> Style:
    """The style of Dutch."""
    style = read_style(paths.LESSONS / "style.nl.toml")
    assert style is not None
    return style


def single(small: Library, *lengths: int, key: int = 0, name: str = "a") -> Single:
    """A question of which the options have those lengths."""
    boxes = "".join(
        f"- [{'x' if place == key else ' '}] {'o' * length}\n    > {'Goed' if place == key else 'Nee'}. Zo is het.\n"
        for place, length in enumerate(lengths)
    )
    asked = f"### Kies één antwoord {{#{name}}}\n\nWat doe je?\n\n{boxes}\nLees nog eens: [Kijk. Wie stuurt dit?](#wie)\n\n"
    edition, _ = read(small, model().replace(HENK, asked + HENK))
    question = edition.question(name)
    assert isinstance(question, Single)
    return question


def edition_with(small: Library, *questions: Single) -> Edition:
    return replace(read(small, model())[0], questions=questions)


def told(edition: Edition, style: Style | None = None) -> list[tuple[int, str]]:
    problems = Problems("nl.md")
    check_patterns(edition, style, problems)
    return [(problem.line, problem.rule) for problem in problems]


def test_the_model_lesson_gives_nothing_away(small: Library, dutch: Style) -> None:
    for lang in small.languages:
        assert told(small.edition("is-dit-bericht-echt", lang), dutch) == []


@pytest.mark.parametrize(("lengths", "longest"), [((5, 4, 3), True), ((5, 5, 3), False), ((4, 5, 3), False)])
def test_only_the_longest_of_all_is_the_longest(lengths: tuple[int, ...], longest: bool, small: Library) -> None:  # noqa: FBT001  a table
    assert right_is_longest(single(small, *lengths)) is longest


def test_a_question_without_a_key_has_no_longest(small: Library) -> None:
    question = single(small, 5, 4, 3)
    options = tuple(replace(option, ticked=False) for option in question.options)
    assert right_is_longest(replace(question, options=options)) is False


@pytest.mark.parametrize(("longest", "others", "found"), [(1, 0, 0), (1, 1, 0), (2, 1, 1), (2, 0, 1), (2, 2, 0)])
def test_in_a_lesson_the_right_one_is_the_longest_at_most_half_the_time(longest: int, others: int, found: int, small: Library) -> None:
    long = [replace(single(small, 5, 4, 3, name=f"l{number}"), line=number) for number in range(longest)]
    short = [single(small, 4, 5, 3, name=f"s{number}") for number in range(others)]
    problems = [one for one in told(edition_with(small, *long, *short)) if one[1] == "right-longest"]
    assert problems == [(longest - 1, "right-longest")] * found


@pytest.mark.parametrize(("longest", "others", "found"), [(11, 0, False), (12, 0, True), (7, 13, False), (8, 12, True)])
def test_in_a_language_at_most_35_in_a_hundred(longest: int, others: int, found: bool, small: Library) -> None:  # noqa: FBT001  a table
    edition = edition_with(small, *[single(small, 5, 4, 3)] * longest, *[single(small, 4, 5, 3)] * others)
    problems = Problems("lessons/*/*/nl.md")
    check_language([edition], problems)
    share = round(longest * 100 / (longest + others))
    remedy = f"the right option is the longest in {share} % of {longest + others} single-choice questions; at most 35 %"
    assert [str(problem) for problem in problems] == ([f"lessons/*/*/nl.md:1: right-longest: {remedy}"] if found else [])


def keyed(small: Library, sign: str, line: int) -> Single:
    """A question of which the right answer has that letter."""
    question = single(small, 4, 5, 3)
    name = next(option.id for option in question.interaction.options if option.sign == sign)
    options = tuple(replace(option, ticked=option.id == name) for option in question.options)
    return replace(question, options=options, line=line)


@pytest.mark.parametrize(
    ("signs", "lines"), [("AAB", []), ("AAA", [2]), ("AAAA", [2, 3]), ("BAAAB", [3]), ("AABAA", []), ("BCB", []), ("AA", [])]
)
def test_the_same_letter_is_right_at_most_twice_running(signs: str, lines: list[int], small: Library) -> None:
    edition = edition_with(small, *(keyed(small, sign, line) for line, sign in enumerate(signs)))
    assert [one for one in told(edition) if one[1] == "same-place"] == [(line, "same-place") for line in lines]


def test_places_are_counted_by_the_number_of_options(small: Library) -> None:
    edition = edition_with(small, keyed(small, "A", 1), keyed(small, "C", 2), keyed(small, "A", 3))
    assert places([edition, edition]) == {3: {1: 4, 3: 2}}


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ("Welke twee dingen zijn geen waarschuwing?", True),
        ("Wat doe je niet?", True),
        ("Je weet het niet. Welke twee dingen helpen?", False),
        ("Dit is niet goed.", False),
    ],
)
def test_a_question_asks_for_what_is_so(ask: str, found: bool, small: Library, dutch: Style) -> None:  # noqa: FBT001  a table
    edition, _ = read(small, model().replace("Welke twee dingen zijn een waarschuwing?", ask))
    question = edition.question("twee-waarschuwingen")
    assert question is not None
    assert told(edition, dutch) == ([(question.line, "ask-negative")] if found else [])
    assert told(edition) == []


def test_a_statement_to_judge_may_be_negative(small: Library, dutch: Style) -> None:
    edition, _ = read(small, model().replace('"Er staan geen taalfouten in het bericht. Dan is het echt."', "Is dit nooit waar?"))
    assert told(edition, dutch) == []


@pytest.mark.parametrize("text", ["Alle bovenstaande.", "Geen van deze.", "Geen van bovenstaande dingen helpt."])
def test_an_option_is_not_about_the_other_options(text: str, small: Library, dutch: Style) -> None:
    edition, _ = read(small, model().replace("Er staat een logo in dat je kent.", text))
    question = edition.question("twee-waarschuwingen")
    assert question is not None
    assert told(edition, dutch) == [(question.line, "all-of-them")]


def test_words_such_as_always_are_counted_in_right_and_in_wrong_options(small: Library, dutch: Style) -> None:
    assert give_aways([edition_with(small)], dutch) == (0, 0)
    edition, _ = read(
        small,
        model().replace("Hij klikt snel, want", "Hij klikt altijd, want").replace("- [x] Je moet binnen", "- [x] Je moet nooit binnen"),
    )
    wrong = sum(not solution.right for question in edition.questions[:2] for solution in question.solutions())
    assert give_aways([edition], dutch) == (1 / 3, 1 / wrong)

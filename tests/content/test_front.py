"""The front matter: what is read, what is missing, and on which line."""

import tomllib
from datetime import date

import pytest
from content.shelf import model

from learning.content.front import line_in_front, line_of_fault, read_front
from learning.content.model import Front
from learning.markup.problems import Problems


def front_of(source: str) -> tuple[Front, str, list[tuple[int, str]]]:
    problems = Problems("nl.md")
    front, body = read_front(source, problems)
    return front, body, [(problem.line, problem.rule) for problem in problems]


def test_the_block_of_the_model_lesson_is_read() -> None:
    front, _, found = front_of(model())
    assert found == []
    assert front == Front(
        id="is-dit-bericht-echt",
        minutes=30,
        checked=date(2026, 11, 24),
        digcomp=("1.2", "4.1", "4.2"),
        slo=("21B", "23A"),
        ed=("2 B1n", "5 B1n"),
        words=("phishing", "link", "verdacht"),
    )


def test_the_body_keeps_its_line_numbers() -> None:
    source = model()
    _, body, _ = front_of(source)
    assert len(body.split("\n")) == len(source.split("\n"))
    assert body.split("\n").index("## Doel") == source.split("\n").index("## Doel")
    assert "minutes" not in body


def test_without_a_block_the_whole_file_is_body() -> None:
    front, body, found = front_of("# Titel\n")
    assert (front, body) == (Front(), "# Titel\n")
    assert found == [(1, "front-matter")]


def test_a_block_that_is_not_closed_is_no_block() -> None:
    assert front_of("+++\nminutes = 30\n# Titel\n")[2] == [(1, "front-matter")]


def test_a_missing_field_is_told_on_the_first_line() -> None:
    problems = Problems("nl.md")
    front, _ = read_front(model().replace("minutes = 30\n", ""), problems)
    assert [str(problem) for problem in problems] == ["nl.md:1: front-matter-field: 'minutes' is missing or is not a whole number"]
    assert front.minutes == 0
    assert front.words


def test_an_empty_block_is_a_front_without_anything() -> None:
    front, _, found = front_of("+++\n+++\n")
    assert front == Front()
    assert found == [(1, "front-matter-field")]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("id = 3", "'id' is missing or is not text between quotes"),
        ("minutes = 3.5", "'minutes' is missing or is not a whole number"),
        ("minutes = true", "'minutes' is missing or is not a whole number"),
        ('checked = "2026-11-24"', "'checked' is missing or is not a day such as 2026-11-24"),
        ("checked = 2026-11-24T10:00:00", "'checked' is missing or is not a day such as 2026-11-24"),
        ('words = "phishing"', "'words' is missing or is not a list of texts, such as [\"1.2\"]"),
        ("words = [1]", "'words' is missing or is not a list of texts, such as [\"1.2\"]"),
    ],
)
def test_a_field_of_another_sort_is_left_out_and_told_on_its_line(line: str, remedy: str) -> None:
    name = line.split(" =", maxsplit=1)[0]
    whole = 'id = "x"\nminutes = 3\nchecked = 2026-11-24\ndigcomp = []\nslo = []\ned = []\nwords = []\n'
    rest = "".join(f"{one}\n" for one in whole.splitlines() if not one.startswith(f"{name} "))
    problems = Problems("nl.md")
    front, _ = read_front(f"+++\n{rest}{line}\n+++\n", problems)
    assert [str(problem) for problem in problems] == [f"nl.md:8: front-matter-field: {remedy}"]
    assert getattr(front, name) == getattr(Front(), name)


def test_a_field_nobody_knows_gets_a_hint() -> None:
    problems = Problems("nl.md")
    read_front(model().replace("minutes = 30", "minutes = 30\nminute = 30"), problems)
    assert [str(problem) for problem in problems] == ["nl.md:4: front-matter-field: 'minute' is not known; did you mean 'minutes'?"]


def test_a_fault_in_the_block_is_told_on_its_line_in_the_file() -> None:
    source = model().replace("minutes = 30", "minutes = dertig")
    front, body, found = front_of(source)
    assert found == [(3, "front-matter")]
    assert front == Front()
    assert "## Doel" in body


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = c", 2), ("a = [", 1), ('a = """', 1)])
def test_a_fault_seen_only_at_the_end_is_told_on_the_first_line(text: str, line: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    assert line_of_fault(raised.value) == line


def test_the_line_of_a_field_is_found_by_its_whole_name() -> None:
    assert line_in_front("+++\nidentity = 1\n  id  = 2\n+++", "id") == 3
    assert line_in_front("+++\n+++", "id") == 1

"""What a text is read with."""

from readers import LANGUAGES, rules

from learning.markup.problems import Problems
from learning.markup.reading import Reading


def test_a_reading_hands_problems_on_and_goes_on() -> None:
    problems = Problems("nl.md")
    reading = Reading(problems=problems, language=LANGUAGES["nl"], facts={})
    reading.wrong(3, "one-key", "%(count)s boxes", count=2)
    reading.wrong(4, "how-many", "too many")
    assert rules(reading) == ["one-key", "how-many"]
    assert str(problems[0]) == "nl.md:3: one-key: 2 boxes"


def test_two_readings_share_nothing() -> None:
    one, other = (Reading(problems=Problems("a"), language=LANGUAGES["nl"], facts={}) for _ in range(2))
    one.lines.append("x")
    assert other.lines == []

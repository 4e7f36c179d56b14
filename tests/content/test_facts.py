"""The fact table: what a fact must have, and how it is said in a language."""

from datetime import date
from pathlib import Path

import pytest

from learning.content.facts import checked_on, read_facts, spoken
from learning.content.model import Fact
from learning.markup.problems import Problems

WHOLE = """[[fact]]
id = "bel"
text_nl = "Bel 1400."
text_en = "Call 1400."
value = "op werkdagen"
value_en = "on weekdays"
source = "Rijksoverheid"
verified = "stored page, 2026-01-01"
review_by = 2027-01-01
note = "Bevestigen."
"""


def facts_of(folder: Path, text: str) -> tuple[dict[str, Fact], list[str]]:
    path = folder / "facts.toml"
    path.write_text(text, encoding="utf-8")
    problems = Problems("facts.toml")
    return read_facts(path, problems), [str(problem) for problem in problems]


def test_a_whole_fact_is_read(tmp_path: Path) -> None:
    facts, found = facts_of(tmp_path, f"schema = 1\n\n{WHOLE}")
    assert found == []
    fact = facts["bel"]
    assert (fact.value("nl"), fact.value("en"), fact.value("fr")) == ("op werkdagen", "on weekdays", "op werkdagen")
    assert fact.texts == {"nl": "Bel 1400.", "en": "Call 1400."}
    assert (fact.source, fact.verified, fact.review_by, fact.note) == (
        "Rijksoverheid",
        "stored page, 2026-01-01",
        date(2027, 1, 1),
        "Bevestigen.",
    )
    assert fact.line == 4


@pytest.mark.parametrize("field", ["text_nl", "text_en", "value", "source", "verified", "review_by"])
def test_a_fact_without_a_field_is_told_and_left_out(field: str, tmp_path: Path) -> None:
    text = "".join(f"{line}\n" for line in WHOLE.splitlines() if not line.startswith(f"{field} ="))
    facts, found = facts_of(tmp_path, text)
    assert facts == {}
    assert found == [f"facts.toml:2: facts: fact 'bel' lacks: {field}"]


@pytest.mark.parametrize(
    ("line", "other", "field"),
    [
        ('value = "op werkdagen"', "value = 112", "value"),
        ('value_en = "on weekdays"', "value_en = 112", "value_en"),
        ('source = "Rijksoverheid"', 'source = ""', "source"),
        ("review_by = 2027-01-01", 'review_by = "2027-01-01"', "review_by"),
        ("review_by = 2027-01-01", "review_by = 2027-01-01T00:00:00", "review_by"),
        ('note = "Bevestigen."', "note = ['Bevestigen.']", "note"),
    ],
)
def test_a_field_of_another_sort_counts_as_lacking(line: str, other: str, field: str, tmp_path: Path) -> None:
    facts, found = facts_of(tmp_path, WHOLE.replace(line, other))
    assert facts == {}
    assert found == [f"facts.toml:2: facts: fact 'bel' lacks: {field}"]


def test_a_fact_without_a_name_is_told_on_the_first_line(tmp_path: Path) -> None:
    facts, found = facts_of(tmp_path, WHOLE.replace('id = "bel"\n', ""))
    assert facts == {}
    assert found == ["facts.toml:1: facts: fact '' lacks: id"]


def test_the_second_of_two_facts_of_one_name_is_left_out(tmp_path: Path) -> None:
    facts, found = facts_of(tmp_path, WHOLE + WHOLE.replace("Bel 1400.", "Bel 1500."))
    assert facts["bel"].texts["nl"] == "Bel 1400."
    assert found == ["facts.toml:12: facts: fact 'bel' stands here twice; take one away"]


def test_a_table_that_is_no_toml_holds_nothing(tmp_path: Path) -> None:
    facts, found = facts_of(tmp_path, f"{WHOLE}\nleeg =\n")
    assert facts == {}
    assert len(found) == 1
    assert found[0].startswith("facts.toml:12: facts: Invalid value")


@pytest.mark.parametrize("text", ["", "fact = 3\n", "fact = ['een']\n"])
def test_a_table_without_entries_holds_nothing(text: str, tmp_path: Path) -> None:
    assert facts_of(tmp_path, text) == ({}, [])


def test_no_table_is_no_problem(tmp_path: Path) -> None:
    problems = Problems("facts.toml")
    assert read_facts(tmp_path / "facts.toml", problems) == {}
    assert problems == []


def test_values_and_sentences_are_spoken_in_a_language(tmp_path: Path) -> None:
    facts, _ = facts_of(tmp_path, WHOLE)
    assert spoken(facts, "en") == {"bel": "on weekdays", "bel.text": "Call 1400."}
    assert spoken(facts, "fr") == {"bel": "op werkdagen", "bel.text": "Bel 1400."}


@pytest.mark.parametrize(
    ("text", "day"),
    [("checked_on = 2026-11-24", date(2026, 11, 24)), ("checked_on = 'gisteren'", None), ("schema = 1", None), ("checked_on =", None)],
)
def test_the_day_of_the_table_is_a_day_or_nothing(text: str, day: date | None, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    assert checked_on(path) is None
    path.write_text(text, encoding="utf-8")
    assert checked_on(path) == day

"""Marks in the raw text: what is let through and what is told."""

import pytest
from content.shelf import line, model, read

from learning.content.library import Library

HOME = "Stop daarom even."


def found_at(small: Library, text: str) -> set[str]:
    """The rules a text breaks within a step of the model lesson."""
    source = model().replace(HOME, f"\n\n{text}\n\n{HOME}")
    _, found = read(small, source)
    assert all(number >= line(source, "{#haast}") for number, _ in found)
    return {rule for _, rule in found}


@pytest.mark.parametrize(
    "text",
    [
        r"Een haak \{ of \} mag.",
        "Schrijf `{fact:x}` zo.",
        "Schrijf `<b>` zo.",
        r"Een ster \* mag.",
        "Twee is **meer** dan *een*.",
        "Bel {fact:politie_112}.",
        "{fact:fraudehelpdesk_hours.text}",
        "Bel gerust. {fact:fraudehelpdesk_hours.text}",
        'Hij zegt: "Bel gerust." {fact:fraudehelpdesk_hours.text}',
        "Bel gerust: {fact:fraudehelpdesk_hours.text}",
        "{fact:fraudehelpdesk_hours.text} {fact:fraudehelpdesk_hours.text}",
        "Kijk in [een stap](#wie).",
        "Het is 3 < 4 en 5 > 4.",
        "Het jaar 2026-11-24 en 10.00 uur.",
        "Bel 1400 of 112.",
        "Betaal € 0,50 of 0 euro.",
    ],
)
def test_this_may_stand_in_a_text(text: str, small: Library) -> None:
    assert found_at(small, text) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Een {haak} mag niet.", "brace"),
        ("Een { haak.", "brace"),
        ("Een haak } alleen.", "loose-mark"),
        ("Een * alleen.", "loose-mark"),
        ("Een ` alleen.", "loose-mark"),
        ("Kijk bij {fact:Politie_112}.", "brace"),
        ("Kijk bij {fact: politie_112}.", "brace"),
        ("Kijk bij {fact:politie}.", "fact-unknown"),
        ("Kijk bij {fact:politie.text}", "fact-unknown"),
        ("Bel, want {fact:fraudehelpdesk_hours.text}", "fact-sentence"),
        ("Een <b>tag</b>.", "tag"),
        ("Een <br>.", "tag"),
        ("Bel 0900-8844.", "number-typed"),
        ("Bel 088 1234567 of 010 1234.", "number-typed"),
        ("Kijk op [de site](https://bank.example).", "link-place"),
        ("Kijk op <https://bank.example>.", "link-place"),
    ],
)
def test_this_may_not_stand_in_a_text(text: str, rule: str, small: Library) -> None:
    assert rule in found_at(small, text)


@pytest.mark.parametrize("mark", ["{haak}", "{fact:onbekend}", "0900-8844"])
def test_marks_are_found_in_screens_options_tables_and_feedback(mark: str, small: Library) -> None:
    for place in ("Uw pakket ligt klaar.", "Hij klikt snel,", "Haast is juist de truc.", "Onze man haalt", "Bel je bank."):
        source = model().replace(place, f"{place} {mark}", 1)
        assert [number for number, _ in read(small, source)[1]] == [line(source, mark)]


def test_a_tag_in_a_screen_is_text(small: Library) -> None:
    assert read(small, model().replace("Uw pakket ligt klaar.", "Uw <b>pakket</b> ligt klaar. *"))[1] == []


@pytest.mark.parametrize("heading", ["## Samenvatting", "### Stop. Heb ik haast?"])
def test_a_fact_has_no_place_in_a_heading(heading: str, small: Library) -> None:
    source = model().replace(heading, f"{heading} {{fact:politie_112}}")
    assert (line(source, heading), "fact-place") in read(small, source)[1]


def test_links_to_the_web_stand_among_the_sources(small: Library) -> None:
    source = model() + "\n## Bronnen\n\nLees [het rapport](https://rapport.example/).\n"
    assert read(small, source)[1] == []
    assert read(small, source.replace("## Bronnen", "## Bron"))[1] != []


@pytest.mark.parametrize(("size", "told"), [(125, False), (126, True)])
def test_a_picture_is_told_in_125_letters(size: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = model().replace("![Een telefoon met drie berichten. Bij elk bericht staat een klein vraagteken.]", f"![{'a' * size}]")
    assert read(small, source)[1] == ([(line(source, "drie-berichten.svg"), "picture-words")] if told else [])


def test_the_line_of_a_picture_is_that_of_its_file(small: Library) -> None:
    source = model().replace("![Een telefoon met drie", f"Zo is het.\n![{'a ' * 99}Een telefoon met drie")
    assert read(small, source)[1] == [(line(source, "drie-berichten.svg"), "picture-words")]


@pytest.mark.parametrize(
    ("old", "new", "at", "rule"),
    [
        ("gevaar.\n\nLees nog eens", "gevaar.\nLees nog eens", "Lees nog eens: [Bel zelf", "feedback-ends"),
        ("> Mis je er één?", "> Denk na.\nMis je er één?", "Mis je er", "feedback-ends"),
        ("- Bel je bank. Het", "- Bel je bank.\nHet", "Het nummer staat", "list-ends"),
        ("1. Ze belt haar bank.", "1. Ze belt\nhaar bank.", "haar bank.\n", "list-ends"),
    ],
)
def test_a_line_that_markdown_would_swallow_is_found(old: str, new: str, at: str, rule: str, small: Library) -> None:
    source = model().replace(old, new, 1)
    number = source.count("\n", 0, source.index(at)) + 1
    assert (number, rule) in read(small, source)[1]


@pytest.mark.parametrize("new", ["- Bel je bank.\n  Het", "- Bel je bank.\n\tHet", "- Bel je bank.\n\n    Het"])
def test_a_line_that_is_set_in_goes_on_with_the_item(new: str, small: Library) -> None:
    rules = {rule for _, rule in read(small, model().replace("- Bel je bank. Het", new, 1))[1]}
    assert not rules & {"list-ends", "feedback-ends"}

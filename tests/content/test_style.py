"""How a language is written: the figures and words of its style file."""

from pathlib import Path

import pytest

from learning import paths
from learning.content.style import Line, Style, read_style


@pytest.fixture(scope="module")
def dutch() -> Style:
    """The style of Dutch."""
    style = read_style(paths.LESSONS / "style.nl.toml")
    assert style is not None
    return style


def test_the_figures_are_read_for_each_kind_of_text(dutch: Style) -> None:
    assert set(dutch.lines) == {"step", "lesson", "questions", "further", "teacher"}
    assert dutch.lines["step"] == Line(aim=85, stop=75)
    assert dutch.longest == {"step": Line(aim=15, stop=18), "further": Line(aim=18, stop=18), "teacher": Line(aim=22, stop=22)}
    assert set(dutch.average) == {"step", "further", "teacher"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_shipped_style_aims_higher_than_it_stops(lang: str) -> None:
    style = read_style(paths.LESSONS / f"style.{lang}.toml")
    assert style is not None
    assert all(line.aim >= line.stop for line in style.lines.values())
    assert all(line.aim <= line.stop for line in (*style.average.values(), *style.longest.values()))
    assert all(style.avoid.values())
    assert all(style.long_words.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dat is derhalve zo.", [("derhalve", "daarom, dus")]),
        ("Derhalve stop je.", [("Derhalve", "daarom, dus")]),
        ("Twee transacties.", [("transacties", "betaling")]),
        ("Een transactie.", [("transactie", "betaling")]),
        ("Door middel van een app.", [("Door middel van", "met, door")]),
        ("url en urls", [("url", "adres van de website")]),
        ("url-balk, mijn-url, kurl", []),
        ("Niets te melden.", []),
    ],
)
def test_words_to_avoid_are_found_whole_with_the_plainer_one(text: str, found: list[tuple[str, str]], dutch: Style) -> None:
    assert dutch.words_to_avoid(text) == found


def test_official_names_are_masked_the_longest_first(dutch: Style) -> None:
    assert dutch.masked("Het Informatiepunt Digitale Overheid helpt.") == "Het naam helpt."
    assert dutch.masked("De Fraudehelpdesk en MijnOverheid.") == "De naam en naam."
    assert dutch.masked("Niemand.") == "Niemand."


def test_the_passive_is_recognised_and_the_active_left_alone(dutch: Style) -> None:
    assert dutch.passive.search("De brief wordt morgen verstuurd.")
    assert dutch.passive.search("Er werd bij haar ingebroken en gestolen.")
    assert not dutch.passive.search("De bank belt je.")
    assert not dutch.passive.search("Het wordt koud.")


def test_a_style_without_words_finds_none(tmp_path: Path) -> None:
    text = (paths.LESSONS / "style.nl.toml").read_text(encoding="utf-8")
    before, _, after = text.partition("names = [")
    path = tmp_path / "style.nl.toml"
    path.write_text(f"{before}names = []{after.partition(']')[2].partition('[avoid]')[0]}[avoid]\n", encoding="utf-8")
    style = read_style(path)
    assert style is not None
    assert style.masked("De Fraudehelpdesk.") == "De Fraudehelpdesk."
    assert style.words_to_avoid("derhalve") == []


def test_a_language_may_have_no_style(tmp_path: Path) -> None:
    assert read_style(tmp_path / "style.de.toml") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[avoid]", "[avoid"),
        ("[avoid]", "[avoided]"),
        ("longest_word", "longest_words"),
        ("average = { aim = 10, stop = 12 }", "average = 10"),
        ("average = { aim = 10, stop = 12 }", "average = { aim = 10, end = 12 }"),
        ("[lines.step] ", "lines = 3\n[line.step] "),
        (r"negative = '\b(?:", r"negative = '\b(?:("),
    ],
)
def test_a_style_that_cannot_be_used_is_named(old: str, new: str, tmp_path: Path) -> None:
    text = (paths.LESSONS / "style.nl.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "style.nl.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"style\.nl\.toml: .*; compare it with style\.nl\.toml"):
        read_style(path)


def test_a_style_in_an_old_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "style.nl.toml"
    path.write_bytes(b"readability = '\xe9'")
    with pytest.raises(ValueError, match=r"style\.nl\.toml: 'utf-8' codec"):
        read_style(path)

"""The fixed words of a language."""

from pathlib import Path

import pytest
from readers import LANGUAGES

from learning import paths
from learning.markup.language import Language, read_language

DUTCH = (paths.LESSONS / "headings.nl.toml").read_text(encoding="utf-8")


def test_the_name_of_the_file_is_the_name_of_the_language(tmp_path: Path) -> None:
    path = tmp_path / "headings.fy.toml"
    path.write_text(DUTCH, encoding="utf-8")
    language = read_language(path)
    assert (language.lang, language.name, language.direction) == ("fy", "Nederlands", "ltr")
    assert language.kind["single"] == "Kies één antwoord"
    assert language.numbers[:2] == ("één", "twee")
    assert language.feedback == {"right": ("Goed.",), "wrong": ("Nee.", "Bijna.")}


@pytest.mark.parametrize("table", ["part", "label", "kind", "true-false", "feedback", "teacher"])
def test_a_table_that_is_missing_is_named(tmp_path: Path, table: str) -> None:
    path = tmp_path / "headings.fy.toml"
    path.write_text(DUTCH.replace(f"[{table}]", "[something-else]"), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"headings\.fy\.toml: the table '{table}' is missing; copy it"):
        read_language(path)


@pytest.mark.parametrize("written", [b"language = Fries", b'language = "\xff"'])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "headings.fy.toml"
    path.write_bytes(written)
    with pytest.raises(ValueError, match=r"headings\.fy\.toml"):
        read_language(path)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_has_the_same_words(language: Language) -> None:
    dutch = LANGUAGES["nl"]
    for table in ("part", "label", "kind", "true_false", "feedback", "teacher"):
        assert list(getattr(language, table)) == list(getattr(dutch, table))
    assert {name: set(words) for name, words in language.scene.items()} == {name: set(words) for name, words in dutch.scene.items()}
    assert len(language.numbers) == len(dutch.numbers)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_no_word_means_two_things(language: Language) -> None:
    screens = [entry["word"] for entry in language.scene.values()]
    for words in ([*language.part.values()], [*language.kind.values()], [*language.true_false.values()], [*language.numbers], screens):
        assert len(set(words)) == len(words)
    assert not set(language.feedback["right"]) & set(language.feedback["wrong"])

"""What holds for every practice screen, and how one is found by its word."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import LANGUAGES, places, scene, try_scene

from learning.markup.language import Language
from learning.scenes import SCENES
from learning.scenes.base import Scene

HOSTILE = (Path(__file__).parents[1] / "markup" / "cases" / "hostile.md").read_text(encoding="utf-8").split("\n")


def test_every_screen_has_a_name_of_its_own_and_words_in_every_language() -> None:
    names = [kind.kind for kind in SCENES]
    assert len(set(names)) == len(names)
    for language in LANGUAGES.values():
        assert set(language.scene) == set(names)
        for kind in SCENES:
            assert kind.required <= set(language.scene[kind.kind])
            assert kind.spoken == ("me" in language.scene[kind.kind])


@pytest.mark.parametrize(("word", "hint"), [("smsje", "did you mean 'sms'?"), ("", "choose from: sms, e-mail"), ("qqqq", "choose from")])
def test_a_screen_nobody_knows_is_a_problem_with_a_hint(word: str, hint: str) -> None:
    found, reading = try_scene(f"```{word}\nVan: x\n```")
    assert found is None
    assert places(reading) == [(1, "scene-kind")]
    assert hint in str(reading.problems[0])


def test_the_same_screen_has_another_word_in_another_language() -> None:
    assert try_scene("```text-message\nFrom: x\n\nHi\n```", lang="en")[1].problems == []


def full(kind: type[Scene], language: Language, text: str) -> str:
    """A screen with every line at its top and in its body holding one text."""
    entry = language.scene[kind.kind]
    tops = "\n".join(f"{label}: {text}" for name, label in entry.items() if name not in {"word", "me"})
    return f"````{entry['word']} {text}\n{tops}\n\n{'Sam: ' if kind.spoken else ''}{text}\n````"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_every_screen_can_be_written_in_every_language(kind: type[Scene], language: Language) -> None:
    made = scene(full(kind, language, "tekst"), lang=language.lang)
    assert type(made) is kind
    assert made.html(language.lang).count("tekst") >= 3
    assert made.text().count("tekst") == 2 + len(made.top)


@pytest.mark.parametrize("kind", SCENES)
def test_no_line_of_a_screen_becomes_markup(kind: type[Scene]) -> None:
    shape = scene(full(kind, LANGUAGES["nl"], "tekst")).html("nl").count("<")
    for text in HOSTILE:
        harmless = text.replace("[", "(").replace("]", ")").replace("`", "'").strip() or "leeg"
        made, _ = try_scene(full(kind, LANGUAGES["nl"], harmless))
        assert made is not None
        assert made.html("nl").count("<") == shape


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SCENES), st.text(st.sampled_from("ab []()x_1:.\\{}\n "), max_size=60))
def test_any_text_is_read_and_drawn_without_a_fault(kind: type[Scene], text: str) -> None:
    made, _ = try_scene(f"```{LANGUAGES['nl'].scene[kind.kind]['word']}\nVan: a\n\n{text}\n```")
    assert made is not None
    assert made.html("nl")
    assert json.dumps(made.typst())
    assert made.text()

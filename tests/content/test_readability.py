"""How easy a text reads: Flesch-Douma for Dutch, Flesch reading ease for English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.content.readability import reading_ease

WORDS = st.sampled_from(["de", "bank", "belt", "jou", "nooit", "wachtwoord", "oplichter", "organisatie"])


@pytest.mark.parametrize(
    ("text", "lang", "score"),
    [
        ("De bank belt jou.", "nl", 206.835 - 0.93 * 4 - 77 * 1),
        ("De bank belt. Ik hang op.", "nl", 206.835 - 0.93 * 3 - 77 * 1),
        ("The bank calls you.", "en", 206.835 - 1.015 * 4 - 84.6 * 1),
        ("Een oplichter belt.", "nl", 206.835 - 0.93 * 3 - 77 * 5 / 3),
    ],
)
def test_the_score_is_that_of_the_formula(text: str, lang: str, score: float) -> None:
    assert reading_ease(text, lang) == pytest.approx(score)


def test_capitals_make_no_word_longer() -> None:
    assert reading_ease("OPLICHTER BELT.", "nl") == reading_ease("oplichter belt.", "nl")


@pytest.mark.parametrize("text", ["", " … ", "?!"])
def test_a_text_without_words_is_as_easy_as_can_be(text: str) -> None:
    assert reading_ease(text, "nl") == 206.835


def test_a_language_without_a_formula_is_not_measured() -> None:
    with pytest.raises(KeyError):
        reading_ease("La banque.", "fr")


@settings(deadline=None, max_examples=60)
@given(words=st.lists(WORDS, min_size=2, max_size=12))
def test_two_short_sentences_read_easier_than_one_long(words: list[str]) -> None:
    half = len(words) // 2
    one = " ".join(words).capitalize() + "."
    two = " ".join(words[:half]).capitalize() + ". " + " ".join(words[half:]).capitalize() + "."
    assert reading_ease(two, "nl") > reading_ease(one, "nl")

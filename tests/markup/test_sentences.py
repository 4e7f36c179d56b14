"""Sentences and words, as the rules of style count them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.markup.sentences import last_sentence_start, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop. Kijk! Bel?", ["Stop.", "Kijk!", "Bel?"]),
        ("Het is 9.40 uur. Kom.", ["Het is 9.40 uur.", "Kom."]),
        ("Ga naar digid.nl en log in.", ["Ga naar digid.nl en log in."]),
        ('Er staat: "Klik hier." Wat doe je?', ['Er staat: "Klik hier."', "Wat doe je?"]),
        ("Hij wacht… Dan belt hij.", ["Hij wacht…", "Dan belt hij."]),
        ("Om 8 uur. 's Avonds ook.", ["Om 8 uur.", "'s Avonds ook."]),
        ("Dat kost 5 euro. 10 is te veel.", ["Dat kost 5 euro.", "10 is te veel."]),
        ("Bijv. een brief", ["Bijv. een brief"]),
        ("zonder punt", ["zonder punt"]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
    assert text[last_sentence_start(text) :] == (expected[-1] if expected else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Log in op digid.nl.", ["Log", "in", "op", "digid.nl"]),
        ("Om 9.40 of 10:15 uur", ["Om", "9.40", "of", "10:15", "uur"]),
        ("e-mail aan lena@school.example", ["e-mail", "aan", "lena@school.example"]),
        ("foto's – zó!", ["foto's", "zó"]),
        ("… ? -", []),
    ],
)
def test_a_number_a_time_or_an_address_is_one_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("aB9 .?!…\"'”)\n"), max_size=60))
def test_no_word_is_lost_when_a_text_is_cut(text: str) -> None:
    parts = sentences(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert text[last_sentence_start(text) :].strip() in {*parts[-1:], ""}

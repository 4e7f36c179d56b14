"""Names people give themselves: all of the world's, nothing that cannot be seen, nothing that says too much."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.accounts.names import MAX_LENGTH, clean_name, name_key, sort_key
from learning.errors import Invalid

WORLD = (Path(__file__).parent / "cases" / "names.md").read_text(encoding="utf-8")
REAL = [name.strip() for line in WORLD.splitlines() if line.startswith("- ") for name in line.partition(":")[2].split(",")]


@pytest.mark.parametrize("name", REAL)
def test_every_real_name_of_the_world_passes(name: str) -> None:
    assert clean_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "\u200d", "\u200c\u200d", "...", "- -", "\u0301", "\u3164", "\u115f", "\u2800", "_", "\t\n"],
)
def test_a_name_that_cannot_be_seen_is_no_name(typed: str) -> None:
    with pytest.raises(Invalid, match="Write a name"):
        clean_name(typed)


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u202e",
        "\u2066",
        "\u2060",
        "\u00ad",
        "\ufeff",
        "\u034f",
        "\u3164",
        "\u115f",
        "\u1160",
        "\uffa0",
        "\ufe0f",
        "\U000e0041",
        "\U000e0100",
        "\u180b",
        "\u061c",
        "\u17b4",
        "<",
        "&",
        '"',
        "/",
        "@",
        "😀",
    ],
)
def test_signs_that_are_unseen_or_mislead_are_refused(sign: str) -> None:
    with pytest.raises(Invalid):
        clean_name(f"Le{sign}na")


def test_a_joiner_belongs_in_persian_and_not_in_latin_names() -> None:
    assert clean_name("علی\u200cرضا") == "علی\u200cرضا"
    with pytest.raises(Invalid, match="Use only letters"):
        clean_name("Le\u200cna")


@pytest.mark.parametrize("typed", ["Lеna", "Ꭺnna", "Lꓰna", "Ｌena", "𝐋ena", "Αnna", "Иvan", "Jean-Иван"])
def test_two_alphabets_in_one_word_are_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="two alphabets"):
        clean_name(typed)


def test_two_alphabets_in_two_words_are_fine() -> None:
    assert clean_name("Лена Lena") == "Лена Lena"


@pytest.mark.parametrize(
    "typed",
    ["lena@school.nl", "06 12345678", "0612345678", "06-12 34 56 78", "+31 6 12345678", "123456782", "1234.56.782", "Lena 0612345678"],
)
def test_what_looks_like_an_address_or_a_number_is_better_not_written(typed: str) -> None:
    with pytest.raises(Invalid, match="Better not"):
        clean_name(typed)


@pytest.mark.parametrize("typed", ["Lena 2", "Groep 7 Lena", "Lena 2014", "3"])
def test_a_short_number_in_a_name_is_fine(typed: str) -> None:
    assert clean_name(typed) == typed


def test_a_name_has_one_to_thirty_two_letters() -> None:
    assert clean_name("a") == "a"
    assert clean_name("a" * MAX_LENGTH) == "a" * MAX_LENGTH
    with pytest.raises(Invalid, match="at most 32"):
        clean_name("a" * (MAX_LENGTH + 1))


def test_signs_that_stand_for_many_letters_still_fit_the_column() -> None:
    with pytest.raises(Invalid, match="at most 32"):
        clean_name("\ufdfa" * 5)


def test_spaces_are_tidied_and_accents_joined() -> None:
    assert clean_name("  Zoe\u0308   de  Wit ") == "Zoë de Wit"


def test_the_refusal_names_the_field_it_was_typed_in() -> None:
    with pytest.raises(Invalid) as refusal:
        clean_name("", field="names")
    assert refusal.value.field == "names"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena", "LENA"),
        ("Weiß", "WEISS"),
        ("Zoë", "Zoe\u0308"),
        ("Anne-Marie", "Anne‑Marie"),
        ("O'Brien", "O’Brien"),
        ("'t Hart", "‘t Hart"),
        ("Мар'яна", "Марʼяна"),
        ("ΐ", "Ϊ́"),
        ("علی\u200cرضا", "علیرضا"),
        ("Ｌena", "Lena"),
        ("Gal·la", "Gal.la"),
        ("Lena  de Wit", "lena de wit"),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    "names",
    [
        ["Ilse", "Ína", "Ivo", "Zoe", "Zoë", "Zohra"],
        ["ali", "Álvaro", "Ånna", "BO", "Çelik", "Dewi"],
        ["Ilse", "I\u0301na", "Ivo"],
        ["Zoë", "Øyvind"],
    ],
)
def test_names_stand_in_the_order_of_their_letters_whatever_accents_they_have(names: list[str]) -> None:
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(names))


@pytest.mark.parametrize(("one", "other"), [("Zoë", "Zoe"), ("Lena", "Lina"), ("Ivo", "Iwo")])
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40))
@example("ΐΐ")
@example("\ufdfa")
def test_any_text_is_a_clean_name_or_a_refusal(typed: str) -> None:
    try:
        name = clean_name(typed)
    except Invalid:
        return
    assert clean_name(name) == name
    assert 1 <= len(name) <= MAX_LENGTH
    assert len(name_key(name)) <= 80
    assert name_key(name) == name_key(name_key(name))
    assert any(sign.isalnum() for sign in name)
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} for sign in name)

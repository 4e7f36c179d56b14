"""Prose as plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import prose

from learning.markup.prose import Defined, Fact, Text
from learning.markup.text import WIDTH, inline_text, text, wrapped


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**a** *b* `c`", "a b c"),
        ("een\n\ntwee", "een\n\ntwee"),
        ("- a\n- b", "- a\n- b"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("- a\n\n  b", "- a b"),
        ("[a](#b)", "a"),
        ("[a](https://b.example)", "a (https://b.example)"),
        ("<https://b.example>", "https://b.example"),
        ("![een kat](a.svg)", "[een kat]"),
        ("a ![](a.svg)", "a "),
        ("| a | b |\n| --- | --- |\n| c | d |", "a | b\n-----\nc | d"),
    ],
)
def test_each_block_and_mark_is_said_in_words(source: str, expected: str) -> None:
    assert text(prose(source)).rstrip() == expected.rstrip()


def test_facts_and_hard_words_are_words() -> None:
    assert inline_text((Defined((Text("browser"),)), Text(" "), Fact("x", "112"))) == "browser 112"


def test_items_hang_under_their_mark() -> None:
    assert text(prose(f"1. {'woord ' * 5}"), width=20) == "1. woord woord woord\n   woord woord"


def test_a_line_under_the_head_of_a_table_is_no_longer_than_the_page() -> None:
    assert text(prose(f"| {'a' * 30} |\n| --- |\n| b |"), width=20).split("\n")[1] == "-" * 20


def test_an_address_is_never_broken() -> None:
    address = f"https://{'a' * 90}.example/b-c"
    assert address in text(prose(f"Kijk op <{address}>."))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(st.characters(categories=("Ll", "Lu")), min_size=1, max_size=20), min_size=1), st.integers(24, 100))
def test_no_line_is_longer_than_the_page_and_no_word_is_lost(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), "- ", "  ", width=width).split("\n")
    assert all(len(line) <= width for line in lines)
    assert " ".join(lines).split()[1:] == words
    assert WIDTH == 72

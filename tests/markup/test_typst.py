"""Prose as data for paper."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import prose

from learning.markup.prose import Defined, Fact, Prose, Text
from learning.markup.typst import Data, inline_typst, text_typst, typst


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**a** *b* `c`", ["p", [["strong", [["text", "a"]]], ["text", " "], ["em", [["text", "b"]]], ["text", " "], ["code", "c"]]]),
        ("- a", ["ul", [[["p", [["text", "a"]]]]]]),
        ("1. a", ["ol", [[["p", [["text", "a"]]]]]]),
        ("![een kat](a.svg)", ["picture", "m/l/a.svg", "een kat"]),
        ("a ![een kat](a.svg)", ["p", [["text", "a "], ["text", "een kat"]]]),
        ("[a](#b)", ["p", [["link", "#b", [["text", "a"]]]]]),
        ("| a |\n| --- |\n| b |", ["table", [[["text", "a"]]], [[[["text", "b"]]]]]),
    ],
)
def test_each_block_and_mark_has_a_name(source: str, expected: Data) -> None:
    assert typst(prose(source, folder="m/l")) == [expected]


def test_a_number_or_date_stays_on_one_line_and_a_sentence_does_not() -> None:
    facts = (Fact("a", "0800 1234"), Fact("b", "geen"), Fact("c", "van 9 tot 17 uur op werkdagen"))
    assert [name for name, _ in inline_typst(facts)] == ["keep", "text", "text"]


def test_a_hard_word_is_set_as_a_word() -> None:
    assert inline_typst((Defined((Text("browser"),)),)) == [["em", [["text", "browser"]]]]


def test_words_of_paragraphs_stand_in_one_line() -> None:
    assert text_typst(prose("een\n\n- weg\n\n**twee**")) == [["text", "een"], ["text", " "], ["strong", [["text", "twee"]]]]
    assert text_typst(Prose()) == []


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab #$*_`[]()!<>@|-\\{}:&;/.\n"), max_size=60))
def test_whatever_an_author_writes_stays_data(source: str) -> None:
    made = typst(prose(source))
    assert json.loads(json.dumps(made)) == made

"""Prose as HTML."""

import pytest
from markupsafe import Markup
from readers import prose

from learning.markup.html import html, inline_html, is_phone, phone_html, text_html
from learning.markup.prose import Defined, Fact, Paragraph, Prose, Text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("een & twee", "<p>een &amp; twee</p>"),
        ("**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>"),
        ("een\n\ntwee", "<p>een</p>\n<p>twee</p>"),
        ("- a\n- **b**", "<ul><li>a</li><li><strong>b</strong></li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", "<ul><li><p>a</p>\n<ul><li>b</li></ul></li></ul>"),
        ("[a](#b)", '<p><a href="#b">a</a></p>'),
        ("[a](https://b.example/?c&d)", '<p><a href="https://b.example/?c&amp;d">a</a></p>'),
        (
            '![een "kat"](a.svg)',
            '<p class="picture"><img class="drawing" src="/pictures/m/l/a.svg" alt="een &#34;kat&#34;" loading="lazy"></p>',
        ),
        ("zie ![](a.svg)", '<p>zie <img class="drawing" src="/pictures/m/l/a.svg" alt="" loading="lazy"></p>'),
        (
            "| a |\n| --- |\n| *c* |\n| |",
            '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><em>c</em></td></tr><tr><td></td></tr></tbody></table>',
        ),
    ],
)
def test_each_block_and_mark_has_its_tag(source: str, expected: str) -> None:
    assert html(prose(source, folder="m/l")) == expected


def test_a_hard_word_is_marked_where_it_is_explained() -> None:
    assert inline_html((Defined((Text("browser"),)),)) == "<dfn>browser</dfn>"


def test_words_of_paragraphs_stand_in_one_line() -> None:
    assert text_html(prose("een **twee**\n\n- weg\n\ndrie")) == "een <strong>twee</strong> drie"
    assert text_html(Prose()) == ""


def test_what_comes_out_is_not_escaped_again() -> None:
    assert isinstance(html(prose("a")), Markup)
    assert isinstance(inline_html(()), Markup)
    assert isinstance(text_html(prose("a")), Markup)


def test_pictures_may_be_served_elsewhere_wherever_they_stand() -> None:
    source = "![a](1.svg)\n\n- ![b](2.svg)\n- c\n\n  **![d](3.svg)**\n\n| ![e](4.svg) |\n| --- |\n| [![f](5.svg)](#g) |"
    made = html(prose(source), pictures="../files/")
    assert made.count('src="../files/') == 5
    assert "/pictures/" not in made


def test_a_phone_number_can_be_dialled_and_does_not_break() -> None:
    assert phone_html("088 - 786 73 72") == '<a class="tel" href="tel:0887867372">088\u00a0\u2011\u00a0786\u00a073\u00a072</a>'
    assert phone_html("+31 20 1") == '<a class="tel" href="tel:+31201">+31\u00a020\u00a01</a>'
    assert html(Prose((Paragraph((Fact("politie_112", "112"),)),))) == '<p><a class="tel" href="tel:112">112</a></p>'


def test_other_facts_are_words() -> None:
    assert inline_html((Fact("age", "16"), Text(" "), Fact("evil", "<b>"))) == "16 &lt;b&gt;"


@pytest.mark.parametrize(
    ("value", "phone"),
    [("112", True), ("0900-8844", True), ("+31 20 123", True), ("16", False), ("1-1", False), ("2026 ja", False), ("", False)],
)
def test_a_phone_number_has_three_figures_or_more_and_no_words(value: str, phone: bool) -> None:  # noqa: FBT001  a column of the table above
    assert is_phone(value) is phone

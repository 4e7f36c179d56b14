"""Markdown as a tree of immutable nodes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import make_reading, places, prose, rules

from learning.markup.prose import (
    Bullets,
    Code,
    Emphasis,
    Fact,
    Inline,
    Link,
    Numbers,
    Paragraph,
    Picture,
    Prose,
    Strong,
    Table,
    Text,
    line_of,
    parse,
    plain,
    read_inline,
    read_prose,
    text_of,
)

FACTS = {"bank": "0800 1234", "bank.text": "Bel 0800 1234."}
LESSON = """\
Bel **je bank**: {fact:bank}.

- een `code`
- twee

1. eerst
2. *dan*

| a | b |
| --- | --- |
| ![plaatje](a.svg) | [stap](#stap) |
"""


def inline(source: str) -> tuple[Inline, ...]:
    """The nodes of one paragraph."""
    (block,) = prose(source, facts=FACTS).blocks
    assert isinstance(block, Paragraph)
    return block.children


def test_each_block_and_mark_has_a_node() -> None:
    one, other = (Prose((Paragraph((Text("een "), Code("code"))),)), Prose((Paragraph((Text("twee"),)),)))
    first, then = (Prose((Paragraph((Text("eerst"),)),)), Prose((Paragraph((Emphasis((Text("dan"),)),)),)))
    row = ((Picture("m/l/a.svg", "plaatje"),), (Link("#stap", (Text("stap"),)),))
    assert prose(LESSON, facts=FACTS, folder="m/l").blocks == (
        Paragraph((Text("Bel "), Strong((Text("je bank"),)), Text(": "), Fact("bank", "0800 1234"), Text("."))),
        Bullets((one, other)),
        Numbers((first, then)),
        Table(((Text("a"),), (Text("b"),)), (row,)),
    )


def test_words_are_told_without_marks_and_without_pictures() -> None:
    read = prose(LESSON, facts=FACTS)
    assert read.plain == "Bel je bank: 0800 1234. een code twee eerst dan a b  stap"
    assert [type(node).__name__ for node in read.walk()] == [
        *("Text", "Strong", "Text", "Text", "Fact", "Text"),
        *("Text", "Code", "Text", "Text", "Emphasis", "Text"),
        *("Text", "Text", "Picture", "Link", "Text"),
    ]


def test_facts_and_pictures_are_found_in_order() -> None:
    read = prose("{fact:bank.text} {fact:bank}\n\n- ![](b.svg)\n- **![](c.png)**", facts=FACTS, folder="m/l")
    assert read.facts() == ("bank", "bank")
    assert read.pictures() == ("m/l/b.svg", "m/l/c.png")


def test_a_fact_nobody_knows_stays_as_it_was_written() -> None:
    assert inline("{fact:nobody}") == (Fact("nobody", "{fact:nobody}"),)
    assert inline("{fact:Bank}") == (Text("{fact:Bank}"),)


def test_broken_lines_escaped_signs_and_entities_are_words() -> None:
    assert inline("een\ntwee  \ndrie \\* vier &lt; &amp;lt;") == (Text("een twee drie * vier < &lt;"),)


def test_an_escaped_sign_can_be_told_from_a_loose_one() -> None:
    (words,) = parse("a \\* b *").children[0].children
    assert [(node.type, node.content) for node in words.children] == [("text", "a "), ("text_special", "*"), ("text", " b *")]


def test_tags_are_words() -> None:
    assert inline("<b>dik</b>") == (Text("<b>dik</b>"),)
    assert prose("<script>alert(1)</script>").plain == "<script>alert(1)</script>"


def test_marks_may_stand_within_marks() -> None:
    assert inline("**een *twee***") == (Strong((Text("een "), Emphasis((Text("twee"),)))),)


@pytest.mark.parametrize(
    "href",
    [
        "https://a.example",
        "http://a.example/b?c=d#e",
        "mailto:a@b.example",
        "tel:+31201234567",
        "tel:112",
        "#stap-1",
        "/nl/lessen",
        "HTTPS://a.example",
    ],
)
def test_links_people_can_follow_are_links(href: str) -> None:
    reading = make_reading()
    read = read_prose(parse(f"[hier]({href})").children, reading)
    assert read.blocks == (Paragraph((Link(href, (Text("hier"),)),)),)
    assert not reading.problems


@pytest.mark.parametrize(
    "href",
    [
        "//a.example",
        "ftp://a.example",
        "les.md",
        "https:a.example",
        "https:///a.example",
        "blob:x",
        "tel:javascript",
        "#",
        "#a/b",
        "",
        "mailto:",
    ],
)
def test_of_other_links_only_the_words_stay_and_the_author_hears_of_it(href: str) -> None:
    reading = make_reading()
    read = read_prose(parse(f"eerst\n\n[**hier**]({href})").children, reading)
    assert read.blocks[1] == Paragraph((Strong((Text("hier"),)),))
    assert places(reading) == [(3, "link-unsafe")]


@pytest.mark.parametrize(
    "source", ["/a.svg", "../a.svg", "%2e%2e/a.svg", "b/a.svg", "https://a.example/a.svg", "data:image/png;base64,AAAA", "", "a..svg"]
)
def test_of_a_picture_elsewhere_only_the_words_stay_and_the_author_hears_of_it(source: str) -> None:
    reading = make_reading(folder="m/l")
    read = read_prose(parse(f"eerst\n\n![een kat]({source})").children, reading)
    assert read.blocks[1] == Paragraph((Text("een kat"),))
    assert places(reading) == [(3, "picture-file")]
    assert read.pictures() == ()


def test_blocks_that_are_no_prose_are_left_to_the_caller() -> None:
    assert prose("# kop\n\n> quote\n\n---\n\n```sms\n```\n\nwoorden").plain == "woorden"
    assert not prose("# kop")
    assert prose("woorden")


def test_a_block_knows_its_line_and_its_own_text() -> None:
    tree = parse("# kop *a*\n\n- [ ] een\n    > twee\n\n```sms\nVan: x\n```\n")
    assert [line_of(node) for node in tree.children] == [1, 3, 6]
    assert [text_of(node) for node in tree.children] == ["kop *a*", "een\ntwee", "Van: x\n"]
    assert line_of(tree.children[0].children[0].children[0]) == 1


def test_only_a_block_with_words_has_inline_nodes() -> None:
    tree = parse("# kop\n\n---\n")
    assert read_inline(tree.children[0], make_reading()) == (Text("kop"),)
    assert read_inline(tree.children[0].children[0], make_reading()) == (Text("kop"),)
    assert read_inline(tree.children[1], make_reading()) == ()


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab *_`[]()!<>#|-\\{}:&;/.\n"), max_size=60))
def test_any_text_is_read_without_a_fault(source: str) -> None:
    reading = make_reading(source)
    read = read_prose(parse(source).children, reading)
    assert set(rules(reading)) <= {"link-unsafe", "picture-file"}
    assert hash(read) == hash(read_prose(parse(source).children, make_reading(source)))
    assert all(isinstance(plain([node]), str) for node in read.walk())


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=40))
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert prose(words).plain == words

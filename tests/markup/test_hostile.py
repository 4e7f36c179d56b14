"""Whatever an author writes, only known tags, attributes and schemes come out as HTML."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import make_reading

from learning.markup.html import html, inline_html, text_html
from learning.markup.prose import parse, read_inline, read_prose

LINES = [line for line in (Path(__file__).parent / "cases" / "hostile.md").read_text(encoding="utf-8").split("\n") if line]
EVIL = '<script>alert(1)</script>" onmouseover="alert(1)'
FACTS = {"evil": EVIL, "evil.text": EVIL}
PAGE = "https://wegwijs.example/nl/lessen/een/1"
TAGS = {
    "p": {"class"},
    "a": {"class", "href"},
    "img": {"class", "src", "alt", "loading"},
    "th": {"scope"},
    **{name: set() for name in ("ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "strong", "em", "code")},
}
VALUES = {"class": {"picture", "drawing", "tel"}, "loading": {"lazy"}, "scope": {"col"}}
SCHEMES = {"https", "http", "mailto", "tel"}
PLACES = ("{}", "**a {} b**", "- {}\n- b", "1. a\n\n   - {}\n", "| {} | b |\n| --- | --- |\n| {} | d |")


class Guard(HTMLParser):
    """Reads HTML as a browser does and refuses what is not in the fixed set."""

    def __init__(self) -> None:
        """Start with nothing open."""
        super().__init__(convert_charrefs=True)
        self.opened: list[str] = []
        self.seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= TAGS[tag], attrs
        for name, value in attrs:
            assert value is not None
            assert value in VALUES.get(name, {value})
            self._check_address(name, value)
        self.seen[tag] += 1
        if tag != "img":
            self.opened.append(tag)

    def _check_address(self, name: str, value: str) -> None:
        address = urlsplit(urljoin(PAGE, value))
        if name == "href":
            assert address.scheme in SCHEMES, value
            assert "://" in value or address.netloc in {"", "wegwijs.example"}, value
            assert not set(value) & set('\\\t\n\r <>"'), value
        if name == "src":
            assert (address.scheme, address.netloc) == ("https", "wegwijs.example")
            assert address.path.startswith("/pictures/een/les/"), value
            assert address.path.count("/") == 4, value

    def handle_endtag(self, tag: str) -> None:
        """A tag closes what was opened last."""
        assert self.opened.pop() == tag

    def handle_comment(self, data: str) -> None:
        """No comment comes out."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """No declaration comes out."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """No instruction comes out."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Nor anything else of that sort."""
        raise AssertionError(data)


def guard(made: str) -> Counter[str]:
    """The tags in HTML that is as it should be."""
    found = Guard()
    found.feed(made)
    found.close()
    assert found.opened == []
    return found.seen


def drawn(source: str) -> list[str]:
    """A text by each of the ways to HTML."""
    nodes = parse(source).children
    reading = make_reading(source, facts=FACTS, folder="een/les")
    prose = read_prose(nodes, reading)
    return [html(prose), text_html(prose), *(inline_html(read_inline(node, reading)) for node in nodes)]


def test_there_are_more_than_a_hundred_hostile_lines_and_none_twice() -> None:
    assert len(set(LINES)) == len(LINES) > 100


@pytest.mark.parametrize("line", LINES)
def test_a_hostile_line_is_harmless_wherever_it_stands(line: str) -> None:
    for place in PLACES:
        for made in drawn(place.replace("{}", line.replace("|", "\\|") if place.startswith("|") else line)):
            guard(made)


def test_all_hostile_lines_together_are_harmless() -> None:
    for joint in ("\n", "\n\n", " ", ""):
        for made in drawn(joint.join(LINES)):
            guard(made)


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("<") and not line.startswith("<https://")])
def test_a_tag_is_shown_as_the_words_it_is_made_of(line: str) -> None:
    tags = guard(drawn(line)[0])
    assert set(tags) <= {"p", "a", "code"}
    assert tags["a"] <= line.count("](https://")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(st.sampled_from("[]()<>!\"'`*_&;:#/\\ \n|-"), max_size=6)), max_size=5))
def test_pieces_of_hostile_lines_are_harmless_in_any_mixture(pieces: list[str]) -> None:
    for made in drawn("".join(pieces)):
        guard(made)


@pytest.mark.parametrize(
    "made",
    [
        "<script>", "<p onclick=x>", '<a href="javascript:x">', '<a href="//evil.example">', "<p>", "</p>", "<!-- -->", '<p class="x"></p>',
        '<img src="https://evil.example/x.svg">', '<img src="/pictures/een/les/../../x.svg">', "<p class></p>",
    ],
)  # fmt: skip
def test_the_guard_itself_sees_what_is_wrong(made: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        guard(made)

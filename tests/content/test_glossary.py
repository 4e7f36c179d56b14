"""The glossary: what a word must have, and where in a lesson it is explained."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.content.glossary import MAX_WORDS, explain, pattern, read_glossary
from learning.content.model import Step, Term
from learning.markup.problems import Problems
from learning.markup.prose import Bullets, Defined, Emphasis, Inline, Paragraph, Prose, Strong, Text, plain

ENTRY = """[cookie]
word = "cookie"
say = "koekie"
forms = ["cookies"]
meaning = "Een site onthoudt iets over jou."
example = "Door een cookie blijft je mandje vol."
"""


def term(name: str, *forms: str) -> Term:
    return Term(id=name, word=name, say="", forms=forms, meaning="Dit.", example="Zo.")


def step(*blocks: Prose | Paragraph) -> Step:
    return Step(id="stap", title="Stap", blocks=tuple(block if isinstance(block, Prose) else Prose((block,)) for block in blocks))


def says(*inline: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in inline))


def defined(steps: tuple[Step, ...]) -> list[str]:
    """The words marked as explained, in order."""
    nodes = [node for one in steps for node in one.prose().walk()]
    return [plain(node.children) for node in nodes if isinstance(node, Defined)]


def glossary_of(folder: Path, text: str) -> tuple[dict[str, Term], list[str]]:
    path = folder / "glossary.nl.toml"
    path.write_text(text, encoding="utf-8")
    problems = Problems("glossary.nl.toml")
    return read_glossary(path, problems), [str(problem) for problem in problems]


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    terms, found = glossary_of(tmp_path, f"# woorden\n\n{ENTRY}")
    assert found == []
    cookie = terms["cookie"]
    assert (cookie.word, cookie.say, cookie.forms, cookie.line) == ("cookie", "koekie", ("cookies",), 3)
    assert (cookie.meaning, cookie.example) == ("Een site onthoudt iets over jou.", "Door een cookie blijft je mandje vol.")


@pytest.mark.parametrize("field", ["word", "forms", "meaning", "example"])
def test_an_entry_without_a_field_is_told_and_left_out(field: str, tmp_path: Path) -> None:
    text = "".join(f"{line}\n" for line in ENTRY.splitlines() if not line.startswith(field))
    terms, found = glossary_of(tmp_path, text + ENTRY.replace("[cookie]", "[koek]"))
    assert list(terms) == ["koek"]
    assert found == [f"glossary.nl.toml:1: glossary: 'cookie' lacks: {field}"]


@pytest.mark.parametrize(
    ("line", "other"), [('word = "cookie"', "word = 1"), ('forms = ["cookies"]', 'forms = "cookies"'), ('say = "koekie"', "say = 1")]
)
def test_a_field_of_another_sort_never_raises(line: str, other: str, tmp_path: Path) -> None:
    terms, found = glossary_of(tmp_path, ENTRY.replace(line, other))
    assert bool(terms) is not bool(found)


def test_a_word_outside_a_table_is_no_entry(tmp_path: Path) -> None:
    terms, found = glossary_of(tmp_path, f'wifi = "draadloos"\n\n{ENTRY}')
    assert list(terms) == ["cookie"]
    assert found == ["glossary.nl.toml:1: glossary: 'wifi' lacks: word, forms, meaning, example"]


@pytest.mark.parametrize(("words", "told"), [(MAX_WORDS - 1, 0), (MAX_WORDS, 1)])
def test_meaning_and_example_together_are_at_most_25_words(words: int, told: int, tmp_path: Path) -> None:
    text = ENTRY.replace("Een site onthoudt iets over jou.", "woord " * words).replace("Door een cookie blijft je mandje vol.", "Zo.")
    terms, found = glossary_of(tmp_path, text)
    assert "cookie" in terms
    assert found == ["glossary.nl.toml:1: glossary-long: 26 words; meaning and example have at most 25 together"] * told


def test_a_glossary_that_is_no_toml_holds_nothing(tmp_path: Path) -> None:
    terms, found = glossary_of(tmp_path, f"{ENTRY}\n[twee\n")
    assert terms == {}
    assert [line.split(" ")[:2] for line in found] == [["glossary.nl.toml:8:", "glossary:"]]


def test_no_glossary_is_no_problem(tmp_path: Path) -> None:
    problems = Problems("glossary.nl.toml")
    assert read_glossary(tmp_path / "glossary.nl.toml", problems) == {}
    assert problems == []


def test_a_word_is_explained_under_the_paragraph_it_first_stands_in() -> None:
    cookie = term("cookie")
    first, second = says("Geen koek."), says("Een cookie is klein.")
    (explained,), unused = explain([step(first, second, says("De cookie weer."))], ["cookie"], {"cookie": cookie})
    assert unused == set()
    assert [getattr(part, "plain", part) for part in explained.blocks] == ["Geen koek.", "Een cookie is klein.", cookie, "De cookie weer."]
    assert defined((explained,)) == ["cookie"]


def test_it_is_marked_once_over_all_steps_and_blocks() -> None:
    two = Prose((says("Een cookie."), says("Nog een cookie.")))
    steps, _ = explain([step(two), step(says("En een cookie."))], ["cookie"], {"cookie": term("cookie")})
    assert defined(steps) == ["cookie"]
    assert [len([part for part in one.blocks if isinstance(part, Term)]) for one in steps] == [1, 0]


def test_the_words_around_a_marked_word_stay() -> None:
    (explained,), _ = explain([step(says("Cookies, zegt ze."))], ["cookie"], {"cookie": term("cookie", "cookies")})
    assert explained.prose() == Prose((Paragraph((Defined((Text("Cookies"),)), Text(", zegt ze."))),))


def test_two_words_in_one_paragraph_are_both_explained() -> None:
    words = {name: term(name) for name in ("link", "cookie")}
    (explained,), _ = explain([step(says("Een link en een cookie."))], ["cookie", "link"], words)
    assert defined((explained,)) == ["link", "cookie"]
    assert [part.id for part in explained.blocks if isinstance(part, Term)] == ["cookie", "link"]


@pytest.mark.parametrize("block", [says("Een ", Strong((Text("cookie"),)), "."), says("Een ", Emphasis((Text("cookie"),)), ".")])
def test_a_word_in_bold_is_explained_but_stays_as_it_is(block: Paragraph) -> None:
    (explained,), unused = explain([step(block)], ["cookie"], {"cookie": term("cookie")})
    assert unused == set()
    assert explained.prose() == Prose((block,))
    assert isinstance(explained.blocks[1], Term)


def test_a_word_in_a_list_is_explained_under_the_list() -> None:
    bullets = Prose((Bullets((Prose((says("Een cookie."),)),)),))
    (explained,), _ = explain([step(bullets)], ["cookie"], {"cookie": term("cookie")})
    assert explained.blocks == (bullets, term("cookie"))


def test_words_that_stand_nowhere_are_told_and_unknown_ones_passed_over() -> None:
    _, unused = explain([step(says("Niets."))], ["cookie", "onbekend"], {"cookie": term("cookie")})
    assert unused == {"cookie"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een cookie.", "cookie"),
        ("Cookies!", "Cookies"),
        ("een cookie-muur", None),
        ("supercookie", None),
        ("cookietje", None),
        ("'cookie'", "cookie"),
        ("COOKIES VAN DERDEN", "COOKIES VAN DERDEN"),
    ],
)
def test_only_whole_words_are_found_the_longest_first(text: str, found: str | None) -> None:
    match = pattern(term("cookie", "cookies", "cookies van derden")).search(text)
    assert (match and match[0]) == found


@settings(deadline=None, max_examples=200)
@given(word=st.text(min_size=1, max_size=12), around=st.text(max_size=6))
def test_any_signs_may_stand_in_a_word(word: str, around: str) -> None:
    match = pattern(term(word)).search(f"{around} {word} {around}")
    assert match is None or match[0].casefold() == word.casefold() or match[0].lower() == word.lower()
    assert pattern(term(word)).fullmatch(word)

"""A lesson cut at its headings, and what may stand under each."""

import pytest
from content.shelf import line, model, read, reading

from learning.content.library import Library
from learning.content.sections import MAX_STEP_WORDS, MAX_TITLE_WORDS, PARTS, cut, read_blocks, read_title
from learning.markup.prose import Prose, parse, text_of
from learning.scenes.base import Scene


def rules(found: list[tuple[int, str]]) -> set[str]:
    return {rule for _, rule in found}


def test_blocks_are_cut_at_headings_of_one_level() -> None:
    before, pieces = cut(parse("voor\n\n## Een\n\na\n\n### Klein\n\nb\n\n## Twee\n").children, "h2")
    assert [text_of(node) for node in before] == ["voor"]
    assert [(text_of(head), [text_of(node) for node in below]) for head, below in pieces] == [("Een", ["a", "Klein", "b"]), ("Twee", [])]


def test_without_headings_everything_stands_before() -> None:
    before, pieces = cut(parse("een\n\ntwee").children, "h2")
    assert ([text_of(node) for node in before], pieces) == (["een", "twee"], [])


@pytest.mark.parametrize(
    ("source", "title", "found"),
    [("# A\n\nb", "A", []), ("b", "", [(1, "title")]), ("# A\n\n# B\n\nb", "A", [(3, "title")])],
)
def test_a_lesson_has_one_title(source: str, title: str, found: list[tuple[int, str]], small: Library) -> None:
    own = reading(small)
    assert read_title(parse(source).children, own)[0] == title
    assert [(problem.line, problem.rule) for problem in own.problems] == found


def test_the_parts_are_those_of_the_headings_file(small: Library) -> None:
    for language in small.languages.values():
        assert tuple(language.part) == PARTS


@pytest.mark.parametrize("word", ["Goed om te weten", "Bronnen"])
def test_two_parts_may_be_left_out(word: str, small: Library) -> None:
    source = model() + "\n## Bronnen\n\nEen boek.\n"
    assert read(small, source)[1] == []
    before, after = source.split(f"## {word}\n")
    assert read(small, before + "".join(after.partition("\n## ")[1:]).lstrip())[1] == []


def test_an_id_behind_the_heading_of_a_part_is_passed_over(small: Library) -> None:
    assert read(small, model().replace("## Doel", "## Doel {#doel}"))[1] == []


def test_a_part_told_twice_counts_once(small: Library) -> None:
    source = model().replace("## Liever anders?", "## Doel\n\nNog een doel.\n\n## Liever anders?")
    edition, found = read(small, source)
    assert found == [(line(source, "Nog een doel.") - 2, "part-order")]
    assert edition.part("goal").prose().plain == "Nog een doel."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Na deze les herken je", "- Na deze les herken je"),
        ("Stop: heb ik haast?", "1. Stop: heb ik haast?"),
        ("Stop: heb ik haast?", "```sms\nVan: ik\n\nHoi.\n```\n\nStop: heb ik haast?"),
        ("Fatma krijgt een sms.", "- Fatma krijgt een sms."),
        ("Dit is een oefening.", "\n---\n\nDit is een oefening."),
        ("- Bel je bank. Het", "Bel je bank.\n\n- Het"),
    ],
)
def test_what_has_no_place_in_a_part_is_told(old: str, new: str, small: Library) -> None:
    _, found = read(small, model().replace(old, new))
    assert "block-place" in rules(found)


@pytest.mark.parametrize(
    "block",
    [
        "- een\n- twee",
        "1. een\n2. twee",
        "| a | b |\n| --- | --- |\n| c | d |",
        "```sms\nVan: ik\n\nHoi.\n```",
        "![Een lamp.](drie-berichten.svg)",
    ],
)
def test_a_step_may_hold_lists_tables_pictures_and_a_screen(block: str, small: Library) -> None:
    assert read(small, model().replace("Stop daarom even.", f"\n{block}\n\nStop daarom even."))[1] == []


@pytest.mark.parametrize("end", [".", "?", "!", ":", "…", '."', ".'", ".”", ".**", ".*", " (straks)", " {fact:ido_what}"])
def test_a_paragraph_ends_as_a_sentence_does(end: str, small: Library) -> None:
    start = "*" if end == ".*" else "**" if end == ".**" else ""
    _, found = read(small, model().replace("Een echt bericht kan wachten.\n\n", f"{start}Een echt bericht kan wachten{end}\n\n"))
    assert found == []


@pytest.mark.parametrize("end", ["", ",", ";", " en"])
def test_half_a_sentence_is_told_on_its_last_line(end: str, small: Library) -> None:
    source = (
        model()
        .replace("Een echt bericht kan wachten.\n\n### Kijk. Wie", f"\nEen echt bericht{end}\n\n### Kijk. Wie")
        .replace("adem. \n", "adem.\n")
    )
    assert read(small, source)[1] == [(line(source, f"Een echt bericht{end}"), "sentence-open")]


@pytest.mark.parametrize(("more", "told"), [(0, False), (1, True)])
def test_a_step_has_at_most_80_words(more: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = model()
    start, end = source.index("Lees wat het bericht"), source.index("### Bel zelf, of")
    text = (
        " ".join(["Een link is verdacht.", *["woord"] * (MAX_STEP_WORDS - 4 + more)])
        + ".\n\n```sms\nVan: ik\n\nVeel meer woorden.\n```\n\n"
    )
    _, found = read(small, source[:start] + text + source[end:])
    assert ("step-long" in rules(found)) is told


@pytest.mark.parametrize(("more", "told"), [(0, False), (1, True)])
def test_the_title_of_a_step_has_at_most_6_words(more: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    title = " ".join(["Stop"] * (MAX_TITLE_WORDS + more))
    _, found = read(small, model().replace("### Stop. Heb ik haast?", f"### {title}"))
    assert ("title-long" in rules(found)) is told


SCREEN = "```sms\nVan: ik\n\nHoi. [1]\nKlik. [2]\n```\n"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("1. Hoi zegt niets.\n2. Klik niet.\n", False),
        ("1. Hoi zegt niets.\n", True),
        ("- Hoi zegt niets.\n- Klik niet.\n", True),
        ("", True),
    ],
)
def test_a_screen_with_markers_is_followed_by_as_many_reasons(below: str, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = model().replace("Stop daarom even.", f"\n{SCREEN}\n{below}\nStop daarom even.")
    _, found = read(small, source)
    assert found == ([(line(source, "Van: ik") - 1, "marker-reasons")] if told else [])


def test_prose_and_screens_are_read_one_block_each(small: Library) -> None:
    own = reading(small)
    blocks = read_blocks(parse("een\n\ntwee\n\n```sms\nVan: ik\n\nHoi.\n```\n\n```geen\n```\n\n***\n").children, own)
    assert [block.plain for block in blocks if isinstance(block, Prose)] == ["een", "twee"]
    assert [block.kind for block in blocks if isinstance(block, Scene)] == ["text-message"]
    assert [problem.rule for problem in own.problems] == ["scene-kind"]


def test_nothing_stands_between_the_heading_of_the_steps_and_the_first_step(small: Library) -> None:
    source = model().replace("## Vragen\n", "## Vragen\n\nSucces.\n")
    assert read(small, source)[1] == [(line(source, "Succes."), "stray-text")]

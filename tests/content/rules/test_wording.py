"""The wording of a lesson: long sentences and words, words to avoid, the passive, readability."""

from dataclasses import replace

import pytest
from content.shelf import MODULE, Shelf, line, model, read

from learning import paths
from learning.content.library import Library
from learning.content.rules.wording import (
    MAX_FEEDBACK_WORDS,
    MAX_LESSON_TITLE_WORDS,
    Piece,
    Wording,
    check_notes,
    check_wording,
    feedback_long,
    known_words,
)
from learning.content.style import Line, Style, read_style
from learning.markup.problems import Problems

EASY = "De bank belt je niet op voor een code."
HARD = "Onverantwoordelijke organisaties veroorzaken voortdurend verwarring."


@pytest.fixture(scope="module")
def dutch() -> Style:
    """The style of Dutch."""
    style = read_style(paths.LESSONS / "style.nl.toml")
    assert style is not None
    return style


def wording(style: Style, source: str = "", known: frozenset[str] = frozenset()) -> Wording:
    return Wording(style=style, lines=source.split("\n"), problems=Problems("nl.md"), advice=Problems("nl.md"), known=known)


def said(style: Style, text: str, kind: str = "step", known: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """Problems and advice about one text that stands on line 3."""
    own = wording(style, f"# Titel\n\n{text}", known)
    own.check([Piece(text=text, line=3, kind=kind)], kind=kind)
    return [f"{one.line}: {one.rule}" for one in own.problems], [
        f"{one.line}: {one.rule}" for one in own.advice if one.rule != "sentence-barks"
    ]


def sentence(count: int) -> str:
    return " ".join(["Je", *["ziet"] * (count - 1)]) + "."


@pytest.mark.parametrize(
    ("count", "kind", "problems", "advice"),
    [
        (15, "step", [], []),
        (16, "step", [], ["3: sentence-long-aim"]),
        (18, "step", [], ["3: sentence-long-aim"]),
        (19, "step", ["3: sentence-long"], []),
        (18, "further", [], []),
        (19, "further", ["3: sentence-long"], []),
        (22, "teacher", [], []),
        (23, "teacher", ["3: sentence-long"], []),
    ],
)
def test_a_sentence_has_a_length_to_aim_for_and_one_to_stop_at(
    count: int, kind: str, problems: list[str], advice: list[str], dutch: Style
) -> None:
    text = f"{sentence(count)} " + "Je ziet. " * 20
    assert said(dutch, text.strip(), kind) == (problems, advice)


@pytest.mark.parametrize(
    ("count", "problems", "advice"), [(10, [], []), (11, [], ["1: sentence-average-aim"]), (13, ["1: sentence-average"], [])]
)
def test_sentences_have_an_average_length(count: int, problems: list[str], advice: list[str], dutch: Style) -> None:
    assert said(dutch, " ".join([sentence(count)] * 3)) == (problems, advice)


@pytest.mark.parametrize(
    ("counts", "kind", "told"), [((4, 4), "step", True), ((4, 5), "step", False), ((5, 5), "step", False), ((4, 4), "teacher", False)]
)
def test_a_lesson_of_very_short_sentences_sounds_chopped(counts: tuple[int, ...], kind: str, told: bool, dutch: Style) -> None:  # noqa: FBT001  a table
    own = wording(dutch)
    own.check([Piece(text=" ".join(map(sentence, counts)), line=3, kind=kind)], kind=kind)
    assert ("sentence-barks" in {one.rule for one in own.advice}) is told


def test_nothing_is_said_of_no_text(dutch: Style) -> None:
    own = wording(dutch)
    own.check([Piece(text="", line=1, kind="step")], kind="step")
    assert (own.problems, own.advice) == ([], [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Neem mee: brood, kaas, melk, thee.", False),
        ("Stop, want dan denk je na.", False),
        ("Stop, want dan denk je na, en dan kijk je nog.", True),
    ],
)
def test_one_clause_behind_a_comma_is_enough(text: str, told: bool, dutch: Style) -> None:  # noqa: FBT001  a table
    assert ("3: commas" in said(dutch, text)[0]) is told


@pytest.mark.parametrize(("passive", "active", "told"), [(1, 0, False), (2, 18, False), (2, 17, True), (3, 20, True)])
def test_one_in_ten_sentences_may_be_passive(passive: int, active: int, told: bool, dutch: Style) -> None:  # noqa: FBT001  a table
    text = " ".join(["De mail wordt verstuurd."] * passive + [EASY] * active)
    assert ("3: passive" in said(dutch, text)[0]) is told


def test_a_word_to_avoid_is_told_on_the_line_it_stands_on(dutch: Style) -> None:
    own = wording(dutch, "Kop\n\nEen zin.\nDat is derhalve zo.")
    own.check([Piece(text="Een zin. Dat is derhalve zo.", line=3, kind="")], kind="step")
    assert [str(problem) for problem in own.problems] == ["nl.md:4: word-avoid: 'derhalve': write daarom, dus"]


@pytest.mark.parametrize("word", ["url", "Authenticatie"])
def test_a_word_of_the_glossary_may_be_used(word: str, dutch: Style) -> None:
    assert said(dutch, f"Kijk naar de {word}.")[0] == ["3: word-avoid"]
    assert said(dutch, f"Kijk naar de {word}.", known=frozenset({word.lower()}))[0] == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("leeftijdsgrens", False),
        ("leeftijdsgrenze", True),
        ("leeftijds-controles", False),
        ("verificatiecode", False),
        ("www.voorbeeldbank.example", False),
        ("Belastingtelefoon", False),
    ],
)
def test_a_word_has_at_most_14_letters(word: str, told: bool, dutch: Style) -> None:  # noqa: FBT001  a table
    assert said(dutch, f"Kijk naar {word}.")[0] == (["3: word-long"] if told else [])
    assert said(dutch, f"Kijk naar {word}.", known=frozenset({word.lower()}))[0] == []


@pytest.mark.parametrize(
    ("text", "problems", "advice"),
    [
        (f"{EASY} " * 5, [], []),
        (f"{HARD} " * 3 + f"{EASY} " * 12, [], ["readability-aim"]),
        (f"{HARD} " * 8, ["readability"], []),
        (f"{HARD} " * 7, [], []),
    ],
)
def test_a_text_of_40_words_is_measured(text: str, problems: list[str], advice: list[str], dutch: Style) -> None:
    own = wording(dutch)
    own.measure(text.strip(), 5, "step")
    assert ([one.rule for one in own.problems], [one.rule for one in own.advice]) == (problems, advice)


def test_a_piece_of_no_kind_is_not_measured_by_itself(dutch: Style) -> None:
    assert "3: readability" not in said(dutch, f"{HARD} " * 8, kind="step")[1]
    own = wording(dutch)
    own.check([Piece(text=f"{HARD} " * 8, line=3, kind="")], kind="step")
    assert "readability" not in {one.rule for one in own.problems}


def test_a_line_is_found_by_how_it_begins_and_else_is_where_the_text_starts(dutch: Style) -> None:
    own = wording(dutch, "een twee drie\nvier vijf zes zeven acht\nvier vijf")
    assert own.line_of("vier vijf", 1) == 2
    assert own.line_of("vier vijf", 3) == 3
    assert own.line_of("vier vijf zes *negen*", 1) == 2
    assert own.line_of("negen", 2) == 2


def in_model(small: Library, style: Style, *changes: tuple[str, str]) -> list[str]:
    source = model()
    for old, new in changes:
        assert old in source
        source = source.replace(old, new, 1)
    own = wording(style, source, known_words(small.glossaries["nl"]) | {"privacyverklaring", "betaalverzoekje"})
    check_wording(read(small, source)[0], own)
    return [f"{problem.line}: {problem.rule}" for problem in own.problems]


def test_items_cells_options_feedback_and_screens_are_read_as_they_should(small: Library, dutch: Style) -> None:
    assert in_model(small, dutch) == []
    for place in ("- [ ] Er staat een logo", "Haast is een waarschuwing.", "Je bankpas |", "Bel je bank. Het", "Je ziet drie berichten."):
        at = line(model(), place)
        assert in_model(small, dutch, (place, f"{place.split()[0]} derhalve {place}")) in ([f"{at}: word-avoid"], [f"{at + 1}: word-avoid"])
    assert in_model(small, dutch, ("Beste belastingbetaler", "Derhalve beste belastingbetaler")) == []


def test_a_long_word_of_the_glossary_keeps_the_end_of_its_sentence(small: Library, dutch: Style) -> None:
    text = "Lees eerst altijd heel rustig en goed de privacyverklaring. Dan weet je pas wat de winkel met jou wil."
    assert in_model(small, dutch, ("Stop daarom even.", text)) == []


def test_a_fact_is_one_short_word_and_a_sentence_from_the_table_is_left_out(small: Library, dutch: Style) -> None:
    text = f"{sentence(17)[:-1]} {{fact:fraudehelpdesk_number}}. {{fact:fraudehelpdesk_hours.text}}"
    assert in_model(small, dutch, ("Stop daarom even.", text)) == []


def test_a_text_that_leads_to_a_list_and_items_without_a_dot_are_sentences(small: Library, dutch: Style) -> None:
    text = "Neem dit allemaal mee als je naar de balie gaat:\n\n- je pas en ook de brief van de bank\n- je telefoon en de code, als je die al hebt;\n\nStop."
    assert in_model(small, dutch, ("Stop daarom even.", f"\n\n{text}")) == []


def test_a_table_in_a_step_is_read_cell_by_cell(small: Library, dutch: Style) -> None:
    table = "| Bericht | Doen |\n| --- | --- |\n| een mail van de bank die haast heeft | derhalve weg |\n"
    at = line(model(), "Stop daarom even.") + 4
    assert in_model(small, dutch, ("Stop daarom even.", f"\n\n{table}\nStop daarom even.")) == [f"{at}: word-avoid"]


@pytest.mark.parametrize(("count", "told"), [(MAX_LESSON_TITLE_WORDS, False), (MAX_LESSON_TITLE_WORDS + 1, True)])
def test_the_title_of_a_lesson_has_at_most_10_words(count: int, told: bool, small: Library, dutch: Style) -> None:  # noqa: FBT001  a table
    title = " ".join(["echt"] * count)
    assert in_model(small, dutch, ("# Is dit bericht echt?", f"# {title}")) == (["11: title-long"] if told else [])


def test_a_module_about_law_may_use_harder_words(small: Library, dutch: Style) -> None:
    hard = ("Stop daarom even.", f"{HARD} Betrouwbare organisaties accepteren uitgestelde antwoorden.")
    strict = replace(dutch, lines={**dutch.lines, "step": Line(aim=85, stop=84)})
    assert f"{line(model(), '{#haast}')}: readability" in in_model(small, strict, hard)
    assert in_model(small, replace(strict, further=frozenset({MODULE}), longest_word=99), hard) == []


def test_the_notes_for_the_teacher_are_measured_as_a_whole(shelf: Shelf, dutch: Style) -> None:
    module = shelf.load().module(MODULE)
    own = wording(dutch, shelf.text(f"{MODULE}/teacher.nl.md"))
    check_notes(module, "nl", own)
    assert own.problems == []
    strict = wording(replace(dutch, lines={**dutch.lines, "teacher": Line(aim=100, stop=100)}))
    check_notes(module, "nl", strict)
    assert [f"{problem.line}: {problem.rule}" for problem in strict.problems] == ["1: readability"]
    nothing = wording(dutch)
    check_notes(module, "de", nothing)
    assert nothing.problems == []


@pytest.mark.parametrize(("more", "told"), [(0, False), (1, True)])
def test_feedback_has_at_most_30_words(more: int, told: bool, small: Library) -> None:  # noqa: FBT001  a table
    source = model().replace(
        "    > Goed. Haast is een waarschuwing.", "    > " + " ".join(["Goed.", *["ja"] * (MAX_FEEDBACK_WORDS - 1 + more)]) + "."
    )
    question = read(small, source)[0].question("twee-waarschuwingen")
    assert question is not None
    problems = Problems("nl.md")
    feedback_long(question, problems)
    assert [problem.line for problem in problems] == ([question.line] if told else [])

"""Tables, themes, module.toml and the teacher's notes: what is read, and what is told of them."""

from pathlib import Path

import pytest
from content.shelf import MODULE, Shelf

from learning.content.library import Library
from learning.content.modules import names_in, read_source, read_table, read_themes
from learning.markup.problems import Problems

TOML = f"{MODULE}/module.toml"
NOTES = f"{MODULE}/teacher.nl.md"


def told(shelf: Shelf, name: str = TOML) -> list[str]:
    """What is said of one file, without its name."""
    return [str(problem).partition(f"{name}:")[2] for problem in shelf.load().problems if problem.file.endswith(name)]


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "tekst.md"
    path.write_text("één\ntwee\n", encoding="utf-8")
    problems = Problems("tekst.md")
    assert read_source(path, problems) == "één\ntwee\n"
    assert problems == []


def test_signs_of_an_old_encoding_become_question_marks_and_are_told(tmp_path: Path) -> None:
    path = tmp_path / "tekst.md"
    path.write_bytes("een\ntwee\nk\xe9\n".encode("latin-1"))
    problems = Problems("tekst.md")
    assert read_source(path, problems) == "een\ntwee\nk�\n"
    assert [(problem.line, problem.rule) for problem in problems] == [(3, "encoding")]


def test_a_table_that_is_not_there_is_empty(tmp_path: Path) -> None:
    problems = Problems("a.toml")
    assert read_table(tmp_path / "a.toml", problems) == {}
    assert problems == []


def test_a_fault_in_a_table_is_told_on_its_line_under_the_rule_given(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("goed = 1\nfout = ja\n", encoding="utf-8")
    problems = Problems("a.toml")
    assert read_table(path, problems) == {}
    assert read_table(path, problems, rule="facts") == {}
    assert [(problem.line, problem.rule) for problem in problems] == [(2, "toml"), (2, "facts")]


@pytest.mark.parametrize(
    ("table", "names"),
    [({}, ()), ({"can": ["a", "b"]}, ("a", "b")), ({"can": "alles"}, ("alles",)), ({"can": [1]}, ("1",)), ({"can": 3}, ("3",))],
)
def test_a_list_of_names_may_be_written_carelessly(table: dict[str, object], names: tuple[str, ...]) -> None:
    assert names_in(table, "can") == names


def test_themes_stand_in_the_order_of_their_points(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(
        'year = 2021\n[rechten]\npoint = 7\nnl = "Rechten."\n[meedoen]\npoint = 4\nnl = "Mee."\nen = "Part."\n', encoding="utf-8"
    )
    themes = read_themes(path, Problems("themes.toml"))
    assert [(theme.id, theme.point, theme.words) for theme in themes.values()] == [
        ("meedoen", 4, {"nl": "Mee.", "en": "Part."}),
        ("rechten", 7, {"nl": "Rechten."}),
    ]


def test_a_module_is_read_with_all_it_says(small: Library) -> None:
    module = small.module(MODULE)
    assert (module.theme, module.audience) == ("cybercrime", ("iedereen",))
    assert module.now == ("ncsc_merge", "law_nis2_cbw", "politie_home_visit_online_crime", "coalition_2026")
    assert list(module.texts) == ["nl", "en"]
    assert len(module.text("nl").can) == 5
    assert module.text("nl").can[0] == "Ik stel drie vragen bij elk bericht: wie, haast, en wat moet ik doen?"


def test_the_notes_are_read_by_the_names_of_their_parts(small: Library) -> None:
    notes = small.module(MODULE).notes["en"]
    assert list(notes) == ["title", "aim", "time", "prepare", "without-computers", "mistakes", "talk"]
    assert notes["title"].plain == "Safe online: for the teacher"
    assert notes["aim"].plain.startswith("They stop, they look and they call.")


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        (
            'theme = "cybercrime"',
            'theme = "cybercrimes"',
            "1: module-theme: 'cybercrimes' is not in themes.toml; did you mean 'cybercrime'?",
        ),
        (
            'theme = "cybercrime"',
            "theme = ['cybercrime']",
            "1: module-theme: '['cybercrime']' is not in themes.toml; did you mean 'cybercrime'?",
        ),
        ('["iedereen"]', '["iederen"]', "1: module-audience: 'iederen' is not an audience; did you mean 'iedereen'?"),
        ('"ncsc_merge"', '"ncsc_merg"', "1: module-now: 'ncsc_merg' is not in facts.toml; did you mean 'ncsc_merge'?"),
        ("[en]\ntitle", "[en]\nname", "1: module-text: [en] lacks: title"),
        ("[en]\ntitle = ", "[en]\ntitle = 3 # ", "1: module-text: [en] lacks: title"),
        ("[en]", "[de]", "1: module-text: [en] lacks: title, summary, can"),
        ("\n[en]", "[niet]\nen = 3\n[de]", "1: module-text: [en] lacks: title, summary, can"),
    ],
)
def test_what_is_wrong_in_module_toml_is_said(old: str, new: str, remedy: str, shelf: Shelf) -> None:
    shelf.change(TOML, old, new)
    assert told(shelf) == [remedy]


def test_a_language_without_texts_is_shown_in_the_first_one(shelf: Shelf) -> None:
    shelf.change(TOML, "[en]", "[de]")
    module = shelf.load().module(MODULE)
    assert module.text("en") is module.text("nl")


def test_sentences_for_the_certificate_are_a_list(shelf: Shelf) -> None:
    shelf.write(TOML, shelf.text(TOML).split("[en]")[0] + '[en]\ntitle = "Safe"\nsummary = "Safe."\ncan = "I can."\n')
    assert told(shelf) == ["1: module-text: [en] lacks: can"]


def test_lessons_and_folders_agree(shelf: Shelf) -> None:
    (shelf.folder / MODULE / "andere-les").mkdir()
    assert told(shelf) == ["1: module-lessons: the folder 'andere-les' is not in the list of lessons"]
    (shelf.folder / MODULE / "andere-les").rmdir()
    shelf.change(TOML, '["is-dit-bericht-echt"]', '["is-dit-bericht-echt", "andere-les"]')
    assert told(shelf) == ["1: module-lessons: there is no folder 'andere-les'"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("# Veilig online", "Veilig online", "1: title: 0 titles; write one line '# Title'"),
        ("\n## Wat leren ze?", "# Nog een\n\n## Wat leren ze?", "1: title: 2 titles; write one line '# Title'"),
        ("## Tijd", "## Tijden", ": part-unknown: 'Tijden' is not a part of these notes; did you mean 'Tijd'?"),
        ("Geef de lessen", "> Geef de lessen", ": block-place: in these notes stand only paragraphs and lists"),
        ("Geef de lessen", "{fact:geen} Geef de lessen", ": fact-unknown: 'geen' is not in facts.toml; choose from: "),
        ("Geef de lessen", "<i>Geef</i> de lessen", ": tag: tags do not work here; use Markdown"),
    ],
)
def test_what_is_wrong_in_the_notes_is_said(old: str, new: str, expected: str, shelf: Shelf) -> None:
    shelf.change(NOTES, old, new)
    assert any(expected in one for one in told(shelf, NOTES))


def test_a_part_of_the_notes_that_is_missing_or_moved_is_told_with_the_right_order(shelf: Shelf) -> None:
    shelf.change(NOTES, "## Tijd\n", "")
    order = "Wat leren ze?, Tijd, Voorbereiden, Zonder computers, Dit gaat vaak mis, Een gesprek"
    assert told(shelf, NOTES) == [f"1: part-order: the parts stand once each, in this order: {order}"]


def test_a_file_of_notes_that_is_not_there_is_told(shelf: Shelf) -> None:
    shelf.path(NOTES).unlink()
    assert told(shelf, NOTES) == ["1: teacher-missing: this file is missing; copy it from another module and change it"]
    assert shelf.load().module(MODULE).notes["nl"] == {}

"""Where to begin: the skills of the self-check and the routes, and what is told of entries that cannot be used."""

from pathlib import Path

import pytest
from content.shelf import MODULE, Shelf

from learning.content.library import Library
from learning.content.start import Start, read_start
from learning.markup.problems import Problems


def told(shelf: Shelf) -> list[str]:
    return [str(problem).removeprefix("lessons/start.toml:1: ") for problem in shelf.load().problems]


def test_skills_and_routes_are_read(small: Library) -> None:
    (skill,), (route,) = small.start.skills, small.start.routes
    assert (skill.id, skill.module, skill.picture) == ("nepbericht", MODULE, small.folder / "start" / "nepbericht.svg")
    assert skill.words == {"nl": "Zien of een bericht nep is", "en": "See whether a message is fake"}
    assert (route.id, route.modules) == ("beginner", (MODULE,))
    assert route.titles == {"nl": "Beginner", "en": "Beginner"}
    assert route.for_whom == {"nl": "Je begint net.", "en": "You begin now."}


def test_somebody_begins_with_the_first_skill_in_the_order_of_learning(library: Library) -> None:
    start, names = library.start, [skill.id for skill in library.start.skills]
    assert start.begin_with(set(names)) == start.skills[0]
    assert start.begin_with([names[4], names[2]]) == start.skills[2]
    assert start.begin_with([]) is None
    assert start.begin_with(["zwemmen"]) is None


def test_without_the_file_there_is_nothing(tmp_path: Path) -> None:
    problems = Problems("start.toml")
    assert read_start(tmp_path / "start.toml", [MODULE], ["nl"], problems) == Start()
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new", "skills", "remedy"),
    [
        ('id = "nepbericht"', 'name = "nepbericht"', 0, "start: '' lacks: id"),
        ('nl = "Zien of een bericht nep is"\n', "", 0, "start: 'nepbericht' lacks: nl"),
        ('nl = "Zien of een bericht nep is"', 'nl = ""', 0, "start: 'nepbericht' lacks: nl"),
        (f'module = "{MODULE}"', 'module = "veilig-onlien"', 0, "start: 'veilig-onlien' is not a module; did you mean 'veilig-online'?"),
        (f'module = "{MODULE}"', "", 0, "start: '' is not a module; choose from: veilig-online"),
        (f'modules = ["{MODULE}"]', f'modules = ["{MODULE}", "geen"]', 1, "start: 'geen' is not a module; did you mean 'veilig-online'?"),
        (f'modules = ["{MODULE}"]', "", 1, "start: '' is not a module; choose from: veilig-online"),
        ('{ title = "Beginner", for_whom = "You begin now." }', '"Beginner"', 1, "start: 'beginner' lacks: en"),
        (', for_whom = "You begin now."', "", 1, "start: 'beginner' lacks: en"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_and_left_out(old: str, new: str, skills: int, remedy: str, shelf: Shelf) -> None:
    shelf.change("start.toml", old, new)
    start = shelf.load().start
    assert (len(start.skills), len(start.routes)) == (skills, 1 - skills)
    assert [one.partition("; ")[0] for one in told(shelf)] == [remedy.partition("; ")[0]]


def test_a_skill_without_its_drawing_is_told(shelf: Shelf) -> None:
    (shelf.folder / "start" / "nepbericht.svg").unlink()
    assert told(shelf) == ["picture-file: 'nepbericht.svg' is not beside this file, or is no SVG, PNG or WebP"]


@pytest.mark.parametrize("text", ["skill = 3\nroute = ['a']\n", ""])
def test_a_table_without_entries_holds_nothing(text: str, shelf: Shelf) -> None:
    shelf.write("start.toml", text)
    assert shelf.load().start == Start()

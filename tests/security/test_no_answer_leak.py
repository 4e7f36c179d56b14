"""Nothing on a page, sheet or file tells the key before it is answered: the bytes stay the same when the right option moves."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from content.shelf import LESSON, MODEL, model
from flask import Flask

from learning import paths
from learning.app import create_app
from learning.content.library import load_library
from learning.outputs import OUTPUTS
from learning.outputs.base import Copy, Job
from learning.settings import Settings

MOVED = [
    ("single", "- [ ] Hij klikt snel, want", "- [x] Hij klikt snel, want"),
    ("single", "- [x] Hij typt zelf het adres", "- [ ] Hij typt zelf het adres"),
    ("multiple", "- [x] Je moet binnen een uur iets doen.", "- [ ] Je moet binnen een uur iets doen."),
    ("multiple", "- [ ] Er staat een naam onder het bericht.", "- [x] Er staat een naam onder het bericht."),
    ("true-false", "- [ ] Waar\n", "- [x] Waar\n"),
    ("true-false", "- [x] Niet waar\n", "- [ ] Niet waar\n"),
    ("find-signs", "- [x] 5\n", "- [ ] 5\n"),
    ("find-signs", "- [ ] 6\n", "- [x] 6\n"),
    ("short-answer", "- [x] bel zelf\n", "- [x] bel eerst\n"),
    (
        "ordering",
        "1. Ze belt haar bank.\n    > De bank kan het geld nog tegenhouden. Dat moet dus als eerste.\n2. Ze maakt een nieuw wachtwoord.\n    > Daarna sluit ze de deur voor de oplichter.\n",
        "1. Ze maakt een nieuw wachtwoord. {#b}\n    > Daarna sluit ze de deur voor de oplichter.\n2. Ze belt haar bank. {#a}\n    > De bank kan het geld nog tegenhouden. Dat moet dus als eerste.\n",
    ),
]


def copied(folder: Path, changes: list[tuple[str, str, str]]) -> Path:
    """The lessons, with another key in the model lesson as the tests know it."""
    copytree(paths.LESSONS, folder)
    for lang in ("nl", "en"):
        (folder / MODEL / f"{lang}.md").write_text(model(lang), encoding="utf-8")
    path = folder / MODEL / "nl.md"
    text = path.read_text(encoding="utf-8")
    for _, old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Flask]]:
    """The site as it is, and one in which every key was moved."""
    made = []
    for name, changes in (("as it is", []), ("moved", MOVED)):
        folder = tmp_path_factory.mktemp(name.replace(" ", "-"))
        library = load_library(copied(folder / "lessons", changes))
        assert [
            one for one in library.problems if one.rule not in {"feedback-opening", "key-differs", "count-differs"} and LESSON in one.file
        ] == []
        made.append(create_app(Settings(data=folder / "data"), library=library))
    yield made[0], made[1]
    for app in made:
        app.extensions["wegwijs"].store.close()


def pages() -> list[str]:
    base = f"/nl/lessons/{LESSON}"
    steps = [f"{base}/{number}" for number in range(1, 9)]
    questions = [f"{base}/questions/{number}" for number in range(1, 8)] + [f"{base}/practice/{number}" for number in range(1, 4)]
    return [base, *steps, f"{base}/all", *questions, f"{base}/questions/all", f"{base}/result", f"{base}/questions/1/feedback"]


@pytest.mark.parametrize("address", pages())
def test_pages_are_the_same_bytes(apps: tuple[Flask, Flask], address: str) -> None:
    one, other = (app.test_client().get(address) for app in apps)
    assert one.data == other.data
    assert one.headers.get("ETag") == other.headers.get("ETag")


def test_the_keys_were_really_moved(apps: tuple[Flask, Flask]) -> None:
    one, other = (app.extensions["wegwijs"].library.edition(LESSON, "nl") for app in apps)
    same = [a.id for a, b in zip(one.questions, other.questions, strict=True) if a.key == b.key]
    assert same == ["wat-wil-hij"]


@pytest.mark.parametrize("name", [name for name, output in OUTPUTS.items() if not output.shows_key])
def test_files_are_the_same_bytes(apps: tuple[Flask, Flask], name: str) -> None:
    built = []
    for app in apps:
        library = app.extensions["wegwijs"].library
        job = Job(
            module=library.module("veilig-online"),
            editions=[library.edition(LESSON, "nl")],
            folders=library.folders,
            copies=[Copy(name="Lena", code="7KQFM3XA")],
        )
        built.append(OUTPUTS[name].build(job))
    assert built[0] == built[1]


def test_ids_of_the_file_never_stand_in_a_page(apps: tuple[Flask, Flask]) -> None:
    """The letters a, b, c … of matching and ordering would tell the right order."""
    for number in (4, 5):
        page = apps[0].test_client().get(f"/nl/lessons/{LESSON}/questions/{number}").text
        form = page[page.index("<form") : page.index("</form>")]
        assert not re.search(r'value="[a-z]"', form)
        assert not re.search(r'(?:id|name)="place-[a-z]"', form)

"""The documents say what is there: every command, setting, output, kind, screen, table and page of this house."""

import re
from dataclasses import fields

import pytest
from click import Context
from sqlalchemy import Table
from tree import ROOT

import learning.accounts.models
import learning.classrooms.models
import learning.paper.models
import learning.progress.models
from learning.cli import cli
from learning.content.library import Library
from learning.outputs import OUTPUTS
from learning.questions import KINDS
from learning.scenes import SCENES
from learning.settings import Settings
from learning.store.base import Base
from learning.web import cookies

DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
}


def missing(names: list[str], document: str) -> list[str]:
    """The names that a document does not show as code."""
    return [name for name in names if f"`{name}`" not in DOCUMENTS[document]]


def test_every_command_is_described() -> None:
    names = cli.list_commands(Context(cli))
    assert missing([f"wegwijs {name}" for name in names], "docs/hosting.md") == []


def test_every_setting_is_described() -> None:
    told = Settings.__doc__ or ""
    source = (ROOT / "learning/settings.py").read_text(encoding="utf-8")
    names = sorted(set(re.findall(r"WEGWIJS_[A-Z_]+", source)))
    assert told
    assert len(names) >= len([field for field in fields(Settings) if field.name != "lessons"])
    assert missing(names, "docs/hosting.md") == []


def test_every_output_kind_and_screen_is_described() -> None:
    assert missing(list(OUTPUTS), "docs/authoring.md") == []
    assert missing([kind.kind for kind in KINDS], "docs/authoring.md") == []
    assert missing([scene.kind for scene in SCENES], "docs/authoring.md") == []


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_has_its_purpose_in_the_catalogue(table: Table) -> None:
    name, columns = table.name, [column.name for column in table.columns]
    rows = DOCUMENTS["docs/privacy.md"].split(f"| `{name}` |", 1)[1]
    own = rows.split("\n| `", 1)[0]
    assert [column for column in columns if f"`{column}`" not in own] == []


def test_every_cookie_is_named() -> None:
    names = [getattr(cookies, name) for name in ("SESSION", "DEVICE", "SETTINGS", "CARD", "PARKED")]
    assert missing(names, "docs/privacy.md") == []


def test_links_between_documents_lead_somewhere() -> None:
    links = [
        (name, target)
        for name, text in DOCUMENTS.items()
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"```.*?```|`[^`]+`", "", text, flags=re.DOTALL))
    ]
    broken = [f"{name}: {target}" for name, target in links if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()]
    assert broken == []


def test_files_named_in_the_documents_exist() -> None:
    pattern = re.compile(r"`((?:learning|tests|lessons|templates|docs|static)/[\w./-]+\.\w+)`")
    named = {(name, path) for name, text in DOCUMENTS.items() for path in pattern.findall(text)}
    assert sorted(f"{name}: {path}" for name, path in named if not (ROOT / path).exists()) == []


def test_models_are_loaded() -> None:
    modules = (learning.accounts.models, learning.classrooms.models, learning.paper.models, learning.progress.models)
    assert all(module.__doc__ for module in modules)


def test_every_decision_is_short_and_dated() -> None:
    for path in (ROOT / "docs/decisions").glob("*.md"):
        assert re.match(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$", path.name), path.name
        assert path.read_text(encoding="utf-8").count("\n") <= 30, path.name


def test_every_fact_that_is_held_back_is_on_the_list(library: Library) -> None:
    held = [fact.id for fact in library.facts.values() if fact.is_held_back]
    assert held
    assert missing(held, "docs/facts-to-check.md") == []

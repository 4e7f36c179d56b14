"""The house: sizes, the tree in ARCHITECTURE.md, a test for every file, templates named as their pages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tree import ROOT, shown, sources, tree

from learning.scenes import SCENES

MODULE, FUNCTION, CLASS, TEMPLATE, FOLDER, TEST_MODULE, CONFTEST = 400, 60, 200, 200, 14, 500, 200
"""Lines, and files in a folder: where a file is really two."""
LISTS = ("learning/questions", "learning/scenes", "learning/outputs", "learning/web", "tests", "templates")
"""Folders that list kinds, outputs or pages may grow."""
AUDIENCES = ("public", "learner", "teacher", "admin")


def lines_of(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def kept(pattern: str) -> list[Path]:
    return [path for path in sorted(ROOT.glob(pattern)) if "__pycache__" not in path.parts]


def definitions(path: Path) -> Iterator[tuple[str, int, type[ast.AST]]]:
    """The functions and classes of a file with their lengths."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1, type(node)


def test_no_file_is_too_long() -> None:
    too_long = [path for path in kept("learning/**/*.py") if lines_of(path) > MODULE]
    too_long += [path for path in kept("templates/**/*.html") if lines_of(path) > TEMPLATE]
    too_long += [path for path in kept("tests/**/test_*.py") if lines_of(path) > TEST_MODULE]
    too_long += [path for path in kept("tests/**/conftest.py") if lines_of(path) > CONFTEST]
    assert too_long == []


def test_no_function_or_class_is_too_long() -> None:
    limits = {ast.ClassDef: CLASS, ast.FunctionDef: FUNCTION, ast.AsyncFunctionDef: FUNCTION}
    # the first migration is one list of tables
    files = [path for path in kept("learning/**/*.py") if path.name != "first_tables.py"]
    too_long = [f"{path.name}:{name}" for path in files for name, length, kind in definitions(path) if length > limits[kind]]
    assert too_long == []


def test_no_folder_holds_too_much() -> None:
    folders = {path.parent for path in sources()}
    counted = {
        folder.relative_to(ROOT).as_posix(): len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) for folder in folders
    }
    assert {name: count for name, count in counted.items() if count > FOLDER and not name.startswith(LISTS)} == {}


def test_the_tree_in_architecture_is_the_tree_of_the_folders() -> None:
    assert shown().split("\n") == list(tree()), "run: make tree"


@pytest.mark.parametrize("path", [path for path in sources() if path.name != "__init__.py"], ids=lambda path: path.stem)
def test_every_file_has_its_test(path: Path) -> None:
    inside = path.relative_to(ROOT / "learning")
    if "migrations" in inside.parts:
        return  # every step is run by test_migrations
    tests = ROOT / "tests" / inside.parent
    assert list(tests.glob(f"test_{path.stem}.py")) + list(tests.glob(f"test_{path.stem}_*.py")) != [], (
        f"make tests/{inside.parent}/test_{path.stem}.py"
    )


def test_a_template_is_named_as_its_page() -> None:
    strays = []
    for audience in AUDIENCES:
        pages = "".join(path.read_text(encoding="utf-8") for path in kept(f"learning/web/{audience}/*.py"))
        strays += [path.name for path in kept(f"templates/{audience}/*.html") if f'"{audience}/{path.name}"' not in pages]
    assert strays == []


def test_every_component_is_used() -> None:
    everywhere = "".join(path.read_text(encoding="utf-8") for path in kept("templates/**/*.html"))
    everywhere += "".join(path.read_text(encoding="utf-8") for path in kept("learning/**/*.py"))
    screens = {f"{kind.kind.replace('-', '_')}.html" for kind in SCENES}
    strays = [path.name for path in kept("templates/components/*.html") if f"components/{path.name}" not in everywhere]
    assert [name for name in strays if name not in screens] == []

"""Fixtures: a small library to spoil, fresh for each test."""

import shutil
from pathlib import Path

import pytest
from content.shelf import Shelf, make_shelf

from learning.content.library import Library, load_library


@pytest.fixture(scope="session")
def clean_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library without a mistake, to copy."""
    folder = tmp_path_factory.mktemp("clean") / "lessons"
    make_shelf(folder)
    return folder


@pytest.fixture
def shelf(clean_shelf: Path, tmp_path: Path) -> Shelf:
    """A small library of the test's own."""
    shutil.copytree(clean_shelf, tmp_path / "lessons")
    return Shelf(tmp_path / "lessons")


@pytest.fixture(scope="session")
def small(clean_shelf: Path) -> Library:
    """The small library, read once."""
    return load_library(clean_shelf)

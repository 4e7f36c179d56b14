"""Pictures beside a lesson: they are there, small, and hold nothing that could run or cannot be recoloured."""

from pathlib import Path

import pytest

from learning import paths
from learning.content.rules.pictures import MAX_PICTURE, MAX_SVG, check_picture
from learning.markup.problems import Problems

DRAWING = '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def rules(path: Path, source: str = "") -> list[tuple[int, str]]:
    problems = Problems("nl.md")
    check_picture(path, source or path.name, 7, problems)
    return [(problem.line, problem.rule) for problem in problems]


def written(folder: Path, text: str, name: str = "lamp.svg") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_drawing_is_right(tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING)) == []


@pytest.mark.parametrize(("size", "found"), [(MAX_SVG, []), (MAX_SVG + 1, [(7, "picture-large")])])
def test_a_drawing_is_at_most_3_kilobytes(size: int, found: list[tuple[int, str]], tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING.ljust(size))) == found


@pytest.mark.parametrize("name", ["foto.png", "foto.webp"])
@pytest.mark.parametrize(("size", "found"), [(MAX_PICTURE, []), (MAX_PICTURE + 1, [(7, "picture-large")])])
def test_another_picture_may_be_larger(name: str, size: int, found: list[tuple[int, str]], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89" * size)
    assert rules(path) == found


@pytest.mark.parametrize("name", ["foto.jpg", "foto.gif", "foto", "foto.SVG"])
def test_other_sorts_of_pictures_are_not_shown(name: str, tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING, name)) == [(7, "picture-file")]


def test_a_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert rules(tmp_path / "lamp.svg") == [(7, "picture-file")]


@pytest.mark.parametrize("source", ["../lamp.svg", "deel/lamp.svg", "./lamp.svg", "/lamp.svg"])
def test_a_picture_lies_beside_the_lesson_and_nowhere_else(source: str, tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING), source) == [(7, "picture-file")]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        "<text>Hoi</text>",
        '<a href="x"/>',
        "<foreignObject/>",
        '<image href="x"/>',
        '<use href="#a"/>',
        "<style>a{}</style>",
        "<animate/>",
        '<path onclick="x"/>',
        '<path d="x" style="fill:url(#a)"/>',
        '<path id="javascript:x"/>',
        "<SCRIPT/>",
    ],
)
def test_a_drawing_holds_no_text_script_or_link(inside: str, tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING.replace("<path", f"{inside}<path"))) == [(7, "picture-content")]


def test_a_drawing_says_how_large_its_plane_is(tmp_path: Path) -> None:
    assert rules(written(tmp_path, DRAWING.replace("viewBox", "width"))) == [(7, "picture-content")]


def test_a_drawing_in_an_old_encoding_is_still_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "lamp.svg"
    path.write_bytes(DRAWING.replace("<path", "<!-- \xe9 --><script/><path").encode("latin-1"))
    assert rules(path) == [(7, "picture-content")]


def test_every_shipped_picture_is_right() -> None:
    pictures = [path for path in paths.LESSONS.glob("*/*/*") if path.suffix != ".md"]
    assert len(pictures) > 10
    assert [(path, found) for path in pictures if (found := rules(path))] == []

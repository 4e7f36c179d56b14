"""`wegwijs scan`: what was marked comes out, for people and for programs; with a database and without one, which is never made."""

import json
import shutil
import sqlite3
import subprocess  # noqa: TID251  another process must not load what it does not need
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from click.testing import Result
from factories import NOON, make_classroom, make_teacher

from learning.content.library import Library
from learning.outputs.answer_sheet import OUTPUT
from learning.outputs.base import Copy, Job
from learning.paper.scan import child
from learning.paper.sheets import make_sheet
from learning.store.engine import open_store

LESSON = "hoe-internet-werkt"
Run = Callable[..., Result]
Boxes = Mapping[str, list[dict[str, Any]]]
Answers = dict[str, list[str]]


class Stack:
    """Sheets printed by the command, with the geometry that was written beside them."""

    def __init__(self, folder: Path, run: Run, *words: str) -> None:
        assert run("make", "answer-sheet", LESSON, "-o", "sheets.pdf", "--geometry", "boxes.json", *words).exit_code == 0
        self.folder = folder
        self.pdf = folder / "sheets.pdf"
        self.sheets: list[dict[str, Any]] = json.loads((folder / "boxes.json").read_text(encoding="utf-8"))["sheets"]

    def boxes(self, number: int = 0) -> Boxes:
        """The boxes of a page by row."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for box in self.sheets[number]["boxes"]:
            rows.setdefault(box["q"], []).append(box)
        return rows

    def answers(self, number: int = 0) -> Answers:
        """A clear answer for every row but the last; each row of a question another sign."""
        chosen: Answers = {}
        for row, boxes in self.boxes(number).items():
            place = int(row.partition(".")[2] or 1) - 1
            signs = [box["o"] for box in boxes]
            chosen[row] = signs[:2] if boxes[0]["kind"] == "multi" else [signs[place % len(signs)]]
        return chosen | {list(chosen)[-1]: []}

    def fill(self, answers: Answers, number: int = 0, *, dpi: int = 150, name: str = "page.png", pdf: Path | None = None) -> str:
        """A page as a picture with these boxes crossed, nothing else about it changed."""
        document = pypdfium2.PdfDocument(pdf or self.pdf)
        picture = np.ascontiguousarray(document[self.sheets[number]["page"] - 1].render(scale=dpi / 72).to_numpy()[:, :, :3])
        document.close()
        for row, boxes in self.boxes(number).items():
            for box in boxes:
                if box["o"] in answers.get(row, []):
                    cross(picture, box, dpi)
        cv2.imwrite(str(self.folder / name), picture)
        return name


def cross(picture: np.ndarray[Any, Any], box: Mapping[str, float], dpi: int) -> None:
    px = dpi / 25.4
    left, top, right, bottom = (
        round(value * px) for value in (box["x"] + 1, box["y"] + 1, box["x"] + box["w"] - 1, box["y"] + box["h"] - 1)
    )
    for start, end in (((left, top), (right, bottom)), ((right, top), (left, bottom))):
        cv2.line(picture, start, end, (20, 20, 20), max(1, round(0.5 * px)), cv2.LINE_AA)


def scanned(run: Run, *words: str) -> tuple[int, list[dict[str, Any]]]:
    result = run("scan", "--json", *words)
    return result.exit_code, json.loads(result.stdout)["sheets"]


def said(sheet: Mapping[str, Any]) -> Answers:
    return {row: found["response"] for row, found in sheet["responses"].items() if found["status"] in {"sure", "blank"}}


@pytest.fixture
def stack(tmp_path: Path, run: Run) -> Stack:
    """Two copies, printed without a database."""
    return Stack(tmp_path, run, "--copies", "2")


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_what_was_marked_comes_out(run: Run, stack: Stack, shelf: Library, dpi: int) -> None:
    answers = stack.answers(1)
    code, (sheet,) = scanned(run, stack.fill(answers, 1, dpi=dpi))
    assert code == 0
    assert {name: sheet[name] for name in ("file", "page", "sheet", "lesson", "language", "learner", "status", "reason")} == {
        "file": "page.png",
        "page": 1,
        "sheet": stack.sheets[1]["id"],
        "lesson": LESSON,
        "language": "nl",
        "learner": "",
        "status": "read",
        "reason": "",
    }
    lines: Answers = {row: [] for row in sheet["responses"] if row not in answers}  # rows to write on have no boxes
    assert said(sheet) == answers | lines
    assert {row: found["status"] for row, found in sheet["responses"].items()} == {
        row: "sure" if signs else "blank" for row, signs in (answers | lines).items()
    }
    questions = shelf.edition(LESSON, "nl").questions
    assert {row: found["question"] for row, found in sheet["responses"].items()} == {
        row: questions[int(row.split(".")[0]) - 1].id for row in sheet["responses"]
    }


def test_blank_sheets_are_read_too(run: Run, tmp_path: Path) -> None:
    stack = Stack(tmp_path, run, "--lang", "en")
    assert stack.sheets[0]["id"] == ""
    code, (sheet,) = scanned(run, stack.fill(stack.answers()))
    assert (code, sheet["status"], sheet["sheet"], sheet["language"]) == (0, "read", "", "en")
    assert {row: signs for row, signs in said(sheet).items() if row in stack.answers()} == stack.answers()


def test_a_row_in_doubt_is_given_with_what_seems_marked(run: Run, stack: Stack) -> None:
    row, boxes = next((row, boxes) for row, boxes in stack.boxes().items() if boxes[0]["kind"] == "single")
    both = [boxes[0]["o"], boxes[1]["o"]]
    code, (sheet,) = scanned(run, stack.fill(stack.answers() | {row: both}))
    assert (code, sheet["status"]) == (1, "review")
    assert sheet["responses"][row]["status"] == "review"
    assert sheet["responses"][row]["response"] == both
    assert row in sheet["reason"]
    assert said(sheet).keys() == sheet["responses"].keys() - {row}


def test_several_files_in_any_order_and_a_pdf_with_empty_pages(run: Run, stack: Stack) -> None:
    second, first = stack.fill(stack.answers(1), 1, name="b.png"), stack.fill(stack.answers(), 0, name="a.jpg")
    code, sheets = scanned(run, second, "sheets.pdf", first)
    assert code == 1
    assert [(sheet["file"], sheet["page"], sheet["sheet"]) for sheet in sheets] == [
        ("b.png", 1, stack.sheets[1]["id"]),
        ("sheets.pdf", 1, stack.sheets[0]["id"]),
        ("sheets.pdf", 2, stack.sheets[1]["id"]),
        ("a.jpg", 1, stack.sheets[0]["id"]),
    ]
    assert [sheet["status"] for sheet in sheets] == ["read", "rejected", "rejected", "read"]
    assert all("more than once" in sheet["reason"] for sheet in sheets[1:3])


def test_what_is_no_answer_sheet_is_rejected_with_a_reason(run: Run, stack: Stack, tmp_path: Path) -> None:
    assert run("make", "worksheet", LESSON, "-o", "worksheet.pdf").exit_code == 0
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("A B C", encoding="utf-8")
    good = stack.fill(stack.answers())
    code, sheets = scanned(run, "empty.png", "notes.txt", "worksheet.pdf", good)
    assert code == 1
    assert {sheet["status"] for sheet in sheets[:-1]} == {"rejected"}
    assert all(sheet["reason"] and sheet["responses"] == {} for sheet in sheets[:-1])
    assert len({sheet["reason"] for sheet in sheets[:2]}) == 2
    assert sheets[-1]["status"] == "read"


def test_people_get_a_table(run: Run, stack: Stack) -> None:
    row = next(row for row, boxes in stack.boxes().items() if boxes[0]["kind"] == "single")
    signs = [box["o"] for box in stack.boxes()[row]][:2]
    result = run("scan", stack.fill(stack.answers() | {row: signs}))
    first, *rows = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first.startswith("review page.png, page 1: ")
    assert LESSON in first
    line = next(line for line in rows if line.split()[0] == row)
    assert line.split()[1:3] == signs
    assert "More than one box is marked." in line
    assert not any("?" in other for other in rows[1:] if other != line)


def test_a_file_name_cannot_give_orders_to_the_terminal(run: Run, tmp_path: Path) -> None:
    name = "a\x1b[31m\x9b2J\u202erood é.jpg"
    (tmp_path / name).write_bytes(b"nonsense")
    result = run("scan", name)
    assert result.stdout.splitlines()[0] == "rejected a\\x1b[31m\\x9b2J\\u202erood é.jpg, page 1"


def test_no_database_is_made(run: Run, stack: Stack, tmp_path: Path) -> None:
    scanned(run, stack.fill(stack.answers()))
    assert not (tmp_path / "data").exists()


def test_a_database_names_the_learner_and_what_was_printed(
    run: Run, empty_sqlite: Path, tmp_path: Path, lessons: Path, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(empty_sqlite, tmp_path / "data" / "wegwijs.db")
    edition = shelf.edition(LESSON, "nl")
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'wegwijs.db'}")
    with store.writing() as session:
        classroom, (lena,) = make_classroom(session, make_teacher(session))
        sheet = make_sheet(session, edition, lena.account, classroom, at=NOON)
        session.commit()
        copies = [Copy(name="Lena", code=sheet.code)]
    store.close()
    pdf = tmp_path / "class.pdf"
    pdf.write_bytes(OUTPUT.build(Job(module=shelf.module(edition.module), editions=[edition], folders=shelf.folders, copies=copies)))
    stack = Stack(tmp_path, run)
    name = stack.fill(stack.answers(), pdf=pdf)
    code, (found,) = scanned(run, name)
    assert (code, found["learner"], found["sheet"], found["status"]) == (0, "Lena", copies[0].code, "read")

    edited = tmp_path / "edited"
    shutil.copytree(lessons, edited)
    path = next((edited / "goed-internet" / LESSON).glob("nl.md"))
    text = path.read_text(encoding="utf-8")
    ask = next(line for line in text.splitlines() if line.startswith("### ") and "?" in line)
    path.write_text(text.replace(ask, ask.replace("?", ", denk je?"), 1), encoding="utf-8")
    monkeypatch.setattr("learning.paths.LESSONS", edited)
    code, (again,) = scanned(run, name)
    assert (code, again["learner"], again["responses"]) == (0, "Lena", found["responses"])


@pytest.mark.parametrize("state", ["damaged", "of another version"])
def test_a_database_that_cannot_be_used_is_said_and_left_alone(
    run: Run, stack: Stack, tmp_path: Path, empty_sqlite: Path, state: str
) -> None:
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "wegwijs.db"
    database.write_bytes(b"no database at all" * 500)
    if state != "damaged":
        shutil.copy(empty_sqlite, database)
        with closing(sqlite3.connect(database)) as old, old:
            old.execute("UPDATE alembic_version SET version_num = 'older'")
    before = database.read_bytes()
    result = run("scan", "--json", stack.fill(stack.answers()))
    assert json.loads(result.stdout)["sheets"][0]["status"] == "read"
    assert "sheets are known by their lessons only" in result.stderr
    assert database.read_bytes() == before


def test_an_empty_file_is_no_database(run: Run, stack: Stack, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "wegwijs.db").touch()
    assert scanned(run, stack.fill(stack.answers()))[0] == 0
    assert (tmp_path / "data" / "wegwijs.db").read_bytes() == b""


def test_a_file_that_is_too_long_is_not_read_whole(run: Run, stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_BYTES", 1000)
    (tmp_path / "long.pdf").write_bytes(b"%PDF-" + b"0" * 5000)
    assert stack.pdf.is_file()
    code, (sheet,) = scanned(run, "long.pdf")
    assert (code, sheet["status"]) == (1, "rejected")
    assert "too large" in sheet["reason"]


def test_wrong_usage_is_said(run: Run, tmp_path: Path) -> None:
    assert run("scan").exit_code == 2
    assert run("scan", "not-there.png").exit_code == 2
    assert run("scan", str(tmp_path)).exit_code == 2


def test_without_the_extra_one_sentence_says_what_to_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.png").write_bytes(b"x")
    monkeypatch.setattr(child, "find_spec", lambda _: None)
    result = run("scan", "page.png")
    assert result.exit_code == 1
    assert "pip install 'wegwijs[scan]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_help_teaches_and_loads_nothing_heavy() -> None:
    code = "import sys; from learning.cli import cli\ntry: cli(['scan', '--help'])\nexcept SystemExit: pass\nprint([m for m in ('cv2', 'numpy', 'sqlalchemy', 'markdown_it') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert all(word in done.stdout for word in ("--json", "150 dpi", "Exit code 0", "1:", "2: wrong usage"))
    assert done.stdout.splitlines()[-1] == "[]"

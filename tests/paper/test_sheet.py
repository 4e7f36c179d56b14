"""The geometry of an answer sheet: everything on the page, nothing over another, a code that is read right or not at all."""

import zlib
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.codes import ALPHABET
from learning.content.library import Library
from learning.paper.entry import fields_of
from learning.paper.sheet import (
    BOX_MM,
    FIRST_Y,
    LAST_Y,
    LAYOUT_LENGTH,
    MARKER_MM,
    MARKERS,
    PAGE_MM,
    QR_AT,
    QR_MM,
    Payload,
    boxes_of,
    layout,
    layout_name,
    payload,
    read_payload,
)
from learning.questions.base import Question

CODES = st.text(ALPHABET, min_size=8, max_size=8) | st.just("")
LAYOUTS = st.text(ALPHABET, min_size=LAYOUT_LENGTH, max_size=LAYOUT_LENGTH)


def all_questions(library: Library) -> list[tuple[str, tuple[Question, ...]]]:
    return [(lesson.id, lesson.edition("nl").questions) for lesson in library.lessons()]


def test_every_row_of_every_lesson_is_there_once_as_it_is_typed_in(library: Library) -> None:
    for _, questions in all_questions(library):
        rows = [row for page in layout(questions) for row in page.rows]
        fields = fields_of(questions)
        assert [row.label for row in rows] == [field.row for field in fields]
        assert [tuple(box.sign for box in row.boxes) for row in rows] == [field.signs for field in fields]
        assert [row.question for row in rows] == [field.question.id for field in fields]
        assert all((row.kind == "line") is (not row.boxes) for row in rows)


def test_boxes_lie_on_the_page_and_nowhere_over_one_another(library: Library) -> None:
    corners = [(x, y, MARKER_MM) for x, y in MARKERS.values()] + [(*QR_AT, QR_MM)]
    for _, questions in all_questions(library):
        for page in layout(questions):
            squares = [(box.x, box.y, BOX_MM) for _, box in boxes_of(page)] + corners
            assert all(x >= 0 and y >= 0 and x + size <= PAGE_MM[0] and y + size <= PAGE_MM[1] for x, y, size in squares)
            apart = [abs(x - u) >= min(a, b) or abs(y - v) >= min(a, b) for (x, y, a), (u, v, b) in combinations(squares, 2)]
            assert all(apart)


def test_a_question_stays_on_one_page_and_the_rest_goes_on_the_next(library: Library) -> None:
    questions = [question for _, some in all_questions(library) for question in some][:40]
    pages = layout(questions)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(pages) > 1
    for page in pages:
        assert page.rows[0].y == FIRST_Y
        assert page.rows[-1].y <= LAST_Y
        assert all(one.y < other.y for one, other in pairwise(page.rows))
    for one, other in pairwise(pages):
        assert one.rows[-1].label.split(".")[0] != other.rows[0].label.split(".")[0]


def test_a_layout_is_named_after_the_questions_as_they_are(library: Library) -> None:
    names = {layout_name(lesson.id, lesson.edition(lang).questions, lang) for lesson in library.lessons() for lang in ("nl", "en")}
    assert len(names) == 2 * len(library.lessons())
    assert all(len(name) == LAYOUT_LENGTH and set(name) <= set(ALPHABET) for name in names)
    questions = library.edition("digid", "nl").questions
    assert layout_name("digid", questions, "nl") == layout_name("digid", questions, "nl")
    assert layout_name("digid", questions[::-1], "nl") != layout_name("digid", questions, "nl")


@settings(deadline=None, max_examples=100)
@given(CODES, st.integers(1, 9), LAYOUTS)
def test_what_the_qr_code_says_comes_back(code: str, page: int, layout: str) -> None:
    assert read_payload(payload(code, page, layout)) == Payload(code=code, page=page, layout=layout)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(CODES, st.integers(1, 9), LAYOUTS, st.integers(0, 22), st.sampled_from(ALPHABET + "0Z-"))
def test_one_sign_read_wrongly_is_noticed(code: str, page: int, layout: str, place: int, sign: str) -> None:
    text = payload(code, page, layout)
    damaged = text[:place] + sign + text[place + 1 :]
    if damaged != text:
        assert read_payload(damaged) is None


@pytest.mark.parametrize("digit", ["²", "a", "-", " "])
def test_a_page_that_is_no_number_is_no_sheet(digit: str) -> None:
    body = payload("", 1, "2" * LAYOUT_LENGTH)[:11] + digit + "2" * LAYOUT_LENGTH
    assert read_payload(f"{body}{zlib.crc32(body.encode()) & 0xFFFF:04X}") is None


@pytest.mark.parametrize("text", ["", "WA1", "https://example.org", "WW17KQFM3XA", "X" * 23, "WA1" + "2" * 20])
def test_other_qr_codes_are_not_taken_for_a_sheet(text: str) -> None:
    assert read_payload(text) is None


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert read_payload(text) is None

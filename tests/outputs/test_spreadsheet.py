"""Spreadsheets: the rows come back as they went in, on every kind; nothing is read as a formula."""

import csv
import io
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers_ods import rows_of

from learning.outputs.spreadsheet import SPREADSHEETS, Rows, as_csv, as_ods, safe_cell

ROWS: Rows = [["Cursist", '1. Wat is <b> & "c"?', "Goed"], ["Zoë", 1, 0], ["=1+1", "", 12]]
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
cells = st.one_of(texts, st.integers(-1000, 10**9))
quick = settings(deadline=None, max_examples=100)


def csv_rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_an_ods_file_holds_texts_numbers_and_empty_cells() -> None:
    assert rows_of(as_ods(ROWS, "Tulp")) == [list(ROWS[0]), list(ROWS[1]), ["'=1+1", "", 12]]


@quick
@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4))
def test_both_kinds_hold_the_same(rows: list[list[str | int]]) -> None:
    ods = [[" ".join(str(cell).split()) for cell in row] for row in rows_of(as_ods(rows, "x"))]
    assert ods == [[" ".join(cell.split()) for cell in row] for row in csv_rows(as_csv(rows))]


@quick
@given(texts)
def test_no_cell_is_a_formula_in_either_kind(text: str) -> None:
    for row in (csv_rows(as_csv([[text]]))[0] if text else [""], rows_of(as_ods([[text]], "x"))[0]):
        assert str(row[0]).lstrip(" \u00a0\u200b\ufeff\u2060")[:1] not in tuple("=+-@\t\r＝＋－＠") or not text.strip(
            " \u00a0\u200b\ufeff\u2060"
        )
    assert b"table:formula" not in as_ods([[text]], "x")


def test_a_number_is_never_changed() -> None:
    assert safe_cell(-5) == -5
    assert rows_of(as_ods([["-5"], [-5]], "x")) == [["'-5"], [-5]]


@pytest.mark.parametrize("kind", list(SPREADSHEETS))
def test_the_same_rows_are_the_same_bytes(kind: str) -> None:
    assert SPREADSHEETS[kind].build(ROWS, "Tulp") == SPREADSHEETS[kind].build([list(row) for row in ROWS], "Tulp")


def test_an_ods_file_says_what_it_is_in_its_first_bytes_and_not_when_it_was_made() -> None:
    file = as_ods(ROWS, "Tulp")
    assert file[30:38] == b"mimetype"
    assert file[38:].startswith(SPREADSHEETS["ods"].media_type.encode())
    with ZipFile(io.BytesIO(file)) as package:
        assert package.getinfo("mimetype").compress_type == ZIP_STORED
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"content.xml" in package.read("META-INF/manifest.xml")


def test_signs_that_xml_or_other_programs_refuse_are_left_out() -> None:
    file = as_ods([["a\x0bb\x00"]], "Groep [1]: a/b?")
    assert rows_of(file) == [["ab"]]
    with ZipFile(io.BytesIO(file)) as package:
        assert b'table:name="Groep  1   a b "' in package.read("content.xml")


def test_a_sheet_without_rows_can_be_read() -> None:
    assert rows_of(as_ods([], "leeg")) == []

"""A list of names in any usual file: separators, encodings, headings, the column with the names, and its way through a form."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.classrooms.lists import (
    _HEADINGS,
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_KEPT,
    NameList,
    _heading,
    columns_of,
    corrected,
    guess_column,
    pack,
    read_file,
    read_list,
    unpack,
)
from learning.classrooms.members import MAX_LIST
from learning.errors import Invalid

NAMES = ["Zoë", "Ümit", "Jean-Luc", "Noor", "محمد", "D'Arcy", "van den Berg"]
WESTERN = [name for name in NAMES if name != "محمد"]
"""The names that Windows-1252 can write."""


def found(names: NameList) -> list[str]:
    """What stands in the column that is guessed."""
    place = guess_column(names)
    return [row.cells[place] for row in names.body]


def written(rows: list[list[str]], *, separator: str = ";", ends: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Rows as a spreadsheet writes them."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=ends, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Anna\nBob\nCem",
        "Anna\r\nBob\r\nCem\r\n",
        "Anna\rBob\rCem",
        "\n\n  Anna \n\nBob\n\t\nCem\n\n",
        "\ufeffAnna\nBob\nCem",
        '"Anna"\n"Bob"\n"Cem"',
        '"Anna\nBob\nCem',
        '="Anna"\n="Bob"\n="Cem"',
        "Anna;\nBob;\nCem;",
        "Anna,\nBob,\nCem,\n",
        "Anna\tTulp\nBob\tTulp\nCem\tTulp",
        "Anna|Tulp\nBob|Tulp\nCem|Tulp",
        "1;Anna;a@x.nl\n2;Bob;b@x.nl\n3;Cem;c@x.nl",
        "1.\tAnna\n2.\tBob\n3.\tCem",
        "naam\nAnna\nBob\nCem",
        "Groep;Naam\nTulp;Anna\nTulp;Bob\nTulp;Cem",
        "Achternaam;Roepnaam\nJansen;Anna\nVos;Bob\nKaya;Cem",
        "NAAM ; Leerling-nummer\nAnna;1\nBob;2\nCem;3",
        "sep=;\r\nNaam;Mail\r\nAnna;a\r\nBob;b\r\nCem;c",
        "sep=,\nAnna,a;b\nBob,a;b\nCem,a;b",
        "Anna, Bob, Cem",
        "Anna;Bob;Cem",
        ";;;\n;;Anna;\n;;Bob;\n;;Cem;\n",
        'Naam,Adres\nAnna,"Dorpsstraat 1, Ons Dorp"\nBob,"Kerkplein 2; Stad"\nCem,"A\nB"',
        "Name,Class\nAnna,3A\nBob,3A\nCem",
    ],
)
def test_the_names_are_found(text: str) -> None:
    assert found(read_list(text)) == ["Anna", "Bob", "Cem"]


def test_a_comma_in_a_name_does_not_split_a_list() -> None:
    assert found(read_list("Jansen, Piet\nAnna\nBob\nCem")) == ["Jansen, Piet", "Anna", "Bob", "Cem"]
    assert found(read_list("Jansen, Piet;3A\nVos, Anna;3A")) == ["Jansen, Piet", "Vos, Anna"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", ";;;\n;;", "naam", "naam;klas\n", '""\n""'])
def test_a_list_without_names_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no name in this list"):
        read_list(text)


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    names = read_list("\nNaam;Groep\n\nAnna;A\n;A\nBob;A\n")
    assert [(row.number, row.cells[0]) for row in names.body] == [(4, "Anna"), (5, ""), (6, "Bob")]


def test_columns_are_named_and_sampled_and_those_without_names_left_out() -> None:
    names = read_list("Nr;Voornaam;Achternaam;E-mail;Geboren\n1;Anna;Vos;a@x.nl;1-2-1990\n2;Bob;Kaya;b@x.nl;3-4-1990\n3;Cem;;;\n4;Daan;X;;")
    assert [(column.heading, column.sample) for column in columns_of(names)] == [
        ("Voornaam", ("Anna", "Bob", "Cem")),
        ("Achternaam", ("Vos", "Kaya", "X")),
    ]
    assert names.last_names == 1


def test_a_better_heading_wins_from_the_first_column() -> None:
    names = read_list("Naam;Roepnaam\nVos;Anna\nKaya;Bob")
    assert found(names) == ["Anna", "Bob"]


def test_without_headings_a_column_that_says_the_same_in_every_row_holds_no_names() -> None:
    assert found(read_list("\n".join(f"Tulp;{name}" for name in WESTERN))) == WESTERN


def test_figures_only_are_shown_all_the_same() -> None:
    assert found(read_list("1\n2\n3")) == ["1", "2", "3"]


def test_a_wide_list_keeps_the_columns_that_promise_most() -> None:
    heads = [f"Vak {chr(65 + place)}" for place in range(20)] + ["Roepnaam"]
    rows = [[*(f"les {chr(97 + row)}{chr(97 + place)}" for place in range(20)), name] for row, name in enumerate(WESTERN)]
    names = read_list(written([heads, *rows]))
    assert len(names.rows[0].cells) == MAX_COLUMNS
    assert found(names) == WESTERN


def test_what_travels_in_the_form_stays_small() -> None:
    rows = [[f"{'é' * 40}{chr(97 + row % 26)}{chr(97 + row // 26)}{letter}" for letter in "abcde"] for row in range(380)]
    names = read_list(written([["naam", "b", "c", "d", "e"], *rows]))
    assert len(pack(names).encode()) <= MAX_KEPT
    assert len(names.rows[0].cells) == 1
    with pytest.raises(Invalid, match="very long"):
        read_list("\n".join(f"{'漢' * 55}{number}" for number in range(450)))


def test_there_are_limits_and_they_are_said() -> None:
    assert len(read_list("naam\n" + "\n".join(f"N{number}" for number in range(MAX_LIST))).body) == MAX_LIST
    for heading in ("", "naam\n"):
        with pytest.raises(Invalid, match="At most 500 names"):
            read_list(heading + "\n".join(f"N{number}" for number in range(MAX_LIST + 1)))
    with pytest.raises(Invalid, match="very long"):
        read_list("é" * (MAX_BYTES // 2 + 1))
    assert read_file(b"a" * MAX_BYTES) == "a" * MAX_BYTES
    with pytest.raises(Invalid, match="larger than 200 kB") as refusal:
        read_file(b"a" * (MAX_BYTES + 1))
    assert refusal.value.field == "file"


@pytest.mark.parametrize("text", [f'"{"a;" * 90_000}"', "a;" * 99_000, "a;b\n" * 400 + ";" * 190_000, '"' * 199_999])
def test_a_strange_list_is_refused_or_cut_and_never_grows(text: str) -> None:
    try:
        names = read_list(text)
    except Invalid:
        return
    assert len(pack(names).encode()) <= MAX_KEPT
    assert all(len(cell) <= MAX_CELL for row in names.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("encoding", "names"), [("utf-8", NAMES), ("utf-8-sig", NAMES), ("utf-16", NAMES), ("cp1252", WESTERN), ("utf-16-be", NAMES)]
)
def test_a_file_is_read_in_the_encoding_it_has(encoding: str, names: list[str]) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    assert found(read_list(read_file(mark + written([["Naam"], *[[name] for name in names]]).encode(encoding)))) == names


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"{\\rtf1", b"a\x00b"])
def test_a_file_of_another_kind_says_what_to_do(start: bytes) -> None:
    with pytest.raises(Invalid, match="'Save as' and then CSV"):
        read_file(start + b"abc\n" * 9)


def test_bytes_of_no_encoding_are_shown_as_they_are() -> None:
    assert found(read_list(read_file(b"Anna\nB\x81b\nCem"))) == ["Anna", "B\ufffdb", "Cem"]


def test_a_corrected_row_is_cleaned_and_others_stay() -> None:
    names = read_list("naam;klas\nAnna;A\nBob;B\nCem;C")
    other = corrected(names, 0, {3: " Bob\t V \n", 99: "x"})
    assert found(other) == ["Anna", "Bob V", "Cem"]
    assert [row.cells[1:] for row in other.rows] == [row.cells[1:] for row in names.rows]


@pytest.mark.parametrize("text", ["", "x", "1", "a\tb", "1\ta\n2", "1\ta\n2\tb\tc", "-1\ta"])
def test_what_is_no_packed_list_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="got lost"):
        unpack(text, headings=False)


@pytest.mark.parametrize(
    ("fits", "too_much"),
    [
        ("1\tAnna\n" * (MAX_LIST + 1), "1\tAnna\n" * (MAX_LIST + 2)),
        ("1" + "\tAnna" * MAX_COLUMNS, "1" + "\tAnna" * (MAX_COLUMNS + 1)),
        ("1\t" + "a" * MAX_CELL, "1\t" + "a" * (MAX_CELL + 1)),
    ],
)
def test_a_packed_list_holds_no_more_than_we_pack(fits: str, too_much: str) -> None:
    assert unpack(fits, headings=True).rows
    with pytest.raises(Invalid, match="got lost"):
        unpack(too_much, headings=True)


words = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12).filter(lambda word: _heading(word) not in _HEADINGS)
name_lists = st.lists(words, min_size=2, max_size=30, unique_by=str.casefold)


@given(
    names=name_lists,
    separator=st.sampled_from(["\t", ";", ",", "|"]),
    ends=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    heading=st.sampled_from(["", "Naam", "voornaam", "First name", "ROEPNAAM"]),
    place=st.integers(0, 3),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_the_names_come_out_of_any_file_that_a_spreadsheet_writes(
    names: list[str], separator: str, ends: str, quoting: int, heading: str, place: int, encoding: str
) -> None:
    def row(cell: str, others: list[str]) -> list[str]:
        return [*others[:place], cell, *others[place:]]

    heads = [row(heading, ["Nr", "Groep", "E-mail"])] if heading else []
    body = [row(name, [str(number), "Groep Tulp", f"n{number}@school.nl"]) for number, name in enumerate(names, 1)]
    file = written([*heads, *body], separator=separator, ends=ends, quoting=quoting).encode(encoding)
    assert found(read_list(read_file(file))) == names


@given(name_lists, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_a_pasted_column_is_read_as_it_is(names: list[str], ends: str) -> None:
    text = ends.join(["naam", *names])
    assert found(read_list(text)) == names


@given(st.text(max_size=400))
def test_whatever_is_pasted_is_read_or_refused_and_travels_unchanged(text: str) -> None:
    try:
        names = read_list(text)
    except Invalid:
        return
    assert unpack(pack(names), headings=names.headings) == names
    assert unpack(pack(names).replace("\n", "\r\n"), headings=names.headings) == names
    assert 0 <= guess_column(names) < len(columns_of(names))


@given(st.binary(max_size=400))
def test_whatever_is_in_a_file_is_read_or_refused(raw: bytes) -> None:
    why = ""
    try:
        names = read_list(read_file(raw))
    except Invalid as refusal:
        why = refusal.message
    assert why or names.body

"""A verdict on every row of a list: ready, empty, double, taken or unusable, why, and a better name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.accounts.names import clean_name, name_key
from learning.classrooms.candidates import Candidate, Verdict, judge
from learning.classrooms.lists import ListRow, NameList, guess_column, read_list
from learning.i18n import interface


def judged(text: str, *taken: str) -> list[Candidate]:
    """The rows of a pasted list."""
    names = read_list(text)
    return judge(names, guess_column(names), taken={name_key(name) for name in taken})


def told(text: str, *taken: str) -> list[tuple[int, str, str]]:
    return [(row.number, row.name, row.verdict.value) for row in judged(text, *taken)]


def test_every_row_has_a_verdict() -> None:
    assert told("naam;klas\nAnna;A\n;A\nANNA;A\nLena;A\na@b.nl;A\nBob;B", "lena") == [
        (2, "Anna", "ready"),
        (3, "", "empty"),
        (4, "ANNA", "double"),
        (5, "Lena", "taken"),
        (6, "a@b.nl", "unusable"),
        (7, "Bob", "ready"),
    ]


def test_a_reason_says_what_to_do_in_both_languages() -> None:
    rows = judged("naam;klas\nAnna;A\nanna;A\nLena;A\nx@y.nl;A\n" + "x" * 40 + ";A\n;A", "Lena")
    said = [interface("en").say(row.reason) for row in rows if row.reason]
    assert said[0] == "The name 'anna' stands in row 2 too. Add a letter of the last name."
    assert said[1].startswith("There is a 'Lena' in this class already.")
    assert said[2].startswith("Better not write an e-mail address")
    assert said[3].startswith("A name has at most 32 letters.")
    assert said[4] == "There is no name in this row."
    dutch = [interface("nl").say(row.reason) for row in rows if row.reason]
    assert not set(said) & set(dutch)


def test_a_ready_name_is_clean() -> None:
    assert told("  Zoë   de  Wit \nBo")[0] == (1, "Zoë de Wit", "ready")


def test_a_letter_of_the_last_name_is_proposed_where_a_heading_says_which_column_that_is() -> None:
    rows = judged("Voornaam;Achternaam\nMo;Achraf\nMo;bakkali\nMo;Bos\nMo;Achraf\nMo;", "mo a")
    assert [(row.verdict.value, row.better) for row in rows] == [
        ("ready", ""),
        ("double", "Mo B"),
        ("double", ""),  # Mo B is proposed already
        ("double", ""),  # Mo A is in the class
        ("double", ""),
    ]
    assert [row.better for row in judged("Mo;Achraf\nMo;Bakkali")] == ["", ""]


def test_the_first_name_is_proposed_of_a_last_name_with_a_comma() -> None:
    assert [row.better for row in judged("Jansen, Piet;A\nVries, Anna de;A\nBos, Piet;A\nx, ;A\n,,;A")] == [
        "Piet",
        "Anna",
        "Piet B",
        "",
        "",
    ]


def test_a_proposal_is_no_name_until_it_is_taken_and_is_free_in_the_whole_list() -> None:
    rows = judged("naam;klas\nJansen, Piet;A\nPiet;A\nVos, Piet;A\nVos, Piet;A")
    assert [(row.verdict.value, row.better) for row in rows] == [
        ("unusable", "Piet J"),
        ("ready", ""),
        ("unusable", "Piet V"),
        ("unusable", ""),
    ]


@pytest.mark.parametrize("column", [0, 1])
def test_the_column_that_is_chosen_is_judged(column: int) -> None:
    names = read_list("Voornaam;Achternaam\nAnna;Vos\nBob;Kaya")
    assert [row.name for row in judge(names, column, taken=set())] == [["Anna", "Bob"], ["Vos", "Kaya"]][column]


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=20), st.sets(st.text(max_size=5), max_size=5))
def test_all_names_that_are_ready_can_be_added_together(cells: list[str], in_class: set[str]) -> None:
    rows = tuple(ListRow(number, (cell,)) for number, cell in enumerate(["naam", *cells], 1))
    names = NameList(rows, headings=True)
    taken = {name_key(name) for name in in_class}
    found = judge(names, 0, taken=taken)
    ready = [row.name for row in found if row.verdict is Verdict.READY]
    keys = [name_key(name) for name in ready]
    assert [clean_name(name) for name in ready] == ready
    assert len(set(keys)) == len(keys)
    assert not set(keys) & taken
    assert all(row.reason for row in found if not row.is_ready)
    assert len(found) == len(cells)

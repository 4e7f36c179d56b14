"""Certificate list: who did all lessons of which module and when, with room to sign."""

from datetime import date

import pytest
from pdfs import is_accessible, pages_of, squeezed, words_of

from learning.outputs.certificate_list import Theme, certificate_list

DAY = date(2026, 11, 25)
THEMES = [
    Theme(title="Veilig online", rows=[("Amira", date(2026, 11, 3)), ("Zoë", date(2025, 12, 31))]),
    Theme(title="Eerste stappen", rows=[("Bo", DAY)]),
]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("nl", ("Wie deed alle lessen? Groep Tulp", "3 november 2026", "31 december 2025", "Certificaat gekregen")),
        ("en", ("Who did all lessons? Groep Tulp", "3 November 2026", "31 December 2025", "Certificate received")),
    ],
)
def test_the_list_says_who_did_what_and_when(lang: str, told: tuple[str, ...]) -> None:
    pdf = certificate_list("Groep Tulp", THEMES, lang=lang, day=DAY)
    words = words_of(pdf)
    assert is_accessible(pdf)
    wanted = (*told, "Veilig online", "Amira", "Zoë", "Eerste stappen", "Bo")
    assert [one for one in wanted if squeezed(one) not in words] == []


def test_a_long_list_repeats_its_heading() -> None:
    rows = [(f"Leerling {number}", DAY) for number in range(80)]
    pages = pages_of(certificate_list("Tulp", [Theme(title="Veilig online", rows=rows)], lang="nl", day=DAY))
    assert len(pages) > 2
    assert all("Certificaat gekregen" in page for page in pages)


def test_no_name_breaks_it() -> None:
    themes = [Theme(title="Veilig online", rows=[("李小龍", DAY), ("", DAY), ("<svg 漢", DAY), ("x" * 80, DAY)])]
    assert is_accessible(certificate_list("محمد", themes, lang="nl", day=DAY))


def test_an_empty_list_says_so() -> None:
    pdf = certificate_list("Groep Tulp", [], lang="nl", day=DAY)
    assert is_accessible(pdf)
    assert "Nogniemanddeedallelessen" in words_of(pdf)


def test_the_same_list_makes_the_same_bytes() -> None:
    first, second = (certificate_list("Tulp", THEMES, lang="nl", day=DAY) for _ in range(2))
    assert first == second

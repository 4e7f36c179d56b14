"""Login cards: what stands on them, and what does not."""

from datetime import date

import pytest
from pdfs import codes_of, is_accessible, pages_of, words_of

from learning.outputs.login_cards import CardText, login_cards

DAY = date(2026, 11, 25)


def made(count: int = 1, *, address: str = "https://leren.example", lang: str = "nl") -> bytes:
    """Cards of a class."""
    cards = [CardText(name=f"Leerling {number}", pin=f"{400_000 + number}", secret=f"{'A' * 24}{number:02}") for number in range(count)]
    return login_cards(cards, code="7KQF-M3XA", address=address, lang=lang, day=DAY)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_card_shows_site_name_class_code_pin_and_qr(lang: str) -> None:
    pdf = made(lang=lang)
    (page,) = pages_of(pdf)
    assert is_accessible(pdf)
    for words in ("leren.example", "Leerling 0", "7KQF-M3XA", "400 000"):
        assert words in page
    assert codes_of(pdf) == [f"HTTPS://LEREN.EXAMPLE/K/{'A' * 24}00"]


def test_the_secret_stands_in_the_qr_code_only() -> None:
    assert "A" * 24 not in words_of(made())


def test_six_cards_go_on_a_page_and_thirty_in_one_file() -> None:
    pdf = made(30)
    pages = pages_of(pdf)
    assert is_accessible(pdf)
    assert len(pages) == 5
    assert [page.count("7KQF-M3XA") for page in pages] == [6] * 5
    assert sorted(codes_of(pdf)) == [f"HTTPS://LEREN.EXAMPLE/K/{'A' * 24}{number:02}" for number in range(30)]


def test_an_address_on_this_computer_only_is_printed_with_its_port() -> None:
    pdf = made(address="http://127.0.0.1:8000")
    assert "127.0.0.1:8000" in pages_of(pdf)[0]
    assert codes_of(pdf)[0].startswith("HTTP://127.0.0.1:8000/K/")

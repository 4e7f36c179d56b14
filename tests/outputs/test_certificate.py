"""Certificate: what somebody can do after a module, with a name that is kept nowhere."""

from datetime import date

import pytest
from pdfs import is_accessible, squeezed, words_of

from learning.content.library import Library
from learning.outputs.certificate import certificate

DAY = date(2026, 11, 25)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_certificate_says_who_can_do_what_and_when(library: Library, lang: str) -> None:
    for module in library.modules:
        pdf = certificate(module, "Zoë de Wit", place="Bibliotheek De Brug", lang=lang, day=DAY)
        words, text = words_of(pdf), module.text(lang)
        assert is_accessible(pdf)
        wanted = ("Zoë de Wit", "Bibliotheek De Brug", text.title, *text.can, "25 november 2026" if lang == "nl" else "25 November 2026")
        assert [one for one in wanted if squeezed(one) not in words] == []


def test_a_certificate_states_no_marks(library: Library) -> None:
    assert "%" not in words_of(certificate(library.modules[0], "Lena", place="", lang="nl", day=DAY))


@pytest.mark.parametrize("name", ["", "\x07", "李小龍", "محمد", "x" * 300, "<svg 漢"])
def test_no_name_breaks_a_certificate(library: Library, name: str) -> None:
    assert is_accessible(certificate(library.modules[0], name, place=name, lang="nl", day=DAY))

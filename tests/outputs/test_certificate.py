"""Certificate: what somebody can do after a module, with a name that is kept nowhere."""

from datetime import date

import pytest
from pdfs import is_accessible, pages_of, squeezed, words_of

from learning.content.library import Library
from learning.outputs.certificate import certificate, certificates

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


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_certificates_of_a_class_come_in_one_file_a_page_each(library: Library, lang: str) -> None:
    module = library.module("veilig-online")
    pdf = certificates(module, ["Amira", None, "Zoë de Wit"], place="De Brug", lang=lang, day=DAY)
    pages = pages_of(pdf)
    assert is_accessible(pdf)
    assert len(pages) == 3
    assert ["Amira" in page for page in pages] == [True, False, False]
    assert ["Zoë de Wit" in page for page in pages] == [False, False, True]
    assert all(squeezed(sentence) in squeezed(page) for page in pages for sentence in module.text(lang).can)


@pytest.mark.parametrize(("lang", "word"), [("nl", "Naam"), ("en", "Name")])
def test_a_certificate_without_a_name_has_a_line_to_write_it_on(library: Library, lang: str, word: str) -> None:
    (page,) = pages_of(certificates(library.modules[0], [None], place="", lang=lang, day=DAY))
    assert word in page
    assert word not in pages_of(certificate(library.modules[0], "Amira", place="", lang=lang, day=DAY))[0]


def test_one_certificate_is_the_same_however_it_is_asked_for(library: Library) -> None:
    one = certificate(library.modules[0], "Amira", place="De Brug", lang="nl", day=DAY)
    assert certificates(library.modules[0], ["Amira"], place="De Brug", lang="nl", day=DAY) == one
    assert certificates(library.modules[0], ["Amira", "Bo"], place="De Brug", lang="nl", day=DAY) != one


def test_every_module_fits_on_one_page_for_everybody(library: Library) -> None:
    for module in library.modules:
        for lang in ("nl", "en"):
            pdf = certificates(module, ["Wilhelmina van Oranje-Nassau d B", None], place="Bibliotheek De Brug", lang=lang, day=DAY)
            assert len(pages_of(pdf)) == 2, module.id

"""Names of downloaded files: in the language of the page, with the name of the class, in letters every system takes."""

import pytest
from flask.testing import FlaskClient
from people import Cast

from learning.i18n import interface
from learning.web.teacher.file_names import ATTENDANCE, CERTIFICATES, SHEETS, file_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Groep Tulp", "attendance-sheet-groep-tulp.pdf"),
        ("  Zoë's groep – dinsdag 9.30 ", "attendance-sheet-zoe-s-groep-dinsdag-9-30.pdf"),
        ("Ångström & Çelik", "attendance-sheet-angstrom-celik.pdf"),
        ('../etc"; x', "attendance-sheet-etc-x.pdf"),
    ],
)
def test_a_file_is_named_after_what_it_is_and_the_class(people: Cast, name: str, file: str) -> None:
    people.tulip.name = name
    with people.app.test_request_context("/en/teacher/"):
        assert file_name(ATTENDANCE, people.tulip, "pdf") == file


def test_a_class_without_a_latin_letter_goes_by_its_key(people: Cast) -> None:
    people.tulip.name = "صف الزنبق"
    with people.app.test_request_context("/en/teacher/"):
        assert file_name(CERTIFICATES, people.tulip, "pdf", "veilig-online") == f"certificates-veilig-online-{people.tulip.key.lower()}.pdf"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_name_is_in_the_language_of_the_page(tove: FlaskClient, people: Cast, lang: str) -> None:
    file = tove.post(f"/{lang}/teacher/classes/{people.tulip.key}/attendance", data={"number": "1"})
    word = interface(lang).text(ATTENDANCE).casefold().replace(" ", "-")
    assert file.headers["Content-Disposition"] == f'attachment; filename="{word}-tulp.pdf"'


def test_every_kind_of_sheet_has_a_name_of_its_own() -> None:
    assert len(set(SHEETS.values())) == len(SHEETS) == 3

"""The attendance sheet: a form that says what does not fit, and a PDF with the names of this class only."""

import pytest
from flask.testing import FlaskClient
from pdfs import is_accessible, squeezed, words_of
from people import Cast
from screen import filled, h1, offered, oops


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/attendance"


def test_the_page_is_found_from_the_class_and_offers_one_to_ten_dates(tove: FlaskClient, people: Cast) -> None:
    assert f'href="{base(people)}"' in tove.get(f"/en/teacher/classes/{people.tulip.key}").text
    page = tove.get(base(people))
    assert h1(page) == "Attendance sheet"
    assert offered(page, "number") == [str(number) for number in range(1, 11)]
    assert filled(page, "number") == ["4"]


def test_the_sheet_holds_the_learners_of_the_class_and_the_dates(tove: FlaskClient, people: Cast) -> None:
    made = tove.post(base(people), data={"number": "3", "dates": " 1  December \r\n\r\n8 December"})
    assert (made.status_code, made.mimetype) == (200, "application/pdf")
    assert made.headers["Content-Disposition"] == 'attachment; filename="attendance-sheet-tulp.pdf"'
    assert is_accessible(made.data)
    words = words_of(made.data)
    assert [name in words for name in ("Lena", "Fox", "Omar")] == [True, True, False]
    assert squeezed("1 December") in words
    assert squeezed("8 December") in words
    assert words.count("Date") == 1


@pytest.mark.parametrize(
    ("number", "dates", "wrong"),
    [
        ("0", "", {"number": "Choose a number from 1 to 10."}),
        ("11", "", {"number": "Choose a number from 1 to 10."}),
        ("", "", {"number": "Choose a number from 1 to 10."}),
        ("two", "", {"number": "Choose a number from 1 to 10."}),
        ("1", "a\nb", {"dates": "You wrote 2 dates for 1 columns. Choose more columns, or write fewer dates."}),
        (
            "2",
            "Wednesday the first of December",
            {
                "dates": "'Wednesday the first of December' does not fit above a column. Write it shorter: at most 20 letters and figures.",
            },
        ),
    ],
)
def test_what_does_not_fit_is_said_and_kept(tove: FlaskClient, people: Cast, number: str, dates: str, wrong: dict[str, str]) -> None:
    page = tove.post(base(people), data={"number": number, "dates": dates})
    assert page.mimetype == "text/html"
    assert oops(page) == wrong
    assert dates.replace("'", "&#39;") in page.text


def test_the_class_of_another_teacher_is_not_there(tove: FlaskClient, people: Cast) -> None:
    path = f"/en/teacher/classes/{people.rose.key}/attendance"
    assert tove.get(path).status_code == 404
    assert tove.post(path, data={"number": "3"}).status_code == 404

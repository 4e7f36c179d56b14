"""Worksheets in one PDF: each with a name and a code; what is missing is said at its place."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pdfs import pages_of, squeezed, words_of
from people import Cast
from screen import filled, h1, oops, words

from learning.paper.models import Sheet

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"


HOW_MANY = "How many sheets without a name do you want? Write a number from 1 to 40."


ONE_OF_THE_TWO = "You ticked learners, and also that you want no sheets with a name. Choose one of the two."


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/worksheets"


def test_it_is_for_the_whole_class_unless_somebody_is_ticked(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.get(base(people))
    assert h1(page) == "Print worksheets"
    assert "For the whole class: 2 learners." in words(page)
    assert filled(page, "member") == []
    assert filled(page, "edition") == ["en"]
    told = words_of(tove.post(base(people), data={"lesson": LESSON, "edition": "en"}).data)
    assert "Lena" in told
    assert "Fox" in told
    assert count(Sheet) == 2


@pytest.mark.parametrize(
    ("kind", "name"), [("worksheet", "worksheets"), ("large-print", "worksheets-in-large-print"), ("key", "worksheets")]
)
def test_every_learner_gets_a_sheet_with_a_code(tove: FlaskClient, people: Cast, count: Count, kind: str, name: str) -> None:
    chosen = {"lesson": LESSON, "edition": "nl", "kind": kind, "member": [people.lena.membership.key, people.fox.membership.key]}
    file = tove.post(base(people), data=chosen)
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}-{LESSON}-tulp.pdf"'
    told = words_of(file.data)
    assert "Lena" in told
    assert "Fox" in told
    assert count(Sheet) == 2
    assert count(Sheet, Sheet.account_id == people.lena.account.id, Sheet.classroom_id == people.tulip.id, Sheet.lang == "nl") == 1


def test_sheets_without_a_name_have_codes_too(tove: FlaskClient, people: Cast, count: Count) -> None:
    one = tove.post(base(people), data={"lesson": LESSON, "edition": "en", "blank": " 1 ", "only_blank": "1"})
    three = tove.post(base(people), data={"lesson": LESSON, "edition": "en", "blank": "3", "only_blank": "1"})
    assert len(pages_of(three.data)) == 3 * len(pages_of(one.data))
    assert count(Sheet, Sheet.account_id.is_(None)) == 4
    assert squeezed("Lena") not in words_of(three.data)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"lesson": ""}, {"lesson": "Choose a lesson."}),
        ({"lesson": "nowhere"}, {"lesson": "Choose a lesson."}),
        ({"only_blank": "1"}, {"member": ONE_OF_THE_TWO}),
        ({"member": "nobody"}, {"member": "Who you ticked is not in this class any more. Choose once more."}),
        (
            {"member": "", "blank": "a few"},
            {"member": "Who you ticked is not in this class any more. Choose once more.", "blank": "Write a number from 0 to 40."},
        ),
        ({"blank": "41"}, {"blank": "Write a number from 0 to 40."}),
        ({"blank": "-1"}, {"blank": "Write a number from 0 to 40."}),
        ({"blank": "a few"}, {"blank": "Write a number from 0 to 40."}),
        ({"blank": "²"}, {"blank": "Write a number from 0 to 40."}),
        ({"blank": "1" * 5000}, {"blank": "Write a number from 0 to 40."}),
    ],
)
def test_what_is_missing_is_said_at_its_place_and_the_rest_stays(
    tove: FlaskClient, people: Cast, count: Count, other: dict[str, str], told: dict[str, str]
) -> None:
    typed = {"lesson": LESSON, "edition": "en", "member": people.fox.membership.key, "blank": "2", **other}
    page = tove.post(base(people), data=typed)
    assert oops(page) == told
    assert filled(page, "lesson") == ([LESSON] if typed["lesson"] == LESSON else [])
    assert filled(page, "member") == ([typed["member"]] if "member" not in other else [])
    assert filled(page, "only_blank") == ([typed["only_blank"]] if "only_blank" in typed else [])
    assert filled(page, "blank") == [typed["blank"]]
    assert count(Sheet) == 0


@pytest.mark.parametrize("blank", ["", "0"])
def test_only_sheets_without_a_name_need_a_number(tove: FlaskClient, people: Cast, count: Count, blank: str) -> None:
    page = tove.post(base(people), data={"lesson": LESSON, "edition": "en", "blank": blank, "only_blank": "1"})
    assert oops(page) == {"blank": HOW_MANY}
    assert filled(page, "only_blank") == ["1"]
    assert count(Sheet) == 0


def test_in_a_language_the_lesson_does_not_have_it_comes_in_one_it_has(tove: FlaskClient, people: Cast, count: Count) -> None:
    file = tove.post(base(people), data={"lesson": LESSON, "edition": "xx", "blank": "1", "only_blank": "1"})
    assert file.mimetype == "application/pdf"
    assert count(Sheet, Sheet.lang == "nl") == 1


def test_the_learner_of_another_class_gets_no_sheet_here(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.post(base(people), data={"lesson": LESSON, "edition": "en", "member": people.omar.membership.key})
    assert list(oops(page)) == ["member"]
    assert count(Sheet) == 0


@pytest.mark.parametrize("lesson", [LESSON, "veilig-online-quiz-2"])
def test_the_answers_of_the_chosen_lesson_are_a_file_of_their_own(tove: FlaskClient, people: Cast, count: Count, lesson: str) -> None:
    assert 'name="do" value="key"' in tove.get(base(people)).text
    file = tove.post(base(people), data={"lesson": lesson, "edition": "en", "do": "key"})
    assert file.headers["Content-Disposition"] == f'attachment; filename="{lesson}-key.pdf"'
    assert squeezed("Answers:") in words_of(file.data)
    assert count(Sheet) == 0


def test_for_the_answers_only_a_lesson_must_be_chosen(tove: FlaskClient, people: Cast) -> None:
    assert oops(tove.post(base(people), data={"lesson": "", "edition": "en", "do": "key"})) == {"lesson": "Choose a lesson."}

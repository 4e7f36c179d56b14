"""Do together: a question without names and without the answer, hands counted, then the answer; nobody's progress."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.classrooms.models import Tally
from learning.content.library import Library
from learning.progress.models import Attempt

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"
KINDS = {"single": 1, "ordering": 4, "matching": 5, "find-signs": 6, "short-answer": 7}


def address(people: Cast, number: int = 1, lang: str = "en") -> str:
    return f"/{lang}/teacher/classes/{people.tulip.key}/together/{LESSON}/{number}"


@pytest.mark.parametrize("number", range(1, 8))
def test_the_question_shows_neither_names_nor_the_answer(tove: FlaskClient, people: Cast, library: Library, number: int) -> None:
    page = tove.get(address(people, number))
    question = library.edition(LESSON, "en").questions[number - 1]
    told = words(page)
    assert f"Question {number} of 7" in told
    assert "Lena" not in page.text
    assert "Fox" not in page.text
    for solution in question.solutions():
        assert not solution.reason or solution.reason.plain not in told
    form = page.text[page.text.index('<div class="beam">') : page.text.index("</main>")]
    assert "✓" not in form
    assert not re.search(r'value="[a-z]"', form)


def test_hands_are_counted_for_each_option_and_shown_with_the_answer(tove: FlaskClient, people: Cast, count: Count) -> None:
    hands = {"count-A": "3", "count-B": "12", "count-C": " 2 ", "count-D": "", "count--": "1"}
    sent = tove.post(address(people), data=hands)
    assert sent.status_code == 303
    page = tove.get(sent.headers["Location"])
    told = words(page)
    assert "So many hands A He" in told
    assert re.search(r"C He .*? ✓ right 2 ", told)
    assert "I don't know yet 1 The answer, and why" in told
    assert f'href="{address(people, 2)}"' in page.text
    assert count(Tally, Tally.classroom_id == people.tulip.id) == 1
    assert count(Attempt) == 1


def test_other_kinds_are_counted_after_the_answer_as_right_or_not(tove: FlaskClient, people: Cast, count: Count) -> None:
    for kind in ("ordering", "matching", "short-answer"):
        number = KINDS[kind]
        page = tove.get(address(people, number))
        assert "nothing else is counted" in words(page)
        assert 'name="count-' not in page.text
        answer = tove.get(f"{address(people, number)}/answer")
        assert "Who had all of it right?" in words(answer)
        assert re.findall(r'name="(count-[^"]*)"', answer.text) == ["count-right", "count-wrong", "count--"]
        sent = tove.post(address(people, number), data={"count-right": "4", "count-wrong": "3"})
        told = words(tove.get(sent.headers["Location"]))
        assert "So many hands Right 4 Not right 3 I don't know yet 0" in told
    assert count(Tally) == 3


@pytest.mark.parametrize(
    ("number", "typed", "field", "message"),
    [
        (1, {"count-A": "drie", "count-B": "2"}, "count-A", "Write a number from 0 to 500."),
        (1, {"count-B": "501"}, "count-B", "Write a number from 0 to 500."),
        (1, {}, "count-A", "Write how many hands you counted, at one answer at least."),
        (4, {"count-right": "-1"}, "count-right", "Write a number from 0 to 500."),
    ],
)
def test_a_number_that_cannot_be_is_explained_and_nothing_is_lost(
    tove: FlaskClient, people: Cast, count: Count, number: int, typed: dict[str, str], field: str, message: str
) -> None:
    page = tove.post(address(people, number), data=typed)
    assert page.status_code == 200
    assert oops(page) == {field: message}
    for name, value in typed.items():
        assert filled(page, name) == [value]
    assert count(Tally) == 0


def test_the_answer_can_be_shown_without_counting(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.get(f"{address(people)}/answer")
    assert "So many hands" not in words(page)
    assert "The answer, and why" in words(page)
    assert count(Tally) == 0


def test_a_wrong_count_is_taken_back(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.get(tove.post(address(people), data={"count-A": "3"}).headers["Location"])
    (key,) = filled(page, "tally")
    assert tove.post(f"{address(people)}/undo", data={"tally": key}).headers["Location"] == address(people)
    assert count(Tally) == 0
    assert tove.post(f"{address(people)}/undo", data={"tally": key}).status_code == 404


def test_the_count_of_another_question_or_class_is_not_shown(tove: FlaskClient, people: Cast) -> None:
    tally = tove.post(address(people), data={"count-A": "3"}).headers["Location"].partition("tally=")[2]
    assert tove.get(f"{address(people, 2)}/answer?tally={tally}").status_code == 404
    otto = people.client(people.otto)
    theirs = address(people).replace(people.tulip.key, people.rose.key)
    assert otto.get(f"{theirs}/answer?tally={tally}").status_code == 404
    assert otto.post(f"{theirs}/undo", data={"tally": tally}).status_code == 404


def test_no_page_on_the_wall_leads_to_a_page_with_names(tove: FlaskClient, people: Cast) -> None:
    top = f"/en/teacher/classes/{people.tulip.key}"
    end = f"{top}/together/{LESSON}/end"
    assert f'href="{end}"' in tove.get(f"{address(people, 7)}/answer").text
    for number in range(1, 8):
        tove.post(address(people, number), data={"count-A": "3", "count-1": "4", "count-right": "5"})
    for place in (end, *(f"{address(people, number)}{rest}" for number in range(1, 8) for rest in ("", "/answer"))):
        page = tove.get(place).text
        assert f'<a class="hit" href="{top}/together' in page
        for inside in re.findall(r'href="(/en/teacher[^"]*)"', page):
            assert inside.startswith(f"{top}/together")
        assert "Tove" not in page
        assert not {"Lena", "Fox"} & set(re.findall(r"\w+", words(tove.get(place))))


def test_the_end_tells_what_was_counted_and_leads_to_another_lesson(tove: FlaskClient, people: Cast, library: Library) -> None:
    tove.post(address(people), data={"count-A": "3", "count-C": "12"})
    top = f"/en/teacher/classes/{people.tulip.key}/together"
    page = tove.get(f"{top}/{LESSON}/end")
    told = words(page)
    assert h1(page) == "All questions are done"
    assert library.edition(LESSON, "en").title in told
    assert "A 3 · B 0 · C 12 · D 0" in told
    assert f'href="{top}"' in page.text
    assert all(f'href="{address(people, number)}"' in page.text for number in range(1, 8))
    assert tove.get(f"{top}/nowhere/end").status_code == 404


def test_a_question_on_the_wall_has_no_menu_and_names_the_numbers(tove: FlaskClient, people: Cast) -> None:
    for place in (address(people), f"{address(people)}/answer"):
        page = tove.get(place).text
        assert "Main menu" not in page
        assert "Sign out" not in page
        assert f'href="{place.replace("/en/", "/nl/", 1)}"' in page
    assert '<legend class="hand-head">How many hands?</legend>' in tove.get(address(people)).text


def test_only_questions_that_are_there_are_shown(tove: FlaskClient, people: Cast) -> None:
    assert tove.get(address(people, 8)).status_code == 404
    assert tove.get(address(people, 0)).status_code == 404


def test_every_lesson_can_be_chosen(tove: FlaskClient, people: Cast, library: Library) -> None:
    page = tove.get(f"/en/teacher/classes/{people.tulip.key}/together")
    assert h1(page) == "Do questions together"
    assert all(f"/together/{lesson.id}/1" in page.text for lesson in library.lessons())

"""All questions on one page: some may stay open, everything is kept at once, nothing typed is lost."""

from collections.abc import Callable

from flask.testing import FlaskClient
from screen import filled, h1, oops, sent, words
from werkzeug.datastructures import MultiDict

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.models import Attempt

Count = Callable[..., int]
LESSON = "/en/lessons/is-dit-bericht-echt"
ALL = f"{LESSON}/questions/all"
FIRST = "digid-stopt.answer"


def everything(library: Library) -> MultiDict[str, str]:
    """Every question, right."""
    questions = library.edition("is-dit-bericht-echt", "en").questions
    return MultiDict(pair for one in questions for pair in sent(one, one.key, one.id).items(multi=True))


def test_all_answers_go_in_at_once(visitor: FlaskClient, library: Library, count: Count) -> None:
    before = count(Attempt)
    page = visitor.post(ALL, data=everything(library), follow_redirects=True)
    assert h1(page) == "Lesson 1 is done. Well done!"
    assert "7 of the 7 questions are right, 7 at once. You master this lesson." in words(page)
    assert count(Attempt) == before + 7


def test_questions_may_stay_open(visitor: FlaskClient, count: Count) -> None:
    before = count(Attempt)
    page = visitor.post(ALL, data={FIRST: "C", "geen-taalfouten.answer": "A"}, follow_redirects=True)
    assert h1(page) == "Lesson 1: you are on your way"
    assert "You answered 2 of the 7 questions." in words(page)
    assert count(Attempt) == before + 2


def test_the_others_can_be_added_from_the_same_page(lena: FlaskClient, library: Library, count: Count) -> None:
    (page_id,) = filled(lena.get(ALL), "submission_id")
    lena.post(ALL, data={"geen-taalfouten.answer": "B", "submission_id": page_id})
    before = count(Attempt)
    page = lena.post(ALL, data=MultiDict([*everything(library).items(multi=True), ("submission_id", page_id)]), follow_redirects=True)
    assert count(Attempt) == before + 6
    assert "That first answer is kept." not in words(page)


def test_sending_twice_keeps_each_answer_once(lena: FlaskClient, library: Library, count: Count) -> None:
    data = everything(library)
    data["submission_id"] = filled(lena.get(ALL), "submission_id")[0]
    first = lena.post(ALL, data=data)
    before = count(Attempt)
    again = lena.post(ALL, data=data)
    assert count(Attempt) == before
    assert first.headers["Location"] == again.headers["Location"] == f"{LESSON}/result"


def test_another_answer_from_the_same_page_changes_nothing_and_says_so(lena: FlaskClient, count: Count) -> None:
    (page_id,) = filled(lena.get(ALL), "submission_id")
    lena.post(ALL, data={"geen-taalfouten.answer": "B", "submission_id": page_id})
    before = count(Attempt)
    page = lena.post(ALL, data={"geen-taalfouten.answer": "A", "submission_id": page_id}, follow_redirects=True)
    assert count(Attempt) == before
    assert "That first answer is kept." in words(page)
    assert "You answered 2 of the 7 questions." in words(page)


def test_an_empty_page_asks_for_one_answer(visitor: FlaskClient, count: Count) -> None:
    before = count(Account)
    page = visitor.post(ALL, data={FIRST: " ", "de-regel.answer": "\t "})
    assert oops(page) == {FIRST: "Answer at least one question. The others can wait."}
    assert f'id="{FIRST}"' in page.text
    assert count(Account) == before


def test_a_question_half_filled_in_keeps_all_that_was_chosen_on_the_page(lena: FlaskClient, count: Count) -> None:
    before = count(Attempt)
    chosen = {
        FIRST: "A",
        "twee-waarschuwingen.answer": ["A", "D"],
        "joyce-nepsite.place-B": "3",
        "wat-wil-hij.place-1": "C",
        "de-regel.answer": "call <b>",
    }
    page = lena.post(ALL, data=chosen)
    assert set(oops(page)) == {f"joyce-nepsite.place-{sign}" for sign in "ACD"} | {"wat-wil-hij.place-2", "wat-wil-hij.place-3"}
    for name, value in chosen.items():
        assert filled(page, name) == ([value] if isinstance(value, str) else value)
    assert count(Attempt) == before


def test_the_page_links_to_one_question_at_a_time(visitor: FlaskClient) -> None:
    page = visitor.get(ALL)
    assert f'href="{LESSON}/questions/1"' in page.text
    assert f'href="{ALL}"' in visitor.get(f"{LESSON}/questions/1").text


def test_nothing_at_all_is_said_at_the_first_line_of_an_ordering_too(visitor: FlaskClient) -> None:
    page = visitor.post("/en/lessons/e-mail/questions/all")
    ((field, told),) = oops(page).items()
    assert told == "Answer at least one question. The others can wait."
    assert f'id="{field}-oops">{told}<' in page.text

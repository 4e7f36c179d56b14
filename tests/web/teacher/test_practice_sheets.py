"""Practice sheets: from the page of the class and of a learner, the key of what was printed, typed in through the grid."""

from collections.abc import Callable

import pytest
from factories import answer
from flask.testing import FlaskClient
from pdfs import pages_of, squeezed, words_of
from people import Cast
from screen import filled, h1, oops, words
from sqlalchemy import select
from werkzeug.test import TestResponse

from learning.accounts.models import Account, Audit
from learning.classrooms.assignments import Task, give
from learning.classrooms.members import join
from learning.content.library import Library
from learning.paper.models import Sheet
from learning.progress.attempts import standings_in
from learning.progress.models import Attempt
from learning.questions.base import Question
from learning.quizzes.practice import PRACTICE

Count = Callable[..., int]
LESSON, OTHER = "is-dit-bericht-echt", "digid"


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}"


@pytest.fixture
def asked(people: Cast, library: Library) -> list[Question]:
    """What Fox missed, in the order of the sheet: a question twice, then one of another lesson once."""
    other = library.edition(OTHER, "nl").questions[1]
    with people.site.store.writing() as session:
        fox = session.get_one(Account, people.fox.account.id)
        answer(session, fox, library, other.id, (), lesson=OTHER)
        for _ in range(2):
            answer(session, fox, library, "geen-taalfouten", ("a",))
        session.commit()
    missed = library.edition(LESSON, "nl").question("geen-taalfouten")
    assert missed is not None
    return [missed, other]


def make(tove: FlaskClient, people: Cast, do: str = "sheets", *members: str, lang: str = "nl") -> TestResponse:
    chosen = list(members) or [people.fox.membership.key, people.lena.membership.key]
    return tove.post(f"{base(people)}/practice", data={"member": chosen, "edition": lang, "do": do})


def code_of(people: Cast) -> str:
    with people.site.store.reading() as session:
        return session.scalars(select(Sheet.code).where(Sheet.lesson == PRACTICE)).one()


@pytest.mark.usefixtures("asked")
def test_it_is_for_whoever_has_something_to_practise_unless_somebody_is_ticked(tove: FlaskClient, people: Cast, count: Count) -> None:
    page = tove.get(f"{base(people)}/practice")
    assert h1(page) == "Print practice sheets"
    assert "For everybody with a question to practise: 1 learner." in words(page)
    assert filled(page, "member") == []
    told = words_of(tove.post(f"{base(people)}/practice", data={"do": "sheets", "edition": "en"}).data)
    assert "Fox" in told
    assert "Lena" not in told
    assert count(Sheet, Sheet.lesson == PRACTICE) == 1
    looked = count(Audit, Audit.action == "learner", Audit.subject_id == people.lena.account.id)
    assert looked == 0, "only who is printed was looked at"
    assert "Fox 2 questions" in words(page)
    assert "Lena 0 questions" in words(page)


def test_each_chosen_learner_gets_their_own_sheet(tove: FlaskClient, people: Cast, asked: list[Question], count: Count) -> None:
    file = make(tove, people)
    assert file.mimetype == "application/pdf"
    assert file.headers["Content-Disposition"] == 'attachment; filename="practice-sheets-tulp.pdf"'
    told = words_of(file.data)
    assert all(squeezed(question.ask) in told for question in asked)
    assert "Fox" in told
    assert "Lena" not in told, "she has nothing to practise"
    assert squeezed(code_of(people)) in told
    assert count(Sheet, Sheet.account_id == people.fox.account.id, Sheet.lesson == PRACTICE) == 1
    assert count(Audit, Audit.action == "learner", Audit.subject_id == people.fox.account.id) == 1


def test_the_language_can_be_chosen(tove: FlaskClient, people: Cast, asked: list[Question], library: Library) -> None:
    english = library.edition(LESSON, "en").question(asked[0].id)
    assert english is not None
    assert squeezed(english.ask) in words_of(make(tove, people, lang="en").data)


def test_a_sheet_is_typed_in_with_its_code_and_counts_for_each_lesson(
    tove: FlaskClient, people: Cast, asked: list[Question], count: Count
) -> None:
    make(tove, people)
    code = code_of(people)
    grid = f"{base(people)}/paper/grid"
    page = tove.get(grid, query_string={"codes": code})
    assert page.status_code == 200
    assert "Practise once more" in words(page)
    rows = asked[1].interaction.marks(asked[1].key)
    boxes = {f"{code}.2" if len(rows) == 1 else f"{code}.2.{place}": "".join(row) for place, row in enumerate(rows, 1)}
    typed = {"codes": code, f"{code}.1": "B", **boxes}
    review = tove.post(grid, data={**typed, "do": "review"})
    assert "Practise once more" in words(review)
    saved = tove.post(grid, data={**typed, "do": "save"})
    assert saved.status_code == 303
    with people.site.store.reading() as session:
        first = standings_in(session, people.fox.account.id, LESSON)[asked[0].id]
        second = standings_in(session, people.fox.account.id, OTHER)[asked[1].id]
    assert (first.right, first.needs_help, second.right) == (True, False, True)
    assert count(Attempt, Attempt.account_id == people.fox.account.id, Attempt.way == "paper", Attempt.quiz.is_(None)) == 2
    assert "Fox 0 questions" in words(tove.get(f"{base(people)}/practice"))


def test_the_key_goes_with_the_sheet_that_was_printed_even_if_things_changed(
    tove: FlaskClient, people: Cast, asked: list[Question], library: Library
) -> None:
    refused = make(tove, people, "key")
    assert oops(refused)["member"].startswith("Print the sheets first.")
    make(tove, people)
    with people.site.store.writing() as session:
        answer(session, session.get_one(Account, people.fox.account.id), library, asked[0].id, asked[0].key)
        session.commit()
    key = make(tove, people, "key")
    assert key.headers["Content-Disposition"] == 'attachment; filename="answers-to-practice-sheets-tulp.pdf"'
    told = words_of(key.data)
    assert code_of(people) in told
    for question in asked:
        assert squeezed(next(one.reason.plain for one in question.solutions() if one.right)) in told


def test_nobody_chosen_and_nothing_to_practise_are_explained(tove: FlaskClient, people: Cast) -> None:
    assert "Nobody has a question to practise now." in words(tove.get(f"{base(people)}/practice"))
    everybody = tove.post(f"{base(people)}/practice", data={"do": "sheets"})
    assert oops(everybody) == {"member": "Nobody you chose has a question to practise now."}
    nothing = make(tove, people, "sheets", people.lena.membership.key)
    assert oops(nothing) == {"member": "Nobody you chose has a question to practise now."}
    assert filled(nothing, "member") == [people.lena.membership.key]


@pytest.mark.usefixtures("asked")
def test_the_page_of_a_learner_has_the_same_button(tove: FlaskClient, people: Cast) -> None:
    page = tove.get(f"{base(people)}/learners/{people.fox.membership.key}")
    assert "2 questions were not right yet at the last try." in words(page)
    assert f'action="{base(people)}/practice"' in page.text
    assert filled(page, "member") == [people.fox.membership.key]
    lena = tove.get(f"{base(people)}/learners/{people.lena.membership.key}")
    assert "There is no question to practise now." in words(lena)


@pytest.mark.usefixtures("asked")
def test_a_learner_of_another_class_is_not_printed(people: Cast) -> None:
    otto = people.client(people.otto)
    address = f"/en/teacher/classes/{people.rose.key}/practice"
    page = otto.post(address, data={"member": people.fox.membership.key, "do": "sheets"})
    assert oops(page) == {"member": "Who you ticked is not in this class any more. Choose once more."}


@pytest.mark.usefixtures("asked")
def test_the_learner_is_advised_what_to_do_next_and_why(tove: FlaskClient, people: Cast) -> None:
    told = words(tove.get(f"{base(people)}/learners/{people.fox.membership.key}"))
    assert "Masters 0 of the 6 lessons that were given or begun." in told
    assert (
        "A lesson is mastered when it is done, at least 80 % of its questions were right at the last answer, and nothing in it needs help."
        in told
    )
    assert "What needs help question 3 of 'Is this message real?' does not work out yet (2 times in a row)" in told
    assert "What to do next Read step 4:" in told
    assert "Why? Question 3 did not work out 2 times in a row. This explains it." in told


def test_a_teacher_is_not_told_what_another_class_gave(people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        fox = session.get_one(Account, people.fox.account.id)
        membership = join(session, fox, session.merge(people.rose), "Fox", at=people.now())
        membership.place = "admitted"
        give(session, people.rose, people.otto, Task(module="digitaal-in-de-klas", due=people.now().date()), library, at=people.now())
        session.commit()
    title = library.module("digitaal-in-de-klas").lessons[0].edition("en").title
    told = words(people.client(people.tove).get(f"{base(people)}/learners/{people.fox.membership.key}"))
    assert title not in told
    assert "Why? The teacher gave this lesson." in told


def test_pages_of_each_sheet_are_counted_by_themselves(tove: FlaskClient, people: Cast, asked: list[Question], library: Library) -> None:
    with people.site.store.writing() as session:
        answer(session, session.get_one(Account, people.lena.account.id), library, asked[0].id, ("a",))
        session.commit()
    pages = pages_of(make(tove, people).data)
    assert [page.count("pagina 1 van 1") for page in pages] == [1, 1]

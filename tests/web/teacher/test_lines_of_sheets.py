"""Sheets that came back: a sheet counts once, one without a name finds its owner, a quiz can be done on paper."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words
from sqlalchemy import select

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.paper.models import Entry, Sheet
from learning.paper.sheets import make_sheet
from learning.progress.attempts import standings_in
from learning.progress.models import Attempt
from learning.quizzes.draw import edition_of

Count = Callable[..., int]
LESSON = "is-dit-bericht-echt"
FIRST, OTHER = "C", "A"
"""Signs at the first question."""


def print_sheet(people: Cast, library: Library, name: str = LESSON, *, owner: Account | None = None) -> str:
    """The code of a sheet of the class, of somebody's or of nobody's."""
    with people.site.store.writing() as session:
        classroom = session.get_one(Classroom, people.tulip.id)
        account = session.get_one(Account, owner.id) if owner else None
        sheet = make_sheet(session, edition_of(library, name, "nl"), account, classroom, at=people.now())
        session.commit()
        return sheet.code


@pytest.fixture
def grid(people: Cast) -> str:
    """Where sheets of the class are typed in."""
    return f"/en/teacher/classes/{people.tulip.key}/paper/grid"


def save(tove: FlaskClient, grid: str, code: str, **fields: str) -> str:
    """Save a sheet; where it led."""
    data = {"codes": code, "do": "save"} | {f"{code}.{name}": value for name, value in fields.items()}
    done = tove.post(grid, data=data)
    assert done.status_code == 303, oops(done)
    return done.headers["Location"]


def test_a_sheet_typed_in_twice_counts_once(tove: FlaskClient, people: Cast, library: Library, grid: str, count: Count) -> None:
    code = print_sheet(people, library, owner=people.fox.account)
    mine = Attempt.account_id == people.fox.account.id
    save(tove, grid, code, **{"1": OTHER, "3": "A"})
    assert "was typed in before" in words(tove.get(grid, query_string={"codes": code}))
    review = words(tove.post(grid, data={"codes": code, "do": "review", f"{code}.1": FIRST, f"{code}.3": "A"}))
    assert review.count("(was:") == 1
    save(tove, grid, code, **{"1": FIRST, "3": "A"})
    assert count(Attempt, mine) == 2
    assert count(Entry) == 2
    with people.site.store.reading() as session:
        assert session.scalars(select(Attempt.score).where(mine).order_by(Attempt.question)).all() in ([1.0, 0.0], [0.0, 1.0])


def test_the_boxes_hold_what_came_in_before_so_that_one_can_be_corrected(
    tove: FlaskClient, people: Cast, library: Library, grid: str, count: Count
) -> None:
    code = print_sheet(people, library, owner=people.fox.account)
    save(tove, grid, code, **{"1": OTHER, "2": "AD", "3": "-", "7": "bel zelf"})
    page = tove.get(grid, query_string={"codes": code})
    assert [filled(page, f"{code}.{row}") for row in ("1", "2", "3", "4.1", "7")] == [[OTHER], ["AD"], ["-"], [""], ["bel zelf"]]
    address = save(tove, grid, code, **{"1": FIRST})
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 4
    tove.post(f"{address}/undo")
    again = tove.get(grid, query_string={"codes": code})
    assert [filled(again, f"{code}.{row}") for row in ("1", "2", "3")] == [[OTHER], ["AD"], ["-"]]


def test_what_was_entered_lately_can_be_found_and_undone(tove: FlaskClient, people: Cast, library: Library, grid: str) -> None:
    chooser = grid.removesuffix("/grid")
    assert "Entered lately" not in words(tove.get(chooser))
    address = save(tove, grid, print_sheet(people, library, owner=people.fox.account), **{"1": FIRST, "3": "A"})
    page = tove.get(chooser)
    assert "2 answers of 1 learner, on paper · Is this message real?" in words(page)
    assert f'action="{address}/undo"' in page.text
    people.site.clock.forward(days=31)
    assert "Entered lately" not in words(people.client(people.tove).get(chooser))


def test_the_same_form_twice_is_one_entry(tove: FlaskClient, people: Cast, grid: str, count: Count) -> None:
    form = {"lesson": LESSON, "edition": "nl", "member": people.fox.membership.key, f"{people.fox.membership.key}.1": FIRST}
    review = tove.post(grid, data=form | {"do": "review"})
    (name,) = filled(review, "submission_id")
    addresses = {tove.post(grid, data=form | {"do": "save", "submission_id": name}).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 1


def test_a_mistake_among_several_sheets_says_on_whose_it_is(tove: FlaskClient, people: Cast, grid: str) -> None:
    fox = people.fox.membership.key
    page = tove.post(grid, data={"lesson": LESSON, "edition": "nl", "do": "review", f"{fox}.1": "Q"})
    assert oops(page) == {f"{fox}.1": "Fox, Box 1: 'Q' is not there. Choose from A to D."}


@pytest.mark.parametrize(("name", "wrong"), [("", "Write a name"), ("Lena", "There is a 'Lena' in this class already")])
def test_the_name_of_somebody_new_is_looked_at_before_saving(
    tove: FlaskClient, people: Cast, library: Library, grid: str, name: str, wrong: str
) -> None:
    code = print_sheet(people, library)
    form = {"codes": code, f"{code}.1": FIRST, f"{code}.who": "new", f"{code}.new": name}
    assert oops(tove.post(grid, data=form | {"do": "review"}))[f"{code}.new"].startswith(wrong)


def test_a_learner_reads_that_earlier_answers_were_shown_and_taken_back(
    tove: FlaskClient, people: Cast, library: Library, grid: str
) -> None:
    code = print_sheet(people, library, owner=people.fox.account)
    fox = people.client(people.fox.account)
    address = save(tove, grid, code, **{"1": FIRST})
    assert "looked at your answers" not in words(fox.get("/en/me/data"))
    tove.get(grid, query_string={"codes": code})
    assert "looked at your answers" in words(fox.get("/en/me/data"))
    tove.post(f"{address}/undo")
    assert "took back answers of yours" in words(fox.get("/en/me/data"))


def test_undo_makes_a_sheet_new_again(tove: FlaskClient, people: Cast, library: Library, grid: str, count: Count) -> None:
    code = print_sheet(people, library, owner=people.fox.account)
    address = save(tove, grid, code, **{"1": FIRST})
    assert tove.post(f"{address}/undo").status_code == 303
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 0
    assert "was typed in before" not in words(tove.get(grid, query_string={"codes": code}))


def test_a_worksheet_and_an_answer_sheet_of_a_learner_have_one_code(tove: FlaskClient, people: Cast, library: Library, grid: str) -> None:
    first = print_sheet(people, library, owner=people.fox.account)
    assert print_sheet(people, library, owner=people.fox.account) == first
    assert print_sheet(people, library, owner=people.lena.account) != first
    assert print_sheet(people, library) != print_sheet(people, library)
    save(tove, grid, first, **{"1": FIRST})
    assert print_sheet(people, library, owner=people.fox.account) != first


def test_a_sheet_without_a_name_asks_whose_it_is(tove: FlaskClient, people: Cast, library: Library, grid: str, count: Count) -> None:
    code = print_sheet(people, library)
    asked = tove.post(grid, data={"codes": code, "do": "save", f"{code}.1": FIRST})
    assert oops(asked) == {f"{code}.who": "Choose whose sheet this is."}
    assert filled(asked, f"{code}.1") == [FIRST]
    save(tove, grid, code, **{"1": FIRST, "who": people.fox.membership.key})
    assert count(Attempt, Attempt.account_id == people.fox.account.id) == 1


def test_somebody_new_is_made_with_the_sheet_or_not_at_all(
    tove: FlaskClient, people: Cast, library: Library, grid: str, count: Count
) -> None:
    code = print_sheet(people, library)
    data = {"codes": code, "do": "save", f"{code}.1": FIRST, f"{code}.who": "new", f"{code}.new": "Lena"}
    refused = tove.post(grid, data=data)
    assert "There is a 'Lena' in this class already" in oops(refused)[f"{code}.new"]
    assert count(Entry) == 0
    save(tove, grid, code, **{"1": FIRST, "who": "new", "new": "Fatma"})
    assert count(Account, Account.name == "Fatma") == 1


def test_a_sheet_of_nobody_is_opened_with_its_code(
    tove: FlaskClient, visitor: FlaskClient, people: Cast, library: Library, grid: str
) -> None:
    code = print_sheet(people, library)
    assert visitor.post("/en/code", data={"code": code}).status_code == 200
    save(tove, grid, code, **{"1": FIRST, "who": "nobody"})
    opened = visitor.post("/en/code", data={"code": f"{code[:4].lower()}-{code[4:]}"})
    assert opened.headers["Location"] == "/en/me"
    assert library.edition(LESSON, "en").title in words(visitor.get("/en/me"))
    named = print_sheet(people, library, owner=people.fox.account)
    assert people.client().post("/en/code", data={"code": named}).status_code == 200


def test_a_quiz_on_paper_counts_for_the_quiz_and_its_lessons(tove: FlaskClient, people: Cast, library: Library, grid: str) -> None:
    name = "veilig-online-quiz-2"
    code = print_sheet(people, library, name, owner=people.fox.account)
    shown = tove.get(grid, query_string={"codes": code})
    assert "Quiz 2: Safe online" in words(shown)
    question = edition_of(library, name, "nl").questions[0]
    rows = question.interaction.marks(question.key)
    boxes = {"1" if len(rows) == 1 else f"1.{place}": "".join(row) for place, row in enumerate(rows, 1)}
    save(tove, grid, code, **boxes)
    with people.site.store.reading() as session:
        assert standings_in(session, people.fox.account.id, question.lesson)[question.id].right
        attempt = session.scalars(select(Attempt).where(Attempt.account_id == people.fox.account.id)).one()
        assert (attempt.quiz, attempt.way) == (name, "paper")


@pytest.mark.parametrize("kind", ["worksheet", "large-print", "answer-sheet"])
def test_a_class_set_of_a_quiz_can_be_printed(tove: FlaskClient, people: Cast, kind: str, count: Count) -> None:
    address = f"/en/teacher/classes/{people.tulip.key}/worksheets"
    data = {"lesson": "veilig-online-quiz-1", "edition": "nl", "kind": kind, "member": people.fox.membership.key, "blank": "2"}
    made = tove.post(address, data=data)
    assert made.headers["Content-Type"] == "application/pdf"
    assert count(Sheet, Sheet.lesson == "veilig-online-quiz-1") == 3
    refused = tove.post(address, data=data | {"lesson": "veilig-online-quiz-0"})
    assert oops(refused) == {"lesson": "Choose a lesson."}
    assert h1(refused) == "Print worksheets"

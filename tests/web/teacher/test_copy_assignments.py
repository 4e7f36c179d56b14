"""Copy assignments: from one class of a teacher to another, looked at before anything is given."""

from datetime import date

import pytest
from factories import make_classroom
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, offered, oops, words

from learning.accounts.models import Account
from learning.classrooms.assignments import assignments_in
from learning.classrooms.classrooms import get_taught
from learning.classrooms.models import Assignment, Classroom


@pytest.fixture
def lily(people: Cast) -> Classroom:
    """Another class of Tove's, in which nothing was given."""
    with people.site.store.writing() as session:
        classroom, _ = make_classroom(session, session.get_one(Account, people.tove.id), "Lelie", ("Mo",))
        session.commit()
        return classroom


@pytest.fixture
def there(people: Cast, lily: Classroom) -> str:
    """The page for the other class, with Tulip's assignments."""
    return f"/en/teacher/classes/{lily.key}/assignments/copy?from={people.tulip.key}"


def given_in(people: Cast, classroom: Classroom) -> list[Assignment]:
    with people.site.store.reading() as session:
        return list(assignments_in(session, session.get_one(Classroom, classroom.id)))


def test_a_teacher_with_one_class_has_nothing_to_copy(tove: FlaskClient, people: Cast) -> None:
    page = tove.get(f"/en/teacher/classes/{people.tulip.key}/assignments/copy")
    assert "You teach no other class, so there is nothing to copy." in words(page)


def test_the_page_offers_the_other_classes_of_this_teacher_only(tove: FlaskClient, people: Cast, lily: Classroom) -> None:
    base = f"/en/teacher/classes/{lily.key}/assignments"
    assert f'href="{base}/copy"' in tove.get(base).text
    assert offered(tove.get(f"{base}/copy"), "from") == ["", people.tulip.key]
    refused = tove.get(f"{base}/copy?from={people.rose.key}")
    assert oops(refused) == {"from": "Choose a class."}


def test_what_was_given_there_is_chosen_looked_at_and_given(tove: FlaskClient, people: Cast, lily: Classroom, there: str) -> None:
    page = tove.get(there)
    assert filled(page, "what") == [people.assignment_key]
    form = {"from": people.tulip.key, "what": people.assignment_key, "dates": "keep"}
    look = tove.post(there, data=form | {"do": "look"})
    assert h1(look) == "Is this right?"
    assert "Nothing has been given yet." in words(look)
    assert "Begin maar" in words(look)
    assert given_in(people, lily) == []
    done = tove.post(there, data=form | {"do": "copy"})
    assert done.status_code == 303
    assert [(one.module, one.lesson, one.note, one.due) for one in given_in(people, lily)] == [("veilig-online", None, "Begin maar", None)]
    assert "copied" in words(tove.get(done.headers["Location"]))


def test_days_are_moved(tove: FlaskClient, people: Cast, lily: Classroom, there: str) -> None:
    with people.site.store.writing() as session:
        session.query(Assignment).filter_by(key=people.assignment_key).one().due = date(2026, 12, 1)
        session.commit()
    form = {"from": people.tulip.key, "what": people.assignment_key, "dates": "shift", "days": "−7", "do": "copy"}
    tove.post(there, data=form)
    assert [one.due for one in given_in(people, lily)] == [date(2026, 11, 24)]


@pytest.mark.parametrize("days", ["", "0", "-", "soon", "1001", "1.5"])
def test_a_number_of_days_that_is_none_is_asked_again(tove: FlaskClient, people: Cast, lily: Classroom, there: str, days: str) -> None:
    form = {"from": people.tulip.key, "what": people.assignment_key, "dates": "shift", "days": days, "do": "copy"}
    page = tove.post(there, data=form)
    assert oops(page) == {"days": "Write a number of days from 1 to 1000, with a minus to move back."}
    assert filled(page, "days") == [days]
    assert filled(page, "dates") == ["shift"]
    assert given_in(people, lily) == []


def test_nothing_chosen_is_asked_again(tove: FlaskClient, people: Cast, there: str) -> None:
    page = tove.post(there, data={"from": people.tulip.key, "dates": "keep", "do": "look"})
    assert oops(page) == {"what": "Choose at least one assignment."}
    assert filled(page, "what") == []


def test_what_is_here_already_is_said_and_not_chosen(tove: FlaskClient, people: Cast, there: str) -> None:
    tove.post(there, data={"from": people.tulip.key, "what": people.assignment_key, "dates": "none", "do": "copy"})
    again = tove.get(there)
    assert "This class has it already." in words(again)
    assert filled(again, "what") == []


def test_the_class_of_another_teacher_is_not_there(tove: FlaskClient, people: Cast) -> None:
    assert tove.get(f"/en/teacher/classes/{people.rose.key}/assignments/copy").status_code == 404


def test_somebody_else_copies_nothing_out_of_this_class(people: Cast) -> None:
    otto = people.client(people.otto)
    path = f"/en/teacher/classes/{people.rose.key}/assignments/copy?from={people.tulip.key}"
    form = {"from": people.tulip.key, "what": people.assignment_key, "dates": "keep", "do": "copy"}
    assert oops(otto.post(path, data=form)) == {"from": "Choose a class."}
    assert given_in(people, people.rose) == []
    with people.site.store.reading() as session:
        assert get_taught(session, people.otto, people.rose.key).id == people.rose.id

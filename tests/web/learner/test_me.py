"""My progress: what was given and when, where somebody was, what was done, the way in for who has no name."""

from datetime import timedelta

from factories import answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.accounts.models import Account
from learning.classrooms.assignments import Task, give
from learning.classrooms.classrooms import archive
from learning.classrooms.members import Member
from learning.classrooms.models import Classroom
from learning.content.library import Library


def assign(people: Cast, library: Library, task: Task) -> None:
    with people.site.store.writing() as session:
        give(session, session.get_one(Classroom, people.tulip.id), people.tove, task, library, at=people.now())
        session.commit()


def test_a_visitor_is_told_where_to_begin_and_how_to_come_in(visitor: FlaskClient) -> None:
    page = visitor.get("/en/me")
    assert h1(page) == "My progress"
    assert "You have not done a lesson yet. Begin with the first." in words(page)
    for address in ("/en/signin", "/en/join", "/en/code"):
        assert f'href="{address}"' in page.text


def test_a_learner_sees_what_was_given_with_note_and_lessons(lena: FlaskClient) -> None:
    told = words(lena.get("/en/me"))
    assert "Hello Lena" in told
    assert "From your teacher" in told
    assert "Tulp" in told
    assert "Begin maar" in told
    assert "busy, 1 of 7 right, on screen" in told


def test_the_day_is_told_kindly(lena: FlaskClient, people: Cast, library: Library) -> None:
    today = people.now().date()
    assign(people, library, Task(module="veilig-online", lesson="is-dit-bericht-echt", due=today + timedelta(days=2)))
    told = words(lena.get("/en/me"))
    assert "for Friday 27 November" in told
    assert "later is fine too" not in told
    assign(people, library, Task(module="veilig-online", lesson="is-dit-bericht-echt", due=today - timedelta(days=1)))
    assert "for Tuesday 24 November (later is fine too)" in words(lena.get("/en/me"))


def test_what_is_for_some_is_seen_by_those_only(lena: FlaskClient, people: Cast, library: Library) -> None:
    fox = Member(people.fox.membership, people.fox.account)
    assign(people, library, Task(module="eerste-stappen", note="Alleen voor Fox", members=[fox]))
    assert "Alleen voor Fox" not in words(lena.get("/en/me"))
    assert "Alleen voor Fox" in words(people.client(people.fox.account).get("/en/me"))


def test_a_class_that_is_put_away_asks_nothing_any_more(lena: FlaskClient, people: Cast) -> None:
    with people.site.store.writing() as session:
        archive(session.get_one(Classroom, people.tulip.id), at=people.now())
        session.commit()
    assert "From your teacher" not in words(lena.get("/en/me"))


def test_an_assignment_of_a_lesson_that_has_gone_is_harmless(lena: FlaskClient, tove: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        given = give(session, people.tulip, people.tove, Task(module="veilig-online"), library, at=people.now())
        given.module = "long-gone"
        session.commit()
    assert lena.get("/en/me").status_code == 200
    base = f"/en/teacher/classes/{people.tulip.key}/assignments"
    assert "A lesson that has gone" in words(tove.get(base))
    assert tove.get(f"{base}/{given.key}").status_code == 200


def test_where_somebody_was_is_offered_first(lena: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        answer_all(session, session.get_one(Account, people.lena.account.id), library)
        session.commit()
    page = lena.get("/en/me")
    assert "Go on where you were" in words(page)
    assert "Lesson 2:" in words(page)
    assert "1 of 5 lessons done" in words(page)
    assert "mastered, 7 of 7 right, on screen" in words(page)
    assert "certificate" not in page.text


def test_a_theme_that_is_done_leads_to_its_certificate(lena: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        for lesson in library.module("veilig-online").lessons:
            answer_all(session, session.get_one(Account, people.lena.account.id), library, lesson=lesson.id)
        session.commit()
    page = lena.get("/en/me")
    assert 'href="/en/modules/veilig-online/certificate"' in page.text
    assert "Go on where you were" not in words(page)


def test_a_newcomer_reads_that_the_teacher_still_has_to_say_yes(visitor: FlaskClient, people: Cast) -> None:
    visitor.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    told = words(visitor.get("/en/me"))
    assert "You asked to join 'Tulp'. Your teacher still has to say yes." in told
    assert "From your teacher" not in told

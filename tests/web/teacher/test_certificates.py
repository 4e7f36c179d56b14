"""The certificates of a class: who did all lessons of a module, whatever the way, and what is printed for whom."""

import pytest
from factories import answer_all
from flask.testing import FlaskClient
from pdfs import is_accessible, pages_of, squeezed, words_of
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.models import Way

MODULE = "veilig-online"


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/certificates"


@pytest.fixture
def done(people: Cast, library: Library) -> Cast:
    """Lena did the module on screen, Fox did all of it but one lesson on paper."""
    with people.site.store.writing() as session:
        for lesson in library.module(MODULE).lessons:
            answer_all(session, session.get_one(Account, people.lena.account.id), library, lesson=lesson.id)
        for lesson in library.module(MODULE).lessons[1:]:
            answer_all(session, session.get_one(Account, people.fox.account.id), library, lesson=lesson.id, way=Way.PAPER)
        session.commit()
    return people


def test_as_long_as_nobody_is_done_the_page_says_so(tove: FlaskClient, people: Cast) -> None:
    assert f'href="{base(people)}"' in tove.get(f"/en/teacher/classes/{people.tulip.key}").text
    page = tove.get(base(people))
    assert h1(page) == "Certificates"
    assert "Nobody did all lessons of a theme yet." in words(page)


def test_who_did_all_lessons_stands_there_with_the_day(tove: FlaskClient, done: Cast) -> None:
    page = tove.get(base(done))
    assert "1 learner did all lessons" in words(page)
    assert "Lena all lessons done on 25 November" in words(page)
    assert "Fox" not in words(page)
    assert filled(page, "member") == [done.lena.membership.key]


def test_paper_counts_just_the_same(tove: FlaskClient, done: Cast, library: Library) -> None:
    with done.site.store.writing() as session:
        first = library.module(MODULE).lessons[0].id
        answer_all(session, session.get_one(Account, done.fox.account.id), library, lesson=first, way=Way.PAPER)
        session.commit()
    page = tove.get(base(done))
    assert "2 learners did all lessons" in words(page)
    assert set(filled(page, "member")) == {done.lena.membership.key, done.fox.membership.key}


def test_the_certificates_carry_the_name_of_the_class_or_a_line(tove: FlaskClient, done: Cast) -> None:
    asked = {"module": MODULE, "member": [done.lena.membership.key]}
    named = tove.post(base(done), data=asked | {"name": "class"})
    by_hand = tove.post(base(done), data=asked | {"name": "hand"})
    assert named.mimetype == by_hand.mimetype == "application/pdf"
    assert is_accessible(named.data)
    assert is_accessible(by_hand.data)
    assert len(pages_of(named.data)) == len(pages_of(by_hand.data)) == 1
    assert "Lena" in words_of(named.data)
    assert "Lena" not in words_of(by_hand.data)


def test_who_is_not_done_gets_none_whatever_is_sent(tove: FlaskClient, done: Cast) -> None:
    both = [done.lena.membership.key, done.fox.membership.key]
    made = tove.post(base(done), data={"module": MODULE, "member": both})
    assert len(pages_of(made.data)) == 1
    assert "Fox" not in words_of(made.data)


def test_nobody_chosen_is_asked_again(tove: FlaskClient, done: Cast) -> None:
    page = tove.post(base(done), data={"module": MODULE, "name": "hand"})
    assert oops(page) == {f"{MODULE}-member": "Choose at least one learner."}
    assert filled(page, "member") == []
    assert filled(page, "name") == ["hand"]


def test_a_module_nobody_did_has_no_certificates(tove: FlaskClient, done: Cast) -> None:
    assert tove.post(base(done), data={"module": "eerste-stappen", "member": done.lena.membership.key}).status_code == 404
    assert tove.post(base(done), data={"member": done.lena.membership.key}).status_code == 404


def test_the_list_on_paper_is_the_list_on_screen(tove: FlaskClient, done: Cast, library: Library) -> None:
    printed = tove.get(f"{base(done)}/list.pdf")
    assert printed.mimetype == "application/pdf"
    assert is_accessible(printed.data)
    assert squeezed(library.module(MODULE).text("en").title) in words_of(printed.data)
    assert "Lena" in words_of(printed.data)
    assert "Fox" not in words_of(printed.data)


def test_learners_can_read_that_their_teacher_looked(tove: FlaskClient, done: Cast) -> None:
    tove.get(base(done))
    assert "Tove" in words(done.client(done.lena.account).get("/en/me/data"))


def test_the_class_of_another_teacher_is_not_there(tove: FlaskClient, done: Cast) -> None:
    for path in ("certificates", "certificates/list.pdf"):
        assert tove.get(f"/en/teacher/classes/{done.rose.key}/{path}").status_code == 404

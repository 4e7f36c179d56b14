"""The learners of a class: pasted from a spreadsheet, all or none; newcomers let in or not."""

from collections.abc import Callable

import pytest
from factories import answer
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import Account
from learning.classrooms.members import members_of
from learning.content.library import Library
from learning.errors import Invalid
from learning.progress.models import Attempt
from learning.web.teacher.learners import MAX_TEXT, names_in

Count = Callable[..., int]


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/learners"


def newcomer(people: Cast) -> tuple[FlaskClient, str]:
    """Noor, who asked to join and learns meanwhile; and the address to act on her."""
    client = people.client()
    client.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    client.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "C"})
    page = people.client(people.tove).get(base(people)).text
    return client, page.split('/admit"')[0].rsplit('"', 1)[1] + "/admit"


@pytest.mark.parametrize(
    "pasted",
    [
        "Noor\nZoë\nJean-Luc",
        "Noor\r\nZoë\r\n\r\nJean-Luc\r\n",
        "Noor\tJansen\t5\nZoë\tde Vries\t7\nJean-Luc\t\t",
        "Noor;Jansen\nZoë;de Vries\nJean-Luc;",
        '"Noor"\n"Zoë"\n"Jean-Luc"',
        "  Noor , \n\tIgnored\nZoë,\n Jean-Luc",
    ],
)
def test_a_column_of_a_spreadsheet_can_be_pasted(tove: FlaskClient, people: Cast, pasted: str) -> None:
    added = tove.post(base(people), data={"names": pasted})
    assert added.headers["Location"].startswith(f"{base(people)}?added=3&last=")
    told = words(tove.get(added.headers["Location"]))
    assert "3 learners were added." in told
    for name in ("Noor", "Zoë", "Jean-Luc", "Lena"):
        assert f"{name} no card yet" in told or f"{name} has a card" in told


def test_a_list_just_added_can_be_taken_out_again(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = tove.get(tove.post(base(people), data={"names": "Noor\nZoë\nPim"}).headers["Location"])
    undo = {name: filled(page, name)[0] for name in ("added", "last")}
    assert f'action="{base(people)}/undo"' in page.text
    told = words(tove.post(f"{base(people)}/undo", data=undo, follow_redirects=True))
    assert "Undone. 3 learners are out of the class again." in told
    assert "stayed" not in told
    assert "Noor" not in told
    assert "Lena" in told
    assert count(Account) == before
    again = words(tove.post(f"{base(people)}/undo", data=undo, follow_redirects=True))
    assert "Nothing was undone." in again, "those who were in the class before stay"
    assert "Lena" in again
    assert count(Account) == before


@pytest.mark.parametrize("done", ["cards", "worksheets", "let in", "answer"])
def test_undoing_a_list_leaves_whoever_has_something_already(
    tove: FlaskClient, people: Cast, library: Library, count: Count, done: str
) -> None:
    before = count(Account)
    page = tove.get(tove.post(base(people), data={"names": "Noor\nZoë"}).headers["Location"])
    undo = {name: filled(page, name)[0] for name in ("added", "last")}
    with people.site.store.writing() as session:
        noor = next(one for one in members_of(session, session.merge(people.tulip)) if one.name == "Noor")
        if done == "answer":
            answer(session, noor.account, library, "geen-taalfouten", ("a",))
            session.commit()
        key = noor.membership.key
    if done in {"cards", "worksheets"}:
        tove.post(base(people).replace("learners", done), data={"member": key, "lesson": "is-dit-bericht-echt", "edition": "nl"})
    if done == "let in":
        assert tove.post(f"{base(people)}/{key}/let-in").status_code == 200
    told = words(tove.post(f"{base(people)}/undo", data=undo, follow_redirects=True))
    assert "Undone. 1 learner is out of the class again. 1 learner stayed: there is a card, a sheet or an answer already." in told
    assert "Noor" in told
    assert count(Account) == before + 1


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Noor\nZoë\nnoor", "'noor' stands twice in your list. Add a letter of the last name."),
        ("Noor\nLENA", "There is a 'LENA' in this class already."),
        ("Noor\nzoe@example.nl\nPim", "'zoe@example.nl': Better not write an e-mail address"),
        ("", "Type at least one name."),
        ("\n \n;;\n", "Type at least one name."),
        ("\n".join(f"N{number}" for number in range(501)), "At most 500 names at once."),
        ("x" * (MAX_TEXT + 1), "This list is very long. Cut it in two."),
    ],
)
def test_a_list_with_a_mistake_names_it_and_adds_nobody(tove: FlaskClient, people: Cast, count: Count, names: str, told: str) -> None:
    before = count(Account)
    page = tove.post(base(people), data={"names": names})
    assert page.status_code == 200
    assert oops(page)["names"].startswith(told)
    assert names.strip().split("\n")[0][:50] in page.text
    assert count(Account) == before


def test_the_names_of_a_list_are_its_first_column() -> None:
    assert names_in('A\tx\n"B";y\n\n C,\r\n') == ["A", "B", "C"]
    with pytest.raises(Invalid, match="very long"):
        names_in("x" * (MAX_TEXT + 1))


def test_of_a_newcomer_the_teacher_sees_the_name_and_nothing_more(tove: FlaskClient, people: Cast) -> None:
    _, admit = newcomer(people)
    page = tove.get(base(people))
    assert "Newcomers Noor" in words(page)
    profile = admit.removesuffix("/admit")
    told = words(tove.get(profile))
    assert "Waits to be let in. Until then you see nothing of what this learner does." in told
    assert "Let in with a code" not in told
    assert tove.get(f"{profile}/lessons/is-dit-bericht-echt").status_code == 404
    for action in ("let-in", "end-sessions"):
        assert tove.post(f"{profile}/{action}").status_code == 404
    assert "Noor" not in words(tove.get(f"/en/teacher/classes/{people.tulip.key}/results.csv"))


def test_whoever_is_let_in_is_seen_with_what_was_done_before(tove: FlaskClient, people: Cast) -> None:
    client, admit = newcomer(people)
    assert tove.post(admit).headers["Location"] == base(people)
    assert "Noor 0 of 5 done" in words(tove.get(f"/en/teacher/classes/{people.tulip.key}"))
    assert "busy, 1 of 7 right" in words(tove.get(admit.removesuffix("/admit")))
    assert "From your teacher" in words(client.get("/en/me"))


def test_whoever_is_not_let_in_keeps_the_work(tove: FlaskClient, people: Cast, count: Count) -> None:
    client, admit = newcomer(people)
    tove.post(admit.replace("/admit", "/refuse"))
    assert "Noor" not in words(tove.get(base(people)))
    assert count(Attempt) == 2
    told = words(client.get("/en/me"))
    assert "You asked to join" not in told
    assert "busy, 1 of 7 right" in told


@pytest.mark.parametrize("action", ["admit", "refuse", "name", "let-in", "end-sessions", "remove"])
def test_nobody_acts_on_the_learner_of_another_class(tove: FlaskClient, people: Cast, action: str) -> None:
    key = people.omar.membership.key
    assert tove.post(f"{base(people)}/{key}/{action}").status_code == 404
    assert tove.post(f"/en/teacher/classes/{people.rose.key}/learners/{key}/{action}").status_code == 404


def test_the_page_tells_how_learners_join_by_themselves(tove: FlaskClient, people: Cast) -> None:
    page = tove.get(base(people))
    assert h1(page) == "Learners"
    assert "Learners go to http://127.0.0.1:8000" in words(page)
    assert f"{people.tulip.code[:4]}-{people.tulip.code[4:]}" in words(page)

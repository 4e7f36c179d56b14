"""Printing takes seconds: while a file is made or a PIN hashed, everybody else can save; and one file holds sixty learners at most."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import typst
from factories import answer, answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import oops
from sqlalchemy import update

from learning.accounts import cards
from learning.accounts.models import Account
from learning.classrooms.classrooms import get_taught
from learning.classrooms.members import members_of, type_in
from learning.content.library import Library
from learning.paper.models import Sheet
from learning.paper.sheets import MAX_PRINTED

Count = Callable[..., int]
MODULE, LESSON = "veilig-online", "is-dit-bericht-echt"
TOO_MANY = "At most 60 learners in one file. Tick some of them now, and print the sheets of the others after these."


@pytest.fixture
def saved_meanwhile(people: Cast, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was being made each time somebody else saved something."""
    store, seen = people.site.store, list[str]()

    def watch(what: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def made(*given: Any, **named: Any) -> Any:
            assert store.write.pool.checkedout() == 0, f"{what} keeps a connection that writes"  # type: ignore[attr-defined]
            with store.writing() as session:
                session.execute(update(Account).where(Account.id == people.omar.account.id).values(seen_at=people.now()))
                session.commit()
            seen.append(what)
            return make(*given, **named)

        return made

    monkeypatch.setattr(typst, "compile", watch("file", typst.compile))
    monkeypatch.setattr(cards, "hash_pin", watch("pin", cards.hash_pin))
    return seen


@pytest.fixture
def done(people: Cast, library: Library) -> Cast:
    """Lena did the module, and missed a question of it first."""
    with people.site.store.writing() as session:
        lena = session.get_one(Account, people.lena.account.id)
        for lesson in library.module(MODULE).lessons:
            answer_all(session, lena, library, lesson=lesson.id)
        answer(session, session.get_one(Account, people.fox.account.id), library, "digid-stopt", ("a",), at=people.now())
        session.commit()
    return people


@pytest.mark.parametrize(
    ("page", "data", "made"),
    [
        ("worksheets", {"lesson": LESSON, "kind": "large-print"}, ["file"]),
        ("worksheets", {"lesson": LESSON, "do": "key"}, ["file"]),
        ("practice", {}, ["file"]),
        ("cards", {}, ["pin", "pin", "file"]),
        ("attendance", {"number": "3"}, ["file"]),
        ("certificates", {"module": MODULE}, ["file"]),
    ],
)
def test_while_it_is_made_others_save(
    tove: FlaskClient, done: Cast, saved_meanwhile: list[str], page: str, data: Mapping[str, str], made: list[str]
) -> None:
    base = f"/en/teacher/classes/{done.tulip.key}"
    chosen = [done.lena.membership.key, done.fox.membership.key]
    file = tove.post(f"{base}/{page}", data={**data, "member": chosen})
    assert file.mimetype == "application/pdf"
    assert saved_meanwhile == made
    if page == "practice":
        assert tove.post(f"{base}/{page}", data={"do": "key", "member": chosen}).mimetype == "application/pdf"
        assert saved_meanwhile == ["file", "file"]


@pytest.mark.usefixtures("done")
def test_while_the_certificate_of_a_learner_is_made_others_save(lena: FlaskClient, saved_meanwhile: list[str]) -> None:
    assert lena.post(f"/en/modules/{MODULE}/certificate", data={"name": "Lena"}).mimetype == "application/pdf"
    assert saved_meanwhile == ["file"]


def test_whoever_left_while_pins_were_hashed_gets_no_card(tove: FlaskClient, people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    hash_pin = cards.hash_pin

    def slow(*given: Any) -> str:
        with people.site.store.writing() as session:
            session.delete(session.merge(people.fox.membership))
            session.commit()
        monkeypatch.setattr(cards, "hash_pin", hash_pin)
        return hash_pin(*given)

    monkeypatch.setattr(cards, "hash_pin", slow)
    chosen = [people.lena.membership.key, people.fox.membership.key]
    assert tove.post(f"/en/teacher/classes/{people.tulip.key}/cards", data={"member": chosen}).mimetype == "application/pdf"
    with people.site.store.reading() as session:
        assert [session.get_one(Account, one.account.id).pin_hash is None for one in (people.lena, people.fox)] == [False, True]


def full_class(people: Cast, library: Library) -> list[str]:
    """The keys of one learner more than fits in a file; each has a question to practise."""
    with people.site.store.writing() as session:
        classroom = get_taught(session, people.tove, people.tulip.key)
        names = [f"N{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MAX_PRINTED + 1 - len(members_of(session, classroom)))]
        type_in(session, classroom, names, at=people.now())
        members = members_of(session, classroom)
        for member in members:
            answer(session, member.account, library, "geen-taalfouten", ("a",))
        session.commit()
        return [member.membership.key for member in members]


@pytest.mark.parametrize("ticked", [False, True])
@pytest.mark.parametrize("page", ["worksheets", "practice"])
def test_one_file_holds_sixty_learners_at_most(
    tove: FlaskClient, people: Cast, library: Library, count: Count, page: str, *, ticked: bool
) -> None:
    keys = full_class(people, library)
    refused = tove.post(f"/en/teacher/classes/{people.tulip.key}/{page}", data={"lesson": LESSON, "member": keys if ticked else []})
    assert oops(refused) == {"member": TOO_MANY}
    assert count(Sheet) == 0


def test_one_file_holds_the_answers_to_sixty_practice_sheets_at_most(tove: FlaskClient, people: Cast, library: Library) -> None:
    keys, address = full_class(people, library), f"/en/teacher/classes/{people.tulip.key}/practice"
    for half in (keys[:30], keys[30:]):
        assert tove.post(address, data={"member": half}).mimetype == "application/pdf"
    assert oops(tove.post(address, data={"do": "key"})) == {"member": TOO_MANY}
    assert tove.post(address, data={"do": "key", "member": keys[1:]}).mimetype == "application/pdf"

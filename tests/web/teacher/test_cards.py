"""Login cards: those without one are chosen already, printing again ends the old card, secrets stand on paper only."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Clock
from flask.testing import FlaskClient
from pdfs import codes_of, squeezed, words_of
from people import Cast
from screen import filled, offered, oops, words

from learning.accounts.models import BrowserSession, LoginCard
from learning.app import create_app
from learning.content.library import Library
from learning.settings import Settings

Count = Callable[..., int]


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/cards"


def test_it_is_for_whoever_has_no_card_unless_somebody_is_ticked(tove: FlaskClient, people: Cast) -> None:
    page = tove.get(base(people))
    assert "For everybody without a card: 1 learner." in words(page)
    assert filled(page, "member") == []
    assert set(offered(page, "member")) == {people.fox.membership.key, people.lena.membership.key}
    assert "Lena has a card; it will stop working" in words(page)
    assert "A card can be printed only once." in words(page)
    told = words_of(tove.post(base(people)).data)
    assert "Fox" in told
    assert "Lena" not in told
    again = tove.post(base(people))
    assert oops(again) == {"member": "Everybody has a card. Tick who needs a new one."}
    assert "Everybody has a card. Tick who needs a new one." in words(tove.get(base(people)))


def test_a_card_shows_name_class_code_pin_and_square_and_signs_in(tove: FlaskClient, people: Cast) -> None:
    file = tove.post(base(people), data={"member": people.fox.membership.key})
    assert file.mimetype == "application/pdf"
    assert file.headers["Content-Disposition"] == 'attachment; filename="login-cards-tulp.pdf"'
    assert file.headers["Cache-Control"] == "no-store"
    told = words_of(file.data)
    assert "Fox" in told
    assert squeezed(people.tulip.code) in told
    assert "Tulp" not in told
    (square,) = codes_of(file.data)
    address, _, secret = square.rpartition("/")
    assert address.casefold() == "http://127.0.0.1:8000/k"
    client = people.client()
    client.get(f"/k/{secret}")
    assert client.post("/en/signin/card").status_code == 303
    pins = [found for found in re.findall(r"\d{6}", told) if found not in people.tulip.code]
    tried = [people.client().post("/en/signin", data={"code": people.tulip.code, "name": "Fox", "pin": pin}).status_code for pin in pins]
    assert 303 in tried


def test_printing_again_ends_the_old_card_its_pin_and_open_sessions(
    lena: FlaskClient, tove: FlaskClient, people: Cast, count: Count
) -> None:
    assert lena.get("/en/me").status_code == 200
    tove.post(base(people), data={"member": people.lena.membership.key})
    client = people.client()
    client.get(f"/k/{people.lena_card.secret}")
    assert client.get("/en/signin/card").status_code == 404
    typed = {"code": people.tulip.code, "name": "Lena", "pin": people.lena_card.pin}
    assert client.post("/en/signin", data=typed).status_code == 200
    assert count(BrowserSession, BrowserSession.account_id == people.lena.account.id) == 0
    assert count(LoginCard, LoginCard.account_id == people.lena.account.id, LoginCard.ended_at.is_(None)) == 1
    assert "For everybody without a card: 1 learner." in words(tove.get(base(people)))


def test_a_card_for_each_learner_chosen(tove: FlaskClient, people: Cast) -> None:
    file = tove.post(base(people), data={"member": [people.fox.membership.key, people.lena.membership.key]})
    assert len(codes_of(file.data)) == 2


def test_a_new_card_for_one_learner_is_a_step_from_that_learner(tove: FlaskClient, people: Cast) -> None:
    key = people.lena.membership.key
    assert f'href="{base(people)}?member={key}"' in tove.get(base(people).replace("cards", f"learners/{key}")).text
    assert filled(tove.get(f"{base(people)}?member={key}"), "member") == [key]
    assert filled(tove.get(f"{base(people)}?member={people.omar.membership.key}"), "member") == []


@pytest.mark.parametrize("chosen", ["nonsense", "elsewhere"])
def test_somebody_of_elsewhere_is_pointed_at_and_makes_no_card(tove: FlaskClient, people: Cast, count: Count, chosen: str) -> None:
    before = count(LoginCard)
    member = {"nonsense": ["X"], "elsewhere": [people.omar.membership.key]}[chosen]
    page = tove.post(base(people), data={"member": member})
    assert oops(page) == {"member": "Who you ticked is not in this class any more. Choose once more."}
    assert count(LoginCard) == before


def test_on_this_computer_only_the_page_says_so(tove: FlaskClient, people: Cast) -> None:
    assert "That works on this computer only." in words(tove.get(base(people)))


def test_in_the_room_the_card_holds_the_address_of_the_room(
    people: Cast, database_url: str, tmp_path: Path, library: Library, clock: Clock
) -> None:
    settings = Settings(data=tmp_path, database_url=database_url)
    app = create_app(settings, address="http://192.168.1.7:8000", is_lan=True, clock=clock, library=library)
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    signed_in = people.client(people.tove).get_cookie("session")
    assert signed_in is not None
    client.set_cookie("session", signed_in.value, domain="localhost")
    assert "That works on this computer only." not in words(client.get(base(people)))
    file = client.post(base(people), data={"member": people.fox.membership.key})
    assert codes_of(file.data)[0].casefold().startswith("http://192.168.1.7:8000/k/")
    app.extensions["wegwijs"].store.close()


def test_a_class_without_learners_leads_to_adding_them(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Leeg"})
    page = tove.get(made.headers["Location"].replace("/learners", "/cards"))
    assert "There is nobody in this class yet." in words(page)

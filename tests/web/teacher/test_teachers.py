"""Several teachers in a class: a colleague is asked along, one goes, never the last; learners are told."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import Audit
from learning.classrooms.models import Teaching

Count = Callable[..., int]


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}"


def add(tove: FlaskClient, people: Cast, name: str = "Otto") -> str:
    """A colleague is added; the address to go on to."""
    return tove.post(f"{base(people)}/settings", data={"do": "teacher", "teacher": name}).headers["Location"]


def remove(people: Cast, key: str) -> str:
    return f"{base(people)}/teachers/{key}/remove"


def test_a_colleague_sees_the_class_from_then_on(tove: FlaskClient, people: Cast) -> None:
    otto = people.client(people.otto)
    assert otto.get(base(people)).status_code == 404
    page = tove.get(add(tove, people, " otto ").partition("#")[0])
    assert "'Otto' teaches this class from now on." in words(page)
    assert "Who teaches this class?" in words(page)
    assert otto.get(base(people)).status_code == 200
    assert "Tulp" in words(otto.get("/en/teacher/"))


@pytest.mark.parametrize(
    ("name", "why"), [("", "Write the name"), ("Nobody", "We know no teacher"), ("Lena", "We know"), ("Tove", "'Tove' t")]
)
def test_a_name_that_cannot_be_stays_in_the_box(tove: FlaskClient, people: Cast, count: Count, name: str, why: str) -> None:
    before = count(Teaching)
    page = tove.post(f"{base(people)}/settings", data={"do": "teacher", "teacher": name})
    assert oops(page)["teacher"].startswith(why)
    assert filled(page, "teacher") == [name]
    assert filled(page, "name") == ["Tulp"]
    assert count(Teaching) == before


def test_the_good_news_of_before_does_not_stay_beside_a_mistake(tove: FlaskClient, people: Cast) -> None:
    for address in (add(tove, people).partition("#")[0], f"{base(people)}/settings?removed=1"):
        assert 'role="status"' in tove.get(address).text
        page = tove.post(address, data={"do": "teacher", "teacher": "Nobody"})
        assert "teacher" in oops(page)
        assert 'role="status"' not in page.text


def test_learners_are_told_who_can_see_their_work(tove: FlaskClient, lena: FlaskClient, people: Cast) -> None:
    assert "The teachers of 'Tulp': Tove." in words(lena.get("/en/me/data"))
    add(tove, people)
    told = words(lena.get("/en/me/data"))
    assert "Who can see my work? The teachers of 'Tulp': Otto and Tove." in told
    assert "Tove, teacher let one more teacher into the class" in told
    assert lena.get("/en/me/data/download.json").get_json()["classes"][0]["teachers"] == ["Otto", "Tove"]
    tove.post(remove(people, people.otto.key))
    told = words(lena.get("/en/me/data"))
    assert "The teachers of 'Tulp': Tove." in told
    assert "Tove, teacher took a teacher out of the class" in told


def test_a_newcomer_is_told_that_only_the_name_is_seen(people: Cast) -> None:
    client = people.client()
    client.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})
    assert "The teachers of 'Tulp' see only your name, until they say yes." in words(client.get("/en/me/data"))
    assert client.get("/en/me/data/download.json").get_json()["classes"][0]["teachers"] == []


def test_who_is_in_no_class_is_seen_by_nobody(visitor: FlaskClient) -> None:
    visitor.post("/en/lessons/is-dit-bericht-echt/questions/1", data={"answer": "A"})
    assert "Nobody: you are in no class." in words(visitor.get("/en/me/data"))


def test_the_log_says_which_teacher_it_was(tove: FlaskClient, people: Cast, count: Count) -> None:
    add(tove, people)
    tove.post(remove(people, people.otto.key))
    for action in ("teaches", "teaches-no-more"):
        wanted = (Audit.action == action, Audit.subject_id == people.otto.id, Audit.actor_id == people.tove.id)
        assert count(Audit, *wanted, Audit.classroom_id == people.tulip.id) == 1
    assert "Tove, teacher made you a teacher of a class" in words(people.client(people.otto).get("/en/me/data"))


@pytest.mark.parametrize("added", ["Your session ended. Call 0900-1234", "otto"])
def test_what_the_address_says_of_a_colleague_is_shown_only_if_it_is_so(tove: FlaskClient, people: Cast, added: str) -> None:
    value = people.otto.key if added == "otto" else added
    page = tove.get(f"/en/teacher/classes/{people.tulip.key}/settings", query_string={"added": value})
    assert "teaches this class from now on" not in words(page)
    assert "0900-1234" not in page.text


def test_taking_a_colleague_out_is_asked_once_more(tove: FlaskClient, people: Cast, count: Count) -> None:
    add(tove, people)
    page = tove.get(remove(people, people.otto.key))
    assert h1(page) == "Take this teacher out of the class?"
    assert count(Teaching, Teaching.classroom_id == people.tulip.id) == 2
    assert tove.post(remove(people, people.otto.key)).headers["Location"] == f"{base(people)}/settings?removed=1#teachers"
    assert "Your colleague no longer teaches this class." in words(tove.get(f"{base(people)}/settings?removed=1"))
    assert count(Teaching, Teaching.classroom_id == people.tulip.id) == 1
    assert people.client(people.otto).get(base(people)).status_code == 404
    assert tove.get(remove(people, people.otto.key)).status_code == 404


def test_whoever_stops_comes_to_the_own_classes(tove: FlaskClient, people: Cast) -> None:
    add(tove, people)
    assert h1(tove.get(remove(people, people.tove.key))) == "Stop teaching this class?"
    assert "You no longer teach this class." in words(tove.post(remove(people, people.tove.key), follow_redirects=True))
    assert tove.get(base(people)).status_code == 404
    assert people.client(people.otto).get(base(people)).status_code == 200


def test_the_last_teacher_stays(tove: FlaskClient, people: Cast, count: Count) -> None:
    assert "Stop teaching" not in words(tove.get(f"{base(people)}/settings"))
    assert "Nobody else teaches 'Tulp'." in words(tove.get(remove(people, people.tove.key)))
    page = tove.post(remove(people, people.tove.key))
    assert oops(page) == {"teacher": "Somebody must teach this class. Add a colleague first."}
    assert count(Teaching, Teaching.classroom_id == people.tulip.id) == 1


def test_a_teacher_elsewhere_takes_nobody_out(people: Cast, count: Count) -> None:
    assert people.client(people.otto).post(remove(people, people.tove.key)).status_code == 404
    assert people.client(people.otto).post(f"{base(people)}/settings", data={"do": "teacher", "teacher": "Otto"}).status_code == 404
    assert count(Teaching, Teaching.classroom_id == people.tulip.id) == 1

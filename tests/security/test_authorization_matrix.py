"""Every route × every actor, on own and on foreign objects, made from `app.url_map` and the table in access.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from addresses import LESSON, address_of, make_keys
from flask import Flask
from flask.testing import FlaskClient
from people import Cast

from learning import privacy
from learning.accounts import sessions
from learning.accounts.models import Account
from learning.classrooms.members import members_of
from learning.classrooms.models import Place
from learning.web.access import policy_of

TABLE = {group: entry["endpoints"] for group, entry in tomllib.loads((Path(__file__).parent / "access.toml").read_text()).items()}
ALLOWED = {200, 302, 303, 400}
"""The page, a way on, or a sentence about what is missing: never a refusal of the person."""


def group_of(endpoint: str) -> str:
    return next(group for group, endpoints in TABLE.items() if endpoint in endpoints)


def actors(people: Cast) -> Iterator[tuple[str, FlaskClient]]:
    """Everybody who might try."""
    yield "nobody", people.client()
    nameless = people.client()
    nameless.post(f"/nl/lessons/{LESSON}/questions/1", data={"answer": "A"})
    yield "nameless", nameless
    yield "learner", people.client(people.lena.account)
    yield "classmate", people.client(people.fox.account)
    yield "learner elsewhere", people.client(people.omar.account)
    yield "teacher", people.client(people.tove)
    yield "teacher elsewhere", people.client(people.otto)
    yield "administrator", people.client(people.ada)
    signed_out = people.client(people.tove)
    with people.site.store.writing() as session:
        sessions.end_session(session, token_of(signed_out))
        session.commit()
    yield "signed out", signed_out


def token_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


def expected(group: str, actor: str) -> set[int]:
    """The outcomes a group of endpoints may have for an actor."""
    staff = {"teacher", "teacher elsewhere", "administrator"}
    unknown = {"nobody", "signed out"}
    if group in {"everyone", "setup"}:
        return ALLOWED | {404}
    if group == "signed-in":
        return {303} if actor in unknown else ALLOWED | {404, 403}
    if actor in unknown:
        return {303}
    if group == "staff":
        return ALLOWED if actor in staff else {404}
    if group == "class":
        return ALLOWED if actor == "teacher" else {404}
    return ALLOWED if actor == "administrator" else {404}


@pytest.fixture
def keys(people: Cast) -> dict[str, str]:
    """An entry in Tove's class, and a one-time link."""
    return make_keys(people)


def test_every_endpoint_names_a_policy_and_stands_in_the_table(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    listed = [endpoint for group in TABLE.values() for endpoint in group]
    assert sorted(listed) == sorted(endpoints)
    with app.app_context():
        assert [endpoint for endpoint in endpoints if policy_of(endpoint) is None] == []


def test_a_view_without_a_policy_is_denied(app: Flask) -> None:
    app.add_url_rule("/open", "open", lambda: "leak")
    assert app.test_client().get("/open").status_code == 404


def test_every_actor_gets_what_the_table_says(people: Cast, keys: dict[str, str]) -> None:
    wrong = []
    rules = [rule for rule in people.app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    for actor, client in actors(people):
        for rule in rules:
            status = client.get(address_of(rule, people, keys)).status_code
            if status not in expected(group_of(rule.endpoint), actor):
                wrong.append(f"{actor} GET {rule.endpoint}: {status}")
    assert wrong == []


def test_nobody_posts_into_a_class_of_somebody_else(people: Cast, keys: dict[str, str]) -> None:
    wrong = []
    rules = [
        rule
        for rule in people.app.url_map.iter_rules()
        if "POST" in (rule.methods or set()) and group_of(rule.endpoint) in {"class", "admin", "staff"}
    ]
    for actor, client in actors(people):
        if actor in {"teacher", "administrator"}:
            continue
        for rule in rules:
            status = client.post(address_of(rule, people, keys), data={"name": "Vreemd"}).status_code
            allowed = {303} if actor in {"nobody", "signed out"} else {404}
            if group_of(rule.endpoint) == "staff" and actor == "teacher elsewhere":
                allowed = ALLOWED
            if status not in allowed:
                wrong.append(f"{actor} POST {rule.endpoint}: {status}")
    assert wrong == []


def test_a_teacher_sees_nothing_of_a_newcomer_but_the_name(people: Cast) -> None:
    newcomer = people.client()
    newcomer.post("/nl/join", data={"code": people.tulip.code, "name": "Nieuw"})
    newcomer.post(f"/nl/lessons/{LESSON}/questions/1", data={"answer": "A"})
    teacher = people.client(people.tove)
    page = teacher.get(f"/nl/teacher/classes/{people.tulip.key}").text
    assert "Nieuw" in page
    assert LESSON not in page.split("Nieuw")[0][-200:]
    with people.site.store.reading() as session:
        (waiting,) = members_of(session, people.tulip, Place.WAITING)
    base = f"/nl/teacher/classes/{people.tulip.key}/learners/{waiting.membership.key}"
    assert teacher.get(f"{base}/lessons/{LESSON}").status_code == 404
    assert LESSON not in teacher.get(base).text


def test_an_erased_learner_and_an_ended_session_open_nothing(people: Cast) -> None:
    client = people.client(people.lena.account)
    with people.site.store.writing() as session:
        lena = session.get_one(Account, people.lena.account.id)
        privacy.erase(session, lena, at=people.now(), by=lena)
        session.commit()
    assert client.get("/nl/me/data/download.json").status_code == 303

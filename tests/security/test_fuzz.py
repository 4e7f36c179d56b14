"""Typed and wild form data to every route that takes a post, as every actor: a page every time, never a fault."""

import random
from collections.abc import Iterator

import pytest
from addresses import LESSON, address_of, make_keys
from flask.testing import FlaskClient
from people import Cast
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule

WILD = (
    *("", " ", "0", "-1", "²", "1" * 5000, "1e9", "٣", "true", "null", "on", "2026-12-01", "0000-00-00", "9999-12-31", "2026-02-30T00:00"),
    *(
        "a\0b",
        "\u202e\u200b\ufeff",
        "\ud7ff\U0010ffff",
        "é" * 3000,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "%(name)s",
        "{{ 7*7 }}",
        "%s%n",
    ),
    *(
        "../../etc/passwd",
        "//[",
        "http://[::1",
        "\r\nSet-Cookie: x=1",
        "=1+1",
        "A",
        "A1",
        "veilig-online",
        f"veilig-online/{LESSON}",
        LESSON,
    ),
    *(
        "nl",
        "xx",
        "review",
        "save",
        "end",
        "archive",
        "back",
        "renew",
        "some",
        "all",
        "paper",
        "phone",
        "worksheet",
        "a\nb\nc",
        "x\t1\ny\t2",
    ),
)
NAMES = (
    *(
        "name",
        "names",
        "code",
        "codes",
        "pin",
        "password",
        "own_device",
        "take_along",
        "next",
        "role",
        "do",
        "version",
        "what",
        "who",
        "member",
    ),
    *(
        "due",
        "note",
        "lesson",
        "edition",
        "kind",
        "blank",
        "way",
        "answer",
        "submission_id",
        "dont_know",
        "size",
        "theme",
        "place-A",
        "place-1",
    ),
    *("digid-stopt.answer", "joyce-nepsite.place-A", "wat-wil-hij.place-1", "digid-stopt", "", "a\0b", "[]", "x" * 500, "é"),
)
KINDS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "application/json", "")
ROUNDS = 4


def posts(people: Cast) -> Iterator[tuple[str, str]]:
    """Every address that takes a post: on objects of the cast, and with wild words in it."""
    keys = make_keys(people)
    for rule in people.app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            yield rule.endpoint, address_of(rule, people, keys)


def filled_in(dice: random.Random, people: Cast) -> MultiDict[str, str]:
    """A form as nobody would fill it in."""
    known = (people.tulip.code, people.lena.membership.key, people.lena_card.pin, "Lena", "Tove", people.assignment_key)
    names = [*NAMES, f"{people.lena.membership.key}.1", f"{people.lena.membership.key}.4.2"]
    return MultiDict((dice.choice(names), dice.choice((*WILD, *known))) for _ in range(dice.randrange(12)))


def actors(people: Cast) -> Iterator[tuple[str, FlaskClient]]:
    """Everybody who might try."""
    yield "nobody", people.client()
    yield "learner", people.client(people.lena.account)
    yield "teacher", people.client(people.tove)
    yield "administrator", people.client(people.ada)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_form_makes_a_fault(people: Cast, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  only a test, that must be the same each time
    faults = []
    addresses = list(posts(people))
    for actor, client in actors(people):
        for endpoint, address in dice.sample(addresses, len(addresses)):
            if endpoint.endswith(("erase", "signout", "close_account")) and seed:
                continue
            data = filled_in(dice, people)
            answer = client.post(address, data=data, content_type=dice.choice(KINDS[:2]))
            if answer.status_code >= 500:
                faults.append(f"{actor} {endpoint} {list(data.items(multi=True))}: {answer.status_code}")
    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"a=%", b"a=%zz&=&&==", b"--x\r\n", b"{", b"[" * 2000, b"a" * 1000], ids=repr)
def test_no_body_makes_a_fault(people: Cast, kind: str, body: bytes) -> None:
    client = people.client(people.tove)
    for address in ("/nl/signin", "/nl/lessons/is-dit-bericht-echt/questions/all", f"/nl/teacher/classes/{people.tulip.key}/paper/grid"):
        for content_type in (kind, f"{kind}; boundary=x", f"{kind}; charset=utf-7"):
            assert client.post(address, data=body, content_type=content_type).status_code < 500


def wild_addresses(rule: Rule) -> Iterator[str]:
    """The address of a rule with wild words in it."""
    parts = rule.rule.replace("<lang>", "nl").split("/")
    for word in ("%00", "%ff", "%2e%2e", "x" * 400, "9" * 400, "%0d%0aX:1"):
        yield "/".join(word if part.startswith("<") else part for part in parts)


def test_no_address_makes_a_fault(people: Cast) -> None:
    browsers = {"teacher": people.client(people.tove), "admin": people.client(people.ada)}
    visitor = people.client()
    faults = set()
    for rule in people.app.url_map.iter_rules():
        client = browsers.get(rule.endpoint.split(".")[0], visitor)
        for address in wild_addresses(rule):
            for method in {"GET", "POST"} & (rule.methods or set()):
                if client.open(address, method=method).status_code >= 500:
                    faults.add(f"{method} {address[:90]}")
    assert faults == set()


@pytest.mark.parametrize("value", ["", "é", "a" * 4000, "a=b; c", "%00", '"', "size=xl&size", "x-y.z-w", "\x7f"])
def test_no_cookie_or_header_makes_a_fault(people: Cast, value: str) -> None:
    client = people.app.test_client()
    cookies = "; ".join(f"{name}={value}" for name in ("session", "device", "settings", "card", "parked"))
    for address in ("/nl/", "/nl/me", "/nl/signin/card", "/nl/signin/kept", "/nl/teacher/"):
        for headers in (
            {"Cookie": cookies},
            {"Accept-Language": value, "Accept-Encoding": value, "If-None-Match": value, "Referer": value},
        ):
            assert client.get(address, headers=headers).status_code < 500
    for headers in ({"Cookie": cookies, "Sec-Fetch-Site": "same-origin"}, {"Origin": value}, {"Referer": value}, {"Sec-Fetch-Site": value}):
        answer = client.post("/nl/signin", data={"code": people.tulip.code, "name": "Lena", "pin": "1"}, headers=headers)
        assert answer.status_code < 500

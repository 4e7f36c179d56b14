"""Conventions every page keeps: one h1, a title, a language, labelled fields, headings in order, nothing from elsewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from addresses import address_of, make_keys
from flask import Flask
from flask.testing import FlaskClient
from people import Cast
from sqlalchemy import event

FILES = (
    "file",
    "my_data_json",
    "my_data_html",
    "results_csv",
    "static",
    "picture",
    "upload_progress",
    "favicon",
    "healthz",
    "readyz",
    "card",
    "choose_language",
)


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> Iterator[tuple[str, dict[str, str | None]]]:
        """The elements with these names, in order."""
        return (one for one in self.tags if one[0] in names)


def pages(people: Cast) -> Iterator[tuple[str, FlaskClient, str]]:
    """Every page that shows something, seen by whoever it is for."""
    keys = make_keys(people)
    for rule in people.app.url_map.iter_rules():
        name = rule.endpoint.split(".")[-1]
        if "GET" not in (rule.methods or set()) or any(part in name for part in FILES):
            continue
        audience = rule.endpoint.split(".")[0]
        account = {"teacher": people.tove, "admin": people.ada, "learner": people.lena.account}.get(audience)
        yield rule.endpoint, people.client(account), address_of(rule, people, keys)


def test_every_page_keeps_the_conventions(people: Cast) -> None:
    wrong = []
    for endpoint, client, address in pages(people):
        response = client.get(address)
        if response.status_code != 200:
            continue
        page = response.text
        outline = Outline()
        outline.feed(page)
        levels = [int(tag[1]) for tag, _ in outline.all("h1", "h2", "h3", "h4")]
        labelled = {attributes.get("for") for _, attributes in outline.all("label")}
        checks = {
            "one h1": levels.count(1) == 1,
            "a title": bool(re.search(r"<title>[^<]{3,} – Wegwijs</title>", page)),
            "a language": bool(re.search(r'<html lang="nl" dir="ltr"', page)),
            "no id twice": len(ids := [a["id"] for _, a in outline.tags if "id" in a]) == len(set(ids)),
            "fields with labels": all(a.get("id") in labelled for _, a in outline.all("select", "textarea")),
            "other ways": "Liever anders?" in page,
            "help by phone": 'href="tel:' in page,
            "nothing from elsewhere": not re.search(r'(?:src|href|action)="(?:https?:)?//', page),
            "no empty translation": "%(" not in page,
        }
        wrong += [f"{endpoint}: {what}" for what, right in checks.items() if not right]
    assert wrong == []


def test_every_address_begins_with_its_language_or_has_none(app: Flask) -> None:
    free = {
        "root.choose_language",
        "root.favicon",
        "root.healthz",
        "root.readyz",
        "root.picture",
        "root.static_file",
        "root.card",
        "root.card_capitals",
    }
    assert {rule.endpoint for rule in app.url_map.iter_rules() if not rule.rule.startswith("/<lang>/")} == free


@pytest.mark.parametrize("path", ["", "/1", "/8", "/all", "/questions/1", "/questions/all", "/practice/1", "/result"])
def test_a_lesson_page_asks_the_database_nothing_for_a_visitor(people: Cast, path: str) -> None:
    asked: list[str] = []
    for engine in (people.site.store.read, people.site.store.write):
        event.listen(engine, "before_cursor_execute", lambda _c, _cur, statement, *_rest: asked.append(statement))
    assert people.app.test_client().get(f"/nl/lessons/is-dit-bericht-echt{path}").status_code == 200
    assert asked == []
    people.client(people.lena.account).get("/nl/lessons/is-dit-bericht-echt/1")
    assert asked != []


def test_both_languages_have_every_page(people: Cast) -> None:
    for _, client, address in pages(people):
        english = client.get(address.replace("/nl/", "/en/", 1))
        assert english.status_code == client.get(address).status_code, address
        if english.status_code == 200:
            assert '<html lang="en"' in english.text

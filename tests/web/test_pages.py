"""What stands on every page: who is signed in, the language of the page, the way to the other one."""

import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from people import Cast
from screen import title, words

from learning.i18n import interface
from learning.web.pages import language, say

LESSON = "/en/lessons/is-dit-bericht-echt"


@pytest.mark.parametrize(
    ("path", "browser", "lang"),
    [
        ("/en/", "nl", "en"),
        ("/en/nowhere", "nl", "en"),
        ("/nowhere", "en", "en"),
        ("/nowhere", "fr", "nl"),
        ("/", "", "nl"),
        ("//", "en", "en"),
    ],
)
def test_the_address_decides_the_language_then_the_browser(app: Flask, path: str, browser: str, lang: str) -> None:
    with app.test_request_context(path, headers={"Accept-Language": browser}):
        assert language() == lang
        assert g.lang == lang
        assert say("Sign in") == interface(lang).text("Sign in")


@pytest.mark.parametrize("address", [LESSON, f"{LESSON}/3", f"{LESSON}/questions/2", "/en/me", "/en/signin", "/en/glossary"])
def test_the_same_page_in_the_other_language_is_one_click_away(visitor: FlaskClient, address: str) -> None:
    page = visitor.get(address)
    other = address.replace("/en/", "/nl/", 1)
    assert f'<a href="{other}" lang="nl" hreflang="nl">Nederlands</a>' in page.text
    assert f'<a href="{address}" lang="en" hreflang="en">English</a>' in visitor.get(other).text


@pytest.mark.parametrize("address", ["/en/nowhere", "/en/lessons/nowhere"])
def test_where_there_is_no_such_page_the_other_language_is_not_lost(visitor: FlaskClient, address: str) -> None:
    assert 'hreflang="nl"' in visitor.get(address).text


def test_a_page_after_a_mistake_leads_to_the_start_of_the_other_language(visitor: FlaskClient) -> None:
    assert '<a href="/nl/" lang="nl" hreflang="nl">' in visitor.post("/en/signin").text


def test_the_menu_is_that_of_whoever_is_signed_in(people: Cast) -> None:
    menus = {
        name: words(people.client(account).get("/en/help"))
        for name, account in (
            ("visitor", None),
            ("lena", people.lena.account),
            ("tove", people.tove),
            ("ada", people.ada),
        )
    }
    assert "Sign out: Lena" in menus["lena"]
    assert "Sign out: Tove" in menus["tove"]
    assert "Sign out" not in menus["visitor"]
    assert {name for name, menu in menus.items() if "My classes" in menu} == {"tove", "ada"}
    assert {name for name, menu in menus.items() if "Accounts" in menu} == {"ada"}
    assert {name for name, menu in menus.items() if "My progress" in menu} == {"visitor", "lena"}
    assert {name for name, menu in menus.items() if "For teachers" in menu} == {"visitor"}


def test_the_page_one_is_on_is_marked_in_the_menu(visitor: FlaskClient) -> None:
    assert visitor.get("/en/help").text.count('aria-current="page"') == 1
    assert 'href="/en/help" aria-current="page"' in visitor.get("/en/help").text


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("/en/settings?saved=1", "Saved: How pages look"),
        ("/en/teacher/classes/{key}/learners?added=3", "3 learners were added: Learners – Tulp"),
        ("/en/teacher/classes/{key}/assignments?copied=1", "1 assignment was copied: Assignments – Tulp"),
        ("/en/teacher/classes/{key}/paper?undone=1", "Undone: Type in paper answers – Tulp"),
        ("/en/teacher/classes/{key}/photos?dismissed=1", "Thrown away: Answer sheets by photo – Tulp"),
        ("/en/teacher/classes/{key}/settings?added={tove}", "'Tove' teaches this class from now on: Settings of the class"),
        ("/en/teacher/classes/{key}/learners/{lena}?moved=1", "Is in 'Tulp' now, with all work: Lena – Tulp"),
    ],
)
def test_the_title_begins_with_what_was_just_done(tove: FlaskClient, people: Cast, address: str, begins: str) -> None:
    path = address.format(key=people.tulip.key, lena=people.lena.membership.key, tove=people.tove.key)
    page = tove.get(path)
    assert title(page) == f"{begins} – Wegwijs"
    assert begins.partition(": ")[0] in page.text.split('role="status">')[1].replace("&#39;", "'")
    assert title(tove.get(path.split("?")[0])) == title(page).split(": ")[1]


def test_a_class_that_was_put_away_is_told_in_the_title(tove: FlaskClient, people: Cast) -> None:
    away = tove.post(f"/en/teacher/classes/{people.tulip.key}/settings", data={"do": "archive"}, follow_redirects=True)
    assert title(away) == "'Tulp' is put away: My classes – Wegwijs"


def test_the_arrow_of_the_way_back_is_silent(lena: FlaskClient) -> None:
    assert '><span aria-hidden="true">←\u00a0</span>Is this message real?' in lena.get(f"{LESSON}/1").text

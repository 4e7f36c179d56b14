"""Week by week: bars with the same numbers in words, of admitted learners."""

import re

from factories import answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import h1, words

from learning.accounts.models import Account
from learning.content.library import Library
from learning.progress.models import Way


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}"


def test_the_weeks_stand_in_a_table_and_as_bars_of_the_same_numbers(tove: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        answer_all(session, session.get_one(Account, people.fox.account.id), library, way=Way.PAPER)
        session.commit()
    page = tove.get(f"{base(people)}/progress")
    assert h1(page) == "Week by week"
    assert "Week 48 from 23 November Lessons done: 1 Learners who did something: 2 of 2 Answers: 1 on screen, 7 on paper" in words(page)
    chart = page.text[page.text.index('<svg class="weeks"') : page.text.index("</svg>", page.text.index('<svg class="weeks"'))]
    assert re.findall(r"<text[^>]*>(\d+)</text>", chart) == ["1", "48"]
    assert 'height="100.0"' in chart


def test_an_empty_class_is_told_what_will_stand_here(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Leeg"}).headers["Location"].replace("/learners", "/progress")
    page = tove.get(made)
    assert "Nobody answered a question yet." in words(page)
    assert "<svg class" not in page.text


def test_the_class_page_leads_here(tove: FlaskClient, people: Cast) -> None:
    assert f'href="{base(people)}/progress"' in tove.get(base(people)).text

"""A whole lesson with its questions by keyboard alone, and paper typed in with one key for each mark."""

from pathlib import Path

import pytest
from factories import make_classroom
from journeys.running import Running
from people import make_cast
from playwright.sync_api import Browser, Page, expect

from learning.accounts import sessions
from learning.accounts.models import Account
from learning.progress.attempts import standings_in
from learning.progress.mastery import is_mastered
from learning.questions.controls import control_of

pytestmark = pytest.mark.browser

LESSON = "is-dit-bericht-echt"


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """What keys do does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; every stop on the way must be visible."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        seen = page.evaluate(
            "() => { const e = document.activeElement; const t = e.matches('.pick input') ? e.nextElementSibling : e;"
            " const s = getComputedStyle(t); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 3 }"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
    raise AssertionError(f"Tab never reaches {selector}")


def test_a_lesson_by_keyboard(running: Running, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL").new_page()
    page.goto(f"{running.address}/nl/lessons/{LESSON}")
    tab_to(page, "main a.sign")
    page.keyboard.press("Enter")
    for _ in range(7):
        page.wait_for_selector("h1")
        tab_to(page, "main .acts a.sign")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text("Probeer het zelf")
    page.goto(f"{running.address}/nl/lessons/{LESSON}/questions/1")
    for number, question in enumerate(running.site.library.edition(LESSON, "nl").questions, 1):
        expect(page.locator("main")).to_contain_text(f"Vraag {number} van 7")
        marks = question.interaction.marks(question.key)
        match control_of(question.interaction):
            case "pick-one":
                tab_to(page, "input[name=answer]")
                signs = question.interaction.rows[0].signs
                page.keyboard.press("Space")
                for _ in range(signs.index(marks[0][0])):
                    page.keyboard.press("ArrowDown")
            case "pick-many":
                for sign in sorted(marks[0]):
                    tab_to(page, f"input[name=answer][value='{sign}']")
                    page.keyboard.press("Space")
            case "pick-place":
                for row in marks:
                    tab_to(page, "select")
                    for _ in range(int(row[0]) if row[0].isdigit() else ord(row[0]) - 64):
                        page.keyboard.press("ArrowDown")
            case _:
                tab_to(page, "input[name=answer]")
                page.keyboard.type(question.key[0])
        tab_to(page, "main button.sign")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Dat klopt")
        tab_to(page, "main .acts a.sign")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is klaar")


def test_typing_in_twenty_sheets_needs_one_key_for_each_mark_and_one_to_move_on(running: Running, browser: Browser) -> None:
    people = make_cast(running.app, running.site.library)
    edition = next(lesson.edition("nl") for lesson in running.site.library.lessons() if len(lesson.edition("nl").questions) == 8)
    with people.site.store.writing() as session:
        tove = session.get_one(Account, people.tove.id)
        classroom, members = make_classroom(session, tove, "Lelie", tuple(f"Cursist {number}" for number in range(1, 21)))
        token = sessions.open_session(session, tove, how="test", is_shared=True, at=people.now())
        session.commit()
    context = browser.new_context(locale="nl-NL")
    context.add_cookies([{"name": "session", "value": token, "url": running.address}])
    page = context.new_page()
    page.goto(f"{running.address}/nl/teacher/classes/{classroom.key}/paper/grid?lesson={edition.lesson}&edition=nl")
    page.locator("input[data-box]").first.focus()
    marks = several = keys = 0
    for _ in members:
        for question in edition.questions:
            rows = question.interaction.marks(question.key)
            for row, shape in zip(rows, question.interaction.rows or rows, strict=True):
                text = " ".join(row) if question.kind == "short-answer" else "".join(row)
                page.keyboard.type(text.lower())
                marks += len(text)
                keys += len(text)
                if question.kind == "short-answer" or getattr(shape, "many", False):
                    page.keyboard.press("Enter")
                    keys += 1
                    several += 1
    if not page.evaluate("document.activeElement.matches('button')"):
        page.keyboard.press("Enter")  # from the last box to the button
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    page.get_by_role("button", name="Bewaar deze antwoorden").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaard")
    assert keys == marks + several
    assert several <= len(members) * len(edition.questions)
    with people.site.store.reading() as session:
        for member in members:
            standings = standings_in(session, member.account.id, edition.lesson)
            assert is_mastered(standings, [question.id for question in edition.questions])

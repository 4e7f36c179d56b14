"""What our scripts say: read aloud without the signs, and progress that speaks only when there is something new."""

import json
from pathlib import Path

import pytest
from journeys.running import Running
from people import make_cast
from playwright.sync_api import Browser, Route, expect

from learning.accounts import sessions
from learning.accounts.models import Account
from learning.paper.uploads import begin

pytestmark = pytest.mark.browser

VOICE = """
  window.said = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = { speaking: false, getVoices: () => [{ localService: true, lang: "en-GB" }],
    speak(one) { said.push(one.text); this.speaking = true; }, cancel() { this.speaking = false; } };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
"""
"""A voice of this device that notes what it reads."""


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """What scripts say does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


def test_signs_beside_words_are_not_read_aloud(running: Running, browser: Browser) -> None:
    page = browser.new_context(locale="en-GB").new_page()
    page.add_init_script(VOICE)
    page.goto(f"{running.address}/en/lessons/is-dit-bericht-echt/questions/5")
    for select in page.locator("select").all():
        select.select_option("A")
    page.click("main button.sign")
    button = page.get_by_role("button", name="Read aloud")
    assert button.get_attribute("aria-pressed") is None
    button.click()
    (said,) = page.evaluate("said")
    assert "not right yet" in said
    assert not set("✓↻→") & set(said)
    assert page.locator(".hops .node").is_visible()
    page.get_by_role("button", name="Stop").click()
    assert button.is_visible()


def test_progress_is_told_only_when_it_changes(running: Running, browser: Browser) -> None:
    people = make_cast(running.app, running.site.library)
    with people.site.store.writing() as session:
        tove = session.get_one(Account, people.tove.id)
        token = sessions.open_session(session, tove, how="test", is_shared=True, at=people.now())
        key = begin(session, people.tulip, tove, 4, at=people.now()).key
        session.commit()
    context = browser.new_context(locale="en-GB")
    context.add_cookies([{"name": "session", "value": token, "url": running.address}])
    page = context.new_page()
    answers = iter([0, 0, 1])

    def tell(route: Route) -> None:
        read = next(answers, 1)
        route.fulfill(body=json.dumps({"read": read, "files": 4, "words": f"{read} of 4 files read"}))

    page.route("**/progress*", tell)
    page.goto(f"{running.address}/en/teacher/classes/{people.tulip.key}/photos/{key}")
    page.evaluate(
        "() => { window.told = []; const at = document.querySelector('[data-words]');"
        " new MutationObserver(() => told.push(at.textContent)).observe(at, { childList: true, characterData: true, subtree: true }) }"
    )
    expect(page.locator("[data-words]")).to_have_text("1 of 4 files read")
    assert page.evaluate("told") == ["1 of 4 files read"]

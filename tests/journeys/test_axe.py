"""axe-core finds nothing on any page of any audience, light and dark, at 360 and 1280 px; nothing scrolls sideways."""

from pathlib import Path

import axe_playwright_python
import pytest
from addresses import address_of, make_keys
from journeys.running import Running
from people import Cast, make_cast
from playwright.sync_api import Browser, BrowserContext
from test_pages import FILES
from werkzeug.routing import Rule

from learning.accounts import sessions
from learning.accounts.models import Account

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
QUESTIONS = [f"/nl/lessons/is-dit-bericht-echt/questions/{number}" for number in range(2, 8)]
STEPS = [f"/nl/lessons/is-dit-bericht-echt/{number}" for number in (4, 7, 8)]


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """How a page looks does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


@pytest.fixture
def people(running: Running) -> Cast:
    """The cast, on the running site."""
    return make_cast(running.app, running.site.library)


def signed_in(browser: Browser, running: Running, people: Cast, account: Account | None, **options: object) -> BrowserContext:
    """A browser in which somebody is signed in."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    if account is not None:
        with people.site.store.writing() as session:
            owner = session.get_one(Account, account.id)
            token = sessions.open_session(session, owner, how="test", is_shared=True, at=people.now())
            session.commit()
        context.add_cookies([{"name": "session", "value": token, "url": running.address}])
    return context


def audience(rule: Rule, people: Cast) -> Account | None:
    """Who looks at a page."""
    return {"teacher": people.tove, "admin": people.ada, "learner": people.lena.account}.get(rule.endpoint.split(".")[0])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", ["public", "learner", "teacher", "admin"])
def test_axe_finds_nothing(running: Running, browser: Browser, people: Cast, who: str, scheme: str, width: int) -> None:
    keys = make_keys(people)
    rules = [rule for rule in people.app.url_map.iter_rules() if rule.endpoint.startswith(f"{who}.") and "GET" in (rule.methods or set())]
    shown = [rule for rule in rules if not any(part in rule.endpoint for part in FILES)]
    addresses = [address_of(rule, people, keys) for rule in shown] + {"learner": QUESTIONS, "public": [*STEPS, "/nl/nowhere"]}.get(who, [])
    if who == "teacher":
        addresses.append(f"/nl/teacher/classes/{people.tulip.key}/paper/grid?lesson=is-dit-bericht-echt&edition=nl")
    context = signed_in(browser, running, people, audience(shown[0], people), viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    wrong = []
    for address in addresses:
        page.goto(running.address + address)
        page.evaluate(AXE)
        for options in (OPTIONS, CONTRAST):
            found = page.evaluate("options => axe.run(document, options)", options)["violations"]
            wrong += [f"{address}: {one['id']} {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary'][:160]}" for one in found]
        if page.evaluate("document.scrollingElement.scrollWidth - innerWidth") > 0:
            wrong.append(f"{address}: scrolls sideways")
    context.close()
    assert addresses
    assert wrong == []


def test_pages_fit_when_letters_are_four_times_as_large(running: Running, browser: Browser, people: Cast) -> None:
    """400 % zoom of a 1280 px window is a viewport of 320 px."""
    context = signed_in(browser, running, people, people.lena.account, viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    wide = []
    for address in ["/nl/", "/nl/modules/veilig-online", *STEPS, *QUESTIONS, "/nl/me", "/nl/me/data", "/nl/signin"]:
        page.goto(running.address + address)
        if page.evaluate("document.scrollingElement.scrollWidth - innerWidth") > 0:
            wide.append(address)
    context.close()
    assert wide == []

"""A first visit fits in the first 14,600 bytes on the wire, headers included, with nothing from other hosts."""

from pathlib import Path

import pytest
from journeys.running import Running
from playwright.sync_api import Browser

from learning import paths

pytestmark = pytest.mark.browser

FIRST_VISIT = 14_600
LESSON = "/nl/lessons/is-dit-bericht-echt"
PAGES = ["/nl/", "/nl/modules", "/nl/modules/veilig-online", LESSON, *[f"{LESSON}/{n}" for n in range(1, 9)], f"{LESSON}/all"]
PAGES += [f"{LESSON}/questions/{n}" for n in range(1, 8)] + [f"{LESSON}/questions/all", "/nl/me", "/nl/help", "/nl/signin", "/nl/join"]


@pytest.fixture(params=["sqlite"])
def database_url(tmp_path: Path) -> str:
    """The weight of a page does not depend on the database."""
    return f"sqlite:///{tmp_path / 'wegwijs.db'}"


def test_first_visits_are_light_and_ask_nothing_of_others(running: Running, browser: Browser) -> None:
    heavy = {}
    for path in PAGES:
        context = browser.new_context()
        page = context.new_page()
        sizes: list[int] = []
        hosts: set[str] = set()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event, into=sizes: into.append(int(event["encodedDataLength"])))
        page.on("request", lambda request, into=hosts: into.add("/".join(request.url.split("/")[:3])))
        page.goto(running.address + path, wait_until="networkidle")
        assert hosts == {running.address}
        if sum(sizes) > FIRST_VISIT:
            heavy[path] = sum(sizes)
        context.close()
    assert heavy == {}


def test_our_scripts_are_small() -> None:
    scripts = list((paths.STATIC / "js").glob("*.js"))
    assert scripts
    assert sum(path.stat().st_size for path in scripts) <= 20_000

"""A learner, a teacher and a sheet of paper: from the one-time link to one table with screen and paper in it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journeys.paper import codes_of, words_of
from journeys.running import Running
from playwright.sync_api import BrowserContext, Locator, Page, expect

from learning.accounts import onetime
from learning.accounts.models import Role
from learning.questions.base import Question
from learning.questions.controls import control_of

pytestmark = pytest.mark.browser

LESSON = "is-dit-bericht-echt"
PASSWORD = "lepel tram wolk egel"


def test_a_class_works_on_screen_and_on_paper_and_the_teacher_sees_both(running: Running, phone: BrowserContext, tmp_path: Path) -> None:
    page = phone.new_page()
    set_up(running, page)
    classroom = make_class(page, ["Fatma", "Henk", "Joyce"])
    cards = print_to_file(page, f"{classroom}/cards", "Maak de kaartjes", tmp_path / "cards.pdf")
    sheets = print_worksheets(page, classroom, tmp_path / "sheets.pdf")
    sign_out(page)

    secrets = codes_of(cards, tmp_path)
    assert len(secrets) == 3
    learn_on_screen(running, page, secrets[0])
    sign_out(page)

    sign_in_as_teacher(running, page)
    code = re.findall(r"[2-9A-HJ-NP-Y]{4}-[2-9A-HJ-NP-Y]{4}", words_of(sheets))
    type_in_sheet(page, running, classroom, sorted(set(code), key=code.index)[1])
    page.goto(classroom)
    expect(row_of(page, "Fatma")).to_contain_text("beheerst, 7 van 7 goed, op het scherm")
    expect(row_of(page, "Henk")).to_contain_text("beheerst, 7 van 7 goed, op papier")
    expect(row_of(page, "Joyce")).to_contain_text("niet begonnen")


def set_up(running: Running, page: Page) -> None:
    """The link that the first start prints makes the first administrator."""
    with running.site.store.writing() as session:
        secret = onetime.make_setup_link(session, role=Role.ADMIN, span=onetime.FIRST, at=datetime.now(UTC))
        session.commit()
    page.goto(f"{running.address}/nl/setup/{secret}")
    page.get_by_label("Je naam").fill("Anja")
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn groepen")


def make_class(page: Page, names: list[str]) -> str:
    """A class with learners; the address of its page."""
    page.get_by_role("link", name="Een groep maken").click()
    page.get_by_label("Hoe heet de groep").fill("Tulp")
    page.get_by_role("button", name="Maak deze groep").click()
    page.get_by_label("Namen").fill("\n".join(names))
    page.get_by_role("button", name="Voeg deze cursisten toe").click()
    expect(page.get_by_role("status")).to_contain_text("3 cursisten")
    return page.url.split("/learners")[0]


def print_to_file(page: Page, address: str, button: str, path: Path) -> Path:
    """Press a button that makes a PDF, and keep the file."""
    page.goto(address)
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    started.value.save_as(path)
    return path


def print_worksheets(page: Page, classroom: str, path: Path) -> Path:
    """A class set of one lesson."""
    page.goto(f"{classroom}/worksheets")
    page.get_by_label("Welke les").select_option(LESSON)
    with page.expect_download() as started:
        page.get_by_role("button", name="Maak de werkbladen").click()
    started.value.save_as(path)
    return path


def learn_on_screen(running: Running, page: Page, secret: str) -> None:
    """A card, and a whole lesson on a phone."""
    page.goto(secret.replace("HTTP", "http"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ben jij Fatma?")
    assert "/K/" not in page.url.upper()
    page.get_by_role("button", name="Ja, dat ben ik").click()
    page.goto(f"{running.address}/nl/lessons/{LESSON}")
    page.get_by_role("link", name=re.compile(r"^Begin\b")).click()
    for _ in range(7):
        page.get_by_role("link", name="Volgende stap").click()
    page.get_by_role("link", name="Naar de vragen").click()
    for question in running.site.library.edition(LESSON, "nl").questions:
        answer(page, question)
        page.get_by_role("button", name="Kijk mijn antwoord na").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Dat klopt")
        page.locator("main a.sign").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is klaar. Goed gedaan!")


def answer(page: Page, question: Question) -> None:
    """Fill in the right response with what is on the page."""
    shape = question.interaction
    marks = shape.marks(question.key)
    match control_of(shape):
        case "pick-one" | "pick-many":
            for sign in marks[0]:
                page.locator(f"input[name=answer][value='{sign}']").check()
        case "pick-place":
            for field, row in zip(page.locator("fieldset select").all(), marks, strict=True):
                field.select_option(row[0])
        case _:
            page.locator("input[name=answer]").fill(question.key[0])


def type_in_sheet(page: Page, running: Running, classroom: str, code: str) -> None:
    """A paper worksheet, typed in by its code."""
    page.goto(f"{classroom}/paper")
    page.get_by_label("Bladcodes").fill(code.lower())
    page.get_by_role("button", name="Naar de vakjes").click()
    expect(page.locator("fieldset legend")).to_contain_text("Henk")
    boxes = page.locator("input[data-box]")
    texts: list[str] = []
    for question in running.site.library.edition(LESSON, "nl").questions:
        rows = question.interaction.marks(question.key)
        texts += [" ".join(row) if question.kind == "short-answer" else "".join(row) for row in rows]
    assert boxes.count() == len(texts)
    for box, text in zip(boxes.all(), texts, strict=True):
        box.fill(text)
    page.get_by_role("button", name="Nog een keer nakijken").click()
    page.get_by_role("button", name="Bewaar deze antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaard")


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="Afmelden").click()
    page.get_by_role("button", name="Meld mij af").click()


def sign_in_as_teacher(running: Running, page: Page) -> None:
    page.goto(f"{running.address}/nl/signin/staff")
    page.get_by_label("Je naam").fill("anja")
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Meld mij aan").click()


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name).first

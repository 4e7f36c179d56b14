"""The self-check: eight pictures, an advice that says why, nothing kept, and the same on paper."""

from flask.testing import FlaskClient
from pdfs import is_accessible, pages_of, squeezed, words_of
from screen import h1, offered, oops, title, words

from learning.content.library import Library

START = "/en/start"


def test_every_picture_asks_can_or_want(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get(START)
    assert h1(page) == "Where do you want to begin?"
    assert len(library.start.skills) == 8
    for skill in library.start.skills:
        assert offered(page, skill.id) == ["can", "want"]
        assert skill.words["en"] in words(page)
    assert page.text.count("<svg aria-hidden") >= 8
    assert "Set-Cookie" not in page.headers


def test_the_first_thing_to_learn_is_advised_with_its_reason(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get(f"{START}?asked=1&tikken=can&nieuws=want&mailen=want")
    told = words(page)
    begin = f"Begin with: {library.module('contact-en-accounts').text('en').title}"
    assert begin in told
    assert title(page) == f"{begin} – Wegwijs"
    assert "send an e-mail with a photo" in told
    after = told.index("After that:")
    assert library.module("kinderen-en-platforms").text("en").title in told[after:]
    assert 'name="nieuws" value="want" checked' in page.text


def test_whoever_can_do_all_is_told_so(visitor: FlaskClient, library: Library) -> None:
    query = "&".join(f"{skill.id}=can" for skill in library.start.skills)
    assert "You can do all of this" in words(visitor.get(f"{START}?asked=1&{query}"))


def test_nothing_chosen_is_said_kindly(visitor: FlaskClient) -> None:
    page = visitor.get(f"{START}?asked=1")
    assert oops(page) == {"tikken": "Choose at one picture at least. Then we can say where to begin."}
    assert title(page) == "Take care: Where do you want to begin? – Wegwijs"
    assert '<div id="advice">' in page.text
    assert 'id="tikken" value="can"' in page.text
    assert visitor.get(f"{START}?tikken=nonsense").status_code == 200


def test_four_routes_lead_to_their_modules(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get(START)
    assert [route.id for route in library.start.routes] == ["beginner", "ouder", "ondernemer", "docent"]
    for route in library.start.routes:
        assert route.titles["en"] in words(page)
        assert all(f'href="/en/modules/{name}"' in page.text for name in route.modules)


def test_the_self_check_on_paper_is_one_accessible_page(visitor: FlaskClient, library: Library) -> None:
    made = visitor.get(f"{START}/self-check.pdf")
    assert made.headers["Content-Type"] == "application/pdf"
    assert is_accessible(made.data)
    assert len(pages_of(made.data)) == 1
    drawn = words_of(made.data)
    for skill in library.start.skills:
        assert squeezed(skill.words["en"]) in drawn
    assert made.data == visitor.get(f"{START}/self-check.pdf").data

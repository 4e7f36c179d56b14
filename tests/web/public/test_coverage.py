"""What is taught where: every lesson with its codes, and every code with its lessons."""

from flask.testing import FlaskClient
from screen import h1, words

from learning.content.library import Library


def test_every_lesson_stands_there_with_its_codes(visitor: FlaskClient, library: Library) -> None:
    page = visitor.get("/en/coverage")
    assert h1(page) == "What is taught where"
    told = words(page)
    for lesson in library.lessons():
        edition = lesson.edition("en")
        assert f"{edition.title} {', '.join(edition.front.digcomp)}" in told
    for theme in library.themes.values():
        assert theme.words["en"] in told


def test_every_code_names_the_lessons_that_teach_it(visitor: FlaskClient, library: Library) -> None:
    told = words(visitor.get("/en/coverage"))
    for code in ("1.2", "4.1"):
        names = [lesson.edition("en").title for lesson in library.lessons() if code in lesson.edition("en").front.digcomp]
        assert "; ".join(names) in told

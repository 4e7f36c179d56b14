"""The sheets of a database, for whoever reads their codes: whose they are, and what stood on them when they were printed."""

from dataclasses import replace

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy.orm import Session

from learning.classrooms.members import Member
from learning.content.library import Library
from learning.content.model import Edition
from learning.markup.prose import plain
from learning.paper.models import Sheet
from learning.paper.printed_sheets import from_database
from learning.paper.scan.known import Resolver, from_library
from learning.paper.sheet import Payload, layout_name
from learning.paper.sheets import make_sheet, printed

LESSON, OTHER = "is-dit-bericht-echt", "digid"


def payload(edition: Edition, code: str) -> Payload:
    """What the QR of a sheet says."""
    return Payload(code=code, page=1, layout=layout_name(edition.lesson, edition.questions, edition.lang))


@pytest.fixture
def lena(session: Session) -> Member:
    """A learner."""
    return make_classroom(session, make_teacher(session))[1][0]


@pytest.fixture
def edition(library: Library) -> Edition:
    """What the sheets are of."""
    return library.edition(LESSON, "nl")


@pytest.fixture
def sheet(session: Session, edition: Edition, lena: Member) -> Sheet:
    """A sheet of hers."""
    return make_sheet(session, edition, lena.account, None, at=NOON)


@pytest.fixture
def resolve(session: Session, library: Library) -> Resolver:
    """Database first, then the lessons as they are."""
    return from_database(session, library, from_library(library))


def test_a_sheet_in_the_database_is_known_by_name(resolve: Resolver, edition: Edition, sheet: Sheet, lena: Member) -> None:
    known = resolve(payload(edition, sheet.code))
    assert known is not None
    assert (known.lesson, known.lang, known.learner) == (LESSON, "nl", lena.name)
    assert [question.id for question in known.questions] == list(edition.question_ids)


def test_a_sheet_of_nobody_is_known_without_a_name(session: Session, resolve: Resolver, edition: Edition) -> None:
    known = resolve(payload(edition, make_sheet(session, edition, None, None, at=NOON).code))
    assert known is not None
    assert known.learner == ""


def test_a_blank_sheet_and_one_from_elsewhere_are_read_by_the_lessons(resolve: Resolver, edition: Edition) -> None:
    for code in ("", "7KQFM3XA"):
        known = resolve(payload(edition, code))
        assert known is not None
        assert (known.lesson, known.learner) == (LESSON, "")


def test_a_sheet_printed_before_an_edit_is_read_by_what_was_printed(
    session: Session, library: Library, resolve: Resolver, edition: Edition, lena: Member
) -> None:
    changed = next(question for question in edition.questions if plain(question.ask) in question.source)
    old = replace(changed, source=changed.source.replace(plain(changed.ask), "Wat doe jij nu?"))
    sheet = make_sheet(session, replace(edition, questions=(old,)), lena.account, None, at=NOON)
    before = printed(session, sheet, library).questions
    asked = Payload(code=sheet.code, page=1, layout=layout_name(LESSON, before, "nl"))
    assert from_library(library)(asked) is None
    known = resolve(asked)
    assert known is not None
    assert (plain(known.questions[0].ask), known.learner) == ("Wat doe jij nu?", lena.name)


def test_a_code_with_the_layout_of_another_lesson_is_never_read_by_that_lesson_under_this_name(
    resolve: Resolver, library: Library, sheet: Sheet, lena: Member
) -> None:
    known = resolve(payload(library.edition(OTHER, "nl"), sheet.code))
    assert known is None or known.learner != lena.name


def test_a_layout_nobody_knows_is_not_read(resolve: Resolver, sheet: Sheet) -> None:
    assert resolve(Payload(code=sheet.code, page=1, layout="00000000")) is None

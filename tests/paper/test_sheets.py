"""Sheets: a code for each copy, and the questions as they were printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from factories import NOON, make_classroom, make_teacher
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.classrooms.members import Member, join, remove
from learning.classrooms.models import Classroom
from learning.codes import ALPHABET, grouped, has_right_check, make_checked_code, with_check
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.markup.prose import plain
from learning.paper.models import Sheet
from learning.paper.sheets import get_sheet, make_sheet, printed, read_code
from learning.progress.models import QuestionVersion
from learning.questions.base import Question

LESSON = "is-dit-bericht-echt"


def same(some: Sequence[Question], others: Sequence[Question]) -> bool:
    """Whether the questions look, count and explain the same; on which line they stand does not matter."""
    views = [
        [(one.id, one.typst(), one.key, one.text(), [part.sign for part in one.solutions()]) for one in each] for each in (some, others)
    ]
    return views[0] == views[1]


@pytest.fixture
def tulip(session: Session) -> tuple[Classroom, Member]:
    """Tove's class, and Lena in it."""
    classroom, (lena,) = make_classroom(session, make_teacher(session))
    return classroom, lena


@pytest.fixture
def rose(session: Session) -> Classroom:
    """Otto's class."""
    return make_classroom(session, make_teacher(session, "Otto"), "Roos", learners=())[0]


@pytest.fixture
def sheet_of(session: Session, library: Library) -> Callable[..., Sheet]:
    """Print a sheet."""

    def make(member: Member | None, classroom: Classroom | None, lang: str = "nl") -> Sheet:
        return make_sheet(session, library.edition(LESSON, lang), member.account if member else None, classroom, at=NOON)

    return make


def test_every_copy_has_a_checked_code_and_the_questions_as_they_are(
    session: Session, library: Library, tulip: tuple[Classroom, Member], sheet_of: Callable[..., Sheet]
) -> None:
    one, other = sheet_of(tulip[1], tulip[0]), sheet_of(None, None)
    assert one.code != other.code
    assert has_right_check(one.code)
    assert one.versions == other.versions
    assert same(printed(session, one, library).questions, library.edition(LESSON, "nl").questions)
    assert session.scalar(select(func.count()).select_from(QuestionVersion)) == len(one.versions)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_lesson_can_be_read_back_as_it_was_printed(session: Session, library: Library, lang: str) -> None:
    for lesson in library.lessons():
        edition = lesson.edition(lang)
        sheet = make_sheet(session, edition, None, None, at=NOON)
        found = printed(session, sheet, library)
        assert same(found.questions, edition.questions)


def test_a_sheet_printed_before_an_edit_is_read_as_it_was(session: Session, library: Library) -> None:
    edition = library.edition(LESSON, "nl")
    first, *others = edition.questions
    words = plain(first.ask)
    assert words in first.source
    old = replace(first, source=first.source.replace(words, "Wat doe jij nu?"))
    before = make_sheet(session, replace(edition, questions=(old, *others)), None, None, at=NOON)
    after = make_sheet(session, edition, None, None, at=NOON)
    assert before.versions[0] != after.versions[0]
    assert before.versions[1:] == after.versions[1:]
    assert [plain(printed(session, sheet, library).questions[0].ask) for sheet in (before, after)] == ["Wat doe jij nu?", words]


def test_a_sheet_whose_language_or_kind_has_gone_cannot_be_read(session: Session, library: Library, sheet_of: Callable[..., Sheet]) -> None:
    sheet = sheet_of(None, None)
    version = session.get_one(QuestionVersion, bytes.fromhex(sheet.versions[0]))
    version.source = "### Nothing that can be asked"
    session.flush()
    with pytest.raises(NotFound):
        printed(session, sheet, library)
    gone = sheet_of(None, None)
    gone.lang = "xx"
    with pytest.raises(NotFound):
        printed(session, gone, library)


def test_a_teacher_finds_the_sheets_of_their_own_class_however_the_code_is_typed(
    session: Session, tulip: tuple[Classroom, Member], rose: Classroom, sheet_of: Callable[..., Sheet]
) -> None:
    classroom, lena = tulip
    sheet = sheet_of(lena, classroom)
    assert get_sheet(session, classroom, f" {grouped(sheet.code).lower()} ") is sheet
    for code in (sheet.code, make_checked_code(8)):
        with pytest.raises(Invalid, match="No sheet of this class has that code"):
            get_sheet(session, rose, code)


def test_a_sheet_printed_by_the_learner_is_found_in_the_class_that_sees_them(
    session: Session, tulip: tuple[Classroom, Member], rose: Classroom, sheet_of: Callable[..., Sheet]
) -> None:
    classroom, lena = tulip
    sheet = sheet_of(lena, None)
    join(session, lena.account, rose, "Lena", at=NOON)
    assert get_sheet(session, classroom, sheet.code) is sheet
    with pytest.raises(Invalid, match="No sheet"):
        get_sheet(session, rose, sheet.code)
    with pytest.raises(Invalid, match="No sheet"):
        get_sheet(session, classroom, sheet_of(None, None).code)


def test_a_blank_sheet_belongs_to_the_class_it_was_printed_for(
    session: Session, tulip: tuple[Classroom, Member], rose: Classroom, sheet_of: Callable[..., Sheet]
) -> None:
    sheet = sheet_of(None, tulip[0])
    assert get_sheet(session, tulip[0], sheet.code) is sheet
    with pytest.raises(Invalid):
        get_sheet(session, rose, sheet.code)


def test_the_sheet_of_a_learner_who_left_is_not_found_any_more(
    session: Session, tulip: tuple[Classroom, Member], sheet_of: Callable[..., Sheet]
) -> None:
    classroom, lena = tulip
    sheet = sheet_of(lena, classroom)
    remove(session, lena)
    with pytest.raises(Invalid, match="No sheet"):
        get_sheet(session, classroom, sheet.code)


@pytest.mark.parametrize("typed", ["", "7KQF", "7KQF-M3X0", "7KQF-M3XA-7"])
def test_what_cannot_be_a_sheet_code_is_explained(typed: str) -> None:
    with pytest.raises(Invalid, match="8 letters and figures"):
        read_code(typed)


@settings(deadline=None, max_examples=100)
@given(st.text(ALPHABET, min_size=7, max_size=7), st.integers(0, 7), st.integers(1, 27))
def test_one_wrong_sign_is_always_noticed(body: str, place: int, shift: int) -> None:
    code = with_check(body)
    assert read_code(grouped(code).lower()) == code
    other = ALPHABET[(ALPHABET.index(code[place]) + shift) % len(ALPHABET)]
    with pytest.raises(Invalid, match="not right"):
        read_code(code[:place] + other + code[place + 1 :])

"""Hands of a class: what is counted of each kind, kept apart from all progress, found again, taken back."""

from datetime import timedelta

import pytest
from factories import NOON, make_classroom, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.classrooms.models import Classroom, Tally
from learning.classrooms.tallies import MAX_HANDS, drop_tally, get_tally, keep_tally, last_tallies, signs_of
from learning.content.library import Library
from learning.errors import Invalid, NotFound
from learning.progress.attempts import all_standings
from learning.progress.models import Attempt
from learning.questions.base import Question

LESSON = "is-dit-bericht-echt"


@pytest.fixture
def tove(session: Session) -> Account:
    """A teacher."""
    return make_teacher(session)


@pytest.fixture
def tulip(session: Session, tove: Account) -> Classroom:
    """Her class, with Lena in it."""
    return make_classroom(session, tove)[0]


def asked(library: Library, name: str) -> Question:
    found = library.edition(LESSON, "nl").question(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "signs"),
    [
        ("digid-stopt", ("A", "B", "C", "D", "-")),
        ("geen-taalfouten", ("A", "B", "-")),
        ("geld-terug", ("1", "2", "3", "4", "5", "6", "-")),
        ("joyce-nepsite", ("right", "wrong", "-")),
        ("wat-wil-hij", ("right", "wrong", "-")),
        ("de-regel", ("right", "wrong", "-")),
    ],
)
def test_options_are_counted_one_by_one_and_other_answers_as_right_or_not(library: Library, question: str, signs: tuple[str, ...]) -> None:
    assert signs_of(asked(library, question)) == signs


def test_a_count_is_of_the_class_and_of_nobodys_progress(session: Session, tove: Account, tulip: Classroom, library: Library) -> None:
    kept = keep_tally(session, tulip, tove, asked(library, "digid-stopt"), {"A": 3, "C": 12, "Z": 9}, at=NOON)
    assert kept.counts == {"A": 3, "B": 0, "C": 12, "D": 0, "-": 0}
    assert (kept.lesson, kept.question, kept.counted_by) == (LESSON, "digid-stopt", tove.id)
    assert session.scalar(select(func.count()).select_from(Attempt)) == 0
    lena = session.scalars(select(Account.id).where(Account.name == "Lena")).one()
    assert all_standings(session, [lena]) == {lena: {}}


@pytest.mark.parametrize(
    ("counts", "field"), [({}, "count-A"), ({"A": 0}, "count-A"), ({"B": MAX_HANDS + 1}, "count-B"), ({"-": -1, "A": 2}, "count--")]
)
def test_no_hands_and_too_many_are_refused_at_their_place(
    session: Session, tove: Account, tulip: Classroom, library: Library, counts: dict[str, int], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        keep_tally(session, tulip, tove, asked(library, "digid-stopt"), counts, at=NOON)
    assert refused.value.field == field
    assert session.scalar(select(func.count()).select_from(Tally)) == 0


def test_the_last_count_of_each_question_is_shown(session: Session, tove: Account, tulip: Classroom, library: Library) -> None:
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    one, other = asked(library, "digid-stopt"), asked(library, "de-regel")
    late = keep_tally(session, tulip, tove, one, {"B": 2}, at=NOON)
    keep_tally(session, tulip, tove, one, {"A": 1}, at=NOON - timedelta(days=1))
    right = keep_tally(session, tulip, tove, other, {"right": 4}, at=NOON)
    keep_tally(session, rose, tove, one, {"D": 5}, at=NOON)
    assert last_tallies(session, tulip, LESSON) == {"digid-stopt": late, "de-regel": right}
    assert last_tallies(session, tulip, "digid") == {}


def test_a_count_is_found_in_its_own_class_only_and_can_be_taken_back(
    session: Session, tove: Account, tulip: Classroom, library: Library
) -> None:
    rose, _ = make_classroom(session, tove, "Roos", learners=())
    kept = keep_tally(session, tulip, tove, asked(library, "digid-stopt"), {"A": 1}, at=NOON)
    assert get_tally(session, tulip, kept.key) is kept
    with pytest.raises(NotFound):
        get_tally(session, rose, kept.key)
    drop_tally(session, kept)
    with pytest.raises(NotFound):
        get_tally(session, tulip, kept.key)

"""First attempts at a lesson: of a class, of the whole site; slips of every kind of question; wordings of before."""

import pytest
from factories import NOON, answer, make_classroom, make_nameless, make_teacher
from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.classrooms.members import Member, join
from learning.classrooms.models import Classroom
from learning.content.library import Library
from learning.insight import questions
from learning.insight.question_stats import Count, QuestionStats, Slip
from learning.insight.questions import class_stats, site_stats
from learning.progress.attempts import Answered, new_submission_id, record
from learning.progress.models import Attempt, QuestionVersion, Way
from learning.questions.interaction import Response
from learning.questions.short_answer import ShortAnswer

LESSON = "is-dit-bericht-echt"


@pytest.fixture
def tulip(session: Session) -> tuple[Classroom, list[Member]]:
    """A class of two, Fox first."""
    classroom, members = make_classroom(session, make_teacher(session), learners=("Fox", "Lena"))
    return classroom, members


def stats(session: Session, members: list[Member], library: Library, lang: str = "nl") -> dict[str, QuestionStats]:
    return {stat.question: stat for stat in class_stats(session, members, library.lesson(LESSON), lang)}


def test_a_lesson_nobody_began_has_an_item_for_each_question(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    found = stats(session, tulip[1], library)
    assert tuple(found) == library.edition(LESSON, "nl").question_ids
    assert {stat.count for stat in found.values()} == {Count()}


def test_only_the_first_attempt_of_each_learner_counts(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    _, (fox, lena) = tulip
    for response in (("a",), ("b",), ("b",)):
        answer(session, fox.account, library, "digid-stopt", response)
    answer(session, lena.account, library, "digid-stopt", ("b",), way=Way.PAPER)
    stat = stats(session, tulip[1], library)["digid-stopt"]
    assert (stat.count, stat.on_screen, stat.elsewhere) == (Count(right=1, all=2), Count(all=1), Count(right=1, all=1))
    assert stat.slips == 1


def test_others_are_not_in_the_class(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    classroom, members = tulip
    newcomer, (_, (omar,)) = make_nameless(session), make_classroom(session, make_teacher(session, "Otto"), learners=("Omar",))
    join(session, newcomer, classroom, "Nieuw", at=NOON)
    for account in (newcomer, omar.account):
        answer(session, account, library, "digid-stopt", ("b",))
    assert stats(session, members, library)["digid-stopt"].count.all == 0
    assert site_stats(session, library.lesson(LESSON), "nl")[0].count.all == 2


def test_teachers_who_look_around_are_not_everybody(session: Session, library: Library) -> None:
    answer(session, make_teacher(session), library, "digid-stopt", ("b",))
    assert site_stats(session, library.lesson(LESSON), "nl")[0].count.all == 0


def test_everybody_is_cut_off_at_the_learners_who_did_it_last(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "EVERYBODY", 1)
    fox, lena = tulip[1]
    answer(session, lena.account, library, "digid-stopt", ("b",), at=NOON)
    answer(session, fox.account, library, "digid-stopt", ("a",), at=NOON.replace(hour=12))
    assert site_stats(session, library.lesson(LESSON), "nl")[0].count == Count(right=0, all=1)


@pytest.mark.parametrize(
    ("question", "response", "slip"),
    [
        ("digid-stopt", ("c",), Slip(words="Hij belt het oude nummer van zijn zoon.")),
        ("twee-waarschuwingen", ("a", "b"), Slip(words="Het adres")),
        ("geen-taalfouten", ("a",), Slip(words="Waar")),
        ("joyce-nepsite", ("1", "2", "4", "3"), Slip(words="Ze belt de Fraudehelpdesk of de politie.", answer="3")),
        ("wat-wil-hij", ("b", "a", "c"), Slip(words='"Betaal één cent, dan weet ik wie je bent."', answer="B. Je account in de app")),
        ("geld-terug", ("1", "3", "4", "6"), Slip(words="[6] Met vriendelijke groet")),
        ("de-regel", ("KLIK!",), Slip(words="klik")),
        ("de-regel", ("mijn geheim 12345",), None),
    ],
)
def test_a_slip_is_told_in_the_words_of_the_author(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library, question: str, response: Response, slip: Slip | None
) -> None:
    answer(session, tulip[1][0].account, library, question, response)
    stat = stats(session, tulip[1], library)[question]
    assert stat.count.right == 0
    assert stat.slip == slip


def test_a_slip_made_in_another_language_is_told_in_that_of_the_page(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    fox, lena = tulip[1]
    answer(session, fox.account, library, "geen-taalfouten", ("a",))
    english = library.edition(LESSON, "en").question("geen-taalfouten")
    assert english is not None
    kept = Answered(lesson=LESSON, lang="en", question=english, response=("a",), submission_id=new_submission_id(NOON))
    record(session, lena.account, [kept], way=Way.SCREEN, at=NOON)
    for lang, words in (("nl", "Waar"), ("en", "True")):
        stat = stats(session, tulip[1], library, lang)["geen-taalfouten"]
        assert (stat.slip, stat.slips, stat.older) == (Slip(words=words), 2, 0)


def test_what_was_written_stays_in_the_language_it_was_written_in(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    english = library.edition(LESSON, "en").question("de-regel")
    assert isinstance(english, ShortAnswer)
    text = english.foreseen[0].text
    kept = Answered(lesson=LESSON, lang="en", question=english, response=(text,), submission_id=new_submission_id(NOON))
    record(session, tulip[1][0].account, [kept], way=Way.SCREEN, at=NOON)
    assert stats(session, tulip[1], library, "nl")["de-regel"].slip == Slip(words=text)


def test_an_answer_to_an_earlier_wording_counts_but_its_slip_does_not(
    session: Session, tulip: tuple[Classroom, list[Member]], library: Library
) -> None:
    fox, lena = tulip[1]
    for member in (fox, lena):
        answer(session, member.account, library, "geen-taalfouten", ("a",))
    old = b"o" * 32
    session.add(
        QuestionVersion(hash=old, lesson=LESSON, question="geen-taalfouten", lang="nl", source="", keeps_order=False, first_at=NOON)
    )
    session.flush()
    session.execute(update(Attempt).where(Attempt.account_id == fox.account.id).values(version=old))
    stat = stats(session, tulip[1], library)["geen-taalfouten"]
    assert (stat.count, stat.older, stat.slips) == (Count(all=2), 1, 1)


def test_not_knowing_and_practice_questions_are_no_slips(session: Session, tulip: tuple[Classroom, list[Member]], library: Library) -> None:
    fox = tulip[1][0].account
    answer(session, fox, library, "digid-stopt", ())
    trying = library.edition(LESSON, "nl").practice.questions[0]
    answer(session, fox, library, trying.id, trying.key)
    found = stats(session, tulip[1], library)
    assert trying.id not in found
    assert (found["digid-stopt"].unknown, found["digid-stopt"].slip) == (1, None)

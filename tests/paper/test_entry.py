"""Typed answers: what was marked comes back as the response; entries are kept, counted and undone."""

from collections import Counter

import pytest
from factories import NOON, answer, make_classroom, make_teacher
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.accounts.models import Account, Audit
from learning.content.library import Library
from learning.errors import NotFound
from learning.i18n import interface
from learning.paper.entries import count_of, get_entry, undo
from learning.paper.entry import DONT_KNOW, MAX_WRITTEN, Filled, Typed, fields_of, keep_entry, read_typed
from learning.paper.models import Entry
from learning.progress.attempts import standings_in
from learning.progress.models import Attempt, Way
from learning.questions import KINDS
from learning.questions.base import Question
from learning.questions.interaction import Choose, Match, Order, Response

LESSON = "is-dit-bericht-echt"
RUNS = settings(deadline=None, max_examples=60)


def of_each_kind(library: Library) -> dict[str, list[Question]]:
    """All questions that are served, by kind."""
    found: dict[str, list[Question]] = {kind.kind: [] for kind in KINDS}
    for lesson in library.lessons():
        for question in lesson.edition("nl").all_questions:
            found[question.kind].append(question)
    return found


def responses(question: Question) -> st.SearchStrategy[Response]:
    """Everything that can be marked for a question, left empty excepted."""
    match question.interaction:
        case Choose(options=options, many=many):
            ids = st.sampled_from([option.id for option in options])
            return st.sets(ids, min_size=1, max_size=len(options) if many else 1).map(lambda chosen: tuple(sorted(chosen)))
        case Order(items=items):
            places = st.sampled_from(["", *(str(place) for place in range(1, len(items) + 1))])
            return st.tuples(*[places for _ in items]).filter(any)
        case Match(left=left, right=right):
            matched = st.sampled_from(["", *(option.id for option in right)])
            return st.tuples(*[matched for _ in left]).filter(any)
        case _:
            written = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
            return written.filter(lambda text: text not in {"", "?"} and not set(text) <= DONT_KNOW).map(lambda text: (text,))


def boxes(questions: list[Question], place: int, response: Response, *, small: bool = False, between: str = "") -> dict[str, str]:
    """What a teacher types for one of some questions, by box."""
    question = questions[place]
    marks = question.interaction.marks(response)
    own = [field for field in fields_of(questions) if field.question is question]
    typed = {field.row: between.join(row) for field, row in zip(own, marks, strict=True)}
    return {row: text.lower() for row, text in typed.items()} if small and own[0].signs else typed


@RUNS
@given(st.data())
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_what_was_marked_comes_back_as_the_response(library: Library, kind: str, data: st.DataObject) -> None:
    questions = data.draw(st.lists(st.sampled_from(of_each_kind(library)[kind]), min_size=1, max_size=3, unique_by=id), "questions")
    place = data.draw(st.integers(0, len(questions) - 1), "place")
    response = data.draw(responses(questions[place]), "response")
    typed = boxes(questions, place, response, small=data.draw(st.booleans()), between=data.draw(st.sampled_from(["", " ", ", ", "+"])))
    for number, found in enumerate(read_typed(questions, typed)):
        assert found.problem is None
        assert (found.response, found.counts) == ((response, True) if number == place else ((), False))
        assert found.number == number + 1


@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_the_key_on_paper_gets_full_marks(library: Library, kind: str) -> None:
    questions = of_each_kind(library)[kind]
    assert questions
    for question in questions:
        (found,) = read_typed([question], boxes([question], 0, question.key))
        assert question.grade(found.response).is_right


@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_nothing_a_dash_or_a_question_mark_in_the_first_box(library: Library, kind: str) -> None:
    for question in of_each_kind(library)[kind][:3]:
        row = fields_of([question])[0].row
        for text, expected in (("", "blank"), ("  ", "blank"), ("-", "left"), (" – ", "left"), ("?", "unreadable")):
            (found,) = read_typed([question], {row: text})
            assert found.is_blank is (expected == "blank")
            assert found.is_unreadable is (expected == "unreadable")
            assert found.counts is (expected == "left")
            assert (found.response, found.problem) == ((), None)


@RUNS
@given(st.data())
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_any_text_in_a_box_is_a_response_or_a_problem(library: Library, kind: str, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(of_each_kind(library)[kind]), "question")
    texts = {field.row: data.draw(st.text(max_size=6)) for field in fields_of([question])}
    (found,) = read_typed([question], texts)
    assert 0 <= question.grade(found.response).score <= 1
    if found.problem:
        assert interface("nl").say(found.problem) != interface("en").say(found.problem)
        assert not found.counts


def test_boxes_are_numbered_as_printed(library: Library) -> None:
    kinds = of_each_kind(library)
    asked = [kinds["single"][0], kinds["ordering"][0], kinds["short-answer"][0], kinds["multiple"][0]]
    fields = fields_of(asked)
    rows = Counter(field.question.kind for field in fields)
    assert [field.row for field in fields if field.question is asked[1]] == [f"2.{place + 1}" for place in range(rows["ordering"])]
    assert (fields[0].row, fields[-1].row) == ("1", "4")
    assert [field.length for field in fields if field.question.kind in {"single", "ordering"}] == [1] * (1 + rows["ordering"])
    assert fields[-1].length == len(fields[-1].signs) > 1
    assert fields[-2].length == MAX_WRITTEN


def test_a_sign_that_is_not_there_is_shown_at_its_box(library: Library) -> None:
    single, matching = of_each_kind(library)["single"][0], of_each_kind(library)["matching"][0]
    found = read_typed([single, matching], {"1": "z", "2.1": "A", "2.2": "!"})
    assert str(found[0].problem).startswith("Box 1: 'Z' is not there. Choose from A to ")
    assert str(found[1].problem).startswith("Box 2.2: '!' is not there.")


def test_two_letters_where_one_fits_are_a_problem(library: Library) -> None:
    (found,) = read_typed([of_each_kind(library)["single"][0]], {"1": "AB"})
    assert str(found.problem) == "Box 1: one letter or number fits here."
    (twice,) = read_typed([of_each_kind(library)["single"][0]], {"1": "AA"})
    assert twice.counts


def test_a_dash_in_one_box_leaves_only_that_row_open(library: Library) -> None:
    question = of_each_kind(library)["matching"][0]
    first, *others = question.key
    typed = boxes([question], 0, question.key) | {"1.1": "–"}
    (found,) = read_typed([question], typed)
    assert first
    assert found.response == ("", *others)


def entered(session: Session, library: Library, way: Way = Way.PAPER) -> tuple[Entry, list[Filled]]:
    """Two of three learners, two answers each and one question that was not made."""
    tove = make_teacher(session)
    classroom, members = make_classroom(session, tove, learners=("Lena", "Fox", "Omar"))
    questions = library.edition(LESSON, "nl").questions
    typed = [Typed(question=question, number=number, response=question.key) for number, question in enumerate(questions[:2], 1)]
    typed.append(Typed(question=questions[2], number=3, is_blank=True))
    filled = [Filled(account=member.account, lesson=LESSON, lang="nl", typed=typed) for member in members[:2]]
    return keep_entry(session, classroom, tove, filled, way=way, at=NOON), filled


@pytest.mark.parametrize("way", [Way.PAPER, Way.DESK, Way.PHONE])
def test_an_entry_is_kept_with_its_way_and_stands_in_the_log_of_each(session: Session, library: Library, way: Way) -> None:
    entry, filled = entered(session, library, way)
    assert [one.count for one in filled] == [2, 2]
    assert count_of(session, entry) == (4, 2)
    assert set(session.scalars(select(Attempt.way))) == {way.value}
    assert set(session.scalars(select(Attempt.entry_id))) == {entry.id}
    logged = session.execute(select(Audit.action, Audit.actor_id, Audit.subject_id, Audit.classroom_id).order_by(Audit.id)).all()
    assert logged == [("entered", entry.entered_by, one.account.id, entry.classroom_id) for one in filled]


def test_an_undone_entry_leaves_everything_as_it_was(session: Session, library: Library) -> None:
    entry, (lena, fox) = entered(session, library)
    before = library.edition(LESSON, "nl").questions[3].id
    answer(session, lena.account, library, before, ())
    undo(session, entry, session.get_one(Account, entry.entered_by), at=NOON)
    assert set(standings_in(session, lena.account.id, LESSON)) == {before}
    assert standings_in(session, fox.account.id, LESSON) == {}
    assert session.scalar(select(func.count()).select_from(Entry)) == 0


def test_an_entry_is_found_in_its_own_class_until_it_is_undone(session: Session, library: Library) -> None:
    entry, _ = entered(session, library)
    own = session.get_one(type(make_classroom(session, make_teacher(session, "Otto"), learners=())[0]), entry.classroom_id)
    other = make_classroom(session, make_teacher(session, "Bo"), learners=())[0]
    assert get_entry(session, own, entry.key, at=NOON) is entry
    with pytest.raises(NotFound):
        get_entry(session, other, entry.key, at=NOON)
    undo(session, entry, session.get_one(Account, entry.entered_by), at=NOON)
    with pytest.raises(NotFound):
        get_entry(session, own, entry.key, at=NOON)

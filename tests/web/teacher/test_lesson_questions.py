"""Which questions are hard: counts and verdicts in words, no names above, the table and its files cell by cell."""

import csv
import io
import re
from collections.abc import Sequence

import pytest
from factories import NOON, answer
from flask.testing import FlaskClient
from people import Cast
from readers_ods import rows_of
from screen import h1, words
from sqlalchemy import update
from werkzeug.test import TestResponse

from learning.accounts.models import Audit
from learning.classrooms.members import Member, type_in
from learning.classrooms.models import Classroom
from learning.classrooms.tallies import keep_tally
from learning.content.library import Library
from learning.i18n import interface
from learning.markup.prose import Prose
from learning.progress.models import Attempt, QuestionVersion, Way
from learning.questions.interaction import Response
from learning.web.teacher.file_names import ANSWERS

LESSON = "is-dit-bericht-echt"
MARKS = {"✓": 1, "↻": 0, "–": ""}


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}"


def page_of(tove: FlaskClient, people: Cast) -> TestResponse:
    return tove.get(f"{base(people)}/lessons/{LESSON}")


def add_learners(people: Cast, count: int) -> list[Member]:
    """More learners in Tove's class."""
    with people.site.store.writing() as session:
        members = type_in(session, session.get_one(Classroom, people.tulip.id), [f"Leerling {n:02}" for n in range(count)], at=NOON)
        session.commit()
        return members


def answers(people: Cast, library: Library, members: Sequence[Member], question: str, responses: Sequence[Response], **rest: Way) -> None:
    with people.site.store.writing() as session:
        for member, response in zip(members, responses, strict=True):
            answer(session, session.merge(member.account), library, question, response, **rest)
        session.commit()


def table(page: TestResponse) -> list[list[str | int]]:
    """The table of learners × questions as the page shows it."""
    body = page.text[page.text.index('class="mx mid answers"') :]
    rows = []
    for name, cells in re.findall(r'<tr><th scope="row">.*?<bdi>(.*?)</bdi></a></th>(.*?)</tr>', body):
        found = re.findall(r'<td>(?:<span[^>]*aria-hidden="true">(.)</span><span class="vh">[^<]+</span>|(\d+))</td>', cells)
        rows.append([name, *(MARKS[mark] if mark else int(number) for mark, number in found)])
    return rows


def csv_rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_below_ten_there_are_counts_and_no_verdict(tove: FlaskClient, people: Cast, library: Library) -> None:
    members = add_learners(people, 8)
    answers(people, library, members, "geen-taalfouten", [("a",)] * 7 + [()])
    told = words(page_of(tove, people))
    assert h1(page_of(tove, people)) == "Which questions are hard?"
    assert "answers of 9 learners" in told
    assert "0 of 8 7 learners chose A: 'Waar' 1 learner did not know it yet" in told.replace("True", "Waar")
    assert "From 10 learners on, this page says which questions are hard." in told
    for verdict in ("Talk about question", "Many people", "What to teach again?", "No question was missed by many"):
        assert verdict not in told


def test_from_ten_on_the_hardest_question_is_named_with_the_reason_and_the_step(tove: FlaskClient, people: Cast, library: Library) -> None:
    members = add_learners(people, 12)
    answers(people, library, members, "geen-taalfouten", [("a",)] * 9 + [("b",)] * 3)
    answers(people, library, members, "digid-stopt", [("b",)] * 10 + [("a",)] * 2)
    told = words(page_of(tove, people))
    assert (
        "Talk about question 3 in the class 3 of the 12 learners had question 3 right at once. Many people choose A: 'True' (9 of 12)."
        in told
    )
    question = library.edition(LESSON, "en").question("geen-taalfouten")
    assert question is not None
    (reason,) = [solution.reason.plain for solution in question.solutions() if solution.right]
    (opening,) = [words for words in library.languages["en"].feedback["right"] if reason.startswith(words)]
    assert f"Explain: {reason.removeprefix(opening).strip()}" in told
    assert "Step 4: " in told
    assert "Because it explains: question 3 (3 of 12 right at once)." in told
    assert "From 10 learners on" not in told


def test_no_names_stand_above_the_table(tove: FlaskClient, people: Cast, library: Library) -> None:
    members = add_learners(people, 11)
    answers(people, library, members, "geen-taalfouten", [("a",)] * 11)
    page = page_of(tove, people).text
    above = page[page.index("<main") : page.index('class="mx mid answers"')]
    assert "Leerling" not in above
    assert "Lena" not in above
    assert "Leerling 05" in page


def test_screen_and_paper_are_told_apart_only_where_there_is_both(tove: FlaskClient, people: Cast, library: Library) -> None:
    assert "on paper or spoken" not in words(page_of(tove, people))
    answers(people, library, [people.fox], "digid-stopt", [("a",)], way=Way.PAPER)
    assert "1 of 2 on screen 1 of 1, on paper or spoken 0 of 1" in words(page_of(tove, people))


def test_one_square_is_one_learner_up_to_thirty(tove: FlaskClient, people: Cast, library: Library) -> None:
    members = add_learners(people, 31)
    answers(people, library, members[:30], "geen-taalfouten", [("b",)] * 30)
    page = page_of(tove, people)
    assert page.text.count("v10") >= 29
    assert "One square is one learner." in words(page)
    answers(people, library, members[30:], "geen-taalfouten", [("b",)])
    page = page_of(tove, people)
    assert 'viewBox="0 0 310 10"' in page.text
    assert "v10" not in page.text
    assert "One square is one learner." not in words(page)


def test_the_page_says_all_is_well_only_when_no_line_says_that_many_went_wrong(tove: FlaskClient, people: Cast, library: Library) -> None:
    members = add_learners(people, 20)
    answers(people, library, members[:14], "geen-taalfouten", [("a",)] * 4 + [("b",)] * 10)
    told = words(page_of(tove, people))
    assert "No question was missed by many." in told
    assert "Many people" not in told
    answers(people, library, members[14:], "geen-taalfouten", [("a",)] * 4 + [("b",)] * 2)
    told = words(page_of(tove, people))
    right = "Talk about question 3 in the class 12 of the 20 learners had question 3 right at once."
    assert f"{right} Many people choose A: 'True' (8 of 20)." in told
    assert "No question was missed by many" not in told
    assert "What to teach again?" not in told


def test_each_question_is_known_by_its_situation_and_leads_to_its_page(tove: FlaskClient, people: Cast, library: Library) -> None:
    page = page_of(tove, people)
    told = words(page)
    for number, question in enumerate(library.edition(LESSON, "en").questions, 1):
        assert f'<a href="/en/lessons/{LESSON}/questions/{number}">' in page.text
        prose = next((part.plain for part in question.situation if isinstance(part, Prose)), "")
        assert f"Question {number}. {prose[:30]}" in told


def test_everybody_on_the_site_is_shown_from_ten_others_on(tove: FlaskClient, people: Cast, library: Library) -> None:
    with people.site.store.writing() as session:
        others = type_in(session, session.get_one(Classroom, people.rose.id), [f"Ander {n}" for n in range(10)], at=NOON)
        for other in others[:9]:
            answer(session, other.account, library, "digid-stopt", ("a",))
        session.commit()
    assert "Everybody on this site" not in page_of(tove, people).text.split("<details")[0]
    answers(people, library, others[9:], "digid-stopt", [("b",)])
    page = page_of(tove, people).text.split("<details")[0]
    assert "Everybody on this site: </span>2 of 11" in page
    assert "Ander" not in page


def test_what_was_counted_together_stands_apart(tove: FlaskClient, people: Cast, library: Library) -> None:
    question = library.edition(LESSON, "nl").questions[0]
    with people.site.store.writing() as session:
        keep_tally(session, people.tulip, people.tove, question, {"A": 3, "C": 12, "-": 1}, at=NOON)
        session.commit()
    told = words(page_of(tove, people))
    assert "Together in the class: A 3 · B 0 · C 12 · D 0 · don't know 1" in told
    assert "answers of 1 learner" in told


def test_answers_to_an_earlier_wording_are_named(tove: FlaskClient, people: Cast) -> None:
    assert "earlier wording" not in words(page_of(tove, people))
    with people.site.store.writing() as session:
        session.add(
            QuestionVersion(hash=b"o" * 32, lesson=LESSON, question="digid-stopt", lang="nl", source="", keeps_order=False, first_at=NOON)
        )
        session.flush()
        session.execute(update(Attempt).values(version=b"o" * 32))
        session.commit()
    assert "1 answer was given to an earlier wording of its question." in words(page_of(tove, people))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_both_files_say_what_the_screen_says_cell_by_cell(tove: FlaskClient, people: Cast, library: Library, lang: str) -> None:
    members = add_learners(people, 3)
    answers(people, library, members, "geen-taalfouten", [("a",), ("b",), ()])
    answers(people, library, members, "de-regel", [("bel zelf",), ("iets anders",), ("klik",)])
    address = f"/{lang}/teacher/classes/{people.tulip.key}/lessons/{LESSON}"
    shown = table(tove.get(address))
    assert ["Lena", 1, *[""] * 6, 1] in shown
    assert len(shown) == 5
    ods, file = tove.get(f"{address}/answers.ods"), tove.get(f"{address}/answers.csv")
    assert rows_of(ods.data)[1:] == shown
    assert csv_rows(file.data)[1:] == [[str(cell) for cell in row] for row in shown]
    assert rows_of(ods.data)[0] == csv_rows(file.data)[0]
    asks = csv_rows(file.data)[0][1:-1]
    assert [ask.split(". ")[0] for ask in asks] == [str(number) for number in range(1, 8)]
    for made, kind in ((ods, "ods"), (file, "csv")):
        assert made.headers["Content-Disposition"] == f'attachment; filename="{interface(lang).text(ANSWERS)}-{LESSON}-tulp.{kind}"'
        assert made.headers["Cache-Control"] == "no-store"
        assert made.data == tove.get(f"{address}/answers.{kind}").data


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_the_file_of_the_class_has_the_columns_of_every_lesson(tove: FlaskClient, people: Cast, library: Library, kind: str) -> None:
    answers(people, library, [people.fox], "geen-taalfouten", [("b",)])
    made = tove.get(f"{base(people)}/answers.{kind}").data
    head, *rows = rows_of(made) if kind == "ods" else csv_rows(made)
    lessons = library.module("veilig-online").lessons
    assert len(head) == sum(len(lesson.edition("en").questions) for lesson in lessons) + 2
    assert head[1] == f"{lessons[0].edition('en').title} – 1"
    shown = table(page_of(tove, people))
    assert [[str(cell) for cell in row[:8]] for row in rows] == [[str(cell) for cell in row[:-1]] for row in shown]


def test_a_name_is_never_a_formula(tove: FlaskClient, people: Cast) -> None:
    with people.site.store.writing() as session:
        session.merge(people.fox.account).name = "=1+1"
        session.commit()
    assert rows_of(tove.get(f"{base(people)}/answers.ods").data)[1][0] == "'=1+1"
    assert csv_rows(tove.get(f"{base(people)}/lessons/{LESSON}/answers.csv").data)[1][0] == "'=1+1"


def test_the_class_page_leads_here_and_learners_can_read_that_somebody_looked(tove: FlaskClient, people: Cast) -> None:
    assert f'href="{base(people)}/lessons/{LESSON}"' in tove.get(base(people)).text
    page_of(tove, people)
    with people.site.store.reading() as session:
        assert session.query(Audit).filter_by(action="class", classroom_id=people.tulip.id).count() == 1


def test_a_lesson_or_a_kind_of_file_that_is_not_there_is_not_found(tove: FlaskClient, people: Cast) -> None:
    for path in ("/lessons/nowhere", f"/lessons/{LESSON}/answers.xls", "/answers.pdf", "/lessons/nowhere/answers.csv"):
        assert tove.get(base(people) + path).status_code == 404

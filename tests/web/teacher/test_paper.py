"""Paper answers typed in: grid, review, save, undo; by sheet code or by lesson."""

from people import Cast
from sqlalchemy import func, select

from learning.content.library import Library
from learning.paper.models import Sheet
from learning.progress.attempts import standings_in
from learning.progress.mastery import is_done, is_mastered
from learning.progress.models import Attempt
from learning.questions.base import Question

LESSON = "is-dit-bericht-echt"


def right_boxes(name: str, questions: tuple[Question, ...]) -> dict[str, str]:
    """What a teacher types for a sheet that is all right."""
    boxes = {}
    for number, question in enumerate(questions, 1):
        marks = question.interaction.marks(question.key)
        for place, row in enumerate(marks):
            box = str(number) if len(marks) == 1 else f"{number}.{place + 1}"
            boxes[f"{name}.{box}"] = " ".join(row) if question.kind == "short-answer" else "".join(row).lower()
    return boxes


def test_a_class_types_in_a_lesson_and_undoes_it(people: Cast, library: Library) -> None:
    client = people.client(people.tove)
    questions = library.edition(LESSON, "nl").questions
    address = f"/nl/teacher/classes/{people.tulip.key}/paper/grid"
    chosen = {"lesson": LESSON, "edition": "nl", "way": "paper"}
    assert client.get(address, query_string=chosen).status_code == 200

    typed = chosen | right_boxes(people.fox.membership.key, questions)
    review = client.post(address, data={**typed, "do": "review"})
    assert review.status_code == 200
    assert "Er is nog niets bewaard" in review.text or "Nothing is saved yet" in review.text
    saved = client.post(address, data={**typed, "do": "save"})
    assert saved.status_code == 303

    with people.site.store.reading() as session:
        standings = standings_in(session, people.fox.account.id, LESSON)
        ids = library.edition(LESSON, "nl").question_ids
        assert is_done(standings, ids)
        assert is_mastered(standings, ids)
        assert {way for one in standings.values() for way in one.ways} == {"paper"}

    entry = saved.headers["Location"].rsplit("/", 1)[-1]
    assert client.get(saved.headers["Location"]).status_code == 200
    undone = client.post(f"/nl/teacher/classes/{people.tulip.key}/paper/entries/{entry}/undo")
    assert undone.status_code == 303
    with people.site.store.reading() as session:
        assert standings_in(session, people.fox.account.id, LESSON) == {}
        assert session.scalar(select(func.count()).where(Attempt.account_id == people.fox.account.id)) == 0


def test_a_wrong_sign_is_shown_at_its_box_and_nothing_is_lost(people: Cast) -> None:
    client = people.client(people.tove)
    name = people.fox.membership.key
    data = {"lesson": LESSON, "edition": "nl", "do": "review", f"{name}.1": "Z", f"{name}.2": "AC"}
    page = client.post(f"/nl/teacher/classes/{people.tulip.key}/paper/grid", data=data)
    assert "&#39;Z&#39;" in page.text or "'Z'" in page.text
    assert 'value="AC"' in page.text
    box = page.text.split(f'<input id="{name}.1"')[1].split(">")[0]
    assert f'aria-describedby="signs-ABCD {name}.1-oops" aria-invalid="true"' in box
    assert f'class="oops" id="{name}.1-oops"' in page.text
    assert '<span class="vh">Vraag </span>1</span>' in page.text
    assert page.text.count('id="signs-ABCD">A t') == 1


def test_sheets_are_printed_and_typed_in_by_their_codes(people: Cast, library: Library) -> None:
    client = people.client(people.tove)
    base = f"/nl/teacher/classes/{people.tulip.key}"
    keys = [people.lena.membership.key, people.fox.membership.key]
    printed = client.post(f"{base}/worksheets", data={"lesson": LESSON, "edition": "nl", "member": keys})
    assert printed.mimetype == "application/pdf"
    with people.site.store.reading() as session:
        wanted = (people.lena.account.id, people.fox.account.id)
        codes = [session.scalars(select(Sheet.code).where(Sheet.account_id == number)).one() for number in wanted]

    chosen = {"codes": f"{codes[0][:4].lower()}-{codes[0][4:]} {codes[1]}", "way": "phone"}
    assert people.lena.name in client.get(f"{base}/paper/grid", query_string=chosen).text
    questions = library.edition(LESSON, "nl").questions
    saved = client.post(f"{base}/paper/grid", data={**chosen, **right_boxes(codes[1], questions), "do": "save"})
    assert saved.status_code == 303
    with people.site.store.reading() as session:
        ways = {one.ways for one in standings_in(session, people.fox.account.id, LESSON).values()}
    assert ways == {("phone",)}


def test_a_code_with_a_wrong_sign_is_explained(people: Cast) -> None:
    page = people.client(people.tove).get(f"/nl/teacher/classes/{people.tulip.key}/paper/grid?codes=7KQFM3XA")
    assert page.status_code == 200
    assert "7KQFM3XA" in page.text
    assert 'role="alert"' in page.text

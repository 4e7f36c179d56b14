"""Which sheet a code belongs to, from the lessons alone; and which signs may stand once."""

from dataclasses import replace

from learning.content.library import Library
from learning.content.model import Edition
from learning.paper.scan.known import Known, from_library, once_only
from learning.paper.sheet import Payload, layout, layout_name
from learning.questions.base import Question


def payload(edition: Edition) -> Payload:
    return Payload(code="", page=1, layout=layout_name(edition.lesson, edition.questions, edition.lang))


def questions(library: Library, kind: str) -> list[Question]:
    return [question for lesson in library.lessons() for question in lesson.edition("nl").questions if question.kind == kind]


def test_every_edition_is_known_by_its_layout_in_every_language(library: Library) -> None:
    resolve = from_library(library)
    for lesson in library.lessons():
        for lang, edition in lesson.editions.items():
            known = resolve(payload(edition))
            assert known == Known(lesson=lesson.id, lang=lang, questions=edition.questions, learner="")


def test_the_code_of_the_sheet_has_no_part_in_it(library: Library) -> None:
    asked = payload(next(iter(library.lessons())).edition("nl"))
    resolve = from_library(library)
    assert resolve(replace(asked, code="ABCDEFGH", page=2)) == resolve(asked)


def test_an_edited_lesson_is_not_taken_for_what_was_printed(library: Library) -> None:
    edition = next(iter(library.lessons())).edition("nl")
    assert from_library(library)(payload(replace(edition, questions=edition.questions[1:]))) is None
    assert from_library(library)(Payload(code="", page=1, layout="AAAAAAA")) is None


def test_a_page_is_found_by_its_number(library: Library) -> None:
    edition = next(iter(library.lessons())).edition("nl")
    twice = tuple(replace(question, id=f"{question.id}-{n}") for n in (1, 2, 3) for question in edition.questions)
    known = Known(lesson=edition.lesson, lang="nl", questions=twice)
    assert known.pages == layout(twice)
    assert [known.page(number) for number in range(1, len(known.pages) + 1)] == list(known.pages)
    assert len(known.pages) > 1
    assert known.page(0) is None
    assert known.page(len(known.pages) + 1) is None


def test_a_place_in_an_order_stands_once(library: Library) -> None:
    orders = questions(library, "ordering")
    assert orders
    assert once_only(orders) == {question.id for question in orders}


def test_the_letter_of_a_match_stands_once_unless_a_text_belongs_to_several_rows(library: Library) -> None:
    matches = questions(library, "matching")
    several = {question.id for question in matches if len(set(question.key)) < len(question.key)}
    assert several
    assert once_only(matches) == {question.id for question in matches} - several
    assert once_only(matches)


def test_where_one_chooses_no_sign_is_held_back(library: Library) -> None:
    kinds = {question.kind for lesson in library.lessons() for question in lesson.edition("nl").questions} - {"ordering", "matching"}
    assert once_only([question for kind in kinds for question in questions(library, kind)]) == frozenset()

"""Practice sheets on paper: each learner their own questions, and a key apart; everybody can read them."""

from collections.abc import Sequence

import pytest
from pdfs import codes_of, is_accessible, pages_of, squeezed, words_of

from learning.content.library import Library
from learning.content.model import Edition
from learning.outputs.base import Copy
from learning.outputs.lesson_data import PAYLOAD
from learning.outputs.practice_sheet import practice_key_pdf, practice_pdf
from learning.quizzes.practice import practice_edition

LESSON, OTHER = "is-dit-bericht-echt", "digid"


def edition(library: Library, lang: str, places: Sequence[int]) -> Edition:
    """Questions of two lessons in turn."""
    editions = [library.edition(name, lang) for name in (LESSON, OTHER)]
    return practice_edition([(editions[place % 2], editions[place % 2].questions[place]) for place in places])


def sheets(library: Library, lang: str = "nl") -> list[tuple[Edition, Copy]]:
    return [(edition(library, lang, (0, 1)), Copy(name="Zoë", code="7KQFM3XA")), (edition(library, lang, (2, 3)), Copy(name="Fox"))]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everybody_can_read_sheet_and_key(library: Library, lang: str) -> None:
    assert is_accessible(practice_pdf([*sheets(library, lang)[:1], (edition(library, lang, (4,)), Copy())], library))
    assert is_accessible(practice_key_pdf(sheets(library, lang), library))


def test_each_learner_gets_their_own_questions_with_the_lesson_they_come_from(library: Library) -> None:
    pages = pages_of(practice_pdf(sheets(library)[:1], library))
    told = squeezed("".join(pages))
    for question in sheets(library)[0][0].questions:
        assert squeezed(question.ask) in told
        assert squeezed(library.edition(question.lesson, "nl").title) in told
    assert squeezed(sheets(library)[1][0].questions[0].ask) not in told
    assert "Zoë" in pages[0]
    assert "7KQF-M3XA" in pages[0]


def test_the_code_of_each_sheet_is_its_own(library: Library) -> None:
    two = [
        (edition(library, "nl", (0,)), Copy(name="Zoë", code="7KQFM3XA")),
        (edition(library, "nl", (2,)), Copy(name="Fox", code="8KQFM3XB")),
    ]
    assert codes_of(practice_pdf(two, library)) == [f"{PAYLOAD}7KQFM3XA", f"{PAYLOAD}8KQFM3XB"]


def test_a_sheet_only_to_practise_has_lines_for_a_name_and_no_code(library: Library) -> None:
    pdf = practice_pdf([(edition(library, "nl", (0,)), Copy())], library)
    assert "Naam:" in pages_of(pdf)[0]
    assert codes_of(pdf) == []


def test_no_answer_stands_on_the_sheet_and_every_reason_in_the_key(library: Library) -> None:
    sheet, key = words_of(practice_pdf(sheets(library)[:1], library)), words_of(practice_key_pdf(sheets(library)[:1], library))
    for question in sheets(library)[0][0].questions:
        for solution in question.solutions():
            assert squeezed(solution.reason.plain) in key
            assert squeezed(solution.reason.plain) not in sheet


def test_the_key_says_whose_sheet_it_belongs_to_and_what_to_read_again(library: Library) -> None:
    told = words_of(practice_key_pdf(sheets(library), library))
    assert "Zoë7KQFM3XA" in told
    assert "Fox" in told
    steps = {step.id: step.title for step in library.edition(LESSON, "nl").steps}
    assert squeezed(steps["bel-zelf"]) in told


def test_the_same_sheets_are_the_same_bytes(library: Library) -> None:
    assert practice_pdf(sheets(library), library) == practice_pdf(sheets(library), library)
    assert practice_key_pdf(sheets(library), library) == practice_key_pdf(sheets(library), library)

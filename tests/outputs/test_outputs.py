"""Every output of every lesson: readable for everybody, the same bytes each time, nothing left out."""

from collections.abc import Callable

import pytest
from pdfs import is_accessible, pages_of, sizes_of, squeezed, words_of

from learning.content.library import Library
from learning.outputs import OUTPUTS
from learning.outputs.base import Copy, Job, Output
from learning.questions import KINDS
from learning.questions.interaction import Choose, Match, Order
from learning.scenes import SCENES

MODULE = "veilig-online"
"""The module that holds every kind of question and every practice screen."""
PDFS = [output for output in OUTPUTS.values() if output.media_type == "application/pdf"]
TEXTS = [output for output in OUTPUTS.values() if output.media_type.startswith("text/plain")]
LESSONS = [
    "is-dit-bericht-echt",
    "betaalverzoek-en-webwinkel",
    "nep-bank-en-nepstem",
    "updates-en-reservekopie",
    "wie-houdt-nederland-veilig",
]
MakeJob = Callable[..., Job]


def named(output: Output) -> str:
    return output.name


def test_every_output_is_a_pdf_or_plain_text() -> None:
    assert len(PDFS) + len(TEXTS) == len(OUTPUTS)
    assert all(name == output.name for name, output in OUTPUTS.items())
    assert len({output.file for output in OUTPUTS.values()}) == len(OUTPUTS)


def test_the_module_holds_every_kind_and_every_screen(library: Library) -> None:
    assert [lesson.id for lesson in library.module(MODULE).lessons] == LESSONS
    editions = [lesson.edition("nl") for lesson in library.module(MODULE).lessons]
    assert {question.kind for edition in editions for question in edition.all_questions} == {kind.kind for kind in KINDS}
    in_questions = {scene.kind for edition in editions for question in edition.all_questions for scene in question.all_scenes()}
    in_sections = {scene.kind for edition in editions for section in edition.sections() for scene in section.scenes()}
    assert in_questions | in_sections == {scene.kind for scene in SCENES}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("output", PDFS, ids=named)
def test_every_pdf_of_every_lesson_is_accessible(make_job: MakeJob, output: Output, lesson: str, lang: str) -> None:
    assert is_accessible(output.build(make_job(lesson, lang=lang)))


@pytest.mark.parametrize("output", PDFS, ids=named)
def test_a_whole_module_fits_in_one_accessible_pdf(make_job: MakeJob, output: Output) -> None:
    assert is_accessible(output.build(make_job(*LESSONS)))


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=named)
def test_the_same_order_gives_the_same_bytes(make_job: MakeJob, output: Output) -> None:
    copies = (Copy(name="Lena", code="7KQFM3XA"),) if output in PDFS else (Copy(),)
    first, second = (output.build(make_job(*LESSONS[:2], copies=copies)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("name", ["worksheet", "large-print", "text"])
def test_every_question_option_and_screen_is_drawn(make_job: MakeJob, library: Library, name: str, lesson: str) -> None:
    built = OUTPUTS[name].build(make_job(lesson))
    drawn = squeezed(built.decode()) if name == "text" else words_of(built)
    edition = library.edition(lesson, "nl")
    for question in edition.all_questions:
        assert squeezed(question.ask) in drawn
        match question.interaction:
            case Choose(options=choices) | Order(items=choices):
                wanted = list(choices)
            case Match(left=left, right=right):
                wanted = [*left, *right]
            case _:
                wanted = []
        assert [choice.id for choice in wanted if squeezed(choice.words) not in drawn] == [], question.id
    scenes = [scene for question in edition.all_questions for scene in question.all_scenes()]
    scenes += [scene for section in edition.sections() for scene in section.scenes()]
    for scene in scenes:
        lines = [line.text for line in (*(top.line for top in scene.top), *scene.body)]
        missing = [word for line in lines for word in line.split() if squeezed(word) not in drawn]
        assert missing == [], scene.kind


@pytest.mark.parametrize("lesson", LESSONS)
def test_large_print_has_nothing_smaller_than_eighteen_points(make_job: MakeJob, lesson: str) -> None:
    sizes = sizes_of(OUTPUTS["large-print"].build(make_job(lesson, copies=(Copy(name="Lena", code="7KQFM3XA"),))))
    assert {size: letters for size, letters in sizes.items() if size < 18} == {}
    assert max(sizes, key=lambda size: len(sizes[size])) == 20


@pytest.mark.parametrize("output", PDFS, ids=named)
def test_no_paper_has_letters_nobody_can_read(make_job: MakeJob, output: Output) -> None:
    assert min(sizes_of(output.build(make_job(LESSONS[0])))) >= 9


@pytest.mark.parametrize("output", [OUTPUTS[name] for name in ("worksheet", "large-print", "answer-sheet")], ids=named)
def test_a_class_set_of_thirty_is_one_accessible_pdf(make_job: MakeJob, output: Output) -> None:
    copies = tuple(Copy(name=f"Leerling {number}", code=f"7KQFM{number:03}") for number in range(30))
    pdf = output.build(make_job(LESSONS[0], copies=copies))
    assert is_accessible(pdf)
    pages = pages_of(pdf)
    assert len(pages) % 30 == 0
    size = len(pages) // 30
    for number, copy in enumerate(copies):
        own = "".join(pages[number * size : (number + 1) * size])
        assert copy.name in own
        assert f"{copy.code[:4]}-{copy.code[4:]}" in own
        assert not any(other.code[4:] in squeezed(own) for other in copies if other is not copy)


@pytest.mark.parametrize("output", [output for output in OUTPUTS.values() if not output.shows_key], ids=named)
def test_only_a_key_says_what_is_right(make_job: MakeJob, library: Library, output: Output) -> None:
    built = output.build(make_job(LESSONS[0]))
    shown = words_of(built) if output in PDFS else squeezed(built.decode())
    reasons = [one.reason.plain for question in library.edition(LESSONS[0], "nl").questions for one in question.solutions()]
    assert reasons
    assert [reason for reason in reasons if squeezed(reason) and squeezed(reason) in shown] == []


@pytest.mark.parametrize("output", [output for output in OUTPUTS.values() if output.shows_key], ids=named)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_key_gives_every_answer_with_its_reason(make_job: MakeJob, library: Library, output: Output, lesson: str) -> None:
    built = output.build(make_job(lesson))
    shown = words_of(built) if output in PDFS else squeezed(built.decode())
    for question in library.edition(lesson, "nl").all_questions:
        for solution in question.solutions():
            assert squeezed(solution.words) in shown
            assert squeezed(solution.reason.plain) in shown
        assert squeezed(question.whole.plain) in shown

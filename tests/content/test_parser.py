"""A lesson file becomes an edition: its parts, steps, practice and questions, with the rest told as problems."""

import pytest
from content.shelf import MODEL, MODULE, line, model, read

from learning.content.library import Library
from learning.content.model import Practice, Term
from learning.questions.single import Single


def test_the_model_lesson_is_read_without_a_problem(small: Library) -> None:
    edition, found = read(small, model())
    assert found == []
    assert (edition.lesson, edition.module, edition.lang) == ("is-dit-bericht-echt", MODULE, "nl")
    assert edition.title == "Is dit bericht echt?"
    assert list(edition.parts) == ["goal", "good-to-know", "steps", "example", "practice", "questions", "summary", "other-ways"]
    assert [step.id for step in edition.steps] == ["wat-is-nep", "haast", "wie", "wat-moet-ik", "bel-zelf", "geklikt"]
    assert [question.kind for question in edition.questions] == [
        "single",
        "multiple",
        "true-false",
        "ordering",
        "matching",
        "find-signs",
        "short-answer",
    ]


def test_every_piece_knows_its_line(small: Library) -> None:
    source = model()
    edition, _ = read(small, source)
    assert edition.part("summary").line == line(source, "## Samenvatting")
    assert edition.steps[2].line == line(source, "{#wie}")
    assert edition.practice.line == line(source, "## Probeer het zelf")
    assert edition.questions[3].line == line(source, "{#joyce-nepsite}")


def test_a_picture_is_named_with_the_folder_it_lies_in(small: Library) -> None:
    edition, _ = read(small, model())
    assert edition.steps[0].prose().pictures() == (f"{MODEL}/drie-berichten.svg",)


def test_new_words_are_explained_in_the_steps(small: Library) -> None:
    edition, _ = read(small, model())
    terms = {step.id: [part.id for part in step.blocks if isinstance(part, Term)] for step in edition.steps}
    assert {name: words for name, words in terms.items() if words} == {"wat-is-nep": ["phishing"], "wat-moet-ik": ["link", "verdacht"]}


def test_the_practice_says_how_to_do_it_on_paper_without_its_label(small: Library) -> None:
    edition, _ = read(small, model())
    assert edition.practice.on_paper.plain == "Knip de drie kaartjes uit. Leg ze op drie stapels."
    assert "Op papier" not in edition.practice.prose().plain
    assert edition.part("practice") == edition.practice


@pytest.mark.parametrize("change", [("Op papier: knip", "Knip"), ("Op papier: knip", "Op papier: zing.\n\nOp papier: knip")])
def test_it_is_said_exactly_once_how_to_do_it_on_paper(change: tuple[str, str], small: Library) -> None:
    source = model().replace(*change)
    _, found = read(small, source)
    assert (line(source, "## Probeer"), "on-paper") in found


def test_questions_that_sort_into_the_same_piles_keep_their_order(small: Library) -> None:
    edition, _ = read(small, model())
    order = {question.id: question.keep_order for question in edition.all_questions if isinstance(question, Single)}
    assert order == {"kaart-bank": True, "kaart-tandarts": True, "kaart-oma": True, "digid-stopt": False}


def test_a_pile_of_one_question_is_no_pile(small: Library) -> None:
    source = model().replace("- [x] Weg\n", "- [x] Gooi weg\n")
    edition, _ = read(small, source)
    assert [question.keep_order for question in edition.practice.questions if isinstance(question, Single)] == [False, True, True]


def test_each_question_knows_the_steps_it_sends_back_to(small: Library) -> None:
    edition, _ = read(small, model())
    assert [(again.step, again.title) for again in edition.read_again["geld-terug"]] == [("wie", "Kijk. Wie stuurt dit?")]
    assert edition.read_again["kaart-bank"] == ()


def test_a_word_is_unknown_or_unused_on_the_line_of_the_words(small: Library) -> None:
    source = model().replace('"link", "verdacht"]', '"linkje", "account"]')
    _, found = read(small, source)
    assert found == [(8, "word-unknown"), (8, "word-unused")]


def test_a_question_that_cannot_be_read_is_left_out_and_told(small: Library) -> None:
    source = model().replace("### Waar of niet waar?", "### Waar of onwaar?")
    edition, found = read(small, source)
    assert edition.question("geen-taalfouten") is None
    assert found == [(line(source, "### Waar of onwaar?"), "kind-unknown")]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [("Stappen", "step-count"), ("Probeer het zelf", "part-missing"), ("Vragen", "question-count"), ("Liever anders?", "part-missing")],
)
def test_a_lesson_without_a_part_is_still_a_lesson(heading: str, rule: str, small: Library) -> None:
    before, after = model().split(f"## {heading}\n")
    edition, found = read(small, before + (after[after.index("\n## ") + 1 :] if "\n## " in after else ""))
    assert edition.title == "Is dit bericht echt?"
    assert {"part-missing", rule} <= {name for _, name in found}


@pytest.mark.parametrize("source", ["", "\n\n", "tekst", "+++\n+++", "# Titel", "- [ ] los\n> los", "```sms\n```"])
def test_a_file_with_next_to_nothing_is_an_empty_lesson_with_problems(source: str, small: Library) -> None:
    edition, found = read(small, source)
    assert (edition.steps, edition.questions, edition.practice) == ((), (), Practice())
    assert {"title", "part-missing"} & {rule for _, rule in found}

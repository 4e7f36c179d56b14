"""A question as it was: the name of its wording, and reading it back from its own text."""

from dataclasses import replace

import pytest
from content.shelf import LESSON, reading

from learning.content.library import Library
from learning.content.versions import keeps_order, read_version, version_hash
from learning.questions.base import Question
from learning.questions.single import Single


def questions(library: Library) -> list[tuple[str, Question]]:
    return [(lang, question) for lang in library.languages for question in library.edition(LESSON, lang).all_questions]


def test_every_wording_has_a_name_of_its_own(small: Library) -> None:
    names = [version_hash(LESSON, question, lang) for lang, question in questions(small)]
    assert len(set(names)) == len(names) == 20
    assert {len(name) for name in names} == {32}


def test_the_name_changes_with_whatever_changes_the_question(small: Library) -> None:
    question = next(one for _, one in questions(small) if isinstance(one, Single))
    other = replace(question, keep_order=not question.keep_order)
    changed = replace(question, source=question.source.replace("Wat doe je?", "Wat doet u?"))
    renamed = replace(question, id="kaart-bank-2")
    names = {version_hash(LESSON, one, "nl") for one in (question, other, changed, renamed)}
    names |= {version_hash("een-andere-les", question, "nl"), version_hash(LESSON, question, "en")}
    assert len(names) == 6
    assert version_hash(LESSON, replace(question, line=1), "nl") == version_hash(LESSON, question, "nl")


def test_a_kept_text_gives_the_same_question_back(library: Library) -> None:
    for lesson in library.lessons():
        for edition in lesson.editions.values():
            facts = reading(library, edition.lang).facts
            for question in edition.all_questions:
                back = read_version(question.source, edition.language, facts, in_order=keeps_order(question))
                assert back is not None
                assert shape(back) == shape(question), f"{lesson.id}/{question.id}"


def shape(question: Question) -> tuple[object, ...]:
    """Everything of a question that a learner or a key sees."""
    said = (question.prompt(), question.whole, question.all_scenes(), question.read_again)
    return question.id, question.kind, question.key, question.interaction, question.solutions(), *said


def test_piles_stay_in_order_and_other_options_are_shuffled(small: Library) -> None:
    question = small.edition(LESSON, "nl").question("kaart-tandarts")
    assert question is not None
    language, facts = small.languages["nl"], reading(small).facts
    in_order = read_version(question.source, language, facts, in_order=True)
    shuffled = read_version(question.source, language, facts, in_order=False)
    assert isinstance(in_order, Single)
    assert isinstance(shuffled, Single)
    assert keeps_order(in_order)
    assert not keeps_order(shuffled)
    assert in_order.order == ("a", "b", "c")


def test_only_piles_keep_their_order(small: Library) -> None:
    assert [keeps_order(question) for lang, question in questions(small) if lang == "nl"] == [True] * 3 + [False] * 7


@pytest.mark.parametrize("source", ["", "\n", "### Kies één antwoord {#a}", "Hallo.\n\nDag.", "### Raad maar {#a}\n\nWat?\n\n- [x] Dit\n"])
def test_a_text_this_program_cannot_read_is_no_question(source: str, small: Library) -> None:
    assert read_version(source, small.languages["nl"], {}, in_order=False) is None

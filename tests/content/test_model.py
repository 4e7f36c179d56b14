"""What a library holds, and how its parts are found."""

from dataclasses import replace
from datetime import date

import pytest
from content.shelf import LESSON, MODULE, model, read

from learning.content.library import Library
from learning.content.model import Fact, Lesson, Section, Step
from learning.markup.prose import Paragraph, Prose, Text


@pytest.fixture
def whole(small: Library) -> Lesson:
    """The model lesson."""
    return small.lesson(LESSON)


def fact(verified: str) -> Fact:
    return Fact(
        id="bel", values={"nl": "1400"}, texts={"nl": "Bel 1400."}, source="Rijksoverheid", verified=verified, review_by=date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    ("verified", "held"),
    [
        ("general knowledge, not verified here", True),
        ("stored page, 2026 (third-party only)", True),
        ("stored page, 2026 (third party quoting the official page)", False),
        ("stored page, undated (about 2021)", False),
    ],
)
def test_a_fact_nobody_saw_at_its_source_is_held_back(verified: str, held: bool) -> None:  # noqa: FBT001  a table
    assert fact(verified).is_held_back is held


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Rijksoverheid, Contact – https://www.rijksoverheid.nl/contact", "Rijksoverheid, Contact"),
        ("Een brief van de minister", "Een brief van de minister"),
        ("https://www.politie.nl/contact", "politie.nl"),
        ("https://politie.nl – https://www.rijksoverheid.nl", "politie.nl"),
    ],
)
def test_a_source_is_named_in_short(source: str, name: str) -> None:
    assert replace(fact("stored page"), source=source).source_name == name


def test_a_value_is_the_dutch_one_where_there_is_no_other() -> None:
    other = replace(fact("stored page"), values={"nl": "gratis", "en": "free"})
    assert (other.value("en"), other.value("de")) == ("free", "gratis")


def test_the_words_and_screens_of_a_section_are_found_apart(whole: Lesson) -> None:
    example = whole.edition("nl").part("example")
    assert example.prose().plain.startswith("Fatma krijgt een sms. Fatma stopt even.")
    assert [scene.kind for scene in example.scenes()] == ["text-message"]


def test_a_part_that_was_left_out_is_empty(whole: Lesson) -> None:
    assert whole.edition("nl").part("sources") == Section()
    assert not whole.edition("nl").part("sources").prose()


def test_questions_of_the_practice_do_not_count(whole: Lesson) -> None:
    edition = whole.edition("nl")
    assert edition.question_ids == (
        "digid-stopt",
        "twee-waarschuwingen",
        "geen-taalfouten",
        "joyce-nepsite",
        "wat-wil-hij",
        "geld-terug",
        "de-regel",
    )
    assert [question.id for question in edition.all_questions][:3] == ["kaart-bank", "kaart-tandarts", "kaart-oma"]
    assert [question.practice for question in edition.all_questions] == [True] * 3 + [False] * 7


def test_a_question_is_found_by_its_id_or_not_at_all(whole: Lesson) -> None:
    edition = whole.edition("nl")
    for name in ("kaart-oma", "de-regel"):
        question = edition.question(name)
        assert question is not None
        assert question.id == name
    assert edition.question("haast") is None


def test_steps_are_numbered_from_one(whole: Lesson) -> None:
    edition = whole.edition("en")
    assert [edition.step_number(step.id) for step in edition.steps] == [1, 2, 3, 4, 5, 6]
    assert edition.step_number("de-regel") == 0


def test_sections_stand_in_the_order_of_the_page(whole: Lesson) -> None:
    edition = whole.edition("nl")
    titles = [section.title if isinstance(section, Step) else section.prose().plain[:10] for section in edition.sections()]
    assert titles == [
        "Na deze le",
        "Iedereen k",
        "Wat is een nepbericht?",
        "Stop. Heb ik haast?",
        "Kijk. Wie stuurt dit?",
        "Kijk. Wat moet ik doen?",
        "Bel zelf, of kijk zelf",
        "Heb je toch geklikt?",
        "Fatma krij",
        "Je ziet zo",
        "Stop: heb ",
        "Bel je ban",
    ]
    assert edition.minutes == 30


def test_every_fact_that_is_used_is_named_once_wherever_it_stands(small: Library, whole: Lesson) -> None:
    expected = ("fraudehelpdesk_number", "fraudehelpdesk_hours", "ido_what", "politie_112", "politie_0900_8844")
    assert whole.edition("nl").facts() == expected
    assert whole.edition("en").facts() == expected
    for old, new in [
        ("- [ ] klik\n", "- [ ] {fact:ncsc_merge}\n"),
        ("Het laatste deel doe je zelf", "{fact:ncsc_merge} Het laatste deel doe je zelf"),
        ("Uw pakket ligt klaar.", "Uw pakket ligt klaar. {fact:ncsc_merge}"),
        ("Op papier: knip", "Op papier: {fact:ncsc_merge} knip"),
    ]:
        edition, found = read(small, model().replace(old, new))
        assert found == []
        assert sorted(edition.facts()) == sorted((*expected, "ncsc_merge"))


def test_a_module_says_of_itself_what_it_is_in_a_language_or_the_first(small: Library) -> None:
    module = small.module(MODULE)
    assert module.text("en").title == "Safe online: how to spot a scam"
    assert module.text("de") is module.text("nl")


def test_where_something_stands_does_not_make_it_another_thing() -> None:
    prose = Prose((Paragraph((Text("Stop."),)),))
    assert Step(id="a", title="A", line=3, blocks=(prose,)) == Step(id="a", title="A", line=4, blocks=(prose,))
    assert Step(id="a", title="A", blocks=(prose,)) != Step(id="b", title="A", blocks=(prose,))

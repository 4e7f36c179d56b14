"""Advice to one learner: the first rule that holds, and the reason in words."""

from datetime import date

import pytest
from factories import NOON

from learning.classrooms.dashboard import cell_of
from learning.classrooms.models import Assignment
from learning.content.library import Library
from learning.i18n import interface
from learning.insight.advice import RULES, Reason, advise, overview
from learning.progress.mastery import Standing, State

LESSON = "is-dit-bericht-echt"
RIGHT = Standing(answered=True, right=True, right_at_once=True, tries=1)
Stands = dict[str, dict[str, Standing]]


def done(library: Library, *lessons: str) -> Stands:
    """Standings in which some lessons are done, all right."""
    return {name: dict.fromkeys(library.edition(name, "nl").question_ids, RIGHT) for name in lessons}


def theme(library: Library, name: str) -> list[str]:
    return [lesson.id for lesson in library.module(name).lessons]


def given(module: str, lesson: str | None = None, due: date | None = None) -> Assignment:
    return Assignment(key="k", classroom_id=1, module=module, lesson=lesson, due=due, given_at=NOON)


def missed(times: int) -> Standing:
    return Standing(misses=times, tries=times)


def test_a_question_that_does_not_work_out_comes_before_all_else(library: Library) -> None:
    standings = {LESSON: {"digid-stopt": missed(2), "geen-taalfouten": missed(3)}}
    found = advise(library, standings, [given("eerste-stappen", due=date(2026, 11, 26))])
    assert found is not None
    edition = library.edition(LESSON, "nl")
    assert (found.reason, found.lesson.id, found.question, found.tries) == (Reason.HELP, LESSON, 3, 3)
    assert edition.steps[found.step - 1].id == "wat-moet-ik"
    assert found.why(interface("en")) == "Question 3 did not work out 3 times in a row. This explains it."


def test_of_several_lessons_the_question_missed_most_often_comes_first(library: Library) -> None:
    second = library.edition("digid", "nl").question_ids[0]
    for times, lesson in ((4, LESSON), (2, "digid")):
        found = advise(library, {LESSON: {"digid-stopt": missed(times)}, "digid": {second: missed(3)}})
        assert found is not None
        assert found.lesson.id == lesson


def test_one_miss_is_no_reason_yet(library: Library) -> None:
    found = advise(library, {LESSON: {"digid-stopt": missed(1)}})
    assert found is not None
    assert (found.reason, found.lesson.id) == (Reason.BEGUN, LESSON)


def test_then_comes_what_the_teacher_gave_in_the_order_of_the_dates(library: Library) -> None:
    tasks = [given("veilig-online", due=date(2026, 11, 27)), given("eerste-stappen")]
    found = advise(library, {**done(library, LESSON), "digid": {"x": RIGHT}}, tasks)
    assert found is not None
    assert (found.reason, found.lesson.id, found.due) == (Reason.GIVEN, theme(library, "veilig-online")[1], date(2026, 11, 27))
    assert found.why(interface("en")) == "The teacher gave this lesson, for Friday 27 November."
    later = advise(library, done(library, *theme(library, "veilig-online")), tasks)
    assert later is not None
    assert (later.lesson.id, later.why(interface("en"))) == (theme(library, "eerste-stappen")[0], "The teacher gave this lesson.")


def test_an_assignment_that_is_done_or_has_gone_is_passed_over(library: Library) -> None:
    tasks = [given("gone"), given("veilig-online", LESSON)]
    found = advise(library, done(library, LESSON), tasks)
    assert found is not None
    assert found.reason == Reason.NEXT


def test_then_a_lesson_that_was_begun(library: Library) -> None:
    third = theme(library, "veilig-online")[2]
    half = {third: {library.edition(third, "nl").question_ids[0]: RIGHT}}
    found = advise(library, done(library, LESSON) | half)
    assert found is not None
    assert (found.reason, found.lesson.id) == (Reason.BEGUN, third)
    assert found.why(interface("en")) == "This lesson was begun and is not done yet."


def test_then_the_next_lesson_of_the_theme(library: Library) -> None:
    lessons = theme(library, "veilig-online")
    found = advise(library, done(library, lessons[0], lessons[2]))
    assert found is not None
    assert (found.reason, found.lesson.id) == (Reason.NEXT, lessons[1])
    earlier = theme(library, "eerste-stappen")[0]
    both = advise(library, done(library, earlier, lessons[0]))
    assert both is not None
    assert both.lesson.id == lessons[1], "of two themes that were begun the last one"


def test_then_the_next_theme_of_a_route(library: Library) -> None:
    route = library.start.routes[0]
    found = advise(library, done(library, *theme(library, route.modules[0])))
    assert found is not None
    assert (found.reason, found.lesson.id) == (Reason.ROUTE, theme(library, route.modules[1])[0])
    why = found.why(interface("nl"))
    assert route.titles["nl"] in why
    assert library.module(route.modules[0]).text("nl").title in why


def test_when_no_route_goes_on_the_next_theme_of_all(library: Library) -> None:
    last = [route.modules[-1] for route in library.start.routes]
    finished = done(library, *(name for route in library.start.routes for module in route.modules for name in theme(library, module)))
    left = [module.id for module in library.modules if theme(library, module.id)[0] not in finished]
    assert last
    assert left
    found = advise(library, finished)
    assert found is not None
    assert (found.reason, found.lesson.module) == (Reason.THEME, left[0])


def test_who_did_nothing_begins_at_the_beginning(library: Library) -> None:
    found = advise(library, {})
    assert found is not None
    assert (found.reason, found.lesson) == (Reason.FIRST, library.lessons()[0])


def test_who_did_everything_gets_no_advice(library: Library) -> None:
    everything = done(library, *(lesson.id for lesson in library.lessons()))
    assert overview(library, everything).advice is None
    assert overview(library, everything).mastered == len(library.lessons())


def test_the_overview_counts_lessons_given_or_begun_and_names_what_needs_help(library: Library) -> None:
    standings = done(library, LESSON) | {"digid": {library.edition("digid", "nl").question_ids[1]: missed(2)}}
    found = overview(library, standings, [given("veilig-online")])
    assert (found.mastered, found.lessons) == (1, len(theme(library, "veilig-online")) + 1)
    assert [(need.lesson.id, need.questions, need.tries) for need in found.needs] == [("digid", (2,), 2)]


def test_only_what_shows_that_sign_is_counted_as_mastered(library: Library) -> None:
    names = library.edition(LESSON, "nl").question_ids
    all_but_one = {LESSON: dict.fromkeys(names[1:], RIGHT)}
    stuck = {LESSON: {**all_but_one[LESSON], names[0]: missed(2)}}
    for standings, mastered in ((all_but_one, 0), (stuck, 0), (done(library, LESSON), 1)):
        shown = cell_of(library.lesson(LESSON), standings).state
        assert overview(library, standings).mastered == mastered == int(shown == State.MASTERED)


def test_practising_without_counting_begins_no_lesson(library: Library) -> None:
    trying = library.edition(LESSON, "nl").practice.questions[0].id
    assert overview(library, {LESSON: {trying: RIGHT}}).lessons == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_reason_and_rule_has_words(library: Library, lang: str) -> None:
    words = interface(lang)
    assert len({words.text(rule) for rule in RULES}) == len(RULES)
    assert all("%" not in words.text(rule) for rule in RULES)
    first = library.start.routes[0]
    for standings in ({}, done(library, LESSON), done(library, *theme(library, first.modules[0])), {LESSON: {"digid-stopt": missed(2)}}):
        found = advise(library, standings)
        assert found is not None
        assert "%" not in found.why(words)
        assert found.why(words).endswith(".")

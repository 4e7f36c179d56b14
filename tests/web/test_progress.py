"""Progress as pages show it: the route through a theme, where somebody was, what comes next."""

from learning.content.library import Library
from learning.progress.mastery import Standing, State
from learning.web.progress import Standings, after, all_progress, number_of, progress_of, where_was


def done(library: Library, *lessons: str) -> Standings:
    """The standings of somebody who did these lessons, all right."""
    return {
        name: {question: Standing(answered=True, right=True) for question in library.edition(name, "nl").question_ids} for name in lessons
    }


def test_nobody_is_at_the_first_lesson_and_began_nothing(library: Library) -> None:
    progress = progress_of(library.module("veilig-online"), {})
    assert (progress.done, progress.is_done, progress.is_begun) == (0, False, False)
    assert progress.here is progress.stops[0]
    assert [stop.number for stop in progress.stops] == [1, 2, 3, 4, 5]
    assert {stop.cell.state for stop in progress.stops} == {State.NEW}


def test_somebody_goes_on_at_the_first_lesson_that_is_not_done(library: Library) -> None:
    names = [lesson.id for lesson in library.module("veilig-online").lessons]
    progress = progress_of(library.module("veilig-online"), done(library, names[0], names[2]))
    assert (progress.done, progress.is_done, progress.is_begun) == (2, False, True)
    assert progress.here is progress.stops[1]
    assert [stop.is_done for stop in progress.stops] == [True, False, True, False, False]


def test_a_lesson_that_needs_help_is_done_when_every_question_has_an_answer(library: Library) -> None:
    names = [lesson.id for lesson in library.module("veilig-online").lessons]
    standings = dict(done(library, *names))
    stuck = library.edition(names[0], "nl").question_ids[0]
    standings[names[0]] = {**standings[names[0]], stuck: Standing(answered=True, misses=2)}
    progress = progress_of(library.module("veilig-online"), standings)
    assert progress.stops[0].cell.state == State.HELP
    assert (progress.done, progress.is_done, progress.here) == (5, True, None)


def test_a_theme_that_is_done_has_no_place_to_go_on(library: Library) -> None:
    progress = progress_of(
        library.module("veilig-online"), done(library, *(lesson.id for lesson in library.module("veilig-online").lessons))
    )
    assert (progress.done, progress.is_done, progress.here) == (5, True, None)


def test_an_answer_to_a_question_that_has_gone_begins_nothing(library: Library) -> None:
    assert not progress_of(library.module("veilig-online"), {"is-dit-bericht-echt": {"long-gone": Standing(answered=True)}}).is_begun


def test_where_somebody_was_is_the_last_theme_that_is_begun_and_not_done(library: Library) -> None:
    whole = done(library, *(lesson.id for lesson in library.module("veilig-online").lessons))
    assert where_was(library, {}) is None
    assert where_was(library, whole) is None
    was = where_was(library, {**whole, **done(library, "digid", "muis-en-tik")})
    assert was is not None
    assert was.module.id == "zaken-regelen"


def test_all_themes_are_shown_in_their_order(library: Library) -> None:
    assert [progress.module.id for progress in all_progress(library, {})] == [module.id for module in library.modules]


def test_the_next_lesson_is_in_the_same_theme(library: Library) -> None:
    for module in library.modules:
        following = [after(library, lesson) for lesson in module.lessons]
        assert following == [*module.lessons[1:], None]
        assert [number_of(library, lesson) for lesson in module.lessons] == list(range(1, len(module.lessons) + 1))

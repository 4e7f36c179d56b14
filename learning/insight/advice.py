"""Advice to one learner: how many lessons are mastered, what needs help, what to do next, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from learning.classrooms.assignments import lessons_of
from learning.classrooms.dashboard import Need, need_of
from learning.classrooms.models import Assignment
from learning.content.library import Library
from learning.content.model import Lesson, Module
from learning.i18n import N_, Interface
from learning.progress.mastery import Standing, is_done, is_mastered

Standings = Mapping[str, Mapping[str, Standing]]
"""For each lesson how its questions stand."""


class Reason(StrEnum):
    """Why something is advised, the first that holds."""

    HELP = "help"
    GIVEN = "given"
    BEGUN = "begun"
    NEXT = "next"
    ROUTE = "route"
    THEME = "theme"
    FIRST = "first"


RULES = (
    N_("Does a question not work out? Then first the step that explains it."),
    N_("Otherwise a lesson from the teacher, the one with the nearest date first."),
    N_("Otherwise a lesson that was begun."),
    N_("Otherwise the next lesson of the theme."),
    N_("Otherwise the next theme of the route."),
)
"""The rules in words, in the order in which they are tried."""

_WHY = {
    Reason.HELP: N_("Question %(question)s did not work out %(tries)s times in a row. This explains it."),
    Reason.GIVEN: N_("The teacher gave this lesson."),
    Reason.BEGUN: N_("This lesson was begun and is not done yet."),
    Reason.NEXT: N_("Some lessons of this theme are done. This is the first one that is not."),
    Reason.ROUTE: N_("The theme '%(done)s' is done. In the route '%(route)s' this one comes next."),
    Reason.THEME: N_("Every theme that was begun is done. This is the next one."),
    Reason.FIRST: N_("Nothing was done yet. This is a good place to begin."),
}
_WHY_GIVEN_FOR = N_("The teacher gave this lesson, for %(day)s.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do next."""

    reason: Reason
    lesson: Lesson
    question: int = 0
    """The number of the question that does not work out, if that is the reason."""
    step: int = 0
    """The number of the step that explains it; 0 for the whole lesson."""
    tries: int = 0
    due: date | None = None
    done: Module | None = None
    """The theme that was done before."""
    route: Mapping[str, str] = field(default_factory=dict)
    """The title of the route, by language."""

    def why(self, words: Interface) -> str:
        """The reason in one sentence."""
        if self.reason == Reason.GIVEN and self.due:
            return words.text(_WHY_GIVEN_FOR, day=words.weekday(self.due))
        done = self.done.text(words.lang).title if self.done else ""
        route = self.route.get(words.lang, "")
        return words.text(_WHY[self.reason], question=self.question, tries=self.tries, done=done, route=route)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How one learner stands, in short."""

    mastered: int
    lessons: int
    """Lessons that were given or begun."""
    needs: tuple[Need, ...]
    advice: Advice | None
    """Nothing when every lesson of the library is done."""


def overview(library: Library, standings: Standings, given: Sequence[Assignment] = ()) -> Overview:
    """How somebody with these standings stands; `given` are their assignments, the nearest date first."""
    wanted = {name for one in given for name in lessons_of(one, library)}
    lessons = [lesson for lesson in library.lessons() if lesson.id in wanted or _is_begun(lesson, standings)]
    return Overview(
        mastered=sum(is_mastered(standings.get(lesson.id, {}), _questions(lesson)) for lesson in lessons),
        lessons=len(lessons),
        needs=tuple(_needs(lessons, standings)),
        advice=advise(library, standings, given),
    )


def advise(library: Library, standings: Standings, given: Sequence[Assignment] = ()) -> Advice | None:
    """What to do next: the first of `RULES` that holds."""
    return _help(library, standings) or _given(library, standings, given) or _begun(library, standings) or _next_theme(library, standings)


def _needs(lessons: Iterable[Lesson], standings: Standings) -> Iterable[Need]:
    for lesson in lessons:
        need = need_of(lesson, standings.get(lesson.id, {}))
        if need:
            yield need


def _help(library: Library, standings: Standings) -> Advice | None:
    """The question missed most often in a row; of equals the first in the order of learning."""
    needs = list(_needs(library.lessons(), standings))
    if not needs:
        return None
    need = max(needs, key=lambda one: one.tries)
    edition = need.lesson.edition("")
    own = standings[need.lesson.id]
    asked = next(question for question in edition.questions if question.id in own and own[question.id].misses == need.tries)
    step = next((edition.step_number(name) for name in asked.read_again), 0)
    number = edition.question_ids.index(asked.id) + 1
    return Advice(reason=Reason.HELP, lesson=need.lesson, question=number, step=step, tries=need.tries)


def _given(library: Library, standings: Standings, given: Sequence[Assignment]) -> Advice | None:
    for one in given:
        for name in lessons_of(one, library):
            if not _is_done(library.lesson(name), standings):
                return Advice(reason=Reason.GIVEN, lesson=library.lesson(name), due=one.due)
    return None


def _begun(library: Library, standings: Standings) -> Advice | None:
    """A lesson that was begun, else the next one of a theme that was; of several themes the last in the order of learning."""
    still_open = [lesson for lesson in library.lessons() if not _is_done(lesson, standings)]
    begun = [lesson for lesson in still_open if _is_begun(lesson, standings)]
    if begun:
        return Advice(reason=Reason.BEGUN, lesson=begun[-1])
    for module in reversed(library.modules):
        if any(_is_begun(lesson, standings) for lesson in module.lessons):
            lesson = next((one for one in module.lessons if one in still_open), None)
            if lesson:
                return Advice(reason=Reason.NEXT, lesson=lesson)
    return None


def _next_theme(library: Library, standings: Standings) -> Advice | None:
    """The theme that comes next in a route, else in the order of learning; its first lesson that is not done."""
    begun = [module for module in library.modules if any(_is_begun(lesson, standings) for lesson in module.lessons)]
    left = {module.id: lesson for module in library.modules if (lesson := _first_open(module, standings))}
    for route in library.start.routes if begun else ():
        places = [place for place, name in enumerate(route.modules) if name in {module.id for module in begun}]
        following = next((name for name in route.modules[places[-1] + 1 :] if name in left), None) if places else None
        if following:
            done = library.module(route.modules[places[-1]])
            return Advice(reason=Reason.ROUTE, lesson=left[following], done=done, route=route.titles)
    lesson = next(iter(left.values()), None)
    return Advice(reason=Reason.THEME if begun else Reason.FIRST, lesson=lesson) if lesson else None


def _first_open(module: Module, standings: Standings) -> Lesson | None:
    return next((lesson for lesson in module.lessons if not _is_done(lesson, standings)), None)


def _is_begun(lesson: Lesson, standings: Standings) -> bool:
    return any(name in standings.get(lesson.id, {}) for name in _questions(lesson))


def _is_done(lesson: Lesson, standings: Standings) -> bool:
    return is_done(standings.get(lesson.id, {}), _questions(lesson))


def _questions(lesson: Lesson) -> tuple[str, ...]:
    return lesson.edition("").question_ids

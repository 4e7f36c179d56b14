"""Progress as pages show it: how a lesson stands, where somebody was, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass

from learning.classrooms.dashboard import Cell, cell_of
from learning.content.library import Library
from learning.content.model import Lesson, Module
from learning.progress.mastery import Standing, State

Standings = Mapping[str, Mapping[str, Standing]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A lesson of a module, and how somebody stands in it."""

    number: int
    lesson: Lesson
    cell: Cell
    is_here: bool

    @property
    def is_done(self) -> bool:
        """Whether it has been done."""
        return self.cell.is_done


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleProgress:
    """A module, and how far somebody is in it."""

    module: Module
    stops: tuple[Stop, ...]

    @property
    def done(self) -> int:
        """How many lessons are done."""
        return sum(stop.is_done for stop in self.stops)

    @property
    def is_done(self) -> bool:
        """Whether all lessons are done."""
        return self.done == len(self.stops)

    @property
    def is_begun(self) -> bool:
        """Whether anything was done in it."""
        return any(stop.cell.state != State.NEW for stop in self.stops)

    @property
    def here(self) -> Stop | None:
        """Where to go on: the first lesson that is not done."""
        return next((stop for stop in self.stops if stop.is_here), None)


def progress_of(module: Module, standings: Standings) -> ModuleProgress:
    """A module with what somebody did in it; without standings nobody is anywhere."""
    cells = [cell_of(lesson, standings) for lesson in module.lessons]
    first = next((place for place, cell in enumerate(cells) if not cell.is_done), None)
    stops = tuple(
        Stop(number=place + 1, lesson=lesson, cell=cell, is_here=place == first)
        for place, (lesson, cell) in enumerate(zip(module.lessons, cells, strict=True))
    )
    return ModuleProgress(module=module, stops=stops)


def all_progress(library: Library, standings: Standings) -> list[ModuleProgress]:
    """All modules with what somebody did in them."""
    return [progress_of(module, standings) for module in library.modules]


def where_was(library: Library, standings: Standings) -> ModuleProgress | None:
    """The module somebody is in the middle of: one that was begun and is not done, else none."""
    begun = [route for route in all_progress(library, standings) if route.is_begun and not route.is_done]
    return begun[-1] if begun else None


def after(library: Library, lesson: Lesson) -> Lesson | None:
    """The next lesson of the module, if there is one."""
    lessons = library.module(lesson.module).lessons
    place = [one.id for one in lessons].index(lesson.id)
    return lessons[place + 1] if place + 1 < len(lessons) else None


def number_of(library: Library, lesson: Lesson) -> int:
    """The number of a lesson in its module."""
    return [one.id for one in library.module(lesson.module).lessons].index(lesson.id) + 1

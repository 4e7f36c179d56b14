"""The quiz at the end of a module: ten questions drawn evenly from its lessons, as often as somebody wants.

A round is settled by its number alone: round 3 of a module is the same for everybody, on screen and on paper, and in every
language. Each next round takes the next questions of each lesson, so that all of them come by before one comes back.
"""

import re
from hashlib import blake2b

from learning.content.library import Library
from learning.content.model import Edition, Lesson, Module
from learning.errors import NotFound
from learning.i18n import interface
from learning.questions.base import Question
from learning.quizzes.practice import PRACTICE, practice_title
from learning.quizzes.selections import selection

LENGTH = 10
"""Questions in a quiz (curriculum, cross-cutting rules, 3)."""
MAX_ROUND = 999
_NAME = re.compile(r"(?P<module>[a-z0-9-]+)-quiz-(?P<round>[1-9][0-9]{0,2})\Z")


def quiz_name(module: str, number: int) -> str:
    """The name of a round, as it stands with attempts and sheets."""
    return f"{module}-quiz-{number}"


def read_quiz_name(name: str) -> tuple[str, int] | None:
    """The module and the number of a round; `None` for any other name."""
    found = _NAME.match(name)
    return (found["module"], int(found["round"])) if found else None


def draw_quiz(module: Module, lang: str, number: int) -> Edition:
    """The questions of a round, as an edition of its own.

    Raises:
        NotFound: there is no round of that number, or the module has no lessons.
    """
    if not module.lessons or not 1 <= number <= MAX_ROUND:
        raise NotFound
    drawn: list[tuple[Edition, Question]] = []
    for place, lesson in enumerate(module.lessons):
        taken = sum(share_of(place, len(module.lessons), earlier) for earlier in range(1, number))
        edition = lesson.edition(lang)
        names = _drawn(lesson, share_of(place, len(module.lessons), number), taken)
        drawn += [(edition, question) for question in edition.questions if question.id in names]
    drawn.sort(key=lambda one: _rank(f"{number}/{one[1].lesson}/{one[1].id}"))
    title = interface(lang).text("Quiz %(number)s: %(title)s", number=number, title=module.text(lang).title)
    return selection(quiz_name(module.id, number), title, module.id, drawn)


def edition_of(library: Library, name: str, lang: str) -> Edition:
    """What a name stands for in a language: a lesson, or a round of a quiz.

    Raises:
        NotFound: there is no such lesson or round.
    """
    found = read_quiz_name(name)
    return draw_quiz(library.module(found[0]), lang, found[1]) if found else library.edition(name, lang)


def title_of(library: Library, name: str, lang: str) -> str:
    """The title of what a name stands for: a lesson, a round of a quiz, a sheet to practise; the name itself when that has gone."""
    if name == PRACTICE:
        return practice_title(lang)
    try:
        return edition_of(library, name, lang).title
    except NotFound:
        return name


def share_of(place: int, lessons: int, number: int) -> int:
    """How many questions the lesson at a place (0 …) gives in a round: as even as ten can be, what is left over by turns."""
    each, left = divmod(LENGTH, lessons)
    return each + ((place - number + 1) % lessons < left)


def _drawn(lesson: Lesson, share: int, taken: int) -> list[str]:
    """The next questions of a lesson, from a fixed order that goes round; `taken` is how many earlier rounds took."""
    names = sorted(lesson.edition("").question_ids, key=lambda name: _rank(f"{lesson.id}/{name}"))
    return [names[(taken + place) % len(names)] for place in range(min(share, len(names)))]


def _rank(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()

"""What is taught where: each lesson with its main point and the frameworks it is mapped to, to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from learning.content.library import Library
from learning.content.model import Front, Lesson
from learning.web.access import Policy, for_
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import site


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A code of a framework and the lessons that teach it."""

    code: str
    words: Mapping[str, str]
    lessons: tuple[Lesson, ...]


@bp.get("/coverage")
@for_(Policy.OPEN)
def coverage(lang: str) -> ResponseReturnValue:
    """Module × main point × DigComp × SLO × Eindtermen, and the other way round."""
    library = site().library
    return render(
        "public/coverage.html",
        library=library,
        digcomp=_taught(library, "digcomp"),
        slo=_taught(library, "slo"),
        ed=_taught(library, "ed"),
        content_lang=lang,
    )


def _taught(library: Library, framework: str) -> list[Taught]:
    return [
        Taught(code=code, words=words, lessons=tuple(one for one in library.lessons() if code in _codes(one.edition("").front, framework)))
        for code, words in library.frameworks.get(framework, {}).items()
    ]


def _codes(front: Front, framework: str) -> list[str]:
    """The codes of a lesson; behind a domain of the end terms stands its level."""
    match framework:
        case "digcomp":
            return list(front.digcomp)
        case "slo":
            return list(front.slo)
        case _:
            return [code.partition(" ")[0] for code in front.ed]

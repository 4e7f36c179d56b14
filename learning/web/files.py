"""Files made for download: built once and kept in memory, the same bytes for everybody."""

from functools import lru_cache

from flask import Response, make_response

from learning.content.library import Library
from learning.content.model import Edition, Module
from learning.errors import NotFound
from learning.outputs import OUTPUTS
from learning.outputs.base import Job, Output
from learning.quizzes.draw import draw_quiz, quiz_name
from learning.web.site import site


def find_output(file: str) -> Output:
    """The output a file name stands for.

    Raises:
        NotFound: there is none.
    """
    for output in OUTPUTS.values():
        if output.file == file:
            return output
    raise NotFound


def lesson_file(slug: str, lang: str, output: Output) -> Response:
    """An output of one lesson."""
    edition = site().library.edition(slug, lang)
    return download(_built(site().library, edition.module, (slug,), lang, output.name), output.media_type, f"{slug}-{output.file}")


def module_file(slug: str, lang: str, output: Output) -> Response:
    """An output of all lessons of a module in one file."""
    module = site().library.module(slug)
    if not module.lessons:
        raise NotFound
    lessons = tuple(lesson.id for lesson in module.lessons)
    return download(_built(site().library, slug, lessons, lang, output.name), output.media_type, f"{slug}-{output.file}")


def quiz_file(slug: str, number: int, lang: str, output: Output) -> Response:
    """An output of a round of a module's quiz."""
    body = _built_quiz(site().library, slug, number, lang, output.name)
    return download(body, output.media_type, f"{quiz_name(slug, number)}-{output.file}")


def download(body: bytes, media_type: str, name: str, *, attach: bool = False) -> Response:
    """A response with a file: shown in the browser where it can, or kept."""
    response = make_response(body)
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = f'{"attachment" if attach else "inline"}; filename="{name}"'
    return response


@lru_cache(maxsize=200)
def _built(library: Library, module: str, lessons: tuple[str, ...], lang: str, output: str) -> bytes:
    return OUTPUTS[output].build(job_for(library.module(module), [library.edition(name, lang) for name in lessons], library))


@lru_cache(maxsize=60)
def _built_quiz(library: Library, module: str, number: int, lang: str, output: str) -> bytes:
    found = library.module(module)
    return OUTPUTS[output].build(job_for(found, [draw_quiz(found, lang, number)], library))


def job_for(module: Module, editions: list[Edition], library: Library) -> Job:
    """What to make of some lessons."""
    return Job(module=module, editions=editions, folders=library.folders)

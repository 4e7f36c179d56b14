"""Orders for outputs."""

from collections.abc import Callable

import pytest

from learning.content.library import Library
from learning.outputs.base import Copy, Job


@pytest.fixture(scope="session")
def make_job(library: Library) -> Callable[..., Job]:
    """An order for lessons of one module."""

    def make(*lessons: str, lang: str = "nl", copies: tuple[Copy, ...] = (Copy(),)) -> Job:
        editions = [library.edition(name, lang) for name in lessons]
        return Job(module=library.module(editions[0].module), editions=editions, folders=library.folders, copies=copies)

    return make

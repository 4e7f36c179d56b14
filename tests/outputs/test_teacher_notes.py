"""Teacher's notes on paper: every part of them, of every module, readable for everybody."""

import pytest
from pdfs import is_accessible, squeezed, words_of

from learning.content.library import Library
from learning.content.model import Module
from learning.outputs.base import Job
from learning.outputs.teacher_notes import OUTPUT


def made(library: Library, module: Module, lang: str) -> bytes:
    return OUTPUT.build(Job(module=module, editions=[module.lessons[0].edition(lang)], folders=library.folders))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_notes_of_every_module_can_be_printed(library: Library, lang: str) -> None:
    for module in library.modules:
        pdf = made(library, module, lang)
        assert is_accessible(pdf), module.id
        words = words_of(pdf)
        assert squeezed(module.text(lang).title) in words
        assert [title for title in module.lessons[0].edition(lang).language.teacher.values() if squeezed(title) not in words] == []


def test_the_same_notes_are_the_same_bytes(library: Library) -> None:
    assert made(library, library.modules[0], "nl") == made(library, library.modules[0], "nl")

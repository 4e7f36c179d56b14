"""The pages of a lesson: steps, example, try-it."""

from learning.content.library import Library
from learning.web.leaves import leaves_of


def test_the_example_and_the_try_it_are_the_last_two(library: Library) -> None:
    for lesson in library.lessons():
        for edition in lesson.editions.values():
            leaves = leaves_of(edition)
            assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))
            parts = [leaf.part for leaf in leaves]
            assert parts == ["step"] * len(edition.steps) + [name for name in ("example", "practice") if name in edition.parts]
            assert all(leaf.title and leaf.section for leaf in leaves)


def test_they_are_called_as_in_the_language_of_the_lesson(library: Library) -> None:
    titles = {lang: [leaf.title for leaf in leaves_of(library.edition("is-dit-bericht-echt", lang))][-2:] for lang in ("nl", "en")}
    assert titles == {"nl": ["Voorbeeld", "Probeer het zelf"], "en": ["Example", "Try it"]}

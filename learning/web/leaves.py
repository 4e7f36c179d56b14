"""The pages of a lesson: its steps, the example, the try-it."""

from dataclasses import dataclass

from learning.content.model import Edition, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page of a lesson: a step, the example or the try-it."""

    number: int
    title: str
    section: Section
    part: str


def leaves_of(edition: Edition) -> list[Leaf]:
    """The pages of a lesson in order; the example and the try-it are the last two."""
    part = edition.language.part
    leaves = [Leaf(number=number, title=step.title, section=step, part="step") for number, step in enumerate(edition.steps, 1)]
    for name in ("example", "practice"):
        if name in edition.parts:
            leaves.append(Leaf(number=len(leaves) + 1, title=part[name], section=edition.part(name), part=name))
    return leaves

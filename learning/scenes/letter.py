"""A letter on paper: sender, receiver, date, subject and text."""

from typing import ClassVar

from learning.scenes.base import Scene


class Letter(Scene):
    """A letter that came by post."""

    kind: ClassVar[str] = "letter"
    required: ClassVar[frozenset[str]] = frozenset({"from"})

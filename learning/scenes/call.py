"""A phone call: the number on the screen and what is said."""

from typing import ClassVar

from learning.scenes.base import Scene


class Call(Scene):
    """A phone call, written down."""

    kind: ClassVar[str] = "call"
    required: ClassVar[frozenset[str]] = frozenset({"number"})
    spoken: ClassVar[bool] = True

"""A dialog or cookie banner: a title, text, tick boxes and buttons."""

from typing import ClassVar

from learning.scenes.base import Scene


class Dialog(Scene):
    """A window that asks something."""

    kind: ClassVar[str] = "dialog"
    required: ClassVar[frozenset[str]] = frozenset({"title"})

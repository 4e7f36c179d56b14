"""A text message: who sent it, when, and one bubble."""

from typing import ClassVar

from learning.scenes.base import Scene


class TextMessage(Scene):
    """A text message on a phone."""

    kind: ClassVar[str] = "text-message"
    required: ClassVar[frozenset[str]] = frozenset({"from"})

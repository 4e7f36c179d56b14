"""A chat: bubbles of the other on one side and of the learner on the other."""

from typing import ClassVar

from learning.scenes.base import Scene


class Chat(Scene):
    """A conversation in a chat app."""

    kind: ClassVar[str] = "chat"
    required: ClassVar[frozenset[str]] = frozenset({"with"})
    spoken: ClassVar[bool] = True

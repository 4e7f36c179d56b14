"""An e-mail: from, to, subject, perhaps an attachment, and its text."""

from typing import ClassVar

from learning.scenes.base import Scene


class Email(Scene):
    """An e-mail in a mail program."""

    kind: ClassVar[str] = "email"
    required: ClassVar[frozenset[str]] = frozenset({"from", "subject"})

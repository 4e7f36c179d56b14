"""A pay request: from whom, how much, for what, at which address."""

from typing import ClassVar

from learning.scenes.base import Scene


class PayRequest(Scene):
    """A request to pay."""

    kind: ClassVar[str] = "pay-request"
    required: ClassVar[frozenset[str]] = frozenset({"amount", "from"})

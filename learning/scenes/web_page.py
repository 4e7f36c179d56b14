"""A web page: the address bar, a title and what stands on the page."""

from typing import ClassVar

from learning.scenes.base import Scene


class WebPage(Scene):
    """A page in a browser."""

    kind: ClassVar[str] = "web-page"
    required: ClassVar[frozenset[str]] = frozenset({"address"})

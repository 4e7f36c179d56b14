"""Refusals the domain may raise; the web and the command line turn them into sentences."""

from typing import Any


class RefusalError(Exception):
    """Something that cannot be done, with a message to translate and the values in it."""

    def __init__(self, message: str = "", /, **values: Any) -> None:
        """Take an English message (the key of the catalogue) and its values."""
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


class NotFound(RefusalError):  # noqa: N818  the glossary's word, read as a fact and not as a fault
    """What was asked for is not there, or not for this person: both look the same."""


class NotAllowed(RefusalError):  # noqa: N818  as above
    """This person may know that it exists, but may not do this."""


class Invalid(RefusalError):  # noqa: N818  as above
    """Input that cannot be accepted; `field` names where it was typed."""

    def __init__(self, message: str, /, *, field: str = "", **values: Any) -> None:
        """Take a message, the field it belongs to and the values in it."""
        super().__init__(message, **values)
        self.field = field


class TooSoon(RefusalError):  # noqa: N818  as above
    """Too many tries; `wait` is the number of seconds until the next one counts."""

    def __init__(self, wait: int) -> None:
        """Take the seconds to wait."""
        super().__init__()
        self.wait = wait

"""What an output is, and what it is made with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning.content.model import Edition, Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One printed copy: for whom, and the code by which its answers come back. Both may be empty."""

    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to make: editions of one language, from one module, in some copies."""

    module: Module
    editions: Sequence[Edition]
    folders: Mapping[str, Path]
    """Where each module lies, for its pictures."""
    copies: Sequence[Copy] = (Copy(),)

    @property
    def lang(self) -> str:
        """The language of the editions."""
        return self.editions[0].lang

    @property
    def checked(self) -> date:
        """The day the oldest of the editions was last checked: the date a file carries."""
        return min(edition.front.checked for edition in self.editions)

    @property
    def title(self) -> str:
        """The title of the lesson, or of the module when there are several."""
        return self.editions[0].title if len(self.editions) == 1 else self.module.text(self.lang).title


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A way an edition leaves as a file."""

    name: str
    """What follows `wegwijs make`."""
    file: str
    """The name of the download, such as `worksheet.pdf`."""
    label: str
    """What the download is called on a page; a message to translate."""
    media_type: str
    shows_key: bool
    """Whether its very task is to show the right answers."""
    build: Callable[[Job], bytes]

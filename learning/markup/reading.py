"""What a text is read with: its language, the facts it may use, and where problems go."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning.markup.language import Language
from learning.markup.problems import Problems


@dataclass(slots=True, kw_only=True)
class Reading:
    """The reading of one file."""

    problems: Problems
    language: Language
    facts: Mapping[str, str]
    """Values by `id`, sentences by `id.text`, in this language."""
    folder: str = ""
    """Where pictures beside the file lie, as they are named in the library: `module/lesson`."""
    lines: list[str] = field(default_factory=list)
    """The lines of the file, counted from 0."""

    def wrong(self, line: int, rule: str, remedy: str, /, **values: object) -> None:
        """Note a problem and read on."""
        self.problems.wrong(line, rule, remedy, **values)

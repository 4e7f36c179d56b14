"""A mistake in content, with file, line and remedy."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from learning.i18n import N_, Interface, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake: where it is, which rule it breaks, what to do."""

    file: str
    line: int
    rule: str
    remedy: Message = field(compare=False)

    def say(self, interface: Interface) -> str:
        """The problem as one line: `file:line: rule: what to do`."""
        return f"{self.file}:{self.line}: {self.rule}: {interface.say(self.remedy)}"

    def __str__(self) -> str:
        """The problem in English."""
        return f"{self.file}:{self.line}: {self.rule}: {self.remedy}"


class Problems(list[Problem]):
    """The problems of one file, gathered while it is read; reading goes on after each."""

    def __init__(self, file: str) -> None:
        """Start an empty list for `file`."""
        super().__init__()
        self.file = file

    def wrong(self, line: int, rule: str, remedy: str, /, **values: Any) -> None:
        """Note a problem; the same one on the same line is noted once."""
        problem = Problem(file=self.file, line=line, rule=rule, remedy=Message(remedy, values))
        if problem not in self:
            self.append(problem)


def near(word: str, known: "Iterable[str]") -> Message:
    """A hint at the known word that was probably meant."""
    names = list(known)
    close = get_close_matches(word, names, 1, 0.4)
    if close:
        return Message(N_("did you mean '%(word)s'?"), {"word": close[0]})
    values: Mapping[str, Any] = {"words": ", ".join(names)}
    return Message(N_("choose from: %(words)s"), values)

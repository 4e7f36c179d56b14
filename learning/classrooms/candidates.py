"""The rows of a list of names as learners to add: a verdict on each, the reason, and a better name where we know one.

Nothing is added here: `members.type_in` does that, all names or none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from learning.accounts.names import clean_name, name_key
from learning.classrooms.lists import NameList
from learning.errors import Invalid
from learning.i18n import N_, Message


class Verdict(StrEnum):
    """What can be done with a row."""

    READY = "ready"
    EMPTY = "empty"
    DOUBLE = "double"
    """The name stands in an earlier row of the list."""
    TAKEN = "taken"
    """Somebody in the class has the name."""
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row with its verdict."""

    number: int
    """The number of the row, as a spreadsheet counts."""
    name: str
    verdict: Verdict
    reason: Message | None = None
    """Why it is not ready, and what to do."""
    better: str = ""
    """A name to propose for a row that is not ready; it counts only when the teacher takes it."""

    @property
    def is_ready(self) -> bool:
        """Whether this name can be added."""
        return self.verdict is Verdict.READY


def judge(names: NameList, column: int, *, taken: set[str]) -> list[Candidate]:
    """A verdict on every row; `taken` are the names in the class as they are compared."""
    found: list[Candidate] = []
    seen: dict[str, int] = {}
    used = taken | {name_key(row.cells[column]) for row in names.body}
    last = names.last_names
    for row in names.body:
        letter = row.cells[last][:1] if last is not None and last != column else ""
        one = _judge_one(row.number, row.cells[column], taken, seen)
        if one.verdict not in {Verdict.READY, Verdict.EMPTY}:
            one = replace(one, better=_better(one, letter, used))
            used.add(name_key(one.better))
        seen.setdefault(name_key(one.name), row.number)
        found.append(one)
    return found


def _judge_one(number: int, typed: str, taken: set[str], seen: Mapping[str, int]) -> Candidate:
    if not typed:
        return Candidate(number=number, name="", verdict=Verdict.EMPTY, reason=Message(N_("There is no name in this row.")))
    try:
        name = clean_name(typed)
    except Invalid as refusal:
        return Candidate(number=number, name=typed, verdict=Verdict.UNUSABLE, reason=Message(refusal.message, refusal.values))
    key = name_key(name)
    if key in taken:
        message = N_("There is a '%(name)s' in this class already. Add a letter of the last name.")
        return Candidate(number=number, name=name, verdict=Verdict.TAKEN, reason=Message(message, {"name": name}))
    if key in seen:
        message = N_("The name '%(name)s' stands in row %(row)s too. Add a letter of the last name.")
        return Candidate(number=number, name=name, verdict=Verdict.DOUBLE, reason=Message(message, {"name": name, "row": seen[key]}))
    return Candidate(number=number, name=name, verdict=Verdict.READY)


def _better(one: Candidate, letter: str, used: set[str]) -> str:
    """A name to propose, if we know one that can be used."""
    for proposed in _proposals(one, letter):
        try:
            name = clean_name(proposed)
        except Invalid:
            continue
        if name_key(name) not in used:
            return name
    return ""


def _proposals(one: Candidate, letter: str) -> Iterator[str]:
    """A letter of the last name after the first; of *Jansen, Piet* the first name, with that letter if need be."""
    if one.verdict is not Verdict.UNUSABLE:
        if letter:
            yield f"{one.name} {letter.upper()}"
        return
    last, _, first = one.name.partition(",")
    if first.split():
        yield first.split()[0]
        yield f"{first.split()[0]} {last.strip()[:1].upper()}"

"""Problems of a form: at the field, and in the summary above."""

from dataclasses import dataclass

from wtforms import Form

from learning.errors import Invalid
from learning.i18n import Message

_FIGURES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a field, and what to do."""

    field: str
    message: Message | str


def problems_of(form: Form) -> list[Problem]:
    """The first problem of each field of a validated form, in the order of the fields."""
    form.validate()
    return [Problem(field=field.id, message=field.errors[0]) for field in form if field.errors]


def whole_number(typed: str) -> int | None:
    """The number that was typed, if it is one of a reasonable size."""
    text = typed.strip()
    return int(text) if text.isdecimal() and len(text) <= _FIGURES else None


def problem_of(refusal: Invalid) -> Problem:
    """A refusal of the domain as the problem of a field."""
    return Problem(field=refusal.field, message=Message(refusal.message, refusal.values))

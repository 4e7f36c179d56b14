"""The four form controls that ask every shape: pick one, pick many, pick a place, write.

A form carries the signs that are shown (A, B …, 1, 2 …), never the ids of the file: those would tell the right order.
"""

from collections.abc import Callable, Sequence
from typing import Any

from wtforms import Field, Form, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from learning.i18n import N_, Message
from learning.markup.html import inline_html
from learning.markup.prose import plain
from learning.questions.interaction import Choice, Choose, Interaction, Match, Order

MAX_WRITTEN = 200
"""Letters in a short answer."""

Check = Callable[[Form, Field], None]
Told = tuple[str, str]
"""What is wrong with one line of several: in the summary, where it names the line, and at the line itself."""


def control_of(shape: Interaction) -> str:
    """The control that asks a shape: `pick-one`, `pick-many`, `pick-place` or `write`."""
    match shape:
        case Choose(many=True):
            return "pick-many"
        case Choose():
            return "pick-one"
        case Order() | Match():
            return "pick-place"
    return "write"


def form_for(shape: Interaction, prefix: str = "") -> type[Form]:
    """The form that asks a shape; `prefix` is the question's id when several stand on a page."""
    match shape:
        case Choose(options=options, many=True):
            return _form({name_of("answer", prefix): _pick_many(options)})
        case Choose(options=options):
            return _form({name_of("answer", prefix): _pick_one(options)})
        case Order(items=items):
            places = [(str(place), Message(N_("Place %(place)s"), {"place": place})) for place in range(1, len(items) + 1)]
            empty = N_("%(line)s: choose a place."), N_("Choose a place.")
            twice = (
                N_("%(line)s: place %(place)s has been chosen already. Choose another place."),
                N_("Place %(place)s has been chosen already. Choose another place."),
            )
            return _form(_pick_place(items, places, prefix, empty=empty, once=twice))
        case Match(left=left, right=right):
            texts = [(option.sign, f"{option.sign}. {plain(option.words)}") for option in right]
            empty = N_("%(line)s: choose what belongs to it."), N_("Choose what belongs to it.")
            return _form(_pick_place(left, texts, prefix, empty=empty))
    return _form({name_of("answer", prefix): _write()})


def marks_of(shape: Interaction, form: Form, prefix: str = "") -> list[list[str]]:
    """The signs marked in a form, row by row."""
    match shape:
        case Order(items=rows) | Match(left=rows):
            return [[str(form[name_of(f"place-{row.sign}", prefix)].data)] for row in rows]
        case _:
            data = form[name_of("answer", prefix)].data
            return [[str(sign) for sign in data] if isinstance(data, list) else [str(data)]]


def name_of(control: str, prefix: str) -> str:
    """The name of a form field."""
    return f"{prefix}.{control}" if prefix else control


def _form(fields: dict[str, Any]) -> type[Form]:
    return type("QuestionForm", (Form,), fields)


def _pick_one(choices: Sequence[Choice]) -> Any:
    return RadioField(choices=_choices(choices), validate_choice=False, validators=[_known(choices, N_("Choose an answer."))])


def _pick_many(choices: Sequence[Choice]) -> Any:
    return SelectMultipleField(
        choices=_choices(choices),
        validate_choice=False,
        validators=[_known(choices, N_("Tick at least one."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


def _pick_place(
    rows: Sequence[Choice], places: Sequence[tuple[str, Message | str]], prefix: str, *, empty: Told, once: Told | None = None
) -> dict[str, Any]:
    names = [name_of(f"place-{row.sign}", prefix) for row in rows]
    choices = [SelectChoice(value="", label=Message(N_("Choose…"))), *(SelectChoice(value=value, label=label) for value, label in places)]
    signs = [value for value, _ in places]
    lines = [plain(row.words).rstrip(" .:") for row in rows]
    return {
        name: SelectField(
            label=inline_html(row.words), choices=choices, validate_choice=False, validators=[_placed(signs, names, line, empty, once)]
        )
        for name, row, line in zip(names, rows, lines, strict=True)
    }


def _write() -> Any:
    return StringField(validators=[_written, Length(max=MAX_WRITTEN, message=N_("Write at most 200 letters."))])


def _choices(choices: Sequence[Choice]) -> list[SelectChoice]:
    return [SelectChoice(value=choice.sign, label=inline_html(choice.words)) for choice in choices]


def _known(choices: Sequence[Choice], message: str) -> Check:
    signs = {choice.sign for choice in choices}

    def check(_form: Form, field: Field) -> None:
        given = field.data if isinstance(field.data, list) else [field.data]
        if not field.raw_data or not set(given) <= signs:
            raise StopValidation(message)

    return check


def _placed(places: Sequence[str], names: Sequence[str], line: str, empty: Told, once: Told | None) -> Check:
    def stop(told: Told, **values: str) -> StopValidation:
        return StopValidation(Message(told[0], {"line": line, "here": Message(told[1], values), **values}))

    def check(form: Form, field: Field) -> None:
        if field.data not in places:
            raise stop(empty)
        others = [form[name].data for name in names[: names.index(field.name)]]
        if once and field.data in others:
            raise stop(once, place=field.data)

    return check


def _written(_form: Form, field: Field) -> None:
    if not (field.data or "").strip():
        raise StopValidation(N_("Write an answer."))

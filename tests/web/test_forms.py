"""Problems of a form: at their field, in the language of the page; numbers that people type."""

import pytest
from flask.testing import FlaskClient
from screen import oops
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from learning.errors import Invalid
from learning.i18n import Message
from learning.web.forms import problem_of, problems_of, whole_number


class TwoFields(Form):  # type: ignore[misc]
    """A form with two fields."""

    first = StringField(validators=[InputRequired("First is missing."), Length(max=3, message="Too long.")])
    second = StringField(validators=[InputRequired("Second is missing.")])


def test_each_field_tells_its_first_problem_in_the_order_of_the_form() -> None:
    found = problems_of(TwoFields(MultiDict({"first": "long"})))
    assert [(one.field, one.message) for one in found] == [("first", "Too long."), ("second", "Second is missing.")]
    assert problems_of(TwoFields(MultiDict({"first": "a", "second": "b"}))) == []


def test_a_refusal_becomes_the_problem_of_its_field_with_its_values() -> None:
    found = problem_of(Invalid("There is a '%(name)s' already.", field="name", name="Lena"))
    assert found.field == "name"
    assert found.message == Message("There is a '%(name)s' already.", {"name": "Lena"})


@pytest.mark.parametrize(("typed", "number"), [("0", 0), (" 12 ", 12), ("999999999", 999_999_999), ("٣", 3)])
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", "²", "-1", "1.5", "1e3", "x", "½", "1" * 10, "1" * 5000])
def test_what_is_no_whole_number_is_nothing(typed: str) -> None:
    assert whole_number(typed) is None


@pytest.mark.parametrize(
    ("path", "fields"),
    [("signin", ("code", "name", "pin")), ("signin/staff", ("name", "password")), ("join", ("code", "name")), ("code", ("code",))],
)
@pytest.mark.parametrize("value", ["", "x" * 400])
def test_every_problem_is_told_in_the_language_of_the_page(visitor: FlaskClient, path: str, fields: tuple[str, ...], value: str) -> None:
    data = dict.fromkeys(fields, value)
    dutch, english = (oops(visitor.post(f"/{lang}/{path}", data=data)) for lang in ("nl", "en"))
    assert list(dutch) == list(english) == list(fields)
    assert not set(dutch.values()) & set(english.values())

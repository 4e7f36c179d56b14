"""Refusals and their messages."""

import pytest

from learning.errors import Invalid, NotAllowed, NotFound, RefusalError, TooSoon


def test_a_refusal_keeps_message_and_values_apart_to_be_translated() -> None:
    refusal = RefusalError("%(name)s is not here", name="Lena")
    assert (refusal.message, refusal.values) == ("%(name)s is not here", {"name": "Lena"})
    assert str(refusal) == "Lena is not here"


def test_a_message_without_values_may_hold_a_percent_sign() -> None:
    assert str(RefusalError("100 % wrong")) == "100 % wrong"


def test_invalid_input_names_its_field() -> None:
    refusal = Invalid("%(name)s is too long", field="name", name="Lena")
    assert refusal.field == "name"
    assert str(refusal) == "Lena is too long"
    assert Invalid("Write an answer.").field == ""


def test_too_many_tries_say_how_long_to_wait() -> None:
    assert TooSoon(90).wait == 90


@pytest.mark.parametrize("refusal", [NotFound(), NotAllowed(), Invalid(""), TooSoon(1)])
def test_every_refusal_is_caught_as_one(refusal: RefusalError) -> None:
    with pytest.raises(RefusalError):
        raise refusal
    assert refusal.message == ""

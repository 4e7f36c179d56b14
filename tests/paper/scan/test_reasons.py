"""Reasons: each a sentence of its own, in every language."""

import pytest

from learning.i18n import interface
from learning.paper.scan.child import MAX_BYTES
from learning.paper.scan.files import MAX_PAGES, MAX_PIXELS, MAX_SIDE
from learning.paper.scan.reasons import Reason, Refused


def test_no_two_reasons_say_the_same() -> None:
    assert len({reason.value for reason in Reason}) == len(list(Reason)) == len(Reason.__members__)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_sentence_in_both_languages(reason: Reason) -> None:
    dutch = interface("nl").text(reason.value)
    assert dutch != reason.value
    assert all(sentence.endswith((".", "?")) for sentence in (dutch, reason.value) if not sentence.endswith(")."))


def test_the_limits_it_names_are_the_limits() -> None:
    assert f"{MAX_BYTES // 1_000_000} MB" in Reason.TOO_MANY_BYTES.value
    assert f"{MAX_PIXELS // 1_000_000} megapixels" in Reason.TOO_MANY_PIXELS.value
    assert f"{MAX_SIDE:,} pixels" in Reason.TOO_MANY_PIXELS.value
    assert f"at most {MAX_PAGES}" in Reason.TOO_MANY_PAGES.value


def test_values_stand_in_the_sentence() -> None:
    assert str(Reason.ROWS.message(rows="3, 5.2")) == "A person has to look at row 3, 5.2."


def test_a_refusal_knows_its_reason() -> None:
    assert Refused(Reason.PALE).reason is Reason.PALE
    assert str(Refused(Reason.PALE)) == Reason.PALE.value

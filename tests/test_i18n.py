"""Messages, dates and lists in the language of the page."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from learning import paths
from learning.i18n import N_, Interface, Message, interface

NL = interface("nl")
EN = interface("en")
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello %(name)s"
msgstr "Dag %(name)s"

#, fuzzy
msgid "Goodbye"
msgstr "Hallo"

msgid "Not yet"
msgstr ""

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s dag"
msgstr[1] "%(n)s dagen"
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Interface:
    """An interface with a catalogue of four messages."""
    (tmp_path / "nl.po").write_text(PO, encoding="utf-8")
    monkeypatch.setattr(paths, "LOCALE", tmp_path)
    return interface.__wrapped__("nl")


def test_a_message_is_said_in_the_language_with_its_values(small: Interface) -> None:
    assert small.text("Hello %(name)s", name="Lena") == "Dag Lena"


@pytest.mark.parametrize("message", ["Goodbye", "Not yet", "Never heard of"])
def test_what_has_no_sure_translation_is_said_in_english(small: Interface, message: str) -> None:
    assert small.text(message) == message


def test_the_head_of_the_catalogue_is_no_message(small: Interface) -> None:
    assert small.text("") == ""


def test_a_message_without_values_may_hold_a_percent_sign() -> None:
    assert EN.text("100 % sure") == "100 % sure"


def test_one_and_more_are_said_differently(small: Interface) -> None:
    assert [small.plural("%(n)s day", "%(n)s days", n) for n in (0, 1, 2)] == ["0 dagen", "1 dag", "2 dagen"]
    assert [EN.plural("%(n)s day", "%(n)s days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert EN.plural("%(n)s day for %(who)s", "%(n)s days for %(who)s", 2, who="Lena") == "2 days for Lena"


def test_a_plural_asked_for_as_one_message_is_said_in_the_singular(small: Interface) -> None:
    assert small.text("%(n)s day", n=1) == "1 dag"


def test_a_message_within_a_message_is_translated_too(small: Interface) -> None:
    inner = Message("Hello %(name)s", {"name": "Lena"})
    assert small.say(Message("%(first)s and %(last)s", {"first": inner, "last": "Fox"})) == "Dag Lena and Fox"
    assert small.say("Hello %(name)s") == "Dag %(name)s"


def test_a_message_by_itself_is_english() -> None:
    assert str(Message("Hello %(name)s", {"name": "Lena"})) == "Hello Lena"
    assert str(Message("100 % sure")) == "100 % sure"
    assert N_("Hello") == "Hello"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    assert interface("fr").text("Choose one answer.") == "Choose one answer."
    assert NL.text("Choose one answer.") == "Kies één antwoord."


def test_days_are_said_in_words() -> None:
    assert NL.day(date(2026, 11, 24)) == "24 november"
    assert NL.day(date(2026, 5, 1), year=True) == "1 mei 2026"
    assert EN.day(date(2026, 5, 1), year=True) == "1 May 2026"
    assert NL.weekday(date(2026, 12, 1)) == "dinsdag 1 december"
    assert EN.weekday(date(2026, 12, 1)) == "Tuesday 1 December"


def test_moments_are_told_by_the_clock_on_the_wall() -> None:
    winter, summer = datetime(2026, 12, 1, 8, 40, tzinfo=UTC), datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
    assert NL.time(winter) == "9.40 uur"
    assert EN.time(winter) == "9:40"
    assert NL.day(summer) == "2 juli"
    assert EN.time(summer) == "0:05"


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")], ids=["0", "1", "2", "3"]
)
def test_words_are_listed_as_people_do(words: list[str], said: str) -> None:
    assert NL.listed(words) == said

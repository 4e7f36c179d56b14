"""The interface language and its texts: English messages are the keys, one catalogue per other language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.pofile import read_po

from learning import paths

SOURCE = "en"
"""The language the messages in the code are written in."""
ZONE = ZoneInfo("Europe/Amsterdam")
"""The clock on the wall of the learners."""


def N_(message: str) -> str:  # noqa: N802  the name every extractor of messages knows
    """Mark a message that is translated later."""
    return message


@dataclass(frozen=True, slots=True)
class Message:
    """A message to translate when it is shown, with the values in it."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The message in English."""
        return self.text % self.values if self.values else self.text


@dataclass(frozen=True, slots=True)
class Interface:
    """One interface language: its words, dates and numbers."""

    lang: str
    texts: Mapping[str, str | tuple[str, ...]]

    def text(self, message: str, /, **values: Any) -> str:
        """A message in this language, values filled in."""
        found = self.texts.get(message, message)
        template = found if isinstance(found, str) else found[0]
        return template % values if values else template

    def plural(self, one: str, many: str, n: int, /, **values: Any) -> str:
        """The message for one or for more; `%(n)s` in it is the number."""
        found = self.texts.get(one)
        template = (one if n == 1 else many) if not isinstance(found, tuple) else found[0 if n == 1 else 1]
        return template % {"n": n, **values}

    def say(self, message: Message | str) -> str:
        """A message made elsewhere, in this language; values that are messages themselves are translated too."""
        if isinstance(message, str):
            return self.text(message)
        values = {name: self.say(value) if isinstance(value, Message) else value for name, value in message.values.items()}
        return self.text(message.text, **values)

    def day(self, when: date | datetime, *, year: bool = False) -> str:
        """A day in words: *24 november*, with the year where it matters."""
        local = when.astimezone(ZONE).date() if isinstance(when, datetime) else when
        return format_date(local, "d MMMM y" if year else "d MMMM", locale=self.locale)

    def weekday(self, when: date) -> str:
        """A day with its name: *dinsdag 1 december*."""
        return format_date(when, "EEEE d MMMM", locale=self.locale)

    def time(self, when: datetime) -> str:
        """A time of day: *9.40 uur*."""
        clock = format_time(when, "H.mm" if self.lang == "nl" else "H:mm", tzinfo=ZONE, locale=self.locale)
        return self.text("%(clock)s", clock=clock)

    def listed(self, words: list[str]) -> str:
        """Words in a row: *A, B en C*."""
        if len(words) < 2:  # noqa: PLR2004  one word needs no joining
            return "".join(words)
        return self.text("%(first)s and %(last)s", first=", ".join(words[:-1]), last=words[-1])

    @property
    def locale(self) -> Locale:
        """Babel's locale of this language; English means British English."""
        return _locale(self.lang)


@cache
def _locale(lang: str) -> Locale:
    return Locale("en", "GB") if lang == "en" else Locale.parse(lang)


@cache
def interface(lang: str) -> Interface:
    """The interface in a language; what its catalogue lacks is shown in English."""
    path = paths.LOCALE / f"{lang}.po"
    if not path.is_file():
        return Interface(lang, {})
    with path.open("rb") as file:
        catalog = read_po(file, locale=lang)
    texts: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        if key and message.string and not message.fuzzy:
            texts[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return Interface(lang, texts)

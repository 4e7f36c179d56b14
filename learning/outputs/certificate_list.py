"""Certificate list: who did all lessons of which module and when, with room to sign for a certificate that was handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learning.i18n import interface
from learning.outputs.typesetting import name_on_paper, typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A module and who did all its lessons: names with the day."""

    title: str
    rows: Sequence[tuple[str, date]]


def certificate_list(group: str, themes: Sequence[Theme], *, lang: str, day: date) -> bytes:
    """The list of a class as PDF, a table for each module; `day` is the date it was made."""
    words = interface(lang)
    data = {
        "lang": lang,
        "size": 11,
        "title": words.text("Who did all lessons? %(group)s", group=name_on_paper(group)),
        "made": words.text("Made on %(day)s", day=words.day(day, year=True)),
        "words": {
            "name": words.text("Name"),
            "day": words.text("All lessons done on"),
            "got": words.text("Certificate received"),
            "nobody": words.text("Nobody did all lessons of a theme yet. As soon as somebody did, the name stands here."),
        },
        "themes": [
            {"title": theme.title, "rows": [[name_on_paper(name), words.day(when, year=True)] for name, when in theme.rows]}
            for theme in themes
        ],
    }
    return typeset("certificate_list", data, day=day)

"""Attendance sheet: the names of a class beside columns of dates, large enough to sign in."""

from collections.abc import Sequence
from datetime import date

from learning.i18n import interface
from learning.outputs.typesetting import name_on_paper, typeset

MAX_DATES = 10
PORTRAIT = 5
"""Columns that fit on an upright page, 2.4 cm each; more of them lie on a page on its side."""
_SPARE = 3
"""Rows without a name, for who comes along."""


def attendance(group: str, names: Sequence[str], dates: Sequence[str], *, lang: str, day: date) -> bytes:
    """The sheet as PDF: a column for each date; one that is empty is written by hand. `day` is the date the file carries."""
    words = interface(lang)
    data = {
        "lang": lang,
        "size": 11,
        "title": words.text("Attendance: %(group)s", group=name_on_paper(group)),
        "flipped": len(dates) > PORTRAIT,
        "words": {"name": words.text("Name"), "date": words.text("Date:"), "sign": words.text("Sign or initial each time you are here.")},
        "dates": list(dates),
        "names": [*map(name_on_paper, names), *[""] * _SPARE],
    }
    return typeset("attendance", data, day=day)

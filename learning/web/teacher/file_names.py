"""Names of the files a teacher keeps: what it is, in the language of the page, and of which class."""

import re
import unicodedata

from learning.classrooms.models import Classroom
from learning.i18n import N_
from learning.web.pages import say

ANSWERS = N_("answers")
ATTENDANCE = N_("attendance sheet")
CARDS = N_("login cards")
CERTIFICATES = N_("certificates")
CERTIFICATE_LIST = N_("certificate list")
PRACTICE_KEY = N_("answers to practice sheets")
PRACTICE_SHEETS = N_("practice sheets")
RESULTS = N_("results")
SHEETS = {"worksheet": N_("worksheets"), "large-print": N_("worksheets in large print"), "answer-sheet": N_("answer sheets")}
"""The sheets of a class set, by the name of their output."""


def file_name(what: str, classroom: Classroom, kind: str, *more: str) -> str:
    """A name such as *login-cards-groep-tulp.pdf*, of letters and figures that every system takes.

    `what` is a message of this module and `kind` the ending; between the message and the class stands `more`, as it is. A class
    whose name has no letter of the Latin alphabet goes by its key.
    """
    return f"{'-'.join((_slug(say(what)), *more, _slug(classroom.name) or classroom.key.casefold()))}.{kind}"


def _slug(text: str) -> str:
    """The letters and figures of ASCII in a text, accents taken off, other signs as one dash."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain.casefold()))

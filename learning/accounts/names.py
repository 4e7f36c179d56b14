"""Names people give themselves: every real name of the world, and nothing that could mislead."""

import re
import unicodedata

from learning.errors import Invalid
from learning.i18n import N_

MAX_LENGTH = 32
_ALLOWED = re.compile(r"[\w .'’\-‑·]+")
_MAIL = re.compile(r"\S+@\S+")
_FIGURES = re.compile(r"\d[\d .-]{5,}\d")
_JOINERS = {"\u200c", "\u200d"}  # needed in Persian and Indic names
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN", "DEVANAGARI", "ETHIOPIC", "THAI")


def clean_name(typed: str, *, field: str = "name") -> str:
    """A name in its normal form.

    Raises:
        Invalid: it is empty, too long, holds signs that cannot be seen, mixes scripts in a word, or says too much.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not name:
        raise Invalid(N_("Write a name. A first name is enough."), field=field)
    if len(name) > MAX_LENGTH:
        raise Invalid(N_("A name has at most 32 letters. A first name is enough."), field=field)
    if _MAIL.search(name) or _FIGURES.search(name):
        raise Invalid(N_("Better not write an e-mail address or a number here. A first name is enough."), field=field)
    visible = "".join(sign for sign in name if sign not in _JOINERS)
    bad = next((sign for sign in visible if unicodedata.category(sign)[0] == "C" or not (_is_part(sign))), "")
    if bad:
        raise Invalid(N_("Use only letters, figures, spaces, dots and dashes in a name."), field=field)
    if any(len(_scripts(word)) > 1 for word in visible.split()):
        raise Invalid(N_("This name mixes two alphabets in one word. Type it again in one alphabet."), field=field)
    return name


def name_key(name: str) -> str:
    """The name as it is compared: capitals, accents' spelling and dashes forgiven."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[‑’·]", lambda sign: {"‑": "-", "’": "'", "·": "."}[sign[0]], folded).split())


def _is_part(sign: str) -> bool:
    return bool(_ALLOWED.fullmatch(sign)) or unicodedata.category(sign)[0] == "M"


def _scripts(word: str) -> set[str]:
    """The alphabets of the letters of a word; East Asian ones may be mixed."""
    names = [unicodedata.name(sign, "") for sign in word if sign.isalpha()]
    return {script for name in names for script in _SCRIPTS if name.startswith(script)}

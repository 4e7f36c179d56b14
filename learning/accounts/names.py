"""Names people give themselves: every real name of the world, and nothing that could mislead."""

import re
import unicodedata

from learning.errors import Invalid
from learning.i18n import N_

MAX_LENGTH = 32
_ALLOWED = re.compile(r"[\w .'’‘\-‑·\u05f3\u05f4་・]+")
_MAIL = re.compile(r"\S+@\S+")
_FIGURES = re.compile(r"\d[\d .-]{5,}\d")
_MAX_KEY = 80
"""Letters of a name as it is compared: a few signs stand for many letters."""
_JOINERS = {"\u200c", "\u200d"}  # needed in Persian and Indic names
_UNSEEN = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks without a shape."""
_NEUTRAL = {"MODIFIER", "FEMININE", "MASCULINE"}
_PLAIN = str.maketrans("\u2010’‘\u02bc\u05f3·", "-''''.")
"""Dashes, apostrophes and dots that people type for one another; the unbreakable dash becomes U+2010 before."""
_PLAINLY_WRITTEN = {"LATIN", "GREEK", "CYRILLIC"}
"""Alphabets without joiners."""
_EAST = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "HALFWIDTH"}


def clean_name(typed: str, *, field: str = "name", of_class: bool = False) -> str:
    """A name in its normal form, of a person or `of_class`.

    Raises:
        Invalid: it is empty, too long, holds signs that cannot be seen, mixes scripts in a word, or says too much.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not any(sign.isalnum() and not _UNSEEN.match(sign) for sign in name):
        raise Invalid(N_("Write a name for the class.") if of_class else N_("Write a name. A first name is enough."), field=field)
    if len(name) > MAX_LENGTH or len(name_key(name)) > _MAX_KEY:
        long = N_("A name has at most 32 letters.") if of_class else N_("A name has at most 32 letters. A first name is enough.")
        raise Invalid(long, field=field)
    if _MAIL.search(name) or _FIGURES.search(name):
        told = N_("Better not write an e-mail address or a number here. A first name is enough.")
        raise Invalid(N_("Better not write an e-mail address or a number here.") if of_class else told, field=field)
    if not all(_is_part(sign) for sign in name) or any(map(_is_joined, name.split())):
        raise Invalid(N_("Use only letters, figures, spaces, dots and dashes in a name."), field=field)
    if any(len(_scripts(word)) > 1 for word in name.split()):
        raise Invalid(N_("This name mixes two alphabets in one word. Type it again in one alphabet."), field=field)
    return name


def name_key(name: str) -> str:
    """The name as it is compared: capitals, accents' spelling and dashes forgiven."""
    seen = "".join(sign for sign in name if sign not in _JOINERS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return " ".join(folded.translate(_PLAIN).split())


def sort_key(name: str) -> tuple[str, str]:
    """Where a name stands in a list: by its letters without accents (*Ína* among the I's), capitals forgiven; then by its spelling.

    The order of the code points, as one database or another would sort, puts *Ína* after *Zoë*. Accents are the nonspacing marks
    (category Mn) of Unicode's canonical decomposition, so a letter that is no other letter with a mark (ø, ł) keeps its own place.
    """
    key = name_key(name)
    return "".join(sign for sign in unicodedata.normalize("NFKD", key) if unicodedata.category(sign) != "Mn"), key


def _is_part(sign: str) -> bool:
    known = _ALLOWED.fullmatch(sign) or unicodedata.category(sign)[0] == "M" or sign in _JOINERS
    return bool(known) and not _UNSEEN.match(sign)


def _is_joined(word: str) -> bool:
    """Whether joiners stand where they change nothing that can be seen."""
    return bool(_JOINERS & set(word) and _PLAINLY_WRITTEN & _scripts(word))


def _scripts(word: str) -> set[str]:
    """The alphabets of the letters of a word; East Asian ones may be mixed."""
    first = {re.split("[ -]", unicodedata.name(sign, ""))[0] for sign in word if sign.isalpha()}
    return {"EAST" if script in _EAST else script for script in first - _NEUTRAL}

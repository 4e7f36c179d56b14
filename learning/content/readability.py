"""How easy a text reads, by the formulas of Flesch; syllables are counted by hyphenation, without a connection.

Dutch: Flesch-Douma, 206.835 − 0.93 × words per sentence − 77 × syllables per word (Douma 1960). English: Flesch reading
ease, 206.835 − 1.015 × words per sentence − 84.6 × syllables per word (Flesch 1948).
"""

from functools import cache

from pyphen import Pyphen

from learning.markup.sentences import sentences, words

LEAST_WORDS = 40
"""Below this many words one long word decides, so nothing is measured."""

_FORMULAS = {"nl": ("nl_NL", 206.835, 0.93, 77.0), "en": ("en_US", 206.835, 1.015, 84.6)}


def reading_ease(text: str, lang: str) -> float:
    """The score of a text: about 100 is easy, below 50 hard.

    Raises:
        KeyError: there is no formula for the language.
    """
    _, base, per_word, per_syllable = _FORMULAS[lang]
    found = words(text)
    if not found:
        return base
    syllables = sum(_syllables(word.lower(), lang) for word in found)
    return base - per_word * len(found) / len(sentences(text)) - per_syllable * syllables / len(found)


@cache
def _hyphenation(lang: str) -> Pyphen:
    return Pyphen(lang=_FORMULAS[lang][0])


@cache
def _syllables(word: str, lang: str) -> int:
    return len(_hyphenation(lang).positions(word)) + 1

"""Sentences and words of a text, as the rules of style count them."""

import re

_END = re.compile(r"(?:[.?!…]+)[\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-Þ0-9]|['’][snt] [A-Z])")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,:/@&][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a number with a dot inside it does not end one."""
    parts, last = [], 0
    for end in _END.finditer(text):
        parts.append(text[last : end.end()].strip())
        last = end.end()
    return [part for part in [*parts, text[last:].strip()] if part]


def words(text: str) -> list[str]:
    """The words of a text; a number, a time or an address is one word."""
    return _WORD.findall(text)


def last_sentence_start(text: str) -> int:
    """Where the last sentence of a text begins."""
    ends = list(_END.finditer(text))
    return ends[-1].end() if ends else 0

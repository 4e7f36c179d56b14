"""Codes that people read and type: one alphabet without look-alikes, groups of four, a check character."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXY"
"""28 signs: no 0 O, 1 I L, 2 Z, 5 S or U V that a hurried reader could mistake for one another."""

_SIZE = len(ALPHABET)


def make_code(length: int) -> str:
    """A random code of `length` signs (about 4.8 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def make_checked_code(length: int) -> str:
    """A random code of `length` signs, the last of which is its check character."""
    return with_check(make_code(length - 1))


def with_check(body: str) -> str:
    """The code with its check character behind it."""
    return body + check_character(body)


def check_character(body: str) -> str:
    """The check character of ISO 7064, hybrid system MOD 29,28: it finds every single wrong sign and nearly every swap."""
    product = _SIZE
    for sign in body:
        product = (product + ALPHABET.index(sign)) % _SIZE or _SIZE
        product = product * 2 % (_SIZE + 1)
    return ALPHABET[(_SIZE + 1 - product) % _SIZE]


def normalize(typed: str) -> str:
    """What was meant by what was typed: small letters, spaces and dashes are forgiven."""
    return "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-–—‑.·_")


def is_code(code: str, length: int) -> bool:
    """Whether a normalized code has the right length and only signs of the alphabet."""
    return len(code) == length and all(sign in ALPHABET for sign in code)


def has_right_check(code: str) -> bool:
    """Whether the last sign of a normalized code is the check character of the rest."""
    return len(code) > 1 and is_code(code, len(code)) and with_check(code[:-1]) == code


def grouped(code: str) -> str:
    """The code as it is printed: two equal halves for eight signs, groups of three for six, otherwise groups of four."""
    size = 3 if len(code) == 6 else 4  # noqa: PLR2004  six signs read best as three and three
    return "-".join(code[start : start + size] for start in range(0, len(code), size))

"""Passwords and PINs: which are taken, how they are kept, how many are checked at a time."""

import re
import timeit
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from factories import KEYS
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.accounts import passwords
from learning.accounts.passwords import check_new_password, hash_password, hash_pin, is_easy_pin, is_password, is_pin, make_pin
from learning.errors import Invalid, TooSoon
from learning.keys import Keys

CHOSEN = re.findall(r"\b\d{6}\b", (Path(__file__).parent / "cases" / "pins.md").read_text(encoding="utf-8"))
ARGON2 = r"\$argon2id\$v=19\$m=19456,t=2,p=1\$"


@pytest.fixture(autouse=True)
def _hashed_as_promised(real_hasher: PasswordHasher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", real_hasher)


@pytest.mark.parametrize(
    "password",
    [
        "lepel tram wolk egel",
        "     spaties     tellen mee",
        "пароль из трёх слов",
        "🐘🦒🦓🐆🐊🦏🐃🦘🐫🦔🐇🐿",
        "a-b.c/d,e;f:g",
        "correct horse battery staple",
    ],
)
def test_any_signs_may_be_in_a_password(password: str) -> None:
    check_new_password(password, "Anja")
    assert is_password(password, hash_password(password))


def test_a_password_has_twelve_to_256_characters() -> None:
    check_new_password("abkoxrtyplqw", "Anja")
    check_new_password("lepel tram w" * 21 + "1234", "Anja")
    with pytest.raises(Invalid, match="at least 12"):
        check_new_password("abkoxrtyplq", "Anja")
    with pytest.raises(Invalid, match="at most 256"):
        check_new_password("x" * 257, "Anja")


@pytest.mark.parametrize(
    "password",
    [
        "wachtwoord123",
        "Wegwijs2026!!",
        "WELKOMWELKOM",
        "password1234",
        "qwertyuiopas",
        "123456789012",
        "aaaaaaaaaaaa",
        "anjaanjaanja",
        "AnjaWit2026!!",
        "abababababab",
        "bibliotheek1",
        "letmeinletmein",
        "iloveyou1234",
        "admin admin 1",
        "9876543210987",
    ],
)
def test_a_password_many_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid, match="Many people"):
        check_new_password(password, "Anja de Wit")


def test_a_password_is_kept_as_argon2id_with_salt() -> None:
    one, other = hash_password("lepel tram wolk egel"), hash_password("lepel tram wolk egel")
    assert re.match(ARGON2, one)
    assert one != other


def test_only_the_very_password_fits() -> None:
    kept = hash_password("lepel tram wolk egel")
    assert not is_password("Lepel tram wolk egel", kept)
    assert not is_password("", kept)
    assert not is_password("lepel tram wolk egel", None)
    assert not is_password("lepel tram wolk egel", "no hash at all")


def test_a_pin_is_kept_with_a_pepper_and_belongs_to_one_account() -> None:
    kept = hash_pin("482913", "LENA", KEYS)
    assert re.match(ARGON2, kept)
    assert is_pin("482913", "LENA", kept, KEYS)
    assert not is_pin("482914", "LENA", kept, KEYS)
    assert not is_pin("482913", "FOX", kept, KEYS)
    assert not is_pin("482913", "LENA", kept, Keys((b"other" * 8,)))
    assert not is_password("482913", kept)
    assert not is_pin("482913", "LENA", None, KEYS)


def test_a_pin_goes_on_working_after_the_secret_is_changed() -> None:
    kept = hash_pin("482913", "LENA", KEYS)
    assert is_pin("482913", "LENA", kept, Keys((b"new" * 11, *KEYS.secrets)))


@pytest.mark.parametrize("pin", CHOSEN)
def test_the_most_chosen_pins_are_never_made(pin: str) -> None:
    assert is_easy_pin(pin)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_runs_repeats_and_mirrors_are_easy(a: int, b: int, c: int) -> None:
    run = "".join(str((a + b * place) % 10) for place in range(6))
    for pin in (run, f"{a}{b}" * 3, f"{a}{b}{c}" * 2, f"{a}{b}{c}{c}{b}{a}"):
        assert is_easy_pin(pin), pin


@pytest.mark.parametrize("pin", ["010190", "311299", "250512", "199876", "201498"])
def test_dates_and_years_are_easy(pin: str) -> None:
    assert is_easy_pin(pin)


def test_a_made_pin_has_six_figures_and_is_never_easy() -> None:
    pins = [make_pin() for _ in range(2000)]
    assert all(re.fullmatch(r"\d{6}", pin) and not is_easy_pin(pin) for pin in pins)
    assert len(set(pins)) > 1900
    assert sum(not is_easy_pin(f"{number:06}") for number in range(0, 10**6, 97)) > 8000


def test_at_most_four_are_checked_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_WAIT", 0.01)
    taken = [passwords._slot() for _ in range(4)]
    for slot in taken:
        slot.__enter__()
    with pytest.raises(TooSoon) as refusal:
        hash_password("lepel tram wolk egel")
    assert refusal.value.wait == 5
    for slot in taken:
        slot.__exit__(None, None, None)
    assert hash_password("lepel tram wolk egel")


def test_a_name_that_is_not_there_takes_the_same_time() -> None:
    kept = hash_pin("482913", "LENA", KEYS)
    assert not is_pin("1", "", None, KEYS)
    known = min(timeit.repeat(lambda: is_pin("1", "LENA", kept, KEYS), number=1, repeat=5))
    unknown = min(timeit.repeat(lambda: is_pin("1", "", None, KEYS), number=1, repeat=5))
    assert 0.5 < unknown / known < 2

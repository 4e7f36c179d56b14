"""Codes that people read and type."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from learning.codes import ALPHABET, check_character, grouped, has_right_check, is_code, make_checked_code, make_code, normalize, with_check

bodies = st.text(ALPHABET, min_size=1, max_size=15)
quick = settings(deadline=None, max_examples=200)


def test_the_alphabet_has_no_sign_twice_and_none_that_looks_like_another() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 28
    assert not set("0O1IL") & set(ALPHABET)
    assert all(len(set(pair) & set(ALPHABET)) == 1 for pair in ("2Z", "5S", "UV"))


def test_a_code_has_the_length_asked_for_and_is_not_the_same_twice() -> None:
    codes = {make_code(12) for _ in range(50)}
    assert len(codes) == 50
    assert all(is_code(code, 12) for code in codes)


def test_a_checked_code_checks() -> None:
    codes = {make_checked_code(8) for _ in range(50)}
    assert len(codes) == 50
    assert all(is_code(code, 8) and has_right_check(code) for code in codes)


def test_codes_already_printed_go_on_checking() -> None:
    assert [check_character(body) for body in ("2", "Y", "7KQFM3X", "ABCDEFG")] == ["4", "6", "Q", "J"]


@quick
@given(bodies)
def test_one_check_character_fits_and_no_other(body: str) -> None:
    assert [sign for sign in ALPHABET if has_right_check(body + sign)] == [check_character(body)]


@quick
@given(bodies, st.data())
def test_one_wrong_sign_is_found_wherever_it_stands(body: str, data: st.DataObject) -> None:
    code = with_check(body)
    place = data.draw(st.integers(0, len(code) - 1))
    sign = data.draw(st.sampled_from(ALPHABET))
    assume(sign != code[place])
    assert not has_right_check(code[:place] + sign + code[place + 1 :])


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    codes = [with_check(one + other + rest) for one in ALPHABET for other in ALPHABET for rest in "2MY" if one != other]
    missed = [code for code in codes if has_right_check(code[1] + code[0] + code[2:])]
    assert len(missed) / len(codes) < 0.01


@quick
@given(bodies, st.lists(st.sampled_from([" ", "-", "–", "—", "‑", ".", "·", "_", "\u00a0", "\t"]), min_size=1))
def test_small_letters_spaces_and_dashes_are_forgiven(code: str, signs: list[str]) -> None:
    typed = "".join(f"{sign}{signs[place % len(signs)]}" for place, sign in enumerate(code.lower()))
    assert normalize(typed) == code


@quick
@given(bodies)
def test_what_is_printed_is_read_back(code: str) -> None:
    assert normalize(grouped(code)) == code


def test_a_code_is_grouped_as_people_read_it() -> None:
    assert grouped("ABCDEF") == "ABC-DEF"
    assert grouped("ABCDEFGH") == "ABCD-EFGH"
    assert grouped("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN"
    assert grouped("") == ""


@quick
@given(st.text(max_size=12))
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    assert isinstance(has_right_check(normalize(text)), bool)


def test_a_code_of_another_length_or_with_another_sign_is_none() -> None:
    assert is_code("ABCD", 4)
    assert not is_code("ABC", 4)
    assert not is_code("ABCO", 4)
    assert not is_code("abcd", 4)


def test_a_lone_check_character_is_no_code() -> None:
    assert not has_right_check("")
    assert not any(has_right_check(sign) for sign in ALPHABET)

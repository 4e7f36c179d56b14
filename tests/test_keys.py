"""The secret of an instance and the keys derived from it."""

import stat
from pathlib import Path

import pytest

from learning.keys import Keys, hashed, read_keys

OLD, NEW = b"o" * 32, b"n" * 32


def test_the_first_start_makes_a_secret_that_only_the_owner_can_read(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = read_keys(folder)
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600
    assert [len(secret) for secret in made.secrets] == [32]
    assert read_keys(folder) == made


def test_two_instances_have_two_secrets(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "one") != read_keys(tmp_path / "other")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_secret_that_others_can_reach_is_refused_with_the_remedy(tmp_path: Path, mode: int) -> None:
    read_keys(tmp_path)
    (tmp_path / "secret").chmod(mode)
    with pytest.raises(ValueError, match=r"chmod 600 .*secret"):
        read_keys(tmp_path)


@pytest.mark.parametrize("written", ["", "\n", "00\n", "not a secret\n", "é" * 64, f"{'6f' * 32}\n6f\n"])
def test_a_file_without_a_whole_secret_is_refused(tmp_path: Path, written: str) -> None:
    read_keys(tmp_path)
    (tmp_path / "secret").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match="does not hold the secret"):
        read_keys(tmp_path)


def test_after_a_change_of_secret_the_new_one_makes_and_the_old_one_still_reads(tmp_path: Path) -> None:
    read_keys(tmp_path)
    (tmp_path / "secret").write_text(f"{NEW.hex()}\n{OLD.hex()}\n", encoding="ascii")
    keys = read_keys(tmp_path)
    assert keys == Keys((NEW, OLD))
    assert keys.digest("pin", "1234") == Keys((NEW,)).digest("pin", "1234")
    assert Keys((OLD,)).digest("pin", "1234") in keys.digests("pin", "1234")


def test_each_purpose_and_each_text_has_its_own_digest() -> None:
    keys = Keys((NEW,))
    digests = {
        keys.digest(*parts)
        for parts in (("pin", "a"), ("let-in", "a"), ("pin", "b"), ("pin", "a", ""), ("pin",), ("pin", "a", "b"), ("pin", "ab"))
    }
    assert len(digests) == 7
    assert {len(digest) for digest in digests} == {32}


def test_what_was_kept_years_ago_is_still_recognised() -> None:
    assert Keys((OLD,)).digest("pin", "1234").hex() == "c8799d8918b90a393a6ee3358ff3550da449524ca5ce23b5c5346c1ead6685e1"


def test_a_long_secret_is_kept_as_its_sha_256() -> None:
    assert hashed("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

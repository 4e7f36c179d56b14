"""Who hosts the instance: host.toml."""

from pathlib import Path

import pytest

from learning.host import Host, read_host


def test_the_first_start_writes_a_file_that_explains_itself_and_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert read_host(folder) == Host()
    assert "Take the # away" in (folder / "host.toml").read_text(encoding="utf-8")
    assert read_host(folder) == Host()


def test_the_example_works_once_the_signs_are_taken_away(tmp_path: Path) -> None:
    read_host(tmp_path)
    path = tmp_path / "host.toml"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(line.removeprefix("# ") for line in lines if "=" in line or "[" in line), encoding="utf-8")
    host = read_host(tmp_path)
    assert (host.name, host.phone) == ("Bibliotheek De Brug", "012 345 67 89")
    assert host.hours["nl"].startswith("maandag")
    assert host.desk["en"].startswith("Library")


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "host.toml").write_text('name = "De Brug"\n', encoding="utf-8")
    assert read_host(tmp_path) == Host(name="De Brug")
    assert (tmp_path / "host.toml").read_text(encoding="utf-8") == 'name = "De Brug"\n'


def test_a_language_may_have_only_hours_or_only_a_desk(tmp_path: Path) -> None:
    (tmp_path / "host.toml").write_text('phone = 112\n[nl]\nhours = "altijd"\n[en]\ndesk = "here"\n', encoding="utf-8")
    assert read_host(tmp_path) == Host(phone="112", hours={"nl": "altijd"}, desk={"en": "here"})


@pytest.mark.parametrize("written", [b"name = De Brug\n", b'name = "\xff"\n'])
def test_a_file_that_cannot_be_read_is_named_with_the_remedy(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "host.toml").write_bytes(written)
    with pytest.raises(ValueError, match=r"host\.toml: .*Text stands between quotes"):
        read_host(tmp_path)

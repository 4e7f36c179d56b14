"""Settings from the environment."""

from pathlib import Path

import pytest

from learning import paths
from learning.settings import Settings, read_settings


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert settings.data == Path("data")
    assert settings.lessons == paths.LESSONS
    assert settings.extra_lessons is None
    assert not settings.is_public


def test_the_database_lies_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    assert Settings(data=tmp_path).database == f"sqlite:///{tmp_path / 'wegwijs.db'}"
    assert Settings(data=Path("data")).database == f"sqlite:///{Path.cwd() / 'data' / 'wegwijs.db'}"
    assert Settings(database_url="postgresql+psycopg://db/wegwijs").database == "postgresql+psycopg://db/wegwijs"


def test_every_setting_is_read(tmp_path: Path) -> None:
    environ = {
        "WEGWIJS_DATA": "/srv/wegwijs",
        "WEGWIJS_DATABASE_URL": "postgresql+psycopg://db/wegwijs",
        "WEGWIJS_READ_DATABASE_URL": "postgresql+psycopg://copy/wegwijs",
        "WEGWIJS_LESSONS": str(tmp_path),
        "WEGWIJS_PUBLIC_URL": "https://wegwijs.example/",
        "WEGWIJS_TRUSTED_PROXIES": "2",
    }
    assert read_settings(environ) == Settings(
        data=Path("/srv/wegwijs"),
        database_url="postgresql+psycopg://db/wegwijs",
        read_database_url="postgresql+psycopg://copy/wegwijs",
        extra_lessons=tmp_path,
        public_url="https://wegwijs.example",
        trusted_proxies=2,
    )


def test_only_an_https_address_is_public() -> None:
    assert Settings(public_url="https://wegwijs.example").is_public
    assert not Settings(public_url="http://wegwijs.example").is_public


@pytest.mark.parametrize("typed", ["one", "-1", "1.5", "", "²"])
def test_proxies_are_a_number(typed: str) -> None:
    with pytest.raises(ValueError, match=r"WEGWIJS_TRUSTED_PROXIES is .* for example 1"):
        read_settings({"WEGWIJS_TRUSTED_PROXIES": typed})


def test_extra_lessons_are_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"WEGWIJS_LESSONS is .* not a folder"):
        read_settings({"WEGWIJS_LESSONS": str(tmp_path / "nowhere")})

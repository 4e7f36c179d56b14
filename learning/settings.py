"""Settings, read from the environment; every one has a safe default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from learning import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this instance runs."""

    data: Path = field(default_factory=lambda: Path("data"))
    """Folder for database, secret, host.toml and uploads (`WEGWIJS_DATA`)."""
    database_url: str = ""
    """`sqlite:///…` or `postgresql+psycopg://…` (`WEGWIJS_DATABASE_URL`); empty: `wegwijs.db` in the data folder."""
    read_database_url: str = ""
    """A read replica, if there is one (`WEGWIJS_READ_DATABASE_URL`)."""
    extra_lessons: Path | None = None
    """A second folder of modules beside the built-in ones (`WEGWIJS_LESSONS`)."""
    public_url: str = ""
    """The address people use, `https://…` behind a proxy with a certificate (`WEGWIJS_PUBLIC_URL`)."""
    trusted_proxies: int = 0
    """How many proxies stand in front (`WEGWIJS_TRUSTED_PROXIES`)."""
    lessons: Path = paths.LESSONS
    """The folder of the built-in lessons; tests point it elsewhere."""

    @property
    def database(self) -> str:
        """The database address with its default filled in."""
        return self.database_url or f"sqlite:///{(self.data / 'wegwijs.db').resolve()}"

    @property
    def is_public(self) -> bool:
        """Whether people come through an https address."""
        return self.public_url.startswith("https://")


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables.

    Raises:
        ValueError: a value cannot be used; the message says what to write instead.
    """
    extra = environ.get("WEGWIJS_LESSONS", "")
    if extra and not Path(extra).is_dir():
        raise ValueError(f"WEGWIJS_LESSONS is '{extra}', but that is not a folder. Give the folder that holds the modules.")
    proxies = environ.get("WEGWIJS_TRUSTED_PROXIES", "0")
    if not proxies.isdecimal():
        raise ValueError(f"WEGWIJS_TRUSTED_PROXIES is '{proxies}'. Give the number of proxies in front, for example 1.")
    return Settings(
        data=Path(environ.get("WEGWIJS_DATA", "data")),
        database_url=environ.get("WEGWIJS_DATABASE_URL", ""),
        read_database_url=environ.get("WEGWIJS_READ_DATABASE_URL", ""),
        extra_lessons=Path(extra) if extra else None,
        public_url=environ.get("WEGWIJS_PUBLIC_URL", "").rstrip("/"),
        trusted_proxies=int(proxies),
    )

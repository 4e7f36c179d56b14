"""Bring a database up to date, step by step (Alembic)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, target: str = "head") -> None:
    """Run every step up to `target` in one transaction; nothing is done when the database is there already."""
    if target == "head" and is_current(engine):
        return
    with engine.begin() as connection:
        command.upgrade(_config(connection), target)


def go_back(engine: Engine, target: str) -> None:
    """Undo steps down to `target` (`base` is before the first)."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), target)


def is_current(engine: Engine) -> bool:
    """Whether the tables are those of this version."""
    head = ScriptDirectory(str(_FOLDER)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def steps() -> list[str]:
    """The names of the steps, the first one first."""
    return [script.revision for script in reversed(list(ScriptDirectory(str(_FOLDER)).walk_revisions()))]


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config

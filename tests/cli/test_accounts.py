"""`wegwijs account`: teachers and administrators from the command line."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from factories import NOON, make_teacher
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts import onetime, sessions
from learning.accounts.accounts import find_staff
from learning.accounts.models import Account, Audit, OneTimeSecret, Role
from learning.keys import hashed
from learning.store.engine import Store, open_store

Run = Callable[..., Result]


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Iterator[Store]:
    """The database the command works on, with Ada who manages and Tove who teaches."""
    assert run("account", "list").exit_code == 0
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'wegwijs.db'}")
    with store.writing() as session:
        make_teacher(session, "Ada", Role.ADMIN)
        make_teacher(session, "Tove")
        session.commit()
    yield store
    store.close()


@pytest.mark.usefixtures("kept")
def test_the_data_folder_is_for_one_user(tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def logged(session: Session) -> list[tuple[str, int | None]]:
    return [(line.action, line.actor_id) for line in session.scalars(select(Audit).order_by(Audit.id))]


@pytest.mark.parametrize(("words", "role"), [([], Role.TEACHER), (["--admin"], Role.ADMIN)])
def test_a_link_for_a_new_account_works_for_a_week(run: Run, kept: Store, words: list[str], role: Role) -> None:
    result = run("account", "add", *words)
    address, _, secret = result.output.strip().rpartition("/")
    assert (result.exit_code, address) == (0, "http://127.0.0.1:8000/nl/setup")
    with kept.reading() as session:
        row = session.get_one(OneTimeSecret, hashed(secret))
        assert (row.role, row.account_id) == (role, None)
        assert logged(session) == [("invited", None)]


def test_a_link_begins_with_the_address_people_use(run: Run, kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("account", "add", "--address", "http://192.168.1.5:8000").output.startswith("http://192.168.1.5:8000/nl/setup/")
    monkeypatch.setenv("WEGWIJS_PUBLIC_URL", "https://leren.example/")
    assert run("account", "add").output.startswith("https://leren.example/nl/setup/")
    assert kept


def test_everybody_is_listed_with_role_and_state(run: Run, kept: Store) -> None:
    lines = run("account", "list").output.splitlines()
    assert [line.split() for line in lines] == [["Ada", "admin", "open", "2026-11-25"], ["Tove", "teacher", "open", "2026-11-25"]]
    rows = json.loads(run("account", "list", "--json").output)
    assert rows[1] == {"name": "Tove", "role": "teacher", "open": True, "last seen": "2026-11-25"}
    assert kept


def test_an_empty_instance_has_an_empty_list(run: Run) -> None:
    assert run("account", "list").output == ""
    assert json.loads(run("account", "list", "--json").output) == []


def test_a_closed_account_lets_nobody_in_and_its_sessions_end(run: Run, kept: Store) -> None:
    with kept.writing() as session:
        tove = find_staff(session, "Tove")
        assert tove
        token = sessions.open_session(session, tove, how="password", is_shared=True, at=NOON)
        session.commit()
    assert run("account", "disable", " tove ").output == "Tove is closed.\n"
    with kept.reading() as session:
        assert sessions.find_visit(session, token, at=NOON) is None
        assert logged(session) == [("closed", None)]
    assert "closed" in run("account", "list").output


def test_the_last_administrator_is_not_closed(run: Run, kept: Store) -> None:
    result = run("account", "disable", "Ada")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "only administrator" in result.stderr
    with kept.reading() as session:
        assert logged(session) == []


def test_a_reset_opens_a_closed_account_with_a_link(run: Run, kept: Store) -> None:
    run("account", "disable", "Tove")
    secret = run("account", "reset", "Tove").output.strip().rpartition("/")[2]
    with kept.reading() as session:
        row = onetime.get_setup(session, secret, at=session.scalars(select(OneTimeSecret.until)).one())
        owner = session.get_one(Account, row.account_id)
        assert (owner.name, owner.is_active, row.role) == ("Tove", True, "teacher")
        assert logged(session) == [("closed", None), ("password-link", None)]


@pytest.mark.parametrize("command", ["disable", "reset"])
def test_a_name_that_is_not_there_is_explained_with_one_that_is_near(run: Run, kept: Store, command: str) -> None:
    result = run("account", command, "Tova")
    assert result.exit_code == 1
    assert "there is no 'Tova'" in result.stderr
    assert "Tove" in result.stderr
    assert kept

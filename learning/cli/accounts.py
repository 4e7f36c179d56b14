"""`wegwijs account`: teachers and administrators from the command line."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from learning.accounts import audit, onetime
from learning.accounts.accounts import close, find_staff, staff
from learning.accounts.models import Account, Role
from learning.accounts.sessions import end_all
from learning.errors import Invalid
from learning.markup.problems import near
from learning.settings import read_settings
from learning.store.engine import open_store
from learning.store.migrate import migrate


@click.group()
def account() -> None:
    """Add, list, disable and reset teachers and administrators.

    \b
    A link for a new teacher:              wegwijs account add
    A link for a new administrator:        wegwijs account add --admin
    Who is there:                          wegwijs account list
    Let somebody in no more:               wegwijs account disable "Anja"
    A link for a new password:             wegwijs account reset "Anja"
    """


@account.command()
@click.option("--admin", is_flag=True, help="An administrator instead of a teacher.")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Where the site runs.")
def add(address: str, *, admin: bool) -> None:
    """Print a link with which somebody sets a name and a password; it works once, for a week."""
    with _session() as session:
        secret = onetime.make_setup_link(session, role=Role.ADMIN if admin else Role.TEACHER, span=onetime.INVITED, at=_now())
        audit.note(session, "invited", at=_now(), actor_id=None)
        session.commit()
    click.echo(f"{_public(address)}/nl/setup/{secret}")


@account.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a list a program can read.")
def list_accounts(*, as_json: bool) -> None:
    """Print every teacher and administrator."""
    with _session() as session:
        rows = [
            {"name": one.name, "role": one.role, "open": one.is_active, "last seen": one.seen_at.date().isoformat()}
            for one in staff(session)
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['name']:32} {row['role']:10} {'open' if row['open'] else 'closed':8} {row['last seen']}")


@account.command()
@click.argument("name")
def disable(name: str) -> None:
    """Let NAME in no more; sessions end at once."""
    with _session() as session:
        found = _find(session, name)
        try:
            close(session, found)
        except Invalid as refusal:
            raise click.ClickException(str(refusal)) from refusal
        end_all(session, found)
        audit.note(session, "closed", at=_now(), actor_id=None, subject_id=found.id)
        session.commit()
    click.echo(f"{found.name} is closed.")


@account.command()
@click.argument("name")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Where the site runs.")
def reset(name: str, address: str) -> None:
    """Print a link with which NAME sets a new password; a closed account opens again."""
    with _session() as session:
        found = _find(session, name)
        found.is_active = True
        secret = onetime.make_setup_link(session, role=Role(found.role), span=onetime.INVITED, at=_now(), account=found)
        audit.note(session, "password-link", at=_now(), actor_id=None, subject_id=found.id)
        session.commit()
    click.echo(f"{_public(address)}/nl/setup/{secret}")


def _find(session: Session, name: str) -> Account:
    found = find_staff(session, name)
    if found is None:
        known = [one.name or "" for one in staff(session)]
        click.echo(f"wegwijs: there is no '{name}'; {near(name, known)}", err=True)
        sys.exit(1)
    return found


@contextmanager
def _session() -> Iterator[Session]:
    settings = read_settings(os.environ)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = open_store(settings.database)
    try:
        migrate(store.write)
        with store.writing() as session:
            yield session
    finally:
        store.close()


def _public(address: str) -> str:
    return read_settings(os.environ).public_url or address


def _now() -> datetime:
    return datetime.now(UTC)

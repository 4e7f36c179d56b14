"""The made-up data of the demo: a class that looks like one."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOON
from sqlalchemy import func, select

from learning.accounts.accounts import find_staff, has_admin
from learning.accounts.signin import Source, check_password, check_pin
from learning.app import create_app
from learning.classrooms.classrooms import find_by_code, taught_by
from learning.classrooms.dashboard import dashboard
from learning.classrooms.members import find_by_name, members_of
from learning.cli.demo_data import fill
from learning.content.library import Library
from learning.progress.mastery import State
from learning.progress.models import Attempt, Way
from learning.settings import Settings

HERE = Source(address="127.0.0.1/32")


def test_the_demo_holds_a_class_of_24_with_three_weeks_of_work(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    app = create_app(Settings(data=tmp_path), clock=lambda: NOON, library=library)
    fill(app, "http://127.0.0.1:8000")
    shown = capsys.readouterr().out
    site = app.extensions["wegwijs"]
    with site.store.writing() as session:
        anja = find_staff(session, "Anja")
        assert anja
        assert has_admin(session)
        password = re.search(r"password (.+)", shown)
        assert password
        assert check_password(session, anja, "Anja", password[1].strip(), HERE, site.keys, at=NOON)
        code, name, pin = re.findall(r"class code (\S+) +name (\w+) +PIN (\d+)", shown)[0]
        classroom = find_by_code(session, code)
        assert classroom
        assert taught_by(session, anja) == [classroom]
        assert check_pin(session, find_by_name(session, classroom, name), classroom.key, pin, HERE, site.keys, at=NOON)
        assert len(members_of(session, classroom)) == 24
        seen = dashboard(session, classroom, library)
        states = {cell.state for table in seen.tables for row in table.rows for cell in row.cells}
        assert states == set(State)
        assert seen.calls
        assert set(session.scalars(select(Attempt.way).distinct())) == {Way.SCREEN, Way.PAPER}
        first, last = session.execute(select(func.min(Attempt.at), func.max(Attempt.at))).one()
        assert NOON - timedelta(days=22) < first < last <= NOON
    site.store.close()

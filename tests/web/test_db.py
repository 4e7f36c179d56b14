"""The database session of a request: made when asked for, reading for a look, closed in the end."""

import pytest
from flask import g
from people import Cast
from sqlalchemy import text

from learning.accounts.models import Account
from learning.web.db import db


@pytest.mark.parametrize(("method", "writes"), [("GET", False), ("HEAD", False), ("OPTIONS", False), ("POST", True), ("DELETE", True)])
def test_only_a_request_that_may_change_something_gets_the_way_that_writes(people: Cast, method: str, writes: bool) -> None:  # noqa: FBT001  a case
    with people.app.test_request_context("/en/", method=method):
        assert db().get_bind() is (people.site.store.write if writes else people.site.store.read)
        assert db() is db()


def test_none_is_made_when_nobody_asks(people: Cast) -> None:
    with people.app.test_request_context("/en/"):
        assert "db" not in g


def test_what_was_not_committed_is_gone_and_the_next_may_write(people: Cast) -> None:
    for _ in range(2):
        with people.app.test_request_context("/en/", method="POST"):
            db().get_one(Account, people.lena.account.id).name = "Somebody else"
            db().flush()
    with people.site.store.writing() as session:
        assert session.get_one(Account, people.lena.account.id).name == "Lena"
        assert session.scalar(text("SELECT 1")) == 1

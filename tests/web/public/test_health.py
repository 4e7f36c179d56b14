"""Alive, and ready: the second asks the database."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from learning.web.site import Site


def test_alive_touches_nothing(visitor: FlaskClient) -> None:
    assert visitor.get("/healthz").data == b"ok\n"


def test_ready_when_the_tables_are_those_of_this_version(visitor: FlaskClient) -> None:
    assert (visitor.get("/readyz").status_code, visitor.get("/readyz").data) == (200, b"ready\n")


def test_not_ready_when_the_tables_are_of_another_version(app: Flask) -> None:
    site: Site = app.extensions["wegwijs"]
    with site.store.write.begin() as connection:
        kept = connection.scalar(text("SELECT version_num FROM alembic_version"))
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    answer = app.test_client().get("/readyz")
    with site.store.write.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :kept"), {"kept": kept})
    assert (answer.status_code, answer.data) == (503, b"not ready\n")
    assert app.test_client().get("/readyz").status_code == 200

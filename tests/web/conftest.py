"""Browsers of the cast, and how many rows there are."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from people import Cast
from sqlalchemy import ColumnElement, func, select

from learning.store.base import Base

Count = Callable[..., int]


@pytest.fixture
def visitor(people: Cast) -> FlaskClient:
    """The browser of nobody in particular."""
    return people.client()


@pytest.fixture
def lena(people: Cast) -> FlaskClient:
    """Lena's browser."""
    return people.client(people.lena.account)


@pytest.fixture
def tove(people: Cast) -> FlaskClient:
    """The browser of Lena's teacher."""
    return people.client(people.tove)


@pytest.fixture
def ada(people: Cast) -> FlaskClient:
    """The browser of the administrator."""
    return people.client(people.ada)


@pytest.fixture
def count(people: Cast) -> Count:
    """How many rows of a table there are, if wished only those that are as said."""

    def counted(table: type[Base], *conditions: ColumnElement[bool] | Any) -> int:
        with people.site.store.reading() as session:
            return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

    return counted

"""The printed sheets that are read, printed once."""

import pytest

from tests.paper.scan.printing import PrintedPage, stack


@pytest.fixture(scope="session")
def page() -> PrintedPage:
    """A page with a code and every sort of row."""
    return next(one for one in stack() if one.code and {row.kind for row in one.rows} == {"single", "multi", "match", "line"})


@pytest.fixture(scope="session")
def second_page() -> PrintedPage:
    """The second page of a sheet with a code."""
    return next(one for one in stack() if one.code and one.number > 1)

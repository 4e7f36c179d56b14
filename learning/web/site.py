"""What every request may ask of the running site: library, store, keys, host, clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from flask import current_app

from learning.content.library import Library
from learning.host import Host
from learning.i18n import ZONE
from learning.keys import Keys
from learning.settings import Settings
from learning.store.engine import Store
from learning.web.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The parts that are joined once, when the app is made."""

    settings: Settings
    library: Library
    store: Store
    keys: Keys
    host: Host
    clock: Callable[[], datetime]
    address: str
    """What people type to reach it, without a slash at the end."""
    desk: Desk
    """Where photos of answer sheets are read."""
    is_lan: bool
    """Plain HTTP for the room: pages for staff answer on this computer only."""


def site() -> Site:
    """The site that answers this request."""
    return cast("Site", current_app.extensions["wegwijs"])


def now() -> datetime:
    """The time of this moment, in UTC."""
    return site().clock()


def today() -> date:
    """The day on the calendar of the learners: an hour or two after midnight it is still yesterday in UTC."""
    return now().astimezone(ZONE).date()

"""The cookies, all of them: `session`, `device`, `settings`, and two that live for minutes, `card` and `parked`."""

import hmac
from datetime import timedelta

from flask import Request
from werkzeug.wrappers import Response

from learning.accounts.models import Account
from learning.codes import make_code
from learning.keys import Keys
from learning.web.site import site

SESSION = "session"
DEVICE = "device"
SETTINGS = "settings"
CARD = "card"
PARKED = "parked"

DEVICE_SPAN = timedelta(days=90)
SETTINGS_SPAN = timedelta(days=365)
_DEVICES = 12
"""Accounts a shared device remembers; the oldest makes room."""


def name_of(cookie: str) -> str:
    """The name as it is sent: with the `__Host-` prefix where there is a certificate."""
    return f"__Host-{cookie}" if site().settings.is_public else cookie


def get(request: Request, cookie: str) -> str:
    """The value of a cookie, empty if there is none."""
    return request.cookies.get(name_of(cookie), "")


def put(response: Response, cookie: str, value: str, span: timedelta | None = None) -> None:
    """Set a cookie; without a span it goes when the browser closes."""
    response.set_cookie(
        name_of(cookie),
        value,
        max_age=int(span.total_seconds()) if span else None,
        secure=site().settings.is_public,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def drop(response: Response, cookie: str) -> None:
    """Take a cookie away."""
    response.delete_cookie(name_of(cookie), path="/", secure=site().settings.is_public, httponly=True, samesite="Lax")


def device_of(request: Request, account: Account | None, keys: Keys) -> str:
    """The random name under which this device is known to an account, empty if it is not."""
    if account is None:
        return ""
    for part in get(request, DEVICE).split("."):
        name, _, signature = part.partition("-")
        if signature and hmac.compare_digest(signature.encode(), _signature(name, account, keys).encode()):
            return name
    return ""


def remember_device(request: Request, response: Response, account: Account, keys: Keys) -> None:
    """After a right PIN: this device is known to the account from now on."""
    if device_of(request, account, keys):
        return
    name = make_code(10)
    parts = [part for part in get(request, DEVICE).split(".") if part][-_DEVICES + 1 :]
    put(response, DEVICE, ".".join([*parts, f"{name}-{_signature(name, account, keys)}"]), DEVICE_SPAN)


def _signature(name: str, account: Account, keys: Keys) -> str:
    return keys.digest("device", account.key, name).hex()[:32]

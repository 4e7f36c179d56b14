"""Who may open which page: every view names a policy, and one without is denied."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from flask import Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.accounts.accounts import has_admin
from learning.errors import NotFound
from learning.web.db import db
from learning.web.login import is_admin, is_staff, visit
from learning.web.site import site

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
_LOOPBACK = {"127.0.0.1", "::1"}


class Policy(Enum):
    """For whom a view is."""

    OPEN = "open"
    """Everybody, with or without an account."""
    SIGNED_IN = "signed-in"
    """Whoever has an open session, with a name or without."""
    STAFF = "staff"
    """Teachers and administrators."""
    ADMIN = "admin"
    """Administrators."""
    SETUP = "setup"
    """Whoever holds a one-time link, on a computer where staff may work."""


def for_(policy: Policy) -> Callable[[View], View]:
    """Name the policy of a view."""

    def named(view: View) -> View:
        view.policy = policy  # type: ignore[attr-defined]
        return view

    return named


def policy_of(endpoint: str) -> Policy | None:
    """The policy of an endpoint, if it names one."""
    return getattr(current_app.view_functions.get(endpoint), "policy", None)


def guard_requests(app: Flask) -> None:
    """Ask the policy before any view runs."""

    @app.before_request
    def _guard() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        policy = policy_of(request.endpoint)
        if policy is None:
            raise NotFound
        if policy in {Policy.STAFF, Policy.ADMIN, Policy.SETUP} and not _is_place_for_staff():
            return _render("errors/staff_elsewhere.html"), 403
        if policy in {Policy.STAFF, Policy.ADMIN}:
            return _guard_staff(policy)
        if policy is Policy.SIGNED_IN and visit() is None:
            return redirect(url_for("public.signin", next=_here()), 303)
        return None


def _guard_staff(policy: Policy) -> ResponseReturnValue | None:
    if not has_admin(db()):
        return _render("errors/not_set_up.html"), 503
    if visit() is None:
        return redirect(url_for("public.signin_staff", next=_here()), 303)
    if not is_staff() or (policy is Policy.ADMIN and not is_admin()):
        raise NotFound
    return None


def _is_place_for_staff() -> bool:
    """In the room's network pages for staff answer on this computer only: there is no certificate that keeps a password secret."""
    return not site().is_lan or request.remote_addr in _LOOPBACK


def _here() -> str:
    """Where to go on after signing in: only pages that were asked for with GET."""
    return request.full_path.rstrip("?") if request.method == "GET" else ""


def _render(template: str) -> str:
    from learning.web.pages import render

    return render(template)

"""Refuse posts from other sites by what browsers say of themselves; no tokens, so nothing expires while somebody thinks."""

from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from learning.accounts.sessions import find_visit
from learning.web import cookies
from learning.web.site import now, site

_SAFE = {"GET", "HEAD", "OPTIONS"}
MAX_FIELDS = 1000
LARGE = {"teacher.photos": 250_000_000}
"""Pages that take more than others, in bytes, from teachers only: a set of photos."""


def check_posts(app: Flask) -> None:
    """Check where each post comes from, how many fields it has, and that it came to a name of ours.

    The sign NUL is refused everywhere: no keyboard makes it, and PostgreSQL cannot keep it.
    """

    @app.before_request
    def _check() -> ResponseReturnValue | None:
        if not is_our_host(request.host) or "\0" in request.path or _has_nul(request.args):
            abort(400)
        if request.method in _SAFE:
            return None
        verdict = comes_from_here()
        if verdict is None:
            from learning.web.parked import offer_again

            return offer_again()
        if not verdict:
            abort(403)
        _check_fields()
        return None


def _check_fields() -> None:
    """Refuse the sign NUL and too large forms; of a page that takes much nothing is read before a teacher is known to send it."""
    if request.endpoint in LARGE:
        if not _is_from_staff():
            return  # the guard refuses it
        if request.mimetype == "multipart/form-data":
            request.max_content_length = LARGE[request.endpoint]
    if _has_nul(request.form):
        abort(400)
    if _is_too_much():
        abort(413)


def _has_nul(fields: MultiDict[str, str]) -> bool:
    return any("\0" in text for field in fields.items(multi=True) for text in field)


def _is_from_staff() -> bool:
    """Whether a teacher or administrator asks, looked up apart: the session of a request that writes would keep all others waiting."""
    token = cookies.get(request, cookies.SESSION)
    if not token:
        return False
    with site().store.reading() as session:
        found = find_visit(session, token, at=now())
        return found is not None and found.account.is_staff


def _is_too_much() -> bool:
    """Whether a form has too many fields or too much text: the parser counts those of forms with files only."""
    fields = list(request.form.items(multi=True))
    size = sum(len(name) + len(value) for name, value in fields)
    return len(fields) > MAX_FIELDS or size > (request.max_form_memory_size or size)


def comes_from_here() -> bool | None:
    """Whether a post comes from a page of this site; `None` if the browser says nothing at all.

    `Sec-Fetch-Site` is sent over HTTPS and on loopback only; in the room's network `Origin` decides, for old browsers `Referer`.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    origin = request.headers.get("Origin")
    if origin is not None:
        return _host_of(origin) == request.host
    referer = request.headers.get("Referer")
    return None if referer is None else _host_of(referer) == request.host


def is_our_host(host: str) -> bool:
    """Whether a host name is one this site answers to: its public name, or in the room its number or this computer."""
    if site().settings.is_public:
        return host == urlsplit(site().settings.public_url).netloc
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    own = urlsplit(site().address).hostname or ""
    return name in {"localhost", own} or _is_number(name)


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _is_number(name: str) -> bool:
    """Whether a host is written as a number: no other site can give itself such a name."""
    if name.startswith("[") and name.endswith("]"):
        return True
    parts = name.split(".")
    return len(parts) == 4 and all(part.isdigit() for part in parts)  # noqa: PLR2004  IPv4

"""What goes with every response: the security headers, compression, and how long it may be kept."""

import gzip

from flask import Flask, Response, request

from learning.web import cookies
from learning.web.site import site
from learning.web.styles import style_hashes

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' {styles}; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
_PERMISSIONS = "camera=(self), accelerometer=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
_LEAST = 400
"""Bytes below which compressing gains nothing."""
_PERSONAL = (cookies.SESSION, cookies.CARD, cookies.PARKED)
"""Cookies that open something of one person, so that a page may hold a name."""
_TEXT = ("text/", "application/json", "image/svg+xml", "application/javascript")


def add_headers(app: Flask) -> None:
    """Add the headers to every response, errors and redirects too."""

    @app.after_request
    def _finish(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", _POLICY.format(styles=style_hashes()))
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = _PERMISSIONS
        if site().settings.is_public:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        _set_cache(response)
        _compress(response)
        return response


def _set_cache(response: Response) -> None:
    """Nothing with a person in it is kept; what is the same for everybody is asked for again with its name (ETag)."""
    if "Cache-Control" in response.headers:
        return
    is_personal = any(cookies.get(request, one) for one in _PERSONAL) or "Set-Cookie" in response.headers
    if request.method not in {"GET", "HEAD"} or response.status_code != 200 or is_personal or response.direct_passthrough:  # noqa: PLR2004
        response.headers["Cache-Control"] = "no-store"
        return
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    response.add_etag()
    response.make_conditional(request)


def _compress(response: Response) -> None:
    """Compress text for whoever accepts it."""
    fits = response.content_type.startswith(_TEXT) and not response.direct_passthrough and "Content-Encoding" not in response.headers
    if not fits or "gzip" not in request.headers.get("Accept-Encoding", "") or response.status_code == 304:  # noqa: PLR2004
        return
    body = response.get_data()
    if len(body) < _LEAST:
        return
    response.set_data(gzip.compress(body, 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")

"""Join the parts: the only place where they meet."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask, g, request
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.middleware.proxy_fix import ProxyFix

from learning.content.library import Library, load_library
from learning.host import read_host
from learning.keys import read_keys
from learning.settings import Settings
from learning.store.engine import open_store
from learning.store.migrate import migrate
from learning.web import admin, learner, public, teacher
from learning.web.access import guard_requests
from learning.web.csrf import check_posts
from learning.web.db import close_after_requests
from learning.web.desk import Desk
from learning.web.errors import show_errors
from learning.web.headers import add_headers
from learning.web.log import log_requests
from learning.web.login import bind_login
from learning.web.site import Site

MAX_BODY = 2 * 1024 * 1024
MAX_TEXT = 100 * 1024


def create_app(
    settings: Settings,
    *,
    address: str = "http://127.0.0.1:8000",
    is_lan: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    library: Library | None = None,
) -> Flask:
    """The site, ready to serve: tables made or brought up to date, lessons loaded.

    Raises:
        ValueError: a setting or file cannot be used; the message says what to do.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = open_store(settings.database, settings.read_database_url)
    migrate(store.write)
    app = Flask("wegwijs", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_TEXT, MAX_FORM_PARTS=1000)
    library = library or load_library(settings.lessons, settings.extra_lessons)
    app.extensions["wegwijs"] = Site(
        settings=settings,
        library=library,
        store=store,
        keys=read_keys(settings.data),
        host=read_host(settings.data),
        clock=clock,
        desk=Desk(settings.data / "uploads", store, library),
        address=settings.public_url or address,
        is_lan=is_lan and not settings.is_public,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    log_requests(app)
    speak_languages(app)
    check_posts(app)
    bind_login(app)
    guard_requests(app)
    show_errors(app)
    add_headers(app)
    close_after_requests(app)
    for blueprint in (public.root, public.bp, learner.bp, teacher.bp, admin.bp):
        app.register_blueprint(blueprint)
    return app


def speak_languages(app: Flask) -> None:
    """Take the language from the address, and put it into every address made."""
    languages = app.extensions["wegwijs"].library.languages

    @app.url_value_preprocessor
    def _read(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        lang = (values or {}).get("lang")
        if lang is not None:
            if lang not in languages:
                raise NoSuchPage
            g.lang, g.in_language = lang, True

    @app.url_defaults
    def _write(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = g.get("lang") or request.accept_languages.best_match(list(languages)) or next(iter(languages))


logging.getLogger("wegwijs").addHandler(logging.NullHandler())

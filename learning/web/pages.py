"""Draw a page: its own words, and what stands on every page."""

from typing import Any

from flask import g, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from learning.accounts.sessions import Visit
from learning.i18n import interface
from learning.web import reading, ways
from learning.web.drawing import drawing
from learning.web.login import visit
from learning.web.site import site
from learning.web.styles import style


def render(template: str, /, *, sheet: str = "core", nobody: bool = False, **context: Any) -> str:
    """The page of a template in the language of the request; `sheet` names its style, `nobody` asks for no account."""
    here = None if nobody else _who()
    lang = language()
    page = drawing(lang).get_template(template)
    account = here.account if here else None
    return page.render(
        {
            "style": style(sheet),
            "direction": site().library.languages[lang].direction,
            "reading": reading.read(request),
            "languages": _other_languages(lang),
            "here": request.endpoint or "",
            "account": account,
            "is_shared": here.session.is_shared if here else False,
            "help": ways.find_help(lang),
            "host": site().host,
            "ways": context.pop("ways", None) or ways.anywhere(),
            **context,
        }
    )


def _who() -> Visit | None:
    """Who asks; nobody while the database cannot be reached: lessons come from files and go on."""
    try:
        return visit()
    except SQLAlchemyError:
        return None


def language() -> str:
    """The language of the request: of its address, even if no page is there; elsewhere the browser's, or Dutch."""
    known = list(site().library.languages)
    first = request.path.split("/")[1]
    chosen = g.get("lang") or (first if first in known else request.accept_languages.best_match(known) or known[0])
    g.lang = chosen
    return str(chosen)


def _other_languages(lang: str) -> list[tuple[str, str, str]]:
    """The same page in the other languages: code, own name, address."""
    found = []
    for code, language_ in site().library.languages.items():
        if code == lang:
            continue
        address = url_for("public.home", lang=code)
        if request.endpoint and request.method == "GET" and g.get("in_language"):
            address = url_for(request.endpoint, **{**(request.view_args or {}), "lang": code})
        found.append((code, language_.name, address))
    return found


def say(message: str, /, **values: Any) -> str:
    """A message in the language of the request."""
    return interface(language()).text(message, **values)

"""The one way to templates: a Jinja environment per language, its words bound once."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from learning import paths
from learning.i18n import interface


@cache
def environment(lang: str) -> Environment:
    """The templates in a language: `_` and `ngettext` speak it, `day`, `time` and `say` are filters."""
    env = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = interface(lang)
    env.globals.update(lang=lang, _=words.text, gettext=words.text, ngettext=_plural(lang), linked=_linked(lang))
    env.filters.update(
        day=words.day,
        weekday=words.weekday,
        clock=words.time,
        say=words.say,
        listed=words.listed,
    )
    return env


def _plural(lang: str) -> Any:
    words = interface(lang)

    def ngettext(one: str, many: str, n: int, /, **values: Any) -> str:
        return words.plural(one, many, n, **values)

    return ngettext


def _linked(lang: str) -> Any:
    words = interface(lang)

    def linked(message: str, /, **links: str) -> Markup:
        """A sentence with links in it: `%(name)s` becomes the link given, already HTML."""
        return Markup(words.text(message)) % links  # noqa: S704  our own words; what is not Markup is escaped

    return linked

"""Reading settings: text size, contrast, dark or light, easier letters, kept in a cookie without an account."""

from collections.abc import Mapping

from flask import Request

from learning.i18n import N_
from learning.web import cookies

CHOICES: Mapping[str, Mapping[str, str]] = {
    "size": {"": N_("Normal"), "l": N_("Larger"), "xl": N_("Largest")},
    "contrast": {"": N_("As on this device"), "more": N_("More contrast")},
    "theme": {"": N_("As on this device"), "light": N_("Light"), "dark": N_("Dark")},
    "letters": {"": N_("Normal"), "easy": N_("Easier letters: wider, with more space")},
}


def read(request: Request) -> dict[str, str]:
    """The settings in the cookie; what is not known is left out."""
    given = dict(part.partition("=")[::2] for part in cookies.get(request, cookies.SETTINGS).split("&"))
    return {name: given[name] for name, values in CHOICES.items() if given.get(name) in values and given[name]}


def as_cookie(chosen: Mapping[str, str]) -> str:
    """The settings as they are kept."""
    return "&".join(f"{name}={value}" for name, value in chosen.items() if value in CHOICES.get(name, {}) and value)

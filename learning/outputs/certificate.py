"""Certificate: what somebody can do after a module. The name is asked to print it and not kept."""

from collections.abc import Sequence
from datetime import date

from learning.content.model import Module
from learning.i18n import interface
from learning.outputs.typesetting import name_on_paper, typeset


def certificate(module: Module, name: str, *, place: str, lang: str, day: date) -> bytes:
    """The certificate of a module as PDF."""
    return certificates(module, [name], place=place, lang=lang, day=day)


def certificates(module: Module, names: Sequence[str | None], *, place: str, lang: str, day: date) -> bytes:
    """The certificates of a module for some people in one PDF, a page each; where the name is `None` it is written by hand."""
    words = interface(lang)
    text = module.text(lang)
    message = "Certificate: %(module)s" if len(names) == 1 else "Certificates: %(module)s"
    data = {
        "lang": lang,
        "size": 12,
        "title": words.text(message, module=text.title),
        "names": [None if name is None else name_on_paper(name) for name in names],
        "module": text.title,
        "can": list(text.can),
        "place": place,
        "day": words.day(day, year=True),
        "words": {
            "certificate": words.text("Certificate"),
            "name": words.text("Name"),
            "did": words.text("did all lessons of the theme"),
            "can": words.text("and can say:"),
            "honest": words.text("Wegwijs keeps no list of certificates. This page says what was learned; it is no diploma."),
        },
    }
    return typeset("certificate", data, day=day)

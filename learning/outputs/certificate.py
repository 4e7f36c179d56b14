"""Certificate: what somebody can do after a module. The name is asked to print it and not kept."""

from datetime import date

from learning.content.model import Module
from learning.i18n import interface
from learning.outputs.typesetting import name_on_paper, typeset


def certificate(module: Module, name: str, *, place: str, lang: str, day: date) -> bytes:
    """The certificate of a module as PDF."""
    words = interface(lang)
    text = module.text(lang)
    data = {
        "lang": lang,
        "size": 12,
        "title": words.text("Certificate: %(module)s", module=text.title),
        "name": name_on_paper(name),
        "module": text.title,
        "can": list(text.can),
        "place": place,
        "day": words.day(day, year=True),
        "words": {
            "did": words.text("did all lessons of the theme"),
            "can": words.text("and can say:"),
            "honest": words.text("Wegwijs keeps no list of certificates. This page says what was learned; it is no diploma."),
        },
    }
    return typeset("certificate", data, day=day)

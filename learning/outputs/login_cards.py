"""Login cards: made for people, once; the secrets on them are kept nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learning.i18n import interface
from learning.outputs.typesetting import name_on_paper, qr, typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """What stands on one card."""

    name: str
    pin: str
    secret: str


def login_cards(cards: Sequence[CardText], *, code: str, address: str, lang: str, day: date) -> bytes:
    """The cards of a class as PDF, six on a page; `address` is the site's, as typed in a browser."""
    say = interface(lang).text
    words = {
        "code": say("Class code"),
        "name": say("Name"),
        "pin": say("PIN"),
        "keep": say("Keep this card safe. Lost it? Ask your teacher for a new one."),
        "qr": say("QR code to sign in as"),
    }
    shown = [
        {"name": name_on_paper(card.name), "pin": f"{card.pin[:3]} {card.pin[3:]}", "qr": qr(f"{address}/K/{card.secret}".upper())}
        for card in cards
    ]
    site = address.rsplit("://", maxsplit=1)[-1]
    data = {"lang": lang, "size": 11, "title": say("Login cards"), "words": words, "code": code, "site": site, "cards": shown}
    return typeset("login_cards", data, day=day)

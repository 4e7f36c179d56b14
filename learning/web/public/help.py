"""Help: by phone, at a desk, and how to do everything without this screen."""

from flask.typing import ResponseReturnValue

from learning.web.access import Policy, for_
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import site

_NATIONAL = ("digihulplijn_number", "ido_what", "ido_free", "overheid_1400_number")


@bp.get("/help")
@for_(Policy.OPEN)
def help_page(lang: str) -> ResponseReturnValue:
    """Where a person is found."""
    facts = [site().library.facts[name] for name in _NATIONAL if name in site().library.facts]
    return render("public/help.html", facts=facts, content_lang=lang)

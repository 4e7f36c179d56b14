"""What Wegwijs is, where its themes come from, privacy and accessibility."""

from flask.typing import ResponseReturnValue

from learning.progress.mastery import RULES
from learning.web.access import Policy, for_
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import site


@bp.get("/about")
@for_(Policy.OPEN)
def about(lang: str) -> ResponseReturnValue:
    """Where this comes from: the main points of the agreement, and which modules teach each."""
    library = site().library
    points = [(theme, [module for module in library.modules if module.theme == theme.id]) for theme in library.themes.values()]
    agreed = library.facts.get("seed_accord")
    return render("public/about.html", points=points, agreed=agreed, content_lang=lang)


@bp.get("/privacy")
@for_(Policy.OPEN)
def privacy(lang: str) -> ResponseReturnValue:
    """What is kept, why, for how long, and who sees it."""
    return render("public/privacy.html", rules=RULES)


@bp.get("/accessibility")
@for_(Policy.OPEN)
def accessibility(lang: str) -> ResponseReturnValue:
    """How far the site is accessible, and where to say that it is not."""
    return render("public/accessibility.html")

"""Hard words, explained, in the order of the alphabet."""

from flask.typing import ResponseReturnValue

from learning.web.access import Policy, for_
from learning.web.pages import render
from learning.web.public import bp
from learning.web.site import site


@bp.get("/glossary")
@for_(Policy.OPEN)
def glossary(lang: str) -> ResponseReturnValue:
    """All words of a language."""
    terms = sorted(site().library.glossaries[lang].values(), key=lambda term: term.word.casefold())
    letters: dict[str, list[object]] = {}
    for term in terms:
        letters.setdefault(term.word[0].upper(), []).append(term)
    return render("public/glossary.html", letters=letters)

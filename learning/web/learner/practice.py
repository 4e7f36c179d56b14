"""What I missed, on paper, to practise once more; without a code: it is for practising only."""

from flask.typing import ResponseReturnValue

from learning.content.model import Edition
from learning.errors import NotFound
from learning.insight.practice import practice_of
from learning.outputs.base import Copy
from learning.outputs.practice_sheet import practice_key_pdf, practice_pdf
from learning.progress.attempts import all_standings
from learning.quizzes.practice import PRACTICE
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.learner import bp
from learning.web.login import account
from learning.web.site import site


@bp.get("/me/practice-sheet.pdf")
@for_(Policy.SIGNED_IN)
def practice_sheet_file(lang: str) -> ResponseReturnValue:
    """The sheet."""
    return download(practice_pdf([(_edition(lang), Copy())], site().library), "application/pdf", f"{PRACTICE}.pdf")


@bp.get("/me/practice-sheet-key.pdf")
@for_(Policy.SIGNED_IN)
def practice_key_file(lang: str) -> ResponseReturnValue:
    """The answers to it, apart."""
    return download(practice_key_pdf([(_edition(lang), Copy())], site().library), "application/pdf", f"{PRACTICE}-key.pdf")


def _edition(lang: str) -> Edition:
    """The questions I missed.

    Raises:
        NotFound: there are none.
    """
    own = account()
    edition = practice_of(site().library, all_standings(db(), [own.id])[own.id], lang)
    if edition is None:
        raise NotFound
    return edition

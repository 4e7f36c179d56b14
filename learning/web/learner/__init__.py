"""Pages for learners, open to whoever has no account: looking makes none, the first response does."""

from flask import Blueprint

bp = Blueprint("learner", __name__, url_prefix="/<lang>")

from learning.web.learner import feedback, me, my_data, practice, questions, quiz, result  # noqa: E402  the pages need the blueprint

__all__ = ["bp", "feedback", "me", "my_data", "practice", "questions", "quiz", "result"]

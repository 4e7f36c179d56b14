"""Pages for administrators."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/<lang>/admin")

from learning.web.admin import accounts  # noqa: E402  the page needs the blueprint

__all__ = ["accounts", "bp"]

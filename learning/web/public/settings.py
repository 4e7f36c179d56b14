"""Reading settings: text size, contrast, dark or light, easier letters."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.web import cookies, reading
from learning.web.access import Policy, for_
from learning.web.links import safe_next
from learning.web.pages import render
from learning.web.public import bp


@bp.route("/settings", methods=["GET", "POST"])
@for_(Policy.OPEN)
def settings(lang: str) -> ResponseReturnValue:
    """Choose how pages look; kept on this device, without an account."""
    if request.method == "POST":
        chosen = reading.as_cookie(request.form.to_dict())
        response = redirect(safe_next(request.form.get("next", "")) or url_for("public.settings", saved=1), 303)
        cookies.put(response, cookies.SETTINGS, chosen, cookies.SETTINGS_SPAN)
        return response
    return render("public/settings.html", choices=reading.CHOICES, chosen=reading.read(request), saved="saved" in request.args)

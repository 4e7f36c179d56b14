"""The style of pages: inlined once per page, allowed by its hash, so that a first visit needs no second request."""

import base64
import hashlib
import re
from functools import cache

from markupsafe import Markup

from learning import paths

SHEETS = {"core": ("tokens", "components"), "staff": ("tokens", "components", "teacher")}


@cache
def style(sheet: str) -> Markup:
    """The CSS of a sheet, ready to stand between `<style>` and `</style>` byte by byte."""
    css = "".join((paths.STATIC / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS[sheet])
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return Markup(re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip())  # noqa: S704  our own files


@cache
def style_hashes() -> str:
    """The sources a page may take styles from, for the content security policy."""
    hashes = [base64.b64encode(hashlib.sha256(style(sheet).encode()).digest()).decode() for sheet in SHEETS]
    return " ".join(f"'sha256-{one}'" for one in hashes)


@cache
def version_of(name: str) -> str:
    """A short name of the present bytes of a static file."""
    return hashlib.sha256((paths.STATIC / name).read_bytes()).hexdigest()[:10]

"""The style of pages: small, complete, and the very bytes that the policy allows."""

import base64
import hashlib

import pytest

from learning import paths
from learning.web.styles import SHEETS, style, style_hashes, version_of


@pytest.mark.parametrize("sheet", list(SHEETS))
def test_a_sheet_is_smaller_than_its_files_and_says_the_same(sheet: str) -> None:
    css = str(style(sheet))
    files = "".join((paths.STATIC / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS[sheet])
    assert len(css) < len(files)
    assert "/*" not in css
    assert "</" not in css
    assert "@import" not in css
    assert "url(" not in css
    assert css.count("{") == css.count("}") > 20


def test_the_sheet_of_staff_has_more_than_that_of_learners() -> None:
    assert str(style("staff")).startswith(str(style("core")))


def test_the_policy_names_each_sheet_by_its_bytes() -> None:
    digests = [base64.b64encode(hashlib.sha256(style(sheet).encode()).digest()).decode() for sheet in SHEETS]
    assert style_hashes() == " ".join(f"'sha256-{one}'" for one in digests)


def test_a_file_is_named_by_its_bytes() -> None:
    body = (paths.STATIC / "icon.svg").read_bytes()
    assert version_of("icon.svg") == hashlib.sha256(body).hexdigest()[:10]
    assert version_of("tokens.css") != version_of("components.css")

"""Addresses that come from outside: only paths of this site are followed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.web.links import safe_next


@pytest.mark.parametrize("address", ["/", "/en/", "/en/me?x=1#here", "/en/lessons/é", "/[", "/a//b"])
def test_a_path_of_this_site_is_followed(address: str) -> None:
    assert safe_next(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "en/",
        "//evil.example",
        "///evil.example",
        "//[",
        "https://evil.example",
        "javascript:alert(1)",
        "/\\evil.example",
        "\\\\evil.example",
        " /en/",
        "/\t/evil.example",
        "/\r\nLocation: https://evil.example",
        "/\x00",
        "/\u202e",
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert safe_next(address) == ""


@given(st.text(st.sampled_from("/\\.:[]@?#a\t\n\u202e%0"), max_size=12))
@settings(deadline=None, max_examples=300)
def test_what_is_followed_never_leaves_this_site(address: str) -> None:
    followed = safe_next(address)
    assert followed in {"", address}
    if followed:
        assert followed[0] == "/"
        assert followed[1:2] not in {"/", "\\"}
        assert not any(sign in followed for sign in "\\\t\n\r")

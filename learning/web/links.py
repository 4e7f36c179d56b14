"""Addresses that come from outside: only paths of this site are followed."""

from urllib.parse import urlsplit


def safe_next(address: str) -> str:
    """The address if it is a path of this site, otherwise nothing."""
    parts = urlsplit(address)
    own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if own and not parts.netloc and not parts.scheme and address.isprintable() else ""

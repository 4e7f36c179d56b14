"""Addresses that come from outside: only paths of this site are followed."""


def safe_next(address: str) -> str:
    """The address if it is a path of this site, otherwise nothing."""
    own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if own and address.isprintable() else ""

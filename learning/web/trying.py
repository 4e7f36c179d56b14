"""Where a try to sign in comes from."""

import ipaddress

from flask import request

from learning.accounts.models import Account
from learning.accounts.signin import Source
from learning.web import cookies
from learning.web.site import site


def source(account: Account | None = None) -> Source:
    """The address (cut to /32 or /64) and, if this device is known to the account, its random name."""
    return Source(address=network_of(request.remote_addr or ""), device=cookies.device_of(request, account, site().keys))


def network_of(address: str) -> str:
    """An address as it is counted: one IPv4 address, or the 64 bits of an IPv6 network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    bits = 64 if found.version == 6 else 32  # noqa: PLR2004  the version of the protocol
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))

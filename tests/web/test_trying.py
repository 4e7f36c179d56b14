"""Where a try comes from: an address as it is counted, and a device only if the account knows it."""

import pytest
from people import Cast
from werkzeug.wrappers import Response

from learning.web import cookies
from learning.web.trying import network_of, source


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("", "unknown"),
        ("somewhere", "unknown"),
        ("192.0.2.7, 198.51.100.1", "unknown"),
    ],
)
def test_an_address_is_counted_by_itself_or_by_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_device_is_named_only_to_the_account_that_knows_it(people: Cast) -> None:
    lena, fox, keys = people.lena.account, people.fox.account, people.site.keys
    with people.app.test_request_context("/", environ_base={"REMOTE_ADDR": "192.0.2.7"}):
        assert (source().address, source().device, source(lena).device) == ("192.0.2.7/32", "", "")
        response = Response()
        from flask import request

        cookies.remember_device(request._get_current_object(), response, lena, keys)  # type: ignore[attr-defined]
    device = response.headers["Set-Cookie"].split(";")[0]
    with people.app.test_request_context("/", headers={"Cookie": device}):
        assert source(lena).device
        assert source(fox).device == source().device == ""
        assert source().address == "unknown"

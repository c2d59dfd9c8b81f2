"""Ports: whatever is started listens on loopback alone. That of `parley serve` is looked at in test_serve.py."""

import os
import socket
from urllib.parse import urlsplit

from tests.flows.listening import is_loopback, listens_at


def test_the_server_of_a_night_listens_on_loopback_alone(prefect_of_tests):
    """`parley run` starts it by the same call."""
    found = listens_at(prefect_of_tests.pid)
    assert ("127.0.0.1", urlsplit(prefect_of_tests.url).port) in found
    assert {address for address, _ in found if not is_loopback(address)} == set()


def test_a_port_that_is_open_to_all_would_be_seen():
    with socket.create_server(("0.0.0.0", 0)) as four, socket.create_server(("::", 0), family=socket.AF_INET6) as six:
        found = listens_at(os.getpid())
        assert {("0.0.0.0", four.getsockname()[1]), ("::", six.getsockname()[1])} <= found
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("::")
    assert is_loopback("::1")

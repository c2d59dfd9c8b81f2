"""Which network addresses may be connected to: public ones, and those of hosts that a source allows by name.

A name is resolved once, every address that it has is checked, and the connection goes to a checked address: between
check and connection there is no second look-up that could give another answer (DNS rebinding). Redirects come through
here like everything else. TLS still names and verifies the host, since only the connection below it is pinned.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any

import httpcore

from tasks.sources.faults import Forbidden

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

# Public by number, but answered by the cloud provider's own machine.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
# IETF protocol assignments, of which some Python versions call a part public.
_ASSIGNMENTS = ipaddress.ip_network("192.0.0.0/24")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.ip_network("::/96")


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them, in its order of preference."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def why_refused(text: str) -> str | None:
    """Return why an address may not be connected to ('a private address' ...); None if it is a public one."""
    try:
        address: Address = ipaddress.ip_address(text)
    except ValueError:
        return "no address"
    for one in _with_embedded(address):
        if one in _METADATA:
            return "a cloud provider's metadata service"
        for name in ("unspecified", "loopback", "link_local", "multicast", "private", "reserved"):
            if getattr(one, f"is_{name}"):
                return f"a {name.replace('_', '-')} address"
        if not one.is_global or (one.version == 4 and one in _ASSIGNMENTS):
            return "an address that is not public"
    return None


def _with_embedded(address: Address) -> Iterable[Address]:
    """The address, or what it stands for: IPv6 can wrap an IPv4 address in several ways."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.scope_id is not None:
        address = ipaddress.IPv6Address(int(address))
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address, address.sixtofour]
    if address.teredo:
        return [address, *address.teredo]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address in _LOCAL_NAT64:
        return [ipaddress.IPv6Address("::1")]
    if address in _COMPATIBLE and int(address) > 1:
        return [address, ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses alone; `allowed` hosts (names or addresses as asked for) may be anywhere."""

    def __init__(self, allowed: Collection[str] = (), resolve: Resolve = resolve) -> None:
        self._allowed = frozenset(host.lower().strip("[]") for host in allowed)
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, connect: to the first address that answers."""
        addresses = await self._checked(host, port, timeout)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        """Refuse: no source is behind a socket of this machine."""
        raise Forbidden("sockets of this machine are not connected to")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks for between its own attempts."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int, seconds: float | None) -> list[str]:
        try:
            async with asyncio.timeout(seconds):
                addresses = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in {seconds:g} s") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {error}") from error
        if host.lower().strip("[]") not in self._allowed:
            for address in addresses:
                if reason := why_refused(address):
                    raise Forbidden(
                        f"{host} leads to {address}, {reason}; if that is meant, name the host in allow_hosts"
                    )
        return addresses

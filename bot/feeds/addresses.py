"""Which network addresses may be connected to: public ones, and never this machine's own surroundings.

The check sits where the socket is made, on the very address that will be connected to. A host name that resolves to
a public address first and to a private one a moment later (DNS rebinding) gains nothing by it.
"""

import ipaddress
import socket
from collections.abc import Callable
from enum import StrEnum

from aiohttp import AddrInfoType

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Reach(StrEnum):
    """Where the fetcher may connect to; loopback is for tests and the demo."""

    PUBLIC = "public"
    PUBLIC_AND_LOOPBACK = "public_and_loopback"


class PrivateAddressError(OSError):
    """The host's address is not on the public internet."""


def may_connect(address: str, reach: Reach) -> bool:
    """Whether an IP address, in text, is within reach."""
    try:
        parsed = _embedded(ipaddress.ip_address(address))
    except ValueError:
        return False
    if parsed.is_loopback:
        return reach is Reach.PUBLIC_AND_LOOPBACK
    site_local = isinstance(parsed, ipaddress.IPv6Address) and parsed.is_site_local
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or site_local)


def guarded_socket(reach: Reach) -> Callable[[AddrInfoType], socket.socket]:
    """A maker of sockets that refuses with `PrivateAddressError` what is out of `reach`."""

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if not may_connect(str(address[0]), reach):
            raise PrivateAddressError("the address is not on the public internet")
        return socket.socket(family, kind, protocol)

    return make


def _embedded(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address

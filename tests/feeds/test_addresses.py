"""What may be connected to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.addresses import Reach, may_connect


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert may_connect(address, Reach.PUBLIC)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "192.0.2.1",
        "240.0.0.1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "2002:0a00:0001::1",
        "64:ff9b::a00:1",
        "2001:db8::1",
        "localhost",
        "",
    ],
)
@pytest.mark.parametrize("reach", Reach)
def test_never(address: str, reach: Reach) -> None:
    assert not may_connect(address, reach)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_loopback_only_where_asked_for(address: str) -> None:
    assert not may_connect(address, Reach.PUBLIC)
    assert may_connect(address, Reach.PUBLIC_AND_LOOPBACK)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_ipv6_spelling_of_a_private_address_gets_through(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    spellings = [
        f"::ffff:{address}",
        f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::",
    ]
    assert not any(may_connect(spelling, Reach.PUBLIC) for spelling in spellings)

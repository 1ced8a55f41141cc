"""Lists of hosts, and which organisation a web address really belongs to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from publicsuffixlist import PublicSuffixList

from bot.knowledge.platform import Domain, Platform
from bot.knowledge.scam_lists import Partner
from bot.scams.web_address import WebAddress

_RISKY_IN_PATH = re.compile(r"%2f|%5c|%25|%2e|;|\\", re.I)
"""What one program reads as a slash or a dot and another does not."""


@cache
def public_suffixes() -> PublicSuffixList:
    """The suffixes under which hosts are registered; the list lies in its package, and reading it takes a while."""
    return PublicSuffixList(accept_unknown=False)


def suffixes(host: str) -> Iterator[str]:
    """The host and every parent domain: `a.b.c`, `b.c`, `c`."""
    while host:
        yield host
        host = host.partition(".")[2]


class Hosts:
    """A set of hosts that stand for their subdomains, too."""

    def __init__(self, hosts: Iterable[str]) -> None:
        self._hosts = frozenset(hosts)

    def covers(self, host: str) -> bool:
        """Whether the host is in the list, or a subdomain of one that is."""
        return any(suffix in self._hosts for suffix in suffixes(host))


class Places:
    """Hosts with their subdomains, some of them only below one path."""

    def __init__(self, domains: Iterable[Domain]) -> None:
        self._paths: dict[str, list[str]] = {}
        for domain in domains:
            self._paths.setdefault(domain.host, []).append(domain.path or "")

    def covers(self, address: WebAddress) -> bool:
        """Whether the address lies in one of the places."""
        return any(
            is_below(address.path, path) for suffix in suffixes(address.host) for path in self._paths.get(suffix, ())
        )


def is_below(path: str, folder: str) -> bool:
    """Whether a browser's `path` is `folder` or below it, cut only at slashes."""
    return not folder or path == folder or path.startswith(folder.rstrip("/") + "/")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who an official page belongs to; `platform` is None for partners such as Deel."""

    name: str
    platform: str | None


class OfficialSites:
    """Every official domain; a host with a path is shared with strangers, so there host and path must be exact."""

    def __init__(self, platforms: Mapping[str, Platform], partners: Iterable[Partner]) -> None:
        self._whole: dict[str, Owner] = {}
        self._shared: dict[str, list[tuple[str, Owner]]] = {}
        owned = [(Owner(platform.name, slug), platform.domains) for slug, platform in platforms.items()]
        owned += [(Owner(partner.name, None), partner.domains) for partner in partners]
        for owner, domains in owned:
            for domain in domains:
                if domain.path is None:
                    self._whole.setdefault(domain.host, owner)
                else:
                    self._shared.setdefault(domain.host, []).append((domain.path, owner))

    @property
    def hosts(self) -> Mapping[str, Owner]:
        """The hosts that are official as a whole."""
        return self._whole

    def owner(self, address: WebAddress) -> Owner | None:
        """Whose page the address is; None if it is nobody's we know."""
        if address.is_ip or "" in address.labels or address.scheme not in {"http", "https"}:
            return None
        for suffix in suffixes(address.host):
            if owner := self._whole.get(suffix):
                return owner
        if _RISKY_IN_PATH.search(address.path):
            return None
        shared = self._shared.get(address.host, ())
        return next((owner for path, owner in shared if is_below(address.path, path)), None)

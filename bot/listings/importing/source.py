"""Where listings are imported from, and to which addresses its listings may lead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bot.knowledge.platform import Domain, Platform
from bot.listings.links import is_web_address

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A host, with its subdomains or alone, and the path below which its addresses count ("" for all)."""

    host: str
    path: str = ""
    subdomains: bool = True

    def holds(self, url: str) -> bool:
        """Whether an address lies here."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").rstrip(".")
        except ValueError:
            return False
        same = host == self.host or (self.subdomains and host.endswith(f".{self.host}"))
        path = unquote(parts.path)
        below = not self.path or path == self.path or path.startswith(f"{self.path.rstrip('/')}/")
        # A path that climbs would start below and end elsewhere.
        return same and below and (not self.path or ".." not in path.split("/"))


@dataclass(frozen=True, slots=True)
class ListingSource:
    """A page or feed that the operator named; `platform` is None where the address or each job says of whom it is.

    `places` are the hosts that the operator lets its listings lead to, beside its own and the platform's official ones.
    """

    url: str
    platform: str | None = None
    places: tuple[Place, ...] = ()


def read_source(text: str) -> ListingSource:
    """`https://…`, or `outlier=https://…` for a source of one platform; ValueError for anything else."""
    platform, equals, url = text.partition("=")
    if not equals or not _SLUG.fullmatch(platform):
        platform, url = "", text
    if not is_web_address(url):
        raise ValueError(
            f"{text!r} is not an address such as https://jobs.example/feed or outlier=https://jobs.example/feed"
        )
    return ListingSource(url, platform or None)


def read_place(text: str) -> Place:
    """`jobs.example.com` or, for a host that many share, `boards.example.com/acme`; ValueError for anything else."""
    host, slash, path = text.strip().removeprefix("https://").partition("/")
    host = host.casefold().rstrip(".")
    if not host or not is_web_address(f"https://{host}/") or ":" in host or "@" in host:
        raise ValueError(f"{text.strip()!r} is not a host such as jobs.example.com or boards.example.com/acme")
    return Place(host, f"/{path.strip('/')}" if slash and path.strip("/") else "")


def own_place(url: str) -> Place:
    """The host of a source's own address, without its subdomains."""
    return Place((urlsplit(url).hostname or "").rstrip("."), subdomains=False)


def official(platforms: Iterable[Platform]) -> tuple[Place, ...]:
    """The official addresses of platforms."""
    return tuple(_place(domain) for platform in platforms for domain in platform.domains)


def platform_at(url: str, platforms: Mapping[str, Platform]) -> str | None:
    """The one platform whose official addresses hold this one."""
    found = [name for name, platform in platforms.items() if any(place.holds(url) for place in official([platform]))]
    return found[0] if len(found) == 1 else None


def _place(domain: Domain) -> Place:
    return Place(domain.host, domain.path or "")

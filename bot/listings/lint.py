"""What a moderator should know about the links of the listings that stand in files."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from bot.knowledge.checks import line_of
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform import Domain
from bot.knowledge.problems import Problem, Severity
from bot.listings.from_files import from_files
from bot.listings.links import carries
from bot.listings.listing import Listing

BOARDS = (Domain(host="aitrainer.work"),)
"""Where listings of any platform may lie, besides its own addresses."""


def weak_links(knowledge: Knowledge, texts: Mapping[str, str]) -> list[Problem]:
    """A warning for each link that loses the Job Reference ID or leaves the official addresses."""
    problems: list[Problem] = []
    for listing in from_files(knowledge.listings):
        file = f"listings/{listing.platform}.yaml"
        line = line_of(texts.get(file, ""), listing.url)
        official = (*knowledge.platforms[listing.platform].domains, *BOARDS)
        problems += (Problem(file, line, text, Severity.WARNING) for text in _sentences(listing, official))
    return problems


def _sentences(listing: Listing, official: tuple[Domain, ...]) -> Iterator[str]:
    reference = listing.job_reference
    if reference and not carries(listing.apply_link, reference):
        yield f"no link of '{listing.title}' carries the Job Reference ID {reference}; members must type it in"
    for address in dict.fromkeys((listing.url, listing.apply_link)):
        if not any(_within(address, domain) for domain in official):
            host = urlsplit(address).hostname
            yield f"{host} is no official address of this platform; check that the listing is real"


def _within(address: str, domain: Domain) -> bool:
    parts = urlsplit(address)
    host = parts.hostname or ""
    path = (domain.path or "").rstrip("/")
    return (host == domain.host or host.endswith(f".{domain.host}")) and (
        not path or parts.path == path or parts.path.startswith(f"{path}/")
    )

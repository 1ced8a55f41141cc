"""Foreign text and addresses in a form that nobody can click and that formats nothing."""

import re
from collections.abc import Iterable

import discord

from bot.cards.limits import clip
from bot.scams.lookalikes import unpuny
from bot.scams.results import Check, CheckedLink, Reason

ADDRESS_LIMIT = 90


def defanged(address: str) -> str:
    """An address as code that no program takes for a link: `hxxps://evil[.]example`."""
    broken = re.sub(r"^http", "hxxp", address, flags=re.IGNORECASE).replace(".", "[.]")
    return f"`{clip(broken, ADDRESS_LIMIT).replace('`', '')}`"


def detail(reason: Reason, check: Check) -> str:
    """A reason's sentence; hosts that are not official stand in it defanged."""
    said = discord.utils.escape_mentions(discord.utils.escape_markdown(reason.detail))
    for name in _strange_names(check.links):
        said = said.replace(discord.utils.escape_markdown(name), defanged(name))
    return said


def _strange_names(links: Iterable[CheckedLink]) -> list[str]:
    """Hosts as in the link and as one reads them, the longest first so that none is replaced within another."""
    hosts = {link.host for link in links if link.host and not link.official}
    return sorted({*hosts, *map(unpuny, hosts)}, key=len, reverse=True)

"""Tells members of new listings that fit their alerts: claimed first, then sent, then noted as told."""

import asyncio
import datetime as dt
import hashlib
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import discord

from bot.cards.card import Card
from bot.cards.listings.alerts import digest_card, digest_mark
from bot.commands.errors import DROPPED
from bot.commands.sending import patiently
from bot.commands.services import Services
from bot.listings.alerts import NOT_OFTENER_THAN, Alert, Digest, by_member, digest
from bot.listings.search import ListingIndex
from bot.reminders.refusals import OtherWay, Trouble, judge

log = logging.getLogger(__name__)

MOST_READ = 50
"""Newest direct messages among which a digest is looked for."""


class AlertDelivery:
    """One round tells everybody who may be told; several processes may make rounds at once."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._alerts = services.alerts
        self._client = client

    async def round(self, index: ListingIndex) -> None:
        """Tell whoever there is news for; what Discord does not take now is told by a later round."""
        now = self._services.clock().replace(microsecond=0)
        due = await self._alerts.due()
        if not due:
            return
        claimed = {each.alert.member: each.claimed for each in due if each.claimed}
        moments = dict.fromkeys(by_member(each.alert for each in due), now)
        for member, moment in claimed.items():
            arrived = await self._arrived(member, moment)
            if arrived:
                await self._alerts.told([member], moment)
            if arrived or arrived is None:
                del moments[member]
            elif moment > now - NOT_OFTENER_THAN:
                # The same message once more: the same news under the same nonce.
                moments[member] = moment
        alerts = [each.alert for each in due if each.alert.member in moments]
        if not alerts:
            return
        met = await self._services.listings.sighted_since(min(alert.told_until for alert in alerts))
        if not met and not claimed:
            return
        digests = await asyncio.to_thread(_digests, alerts, moments, index, met, now)
        nothing = [member for member in moments if member not in digests]
        if nothing:
            await self._alerts.told(nothing, now)
        for member, news in digests.items():
            if moments[member] == claimed.get(member) or await self._alerts.claim(member, now):
                await self._tell(member, news, moments[member])

    async def _tell(self, member: int, news: Digest, moment: dt.datetime) -> None:
        try:
            await self._send(member, digest_card(news, self._services.desk.knowledge, moment), moment)
        except discord.HTTPException as error:
            await self._refused(member, error)
        except DROPPED as error:
            log.warning("An alert will be sent later (%s)", type(error).__name__)
        else:
            await self._alerts.told([member], moment)

    async def _refused(self, member: int, error: discord.HTTPException) -> None:
        if isinstance(judge(Trouble(error.status, error.code), 0), OtherWay):
            log.info("Alerts of a member are paused: no direct message is possible (code %s)", error.code)
            await self._alerts.pause(member)
        else:
            log.warning("An alert will be sent later (status %s, code %s)", error.status, error.code)

    async def _send(self, member: int, card: Card, moment: dt.datetime) -> None:
        channel = await self._client.create_dm(discord.Object(member))
        named = hashlib.blake2b(f"{member}/{moment.timestamp():.0f}".encode(), digest_size=12).hexdigest()
        await patiently(lambda: channel.send(view=card, nonce=f"a{named}"))

    async def _arrived(self, member: int, claimed: dt.datetime) -> bool | None:
        """Whether a digest of that claim is in the member's direct messages; None where that cannot be seen now."""
        mark = digest_mark(claimed)
        try:
            channel = await self._client.create_dm(discord.Object(member))
            async for message in channel.history(limit=MOST_READ):
                if mark in _custom_ids(part.to_dict() for part in message.components):
                    return True
        except discord.HTTPException as error:
            await self._refused(member, error)
            return None
        except DROPPED as error:
            log.warning("Whether an alert arrived will be seen later (%s)", type(error).__name__)
            return None
        return False


def _digests(
    alerts: list[Alert],
    moments: Mapping[int, dt.datetime],
    index: ListingIndex,
    met: Mapping[str, dt.datetime],
    now: dt.datetime,
) -> dict[int, Digest]:
    found = {member: digest(mine, index, met, now, moments[member]) for member, mine in by_member(alerts).items()}
    return {member: news for member, news in found.items() if news}


def _custom_ids(parts: Any) -> Iterator[str]:
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"]
        yield from _custom_ids(part.get("components", ()))

"""One reminder to Discord: by the way that was wished, else by the other; every failure by its code."""

import asyncio
from dataclasses import dataclass

import aiohttp
import discord

from bot.cards.reminders.delivered import Arrival, delivered_card
from bot.clock import Clock
from bot.delivering.earlier import earlier_message
from bot.delivering.pace import Pace
from bot.delivering.tempo import Tempo
from bot.reminders.counts import Counts
from bot.reminders.deliveries import Delivered, Outcome, Postponed, Undelivered, missed
from bot.reminders.lateness import lateness
from bot.reminders.nonce import nonce_of
from bot.reminders.recurrence import next_after
from bot.reminders.refusals import GiveUp, OtherWay, Stop, Trouble, TryAgain, judge
from bot.reminders.routes import Route, Way, ways
from bot.storage.reminder_rows import Claimed

MOST_DIRECTS = 1_000
"""Channels of direct messages that are remembered; asking for one costs a request."""


@dataclass(frozen=True, slots=True)
class NotBegun:
    """Nothing was sent, and the claim is to be given back; `refused` where the token is no longer accepted."""

    refused: bool = False


@dataclass(frozen=True, slots=True)
class _Closed:
    """This way leads nowhere."""

    failure: str


class Sender:
    """Sends; what becomes of it is told, not written."""

    def __init__(self, client: discord.Client, pace: Pace, clock: Clock, tempo: Tempo, counts: Counts) -> None:
        self._client = client
        self._pace = pace
        self._clock = clock
        self._tempo = tempo
        self._counts = counts
        self._running_since = clock()
        self._directs: dict[int, discord.DMChannel] = {}
        self.stopping = False

    async def deliver(self, claimed: Claimed) -> Outcome | NotBegun:
        """Try the ways in turn. Raises only what nobody expected."""
        reminder, failure = claimed.reminder, ""
        for way in ways(reminder):
            if self.stopping or self._clock() + self._tempo.send_within > claimed.until:
                return NotBegun()
            match await self._try(way, claimed):
                case _Closed(closed):
                    failure = failure or closed
                case outcome:
                    return outcome
        return Undelivered(failure)

    async def _try(self, way: Way, claimed: Claimed) -> Outcome | NotBegun | _Closed:
        sending = False
        try:
            async with asyncio.timeout(self._tempo.send_within.total_seconds()):
                channel = await self._channel(way, claimed)
                if channel is None:
                    return NotBegun()
                known = await self._known(channel, claimed)
                if known is not None:
                    self._counts.found_again += 1
                    return self._delivered(way, claimed, known)
                await self._pace.turn()
                if self.stopping or self._clock() >= claimed.until:
                    # The bot was asked to stop, or the machine slept meanwhile and somebody else has taken over.
                    return NotBegun()
                sending = True
                return self._delivered(way, claimed, await self._send(channel, way, claimed))
        except discord.HTTPException as error:
            trouble = Trouble(error.status, error.code, _retry_after(error))
        except (OSError, aiohttp.ClientError):
            # `TimeoutError` is among them.
            trouble = Trouble()
        match judge(trouble, claimed.reminder.attempts):
            case TryAgain(wait, may_have_arrived):
                return Postponed(self._clock() + wait, trouble.failure, sending and may_have_arrived)
            case OtherWay():
                return _Closed(trouble.failure)
            case GiveUp():
                return Undelivered(trouble.failure)
            case Stop():
                return NotBegun(refused=True)

    async def _channel(self, way: Way, claimed: Claimed) -> discord.DMChannel | discord.PartialMessageable | None:
        """Where the way leads, None when the bot stops before it was asked.

        Discord itself is asked, not the cache: what it does not hold may well be there.
        """
        if way.route is Route.CHANNEL and way.channel is not None:
            return self._client.get_partial_messageable(way.channel)
        member = claimed.reminder.member
        if member not in self._directs:
            await self._pace.turn()
            if self.stopping:
                return None
            opened = await self._client.create_dm(discord.Object(member))
            if len(self._directs) >= MOST_DIRECTS:
                self._directs.pop(next(iter(self._directs)))
            self._directs[member] = opened
        return self._directs[member]

    async def _known(
        self, channel: discord.DMChannel | discord.PartialMessageable, claimed: Claimed
    ) -> discord.Message | None:
        since, me = claimed.unsure_since, self._client.user
        if since is None or me is None or self._clock() - since <= self._tempo.nonce_holds:
            return None
        await self._pace.turn()
        return await earlier_message(channel, me.id, claimed.reminder, since)

    async def _send(
        self, channel: discord.DMChannel | discord.PartialMessageable, way: Way, claimed: Claimed
    ) -> discord.Message:
        reminder, now = claimed.reminder, self._clock()
        pinged = [discord.Object(reminder.member)] if way.route is Route.CHANNEL else []
        arrival = Arrival(
            way,
            lateness(reminder.due, now, attempts=reminder.attempts, running_since=self._running_since),
            missed(reminder.recurrence, reminder.due, now),
            next_after(reminder.recurrence, max(now, reminder.due)) if reminder.recurrence else None,
        )
        return await channel.send(
            view=delivered_card(reminder, arrival),
            nonce=nonce_of(reminder),
            allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=pinged),
        )

    def _delivered(self, way: Way, claimed: Claimed, message: discord.Message) -> Delivered:
        reminder, now = claimed.reminder, self._clock()
        if lateness(reminder.due, now, attempts=reminder.attempts, running_since=self._running_since):
            self._counts.late += 1
        return Delivered(way.route, message.channel.id, message.id, missed(reminder.recurrence, reminder.due, now))


def _retry_after(error: discord.HTTPException) -> float | None:
    try:
        return float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return None

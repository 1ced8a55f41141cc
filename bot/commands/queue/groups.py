"""What waits in a server, questions that ask the same together, made beside the event loop."""

import asyncio
from collections.abc import Sequence

import discord

from bot.answers.answerer import Answerer
from bot.answers.grouping import alike, group, likeness
from bot.answers.results import Answer, Mode, NoMatch, Suggestions
from bot.cards.queue.card import QueueView
from bot.commands.moderators import Moderators
from bot.knowledge.entry import Entry
from bot.servers.waiting import Waiting
from bot.storage.queue import QueueRepository
from bot.storage.unanswered import NO_GUILD

MOST_CANDIDATES = 12


class Groups:
    """Groups the queue anew only when it or the knowledge changed."""

    def __init__(self, queue: QueueRepository) -> None:
        self._queue = queue
        self._last: dict[tuple[int, ...], tuple[object, list[tuple[Waiting, ...]]]] = {}

    async def view(self, homes: tuple[int, ...], place: int, answerer: Answerer) -> QueueView | None:
        """The group at a place, the last one where there are fewer; None where nothing waits."""
        waiting = await self._queue.waiting(homes)
        seen = (waiting, answerer)
        known = self._last.get(homes)
        groups = known[1] if known and known[0] == seen else await asyncio.to_thread(_grouped, waiting, answerer)
        self._last = {homes: (seen, groups)}
        if not groups:
            return None
        at = min(place, len(groups) - 1)
        candidates = await asyncio.to_thread(_candidates, groups[at], answerer)
        return QueueView(groups[at], at, len(groups), candidates)


def homes_of(guild: int, moderators: Moderators, client: discord.Client) -> tuple[int, ...]:
    """Whose questions the moderators of a server see: its own, and of direct messages those who keep the knowledge."""
    return (guild, NO_GUILD) if moderators.keeps_knowledge(client, guild) else (guild,)


def _grouped(waiting: Sequence[Waiting], answerer: Answerer) -> list[tuple[Waiting, ...]]:
    texts = [one.question for one in waiting]
    weights = [float(max(one.people, 1)) for one in waiting]
    groups = group(likeness(answerer, texts), weights, alike(answerer))
    found = [tuple(waiting[place] for place in places) for places in groups]
    return sorted(found, key=lambda members: -sum(max(one.people, 1) for one in members))


def _candidates(members: Sequence[Waiting], answerer: Answerer) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for one in members:
        match answerer.ask((one.question,), Mode.DIRECT):
            case Answer(entry=entry, also=also, related=related):
                entries = [*([entry] if entry else []), *(each.entry for each in also), *related]
            case Suggestions(suggestions) | NoMatch(suggestions):
                entries = [each.entry for each in suggestions]
        found |= {entry.id: entry for entry in [*entries, *answerer.find(one.question, MOST_CANDIDATES)]}
    return tuple(found.values())[:MOST_CANDIDATES]

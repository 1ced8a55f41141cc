"""From the custom id of a control or form to the function that acts on it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import discord

from bot.cards import words
from bot.cards.custom_ids import Press, decode
from bot.cards.dates import write_dates
from bot.commands.errors import guarded, say
from bot.commands.servers import Servers

Interaction: TypeAlias = discord.Interaction[Any]
P = TypeVar("P", bound=Press)


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a press: the values chosen in a menu, or the texts of a form's fields by custom id."""

    values: Sequence[str] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


Handler: TypeAlias = Callable[[Interaction, P, Given], Awaitable[None]]


class PressRouter:
    """Every cog says here which presses it handles."""

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._handlers: dict[type[Press], Handler[Any]] = {}

    def on(self, press: type[P], handler: Handler[P]) -> None:
        """Let `handler` act on presses of this type, from buttons, menus and forms alike."""
        if any(known.kind == press.kind for known in self._handlers):
            raise ValueError(f"two presses are called {press.kind!r}")
        self._handlers[press] = handler

    async def handle(self, interaction: Interaction, custom_id: str, given: Given) -> None:
        """Act on a custom id; one that no handler understands gets a kind sentence, and nothing escapes."""
        write_dates((await self._servers.of(interaction.guild_id)).dates)
        press = decode(custom_id, self._handlers)
        if press is None:
            await guarded(interaction, say(interaction, words.OUTDATED))
        else:
            await guarded(interaction, self._handlers[type(press)](interaction, press, given))

"""/listings."""

import asyncio
import dataclasses
import logging
from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.cards.listings import words
from bot.cards.listings.page import PAGE, listings_card, refused_card
from bot.cards.listings.presses import ListingsOf, ListingsPress, SetAlert, ShareListings, ShowListings, press_for
from bot.cards.platforms.presses import platform_ids
from bot.cards.platforms.words import PLATFORM_GONE
from bot.commands.alerts import AlertDesk
from bot.commands.errors import say
from bot.commands.platform_choices import platform_choices
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import is_private, show_card
from bot.knowledge.countries import countries
from bot.knowledge.languages import languages
from bot.knowledge.named_codes import Coded
from bot.listings.looking import look
from bot.listings.reading import FILTERS, Refused, Typed, read_wanted
from bot.listings.search import ListingIndex
from bot.listings.wanted import Wanted
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]
Text: TypeAlias = app_commands.Range[str, 1, 60]
Words: TypeAlias = app_commands.Range[str, 1, 100]
Choices: TypeAlias = list[app_commands.Choice[str]]

DESCRIPTIONS: dict[str, str | app_commands.locale_str] = {
    "platform": words.PLATFORM,
    "text": words.WORDS,
    "role": words.ROLE,
    "country": words.COUNTRY,
    "language": words.LANGUAGE,
    "min_rate": words.MIN_RATE,
}
LONGEST_WAIT = 2.0
RATES = ("15", "20", "30", "40", "50", "75", "100", "150")
AGES = {
    "Today": "today",
    "The last 3 days": "3d",
    "The last week": "7d",
    "The last 2 weeks": "14d",
    "The last month": "30d",
}


class Listings(commands.GroupCog, group_name="listings", group_description=words.GROUP_DESCRIPTION):
    """Open listings for the person who looks; on request for everybody."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        self._desk = AlertDesk(services, presses)
        presses.on(ShowListings, self._show)
        presses.on(ShareListings, self._share)
        presses.on(SetAlert, self._set_alert)
        presses.on(ListingsOf, self._of_platform)

    @app_commands.command(name="search", description=words.SEARCH_DESCRIPTION)
    @app_commands.describe(**DESCRIPTIONS, since=words.SINCE)
    @app_commands.rename(text="words")
    async def search(
        self,
        interaction: Interaction,
        platform: Text | None = None,
        text: Words | None = None,
        role: Text | None = None,
        country: Text | None = None,
        language: Text | None = None,
        min_rate: Text | None = None,
        since: Text | None = None,
    ) -> None:
        """Only the person who looks sees what was found."""
        typed = Typed(
            platform=platform, words=text, role=role, country=country, language=language, min_rate=min_rate, since=since
        )
        wanted = await self._wanted(interaction, typed)
        if wanted is not None:
            await self._answer(interaction, ShowListings(0), wanted)
            await self._mind_pause(interaction)

    @app_commands.command(name="alert", description=words.ALERT_DESCRIPTION)
    @app_commands.describe(**DESCRIPTIONS)
    @app_commands.rename(text="words")
    async def alert(
        self,
        interaction: Interaction,
        platform: Text | None = None,
        text: Words | None = None,
        role: Text | None = None,
        country: Text | None = None,
        language: Text | None = None,
        min_rate: Text | None = None,
    ) -> None:
        """Keep the filter and tell the member of what is new."""
        typed = Typed(
            platform=platform, words=text, role=role, country=country, language=language, min_rate=min_rate
        )  # fmt: skip
        wanted = await self._wanted(interaction, typed)
        if wanted is not None:
            await self._desk.keep(interaction, wanted)

    @app_commands.command(name="alerts", description=words.ALERTS_DESCRIPTION)
    async def alerts(self, interaction: Interaction) -> None:
        """Show a member's alerts."""
        await self._desk.show(interaction)

    @search.autocomplete("platform")
    @alert.autocomplete("platform")
    async def _platforms(self, _: Interaction, typed: str) -> Choices:
        return platform_choices(self._services.desk.knowledge, typed)

    @search.autocomplete("text")
    @alert.autocomplete("text")
    async def _titles(self, _: Interaction, typed: str) -> Choices:
        return _choices(self._index().titles.holding(typed))

    @search.autocomplete("role")
    @alert.autocomplete("role")
    async def _roles(self, _: Interaction, typed: str) -> Choices:
        return _choices(self._index().labels.holding(typed))

    @search.autocomplete("country")
    @alert.autocomplete("country")
    async def _countries(self, _: Interaction, typed: str) -> Choices:
        return _codes(countries().starting(typed))

    @search.autocomplete("language")
    @alert.autocomplete("language")
    async def _languages(self, _: Interaction, typed: str) -> Choices:
        return _codes(languages().starting(typed))

    @search.autocomplete("min_rate")
    @alert.autocomplete("min_rate")
    async def _rates(self, _: Interaction, typed: str) -> Choices:
        start = typed.strip().lstrip("$")
        return [_choice(f"${rate}/h or more", rate) for rate in RATES if rate.startswith(start)]

    @search.autocomplete("since")
    async def _ages(self, _: Interaction, typed: str) -> Choices:
        return [_choice(name, value) for name, value in AGES.items() if typed.strip().casefold() in name.casefold()]

    async def _wanted(self, interaction: Interaction, typed: Typed) -> Wanted | None:
        """What a member looks for; None where they have been told why it cannot be used."""
        if not self._services.pace.allows(interaction.user.id):
            await say(interaction, common.TOO_FAST)
            return None
        wanted = self._read(typed)
        if isinstance(wanted, Wanted):
            return wanted
        card = refused_card(wanted, self._services.desk.knowledge, self._instead(typed, wanted))
        await interaction.response.send_message(view=card, ephemeral=True)
        return None

    async def _mind_pause(self, interaction: Interaction) -> None:
        """Whoever could not be told of news hears of that where they look for it."""
        try:
            paused = await self._desk.paused(interaction.user.id)
        except StorageError as error:
            log.error("Whether alerts are paused cannot be read: %s", error)
            return
        if paused is not None:
            await interaction.followup.send(view=paused, ephemeral=True)

    def _index(self) -> ListingIndex:
        return self._services.board.index or ListingIndex(())

    def _read(self, typed: Typed) -> Wanted | Refused:
        return read_wanted(typed, self._services.desk.knowledge.platforms, self._services.clock().date())

    def _instead(self, typed: Typed, refused: Refused) -> list[tuple[str, ListingsPress]]:
        """The same search with each of the names that may have been meant."""
        instead: list[tuple[str, ListingsPress]] = []
        for name in refused.options:
            meant: dict[str, Any] = {FILTERS[refused.error]: name}
            wanted = self._read(dataclasses.replace(typed, **meant))
            if isinstance(wanted, Wanted) and (press := press_for(ShowListings, wanted)):
                instead.append((name, press))
        return instead

    async def _show(self, interaction: Interaction, press: ShowListings, _: Given) -> None:
        await self._pressed(interaction, press)

    async def _share(self, interaction: Interaction, press: ShareListings, _: Given) -> None:
        await self._pressed(interaction, press)

    async def _set_alert(self, interaction: Interaction, press: SetAlert, _: Given) -> None:
        wanted = press.wanted()
        if wanted is None:
            await say(interaction, words.UNREADABLE)
        else:
            await self._desk.keep(interaction, wanted)

    async def _pressed(self, interaction: Interaction, press: ListingsPress) -> None:
        wanted = press.wanted()
        if wanted is None:
            await say(interaction, words.UNREADABLE)
        else:
            await self._answer(interaction, press, wanted)

    async def _of_platform(self, interaction: Interaction, _: ListingsOf, given: Given) -> None:
        match platform_ids(self._services.desk.knowledge, given.values):
            case (platform,):
                await self._answer(interaction, ShowListings(0), Wanted(platform=platform))
            case _:
                await say(interaction, PLATFORM_GONE)

    async def _answer(self, interaction: Interaction, press: ListingsPress, wanted: Wanted) -> None:
        shared = isinstance(press, ShareListings)
        try:
            card = await self._card(wanted, press.page, shared=shared)
        except (StorageError, TimeoutError):
            await say(interaction, words.UNAVAILABLE)
            return
        if shared:
            await interaction.response.send_message(view=card)
        else:
            await show_card(interaction, card, in_place=is_private(interaction))

    async def _card(self, wanted: Wanted, page: int, *, shared: bool) -> Card:
        knowledge, now = self._services.desk.knowledge, self._services.clock()
        # Right after a start tens of thousands may still be laid out; Discord waits three seconds.
        async with asyncio.timeout(LONGEST_WAIT):
            index = await self._services.board.current()
        looked = look(index, wanted, knowledge.platforms, now, start=max(0, page) * PAGE, count=PAGE)
        return listings_card(looked, knowledge, shared=shared)


def _codes(found: list[Coded]) -> Choices:
    return [_choice(coded.name, coded.code) for coded in found[:MENU_OPTIONS]]


def _choices(names: Iterable[str]) -> Choices:
    return [_choice(name, name) for name in islice(names, MENU_OPTIONS)]


def _choice(name: str, value: str) -> app_commands.Choice[str]:
    return app_commands.Choice(name=clip(name, CHOICE_LIMIT), value=clip(value, CHOICE_LIMIT))

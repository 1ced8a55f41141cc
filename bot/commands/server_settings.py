"""/settings: what the admins of a server choose. Whether somebody is one is asked again on every press."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.strictness import Strictness
from bot.cards.card import Card
from bot.cards.custom_ids import Press
from bot.cards.servers import presses as meant
from bot.cards.servers import words
from bot.cards.servers.channels import NO_PLATFORM_VALUE, channel_card, channels_card
from bot.cards.servers.dates import dates_card
from bot.cards.servers.home import home_card
from bot.cards.servers.moderators import moderators_card
from bot.cards.servers.unasked import FROM, PLACE, TO, quiet_form, quiet_refusal, unasked_card
from bot.cards.servers.view import Access, SettingsView
from bot.commands.errors import say
from bot.commands.moderators import home_of
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.servers.channels import NO_PLATFORM, ChannelMode, ChannelSettings
from bot.servers.date_style import DateStyle
from bot.servers.quiet_hours import QuietHours, read_quiet_hours
from bot.servers.settings import ServerSettings
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]
P = TypeVar("P", bound=Press)
Handler: TypeAlias = Callable[[Interaction, P, Given, discord.Guild], Awaitable[None]]


class ServerSettingsCommand(commands.Cog, name="Settings"):
    """Pages of settings, seen only by whoever opened them."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        self._presses = presses
        self._on(meant.OpenSettings, self._open)
        self._on(meant.ChooseChannel, self._choose_channel)
        self._on(meant.OpenChannel, self._open_channel)
        self._on(meant.SetMode, self._set_mode)
        self._on(meant.SetPlatform, self._set_platform)
        self._on(meant.SetFlags, self._set_flags)
        self._on(meant.ForgetChannel, self._forget_channel)
        self._on(meant.SetModerators, self._set_moderators)
        self._on(meant.SetModeratorChannel, self._set_room)
        self._on(meant.ForgetModeratorChannel, self._forget_room)
        self._on(meant.SetDigest, self._set_digest)
        self._on(meant.SetStrictness, self._set_strictness)
        self._on(meant.AskQuietHours, self._ask_quiet)
        self._on(meant.SetQuietHours, self._set_quiet)
        self._on(meant.ForgetQuietHours, self._forget_quiet)
        self._on(meant.SetDates, self._set_dates)

    @app_commands.command(name="settings", description=words.DESCRIPTION)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, interaction: Interaction) -> None:
        """Show everything at a glance."""
        guild = await _admins_server(interaction)
        if guild is not None:
            card = home_card(await self._view(guild))
            await interaction.response.send_message(view=card, ephemeral=True)

    def _on(self, press: type[P], handler: Handler[P]) -> None:
        """Let only admins of the server reach the handler."""

        async def checked(interaction: Interaction, pressed: P, given: Given) -> None:
            guild = await _admins_server(interaction)
            if guild is not None:
                await handler(interaction, pressed, given, guild)

        self._presses.on(press, checked)

    async def _open(self, interaction: Interaction, press: meant.OpenSettings, _: Given, guild: discord.Guild) -> None:
        await interaction.response.edit_message(view=await self._page(guild, press.page))

    async def _choose_channel(
        self, interaction: Interaction, _: meant.ChooseChannel, given: Given, guild: discord.Guild
    ) -> None:
        await self._show_channel(interaction, guild, int(given.values[0]))

    async def _open_channel(
        self, interaction: Interaction, press: meant.OpenChannel, _: Given, guild: discord.Guild
    ) -> None:
        await self._show_channel(interaction, guild, press.channel, press.platforms)

    async def _set_mode(
        self, interaction: Interaction, press: meant.SetMode, given: Given, guild: discord.Guild
    ) -> None:
        await self._change_channel(interaction, guild, press.channel, mode=ChannelMode(given.values[0]))

    async def _set_platform(
        self, interaction: Interaction, press: meant.SetPlatform, given: Given, guild: discord.Guild
    ) -> None:
        chosen = given.values[0]
        platform = NO_PLATFORM if chosen == NO_PLATFORM_VALUE else chosen
        await self._change_channel(interaction, guild, press.channel, platform=platform)

    async def _set_flags(self, interaction: Interaction, press: meant.SetFlags, _: Given, guild: discord.Guild) -> None:
        await self._change_channel(interaction, guild, press.channel, flags_scams=press.on)

    async def _forget_channel(
        self, interaction: Interaction, press: meant.ForgetChannel, _: Given, guild: discord.Guild
    ) -> None:
        forgotten = dict.fromkeys(ChannelSettings.model_fields)
        await self._change_channel(interaction, guild, press.channel, **forgotten)

    async def _set_moderators(
        self, interaction: Interaction, _: meant.SetModerators, given: Given, guild: discord.Guild
    ) -> None:
        roles = tuple(sorted(int(role) for role in given.values if guild.get_role(int(role)) is not None))
        await self._change(interaction, guild, meant.Page.MODERATORS, moderator_roles=roles)

    async def _set_room(
        self, interaction: Interaction, _: meant.SetModeratorChannel, given: Given, guild: discord.Guild
    ) -> None:
        room = guild.get_channel(int(given.values[0]))
        if room is None:
            await say(interaction, words.CHANNEL_GONE)
        else:
            await self._change(interaction, guild, meant.Page.MODERATORS, moderator_channel=room.id)

    async def _forget_room(
        self, interaction: Interaction, _: meant.ForgetModeratorChannel, __: Given, guild: discord.Guild
    ) -> None:
        await self._change(interaction, guild, meant.Page.MODERATORS, moderator_channel=None)

    async def _set_digest(
        self, interaction: Interaction, press: meant.SetDigest, _: Given, guild: discord.Guild
    ) -> None:
        await self._change(interaction, guild, meant.Page.MODERATORS, digest=press.on)

    async def _set_strictness(
        self, interaction: Interaction, _: meant.SetStrictness, given: Given, guild: discord.Guild
    ) -> None:
        await self._change(interaction, guild, meant.Page.UNASKED, strictness=Strictness(given.values[0]))

    async def _ask_quiet(
        self, interaction: Interaction, _: meant.AskQuietHours, __: Given, guild: discord.Guild
    ) -> None:
        server = await self._services.servers.of(guild.id)
        await interaction.response.send_modal(quiet_form(server.quiet_hours))

    async def _set_quiet(
        self, interaction: Interaction, _: meant.SetQuietHours, given: Given, guild: discord.Guild
    ) -> None:
        match read_quiet_hours(*(given.fields.get(field, "") for field in (FROM, TO, PLACE))):
            case QuietHours() as quiet:
                await self._change(interaction, guild, meant.Page.UNASKED, quiet_hours=quiet)
            case refusal:
                await say(interaction, quiet_refusal(refusal))

    async def _forget_quiet(
        self, interaction: Interaction, _: meant.ForgetQuietHours, __: Given, guild: discord.Guild
    ) -> None:
        await self._change(interaction, guild, meant.Page.UNASKED, quiet_hours=None)

    async def _set_dates(self, interaction: Interaction, _: meant.SetDates, given: Given, guild: discord.Guild) -> None:
        await self._change(interaction, guild, meant.Page.DATES, dates=DateStyle(given.values[0]))

    async def _change_channel(
        self, interaction: Interaction, guild: discord.Guild, channel: int, **chosen: object
    ) -> None:
        """Choose something for a channel, and show its page."""
        if channel != meant.ELSEWHERE and guild.get_channel_or_thread(channel) is None:
            await say(interaction, words.CHANNEL_GONE)
            return

        def edit(settings: ServerSettings) -> ServerSettings:
            before = settings.chosen_for(channel or None)
            return settings.with_channel(channel or None, before.model_copy(update=chosen))

        if await self._stored(interaction, guild, edit):
            await self._show_channel(interaction, guild, channel)

    async def _change(self, interaction: Interaction, guild: discord.Guild, page: meant.Page, **chosen: object) -> None:
        """Choose something for the whole server, and show the page again."""
        if await self._stored(interaction, guild, lambda settings: settings.model_copy(update=chosen)):
            await interaction.response.edit_message(view=await self._page(guild, page))

    async def _stored(
        self, interaction: Interaction, guild: discord.Guild, edit: Callable[[ServerSettings], ServerSettings]
    ) -> bool:
        try:
            await self._services.servers.change(guild.id, edit)
        except StorageError as error:
            log.error("The settings of server %s could not be stored: %s", guild.id, error)
            await say(interaction, words.FAILED)
            return False
        log.info("The settings of server %s were changed", guild.id)
        return True

    async def _show_channel(self, interaction: Interaction, guild: discord.Guild, channel: int, page: int = 0) -> None:
        place = guild.get_channel_or_thread(channel)
        if channel != meant.ELSEWHERE and place is None:
            await say(interaction, words.CHANNEL_GONE)
            return
        parent = place.parent_id if isinstance(place, discord.Thread) else None
        card = channel_card(await self._view(guild), channel, parent, _access(place, guild), page)
        await interaction.response.edit_message(view=card)

    async def _page(self, guild: discord.Guild, page: meant.Page) -> Card:
        view = await self._view(guild)
        match page:
            case meant.Page.HOME:
                return home_card(view)
            case meant.Page.CHANNELS:
                return channels_card(view)
            case meant.Page.UNASKED:
                return unasked_card(view)
            case meant.Page.DATES:
                return dates_card(view)
            case meant.Page.MODERATORS:
                room = await self._services.moderators.channel(guild)
                return moderators_card(view, _access(room, guild))

    async def _view(self, guild: discord.Guild) -> SettingsView:
        services = self._services
        server = await services.servers.of(guild.id)
        places = frozenset(place.id for place in (*guild.channels, *guild.threads))
        reads, today = services.settings.reads_messages, services.clock().date()
        return SettingsView(server, services.desk.knowledge, today, reads, places)


async def _admins_server(interaction: Interaction) -> discord.Guild | None:
    """The server of the admin who acts; None, having said why, for everybody else."""
    guild = home_of(interaction)
    if guild is None:
        await say(interaction, words.NOT_INSTALLED if interaction.guild_id else words.SERVERS_ONLY)
        return None
    if not interaction.permissions.manage_guild:
        await say(interaction, words.ADMINS_ONLY)
        return None
    return guild


def _access(place: discord.abc.GuildChannel | discord.Thread | None, guild: discord.Guild) -> Access:
    if place is None:
        return Access()
    mine = place.permissions_for(guild.me)
    may_write = mine.send_messages_in_threads if isinstance(place, discord.Thread) else mine.send_messages
    return Access(mine.view_channel and may_write, place.permissions_for(guild.default_role).view_channel)

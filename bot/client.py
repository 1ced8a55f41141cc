"""The discord.py client: intents, shards, what is loaded, and the boundary where errors stop."""

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.cards.controls import CONTROLS, Interaction
from bot.cards.dates import write_dates
from bot.commands.answer_this import AnswerThis
from bot.commands.ask import Ask
from bot.commands.browse import BrowseCommand
from bot.commands.compare import CompareCommand
from bot.commands.delivered import DeliveredControls
from bot.commands.desk.drafts import Drafts
from bot.commands.desk.kb import KnowledgeDesk
from bot.commands.desk.news import KnowledgeNews
from bot.commands.desk.proposals import Proposals
from bot.commands.errors import report
from bot.commands.forms import Forms
from bot.commands.help import Help
from bot.commands.listing_watch import ListingWatch
from bot.commands.listings import Listings
from bot.commands.messages import Messages
from bot.commands.payout import Payout
from bot.commands.platform import PlatformCommand
from bot.commands.press_router import Given, PressRouter
from bot.commands.presses import AnswerControls
from bot.commands.privacy import Privacy
from bot.commands.queue.command import Queue
from bot.commands.remind import Remind
from bot.commands.reminder_list import ReminderList
from bot.commands.reminding import Reminding
from bot.commands.scam_desk import ScamDesk
from bot.commands.scam_flags import ScamFlags
from bot.commands.scamcheck import ScamCheck
from bot.commands.server_settings import ServerSettingsCommand
from bot.commands.services import Services
from bot.commands.timezone import TimeZone
from bot.commands.unheard import UnheardReminders
from bot.commands.upkeep import Upkeep
from bot.containment import contain_malformed_events
from bot.delivering.cog import Delivery
from bot.delivering.pace import Pace
from bot.delivering.tempo import TEMPO
from bot.frames import connect_again_after_trouble
from bot.sharding.turns import Turns

log = logging.getLogger(__name__)

# The names discord.py gives to tasks that run our handlers.
HANDLER_TASKS = ("discord.py: on_", "CommandTree-invoker", "discord-ui-dynamic-item", "discord-ui-modal-dispatch")


class CommandTree(app_commands.CommandTree["FaqBot"]):
    """The commands, usable in servers, direct messages and as a personal app."""

    def __init__(self, client: "FaqBot") -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let the cards of this command follow the server's habits."""
        write_dates((await self.client.services.servers.of(interaction.guild_id)).dates)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer kindly whatever a command could not handle itself."""
        await report(interaction, error)


class FaqBot(commands.AutoShardedBot):
    """The bot on Discord; everything it does is in its cogs and in what they register for presses."""

    def __init__(self, services: Services, turns: Turns) -> None:
        fleet = services.fleet
        self.tempo = TEMPO.allowed(services.settings.requests_per_second)
        pace = Pace(self.tempo.requests, self.tempo.per, lambda: fleet.size)
        trace = pace.trace()
        services.metrics.watch_requests(trace)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=CommandTree,
            intents=intents_for(services),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            http_trace=trace,
            shard_count=services.settings.shard_count,
        )
        self.shard_ids = list(services.settings.shards) if services.settings.shards else None
        self._turns = turns
        self.pace = pace
        self.services = services
        self.presses = PressRouter(services.servers)
        self.skipped_events: Counter[str] = contain_malformed_events(self)
        connect_again_after_trouble()

    async def setup_hook(self) -> None:
        """Load the cogs, make old buttons work again, and tell Discord our commands."""
        self.add_dynamic_items(*CONTROLS)
        AnswerControls(self.services, self.presses)
        reminding = Reminding(self.services)
        DeliveredControls(self.services, reminding, self.presses)
        drafts = Drafts(self.services, self.presses)
        Proposals(self.services, drafts, self.presses)
        scams = ScamDesk(self.services.desk, self.services.reloader)
        for cog in (
            Ask(self.services),
            BrowseCommand(self.services),
            PlatformCommand(self.services, self.presses),
            CompareCommand(self.services, self.presses),
            Payout(self.services, self.presses),
            Listings(self.services, self.presses),
            ListingWatch(self.services, self),
            Help(self.services),
            AnswerThis(self.services, self.tree),
            ScamCheck(self.services, scams, self.presses, self.tree),
            ScamFlags(self.services, scams),
            Messages(self.services, self),
            ServerSettingsCommand(self.services, self.presses),
            Remind(self.services, reminding, self.presses, self.tree),
            ReminderList(self.services, reminding, self.presses),
            TimeZone(self.services, reminding, self.presses),
            UnheardReminders(self.services),
            Privacy(self.services, self.presses),
            KnowledgeNews(self.services, self),
            KnowledgeDesk(self.services, drafts, self.presses, self.tree),
            Queue(self.services, self.presses, self.tree),
            Upkeep(self.services, self),
            Forms(self.presses),
            Delivery(self, self.services.reminders, self.services.clock, self.pace, self.tempo, self.services.fleet),
        ):
            await self.add_cog(cog)
        await self._sync_commands()

    async def launch_shards(self) -> None:
        """Connect: with as many shards as the settings or Discord say, once nobody else holds them."""
        recommended, _, limit = await self.http.get_bot_gateway()
        self.shard_count = self.shard_count or recommended
        mine = self.shard_ids or range(self.shard_count)
        self._turns.concurrency = limit["max_concurrency"]
        await self.services.fleet.take(self.shard_count, tuple(mine))
        while limit["remaining"] < len(mine):
            log.critical(
                "Discord allows %d more starts of a shard now, and %d are needed: waiting %d minutes for more",
                limit["remaining"],
                len(mine),
                limit["reset_after"] // 60_000,
            )
            await asyncio.sleep(limit["reset_after"] / 1_000 + 1)
            _, _, limit = await self.http.get_bot_gateway()
        # Once, so that a start without a way to the gateway ends: from here on discord.py tries again for ever.
        await (await self.http.ws_connect(str(DiscordWebSocket.DEFAULT_GATEWAY))).close()
        await super().launch_shards()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard when it is nearly its turn."""
        await self._turns.before_connecting(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until this shard may identify again."""
        await self._turns.before_identifying(shard_id or 0)

    async def handle_press(self, interaction: Interaction, custom_id: str, values: Sequence[str]) -> None:
        """Act on a button or menu; discord.py would only log what goes wrong in there."""
        await self.presses.handle(interaction, custom_id, Given(values))

    async def on_message(self, message: discord.Message, /) -> None:
        """Override the prefix commands of `commands.Bot`: there are none."""

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log what a listener raised, and carry on."""
        log.error("The handler %s failed", event_method, exc_info=sys.exc_info()[1])

    async def on_ready(self) -> None:
        """Say that we are there; this happens again after every new session."""
        log.info("Ready in %d servers", len(self.guilds))

    async def finish(self, within: float) -> None:
        """Let the handlers that are running come to their end."""
        running = [task for task in asyncio.all_tasks() if task.get_name().startswith(HANDLER_TASKS)]
        if running:
            log.info("Finishing %d handlers", len(running))
            await asyncio.wait(running, timeout=within)

    async def _sync_commands(self) -> None:
        developing_in = self.services.settings.dev_guild_id
        guild = discord.Object(developing_in) if developing_in else None
        if guild:
            self.tree.copy_global_to(guild=guild)
        try:
            await self.tree.sync(guild=guild)
        except discord.HTTPException as error:
            # Discord still has the commands of the last start; better those than no bot.
            log.error("The commands could not be registered (status %s, code %s)", error.status, error.code)


def intents_for(services: Services) -> discord.Intents:
    """Only what is needed; the words of messages only where the bot is to read them unasked."""
    settings = services.settings
    return discord.Intents(
        guilds=True,
        guild_messages=True,
        dm_messages=True,
        message_content=settings.reads_messages,
    )

"""Where the parts are put together, and how the bot starts and stops."""

import asyncio
import datetime as dt
import gc
import logging
import signal
import sys
from contextlib import AsyncExitStack

import aiohttp
import discord

from bot import engine, exit_codes, logs
from bot.answers.answerer import Answerer
from bot.board import Board
from bot.client import FaqBot
from bot.clock import Clock, utc_now
from bot.collecting.background import collecting
from bot.collecting.source_rounds import looking_at_sources
from bot.commands.servers import Servers, defaults_of
from bot.commands.services import Services
from bot.desk import Desk
from bot.fleet import Fleet
from bot.knowledge.loader import load
from bot.operations.doctor.machine import unknown_platforms
from bot.operations.server import window
from bot.operations.starts import wait_before
from bot.publishing.folder import finish
from bot.publishing.publisher import Publisher
from bot.reloading.hearsay import heeding
from bot.reloading.quiet_building import quietly
from bot.reloading.reloader import Reloader
from bot.reloading.watcher import watching
from bot.settings import Settings
from bot.sharding.turns import Turns
from bot.spare_memory import give_back
from bot.storage.alerts import AlertRepository
from bot.storage.connecting import sqlite_file, without_password
from bot.storage.counts import CountsRepository
from bot.storage.edits import EditRepository
from bot.storage.engine import Database, StorageError
from bot.storage.feedback import FeedbackRepository
from bot.storage.identifies import IdentifyRepository
from bot.storage.line import joined
from bot.storage.listings import ListingRepository
from bot.storage.members import MemberRepository
from bot.storage.personal_data import PersonalData
from bot.storage.picks import PickRepository
from bot.storage.queue import QueueRepository
from bot.storage.reminders import ReminderRepository
from bot.storage.servers import ServerSettingsRepository
from bot.storage.source_looks import SourceLookRepository
from bot.storage.starts import StartRepository
from bot.storage.unanswered import UnansweredRepository

log = logging.getLogger(__name__)

# A part of the ten seconds in which the bot stops; the delivery of reminders has the other.
FINISH_SECONDS = 4

# New objects that are in use before garbage is looked for. Hundreds of questions in hand use more than Python's 700:
# they would be looked through dozens of times a second, and with them all that is remembered, a tenth of a second long.
GARBAGE_AFTER = 10_000

NO_PAUSE = dt.timedelta()

UNREACHABLE = (
    discord.HTTPException,
    discord.GatewayNotFound,
    aiohttp.ClientError,
    OSError,
)

# An invalid shard; a shard with more servers than Discord allows.
SHARDING_REQUIRED = frozenset({4010, 4011})

NO_TOKEN = "DISCORD_TOKEN is not set: put your bot's token into .env, or try the bot without one with `make demo`."
BAD_TOKEN = "Discord did not accept DISCORD_TOKEN; copy it again from the Developer Portal (Bot, Reset Token)."
NO_INTENT = (
    "MESSAGE_CONTENT, PASSIVE_CHANNELS and SCAM_FLAG_CHANNELS need the Message Content intent: switch it on in the "
    "Developer Portal (Bot, Privileged Gateway Intents), or set MESSAGE_CONTENT=false."
)
FINISHED = "A moderator's save was cut short when the bot ended last time; now it is whole: {files}"
TOO_FEW_SHARDS = (
    "Discord refuses so few shards for so many servers: set SHARD_COUNT to what `python -m bot doctor` says, for all "
    "processes, or leave it empty where there is one."
)
NO_PLATFORM = "{setting} names what is no platform of the knowledge: {unknown}. It knows {known}."


def create_bot(
    settings: Settings, desk: Desk, database: Database, clock: Clock = utc_now, fleet: Fleet | None = None
) -> FaqBot:
    """Put a bot together from parts that somebody else opened and will close; without a fleet it is on its own."""
    fleet = fleet or Fleet()
    listings = ListingRepository(database, clock)
    folder, oldest = settings.knowledge_dir, dt.timedelta(days=settings.review_max_age_days)
    services = Services(
        settings=settings,
        desk=desk,
        feedback=FeedbackRepository(database, clock),
        unanswered=UnansweredRepository(database, clock),
        queue=QueueRepository(database, clock),
        counts=CountsRepository(database, clock),
        picks=PickRepository(database),
        looks=SourceLookRepository(database),
        reminders=ReminderRepository(database, clock),
        personal=PersonalData(database),
        servers=Servers(ServerSettingsRepository(database, clock), defaults_of(settings), clock, fleet),
        members=MemberRepository(database, clock),
        listings=listings,
        alerts=AlertRepository(database, clock),
        board=Board(desk, listings),
        publisher=Publisher(folder, EditRepository(database, clock), clock, oldest),
        reloader=Reloader(folder, desk, clock, oldest),
        clock=clock,
        fleet=fleet,
    )
    return FaqBot(services, Turns(IdentifyRepository(database), clock))


def run(settings: Settings) -> int:
    """Connect to Discord until told to stop; returns the exit code, having said why in one sentence."""
    if settings.discord_token is None or not settings.discord_token.get_secret_value().strip():
        return _give_up(NO_TOKEN, exit_codes.SETTINGS)
    if finished := finish(settings.knowledge_dir):
        sys.stderr.write(f"{FINISHED.format(files=', '.join(finished))}\n")
    with quietly():
        loaded = load(settings.knowledge_dir, utc_now().date(), dt.timedelta(days=settings.review_max_age_days))
    if loaded.knowledge is None:
        problems = "\n".join(map(str, loaded.errors))
        return _give_up(f"{problems}\nThe knowledge in {settings.knowledge_dir} has errors.", exit_codes.KNOWLEDGE)
    known = loaded.knowledge.platforms
    for setting, unknown in unknown_platforms(settings, known).items():
        sentence = NO_PLATFORM.format(setting=setting, unknown=", ".join(unknown), known=", ".join(sorted(known)))
        return _give_up(sentence, exit_codes.SETTINGS)
    logs.set_up(settings.log_level, settings.log_format)
    with quietly():
        answerer = engine.build(loaded.knowledge, log.warning, settings.sentence_vectors, settings.model_folder)
    try:
        asyncio.run(_serve(settings, answerer, settings.discord_token.get_secret_value().strip()))
    except discord.LoginFailure:
        return _give_up(BAD_TOKEN, exit_codes.TOKEN)
    except discord.PrivilegedIntentsRequired:
        return _give_up(NO_INTENT, exit_codes.INTENT)
    except discord.ConnectionClosed as error:
        if error.code in SHARDING_REQUIRED:
            return _give_up(TOO_FEW_SHARDS, exit_codes.SETTINGS)
        return _give_up(f"Discord cannot be reached (code {error.code}).", exit_codes.DISCORD)
    except StorageError as error:
        database = without_password(settings.database_url)
        return _give_up(f"The database {database} cannot be used: {error}", exit_codes.DATABASE)
    except UNREACHABLE as error:
        return _give_up(f"Discord cannot be reached ({type(error).__name__}).", exit_codes.DISCORD)
    return exit_codes.OK


async def _serve(settings: Settings, answerer: Answerer, token: str) -> None:
    database = await Database.open(settings.database_url)
    try:
        desk = Desk(answerer)
        fleet = Fleet(settings.shard_processes or 1, alone=sqlite_file(settings.database_url) is not None)
        bot = create_bot(settings, desk, database, fleet=fleet)
        await asyncio.to_thread(give_back)
        # A start makes hundreds of thousands of objects that last; looking through them again would stop everything.
        gc.freeze()
        gc.set_threshold(GARBAGE_AFTER, *gc.get_threshold()[1:])
        async with AsyncExitStack() as running:
            await running.enter_async_context(joined(settings.database_url, fleet))
            await running.enter_async_context(window(settings, bot, database))
            await running.enter_async_context(bot)
            await running.enter_async_context(collecting(settings, desk, database, fleet))
            await running.enter_async_context(looking_at_sources(settings, desk, database, fleet))
            reload = bot.services.reloader.reload
            await running.enter_async_context(watching(settings.knowledge_dir, reload))
            await running.enter_async_context(heeding(fleet, reload))
            # The first shard is a name of its own, since no other process has it.
            process = str(settings.shards[0]) if settings.one_of_several and settings.shards else ""
            earlier = await StartRepository(database, process).note(utc_now())
            await run_until_stopped(bot, token, wait_before(earlier, utc_now(), settings.shard_count or 1))
    finally:
        await database.close()


async def run_until_stopped(bot: FaqBot, token: str, pause: dt.timedelta = NO_PAUSE) -> None:
    """Run until SIGTERM or Ctrl-C; then take nothing new, and finish what is in hand."""
    stop = stop_signal()
    connection = asyncio.create_task(_connect(bot, token, pause))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({connection, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if connection.done():
        connection.result()
        return
    log.info("Stopping")
    connection.cancel()
    await asyncio.gather(connection, return_exceptions=True)
    await bot.finish(within=FINISH_SECONDS)


async def _connect(bot: FaqBot, token: str, pause: dt.timedelta) -> None:
    if pause:
        log.warning("Too many starts lately: connecting in %d seconds, to spare Discord's limit", pause.total_seconds())
        await asyncio.sleep(pause.total_seconds())
    await bot.start(token)


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:
            # Windows has no such handlers; Ctrl-C still ends `asyncio.run` there.
            continue
    return stop


def _give_up(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code

"""`make demo`: the real bot in a local look-alike of Discord, in the browser, without token or network."""

import asyncio
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from discord.ext import commands

from bot import engine, exit_codes
from bot.app import create_bot, stop_signal
from bot.client import FaqBot
from bot.clock import utc_now
from bot.collecting.collector import Collector
from bot.desk import Desk
from bot.feeds.addresses import Reach
from bot.feeds.fetcher import open_fetcher
from bot.feeds.limits import Limits
from bot.knowledge.loader import load
from bot.listings.importing.source import ListingSource
from bot.reloading.watcher import watching
from bot.sample_site import sample_site
from bot.servers.channels import ChannelMode, ChannelSettings
from bot.servers.settings import ServerSettings
from bot.settings import chosen_settings
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository

PREPARING = "Reading the knowledge …"
LISTENING = "The demo is ready. Open this address in your browser (Ctrl-C ends it):"
HINT = (
    "Type a question, try /ask, /listings (samples) or /help, and press the buttons. A reminder comes too: /remind, "
    "when: in 1 minute, where: here (the page shows no direct messages). As Morgan, the moderator (choose the viewer "
    "at the top), try /kb teach, /kb unanswered or /settings; what belongs into a moderators' channel is posted here, "
    "since the page shows one channel. The answers lie in {folder} until you end this: change a file there, and "
    "the next answer has it. Nothing leaves this computer, and your own files stay as they are."
)
LOOK_SECONDS = 1.0
BOT_NAME = "FAQ"
TOPIC = "Ask about AI-training work. The bot answers here even when nobody mentions it."
ALREADY_ASKED = ("is sme careers legit?", "how long until the first payout from sme careers?")
ALREADY_MENTIONED = "can I use chatgpt for the sme exam?"
NOT_KNOWN = "which chair is best for long annotation shifts?"


@dataclass(frozen=True, slots=True)
class Scene:
    """The server of the demo."""

    questions: simcord.ChannelHandle
    member: simcord.MemberActor
    moderator: simcord.MemberActor
    bot: FaqBot


def run_demo(
    knowledge_dir: Path,
    port: int,
    say: Callable[[str], None] | None = None,
    vectors: bool = True,
    model_folder: Path | None = None,
) -> int:
    """Serve the demo on a loopback port (0 picks a free one) until Ctrl-C; returns the exit code."""
    say = say or _say
    say(PREPARING)
    loaded = load(knowledge_dir, utc_now().date())
    if loaded.knowledge is None:
        sys.stderr.writelines(f"{problem}\n" for problem in loaded.errors)
        return exit_codes.KNOWLEDGE
    # The look-alike logs every simulated request as a warning would; a newcomer needs none of that.
    logging.basicConfig(level=logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="bot-demo-") as folder:
        try:
            answerer = engine.build(loaded.knowledge, say, vectors, model_folder)
            # Whoever plays the moderator may change everything; the files of the checkout stay as they are.
            copied = _copy_as_checkout(knowledge_dir, Path(folder) / "knowledge")
            asyncio.run(_demo(Desk(answerer), Path(folder), copied, port, say))
        except simcord.SetupError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            sys.stderr.write(f"Port {port} is taken; choose another with --port, or 0 for any free one.\n")
            return exit_codes.DISCORD
        except KeyboardInterrupt:
            return exit_codes.OK
    return exit_codes.OK


async def _demo(desk: Desk, folder: Path, knowledge: Path, port: int, say: Callable[[str], None]) -> None:
    stop = stop_signal()
    database = await Database.open(f"sqlite:///{folder / 'demo.db'}")
    try:
        async with sample_site(utc_now().date()) as sources:
            await _import(sources, desk, database)
            # Nobody with work to do every half minute lives through the months up to today; then comes the real bot.
            sleeper = commands.Bot(commands.when_mentioned, intents=discord.Intents.none())
            async with simcord.run(sleeper, check_errors=False) as env:
                scene = await _build(env, desk, database, knowledge)
                viewers = [scene.member, scene.moderator]
                async with (
                    env.preview(scene.questions, viewers=viewers, layout="channel", port=port) as preview,
                    watching(knowledge, scene.bot.services.reloader.reload),
                ):
                    say(f"{LISTENING}\n\n    {preview.url}\n\n{HINT.format(folder=knowledge)}")
                    await _first_of(stop.wait(), preview.wait_closed(), _show_arrivals(preview, env))
    finally:
        await database.close()


async def _import(sources: Sequence[ListingSource], desk: Desk, database: Database) -> None:
    """The samples of the small site on this computer, by the same way as listings of real sites."""
    limits = Limits(delay=0)
    async with open_fetcher(utc_now, limits, Reach.PUBLIC_AND_LOOPBACK) as fetcher:
        collector = Collector(fetcher, ListingRepository(database, utc_now), lambda: desk.knowledge.platforms, utc_now)
        for source in sources:
            await collector.collect(source)


async def _build(env: simcord.Env, desk: Desk, database: Database, knowledge: Path) -> Scene:
    # The look-alike's calendar starts in January 2026, and its bot has a name for tests.
    await env.advance_time((utc_now() - env.now()).total_seconds())
    env.backend.bot_user.name = BOT_NAME
    guild = env.create_guild("AI training lounge")
    questions = guild.create_text_channel("questions", topic=TOPIC)
    guild.create_text_channel("general")
    powers = discord.Permissions(manage_messages=True, manage_guild=True)
    moderators = guild.create_role("Moderators", permissions=powers)
    member = guild.add_member(env.create_user("amina", global_name="Amina"))
    moderator = guild.add_member(env.create_user("morgan", global_name="Morgan (mod)"), roles=[moderators])
    # The same that an operator and an admin do: allow reading messages, then choose in /settings.
    settings = chosen_settings(message_content=True, passive_cooldown_minutes=0, knowledge_dir=knowledge, shard_count=1)
    bot = create_bot(settings, desk, database)
    chosen = ServerSettings(
        channels={questions.id: ChannelSettings(mode=ChannelMode.ANSWER, flags_scams=True)},
        # The page shows one channel, and a moderator should see the diffs with "Undo", too.
        moderator_channel=questions.id,
        moderator_roles=(moderators.id,),
    )
    await bot.services.servers.change(guild.id, lambda _: chosen)
    await env.restart_bot(bot)
    for question in ALREADY_ASKED:
        await member.send(questions, question)
    me = env.bot.user
    if me is not None:
        # Something for the moderators' queue, and something to end on.
        for question in (NOT_KNOWN, ALREADY_MENTIONED):
            await member.send(questions, f"{me.mention} {question}")
    return Scene(questions, member, moderator, bot)


async def _show_arrivals(preview: simcord.Preview, env: simcord.Env) -> None:
    """The page looks anew only when somebody acts; what the bot takes longer for, or does by itself, comes later."""
    shown = before = len(env.backend.transcript)
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        happened, earlier = len(env.backend.transcript), before
        before = happened
        if happened == shown or happened != earlier:
            # Nothing is new, or the bot is still at work.
            continue
        if _redraw(preview, env):
            shown = happened


def _redraw(preview: simcord.Preview, env: simcord.Env) -> bool:
    """Show the page as things are, unless somebody is acting at this moment.

    The same as `preview.refresh()`, which waits for the bot first, and what the visitor does meanwhile is lost.
    """
    try:
        env._begin_operation("preview.refresh")
    except simcord.SetupError:
        return False
    try:
        for page in tuple(preview._pages.values()):
            preview._publish(page, reason="refresh")
    finally:
        env._end_operation()
    return True


def _copy_as_checkout(knowledge: Path, copy: Path) -> Path:
    """A copy for the visitor to change, under git where there is git; the files themselves stay as they are."""
    shutil.copytree(knowledge, copy, ignore=shutil.ignore_patterns(".*"))
    identity = ("-c", "user.name=Demo", "-c", "user.email=demo@localhost")
    try:
        for command in (
            ("init", "--quiet", "--initial-branch=main"),
            ("add", "."),
            ("commit", "--quiet", "-m", "Start"),
        ):
            subprocess.run(("git", *identity, *command), cwd=copy, capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        # Teaching works without; only the history is missing.
        return copy
    return copy


async def _first_of(*waits: Any) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

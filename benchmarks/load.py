"""Two hundred questions a second for five minutes, put to one process of the bot over sockets.

The bot is the real one with the shipped knowledge and sentence vectors; the small Discord of the tests asks and takes
the time. Questions come by the clock, whether earlier ones are answered or not, and their time counts from the moment
at which they were due.
"""

import asyncio
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil
from rich.console import Console

from benchmarks.halves import Half, read_half
from benchmarks.noise import in_chat, with_typos
from benchmarks.show import megabytes, milliseconds, share, table
from benchmarks.timing import percentile, without_pauses
from tests.local_discord.limits import Limits
from tests.local_discord.process import BotProcess, Home, running
from tests.local_discord.server import LocalDiscord, local_discord
from tests.scaling.fleet import free_port

RATE, SECONDS = 200, 300
MENTIONS = 0.2
"""Share of questions that are asked in messages. Each is answered by a message, of which Discord takes 50 a second."""
AS_WRITTEN = 0.3
OTHERS = 10_000
DEADLINE = 3.0
GUILDS, CHANNELS = 20, 20
MEMBERS = 60_000
FIRST_MEMBER = 6_000_000_000_000_000
WARM_UP = 5.0
SEED = 20_261_130
COMMAND, MENTION = "/ask", "mention"
GIVEN_UP = {
    "brief": "answered in a hurry", "deferred": "announced with “thinking …” first",
    "busy": "told that the bot is busy", "dropped": "dropped",
}  # fmt: skip
"""What the bot counts of what it gave up, in words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, where and by whom; a follow-up has the member and channel of what came before."""

    text: str
    kind: str
    guild: int
    channel: int
    member: int


@dataclass
class Taken:
    """What was seen: seconds by kind, and what was never answered; processor seconds until the last was asked."""

    times: dict[str, list[float]] = field(default_factory=lambda: {COMMAND: [], MENTION: []})
    acknowledged: list[float] = field(default_factory=list)
    given_up: dict[str, int] = field(default_factory=dict)
    unanswered: dict[str, int] = field(default_factory=lambda: {COMMAND: 0, MENTION: 0})
    late: float = 0.0
    memory: list[int] = field(default_factory=list)
    busy: float = 0.0
    asking: float = 0.0
    texts: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def all(self) -> list[float]:
        """Every time, ascending."""
        return sorted(itertools.chain(*self.times.values()))


def report(console: Console, folder: Path, knowledge: Path, questions: Path, rate: int, seconds: int) -> None:
    """Put the load on, and say how the bot bore it."""
    folder.mkdir(parents=True)
    taken = asyncio.run(_put_on(folder, knowledge.resolve(), read_half("tune", questions), rate, seconds))
    shown = table(
        f"{len(taken.texts):,} questions in {taken.seconds:.0f} s, {len(taken.texts) / taken.seconds:.0f} a second",
        "", "answered", "p50", "p90", "p99", "worst", f"later than {DEADLINE:.0f} s",
    )  # fmt: skip
    for name, times in (*taken.times.items(), ("all", taken.all), ("first response to /ask", taken.acknowledged)):
        figures = [percentile(sorted(times), part) for part in (0.5, 0.9, 0.99)] if times else [0.0] * 3
        missed = sum(1 for one in times if one > DEADLINE)
        worst = max(times, default=0.0)
        shown.add_row(name, f"{len(times):,}", *map(milliseconds, figures), milliseconds(worst), str(missed))
    console.print(shown)
    count = len(taken.texts)
    given_up = ", ".join(f"{GIVEN_UP[how]} {times:,}" for how, times in taken.given_up.items() if times)
    never = ", ".join(f"{kind} {times:,}" for kind, times in taken.unanswered.items())
    used = {"bot": taken.busy, "asking and local Discord": taken.asking}
    for line in (
        f"Never answered: {never}. Given up: {given_up or 'nothing'}.",
        "CPU while asking: "
        + ", ".join(
            f"{who} {spent / taken.seconds:.0%} of a core ({milliseconds(spent / count)} a question)"
            for who, spent in used.items()
        ),
        f"Memory: {', '.join(map(megabytes, taken.memory))}",
        f"Texts asked for the first time: {share(len(set(taken.texts)), count)}. "
        f"Most that the asking itself was late: {milliseconds(taken.late)}.",
    ):
        console.print(line)


async def _put_on(folder: Path, knowledge: Path, half: Half, rate: int, seconds: int) -> Taken:
    dice, taken = random.Random(SEED), Taken()
    port = free_port()
    options = (
        ("SENTENCE_VECTORS", "true"), ("KNOWLEDGE_DIR", str(knowledge)), ("LOG_LEVEL", "WARNING"),
        ("METRICS_PORT", str(port)),
    )  # fmt: skip
    async with local_discord(Limits(strict=False), check=False) as discord:
        guilds = [discord.world.add_guild(*_channels(number)) for number in range(GUILDS)]
        places = [(guild.id, channel) for guild in guilds for channel in guild.channels]
        async with running(Home(folder, discord.address, options=options)) as bot:
            await discord.ready(within=180)
            stream = _stream(half, places, dice)
            await _ask_all(discord, bot, itertools.islice(stream, round(rate * WARM_UP)), rate, Taken())
            asked, before = itertools.islice(stream, rate * seconds), await _given_up(port)
            discord.rest.acknowledged.clear()
            with without_pauses():
                await _ask_all(discord, bot, asked, rate, taken)
            taken.acknowledged = sorted(discord.rest.acknowledged)
            taken.given_up = {how: times - before[how] for how, times in (await _given_up(port)).items()}
    return taken


async def _ask_all(discord: LocalDiscord, bot: BotProcess, asked: Iterator[Asked], rate: int, taken: Taken) -> None:
    process, own = psutil.Process(bot.pid), psutil.Process()
    before, own_before, begun = _processor(process), _processor(own), time.monotonic()
    waiting: set[asyncio.Task[None]] = set()
    for number, one in enumerate(asked):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        taken.late = max(taken.late, time.monotonic() - due)
        taken.texts.append(one.text)
        task = asyncio.create_task(_ask(discord, one, due, taken))
        waiting.add(task)
        task.add_done_callback(waiting.discard)
        if number % (rate * 30) == 0:
            taken.memory.append(int(process.memory_info().rss))
    taken.seconds = time.monotonic() - begun
    taken.busy, taken.asking = _processor(process) - before, _processor(own) - own_before
    await asyncio.gather(*waiting)
    taken.memory.append(int(process.memory_info().rss))


def _processor(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


async def _given_up(port: int) -> dict[str, int]:
    """What the bot says that it gave up so far."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        text = await answer.text()
    counted = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {how: int(float(counted.get(f'bot_relieved_total{{how="{how}"}}', 0))) for how in GIVEN_UP}


async def _ask(discord: LocalDiscord, one: Asked, due: float, taken: Taken) -> None:
    guild, channel, member = one.guild, one.channel, one.member
    try:
        if one.kind == COMMAND:
            await discord.slash("ask", guild=guild, channel=channel, member=member, question=one.text)
        else:
            await discord.mention(one.text, guild=guild, channel=channel, member=member)
    except TimeoutError:
        taken.unanswered[one.kind] += 1
    else:
        taken.times[one.kind].append(time.monotonic() - due)


def _stream(half: Half, places: list[tuple[int, int]], dice: random.Random) -> Iterator[Asked]:
    """Questions without end, by one member after the other."""
    answerable = [question.turns for question in (*half.questions.in_scope, *half.questions.follow_up)]
    others = [question.turns for question in half.questions.out_of_scope]
    count = len(answerable) + len(others)
    for number in itertools.count():
        guild, channel = dice.choice(places)
        kind = MENTION if dice.random() < MENTIONS else COMMAND
        # What is no question at all gets no reply, but a command always does.
        turns = dice.choice(answerable if kind == MENTION or dice.random() < len(answerable) / count else others)
        for turn in turns:
            yield Asked(_put(turn, dice), kind, guild, channel, FIRST_MEMBER + number % MEMBERS)


def _put(text: str, dice: random.Random) -> str:
    """A question as it is written, or as somebody else would put it."""
    if dice.random() < AS_WRITTEN:
        return text
    return dice.choice((with_typos, in_chat))(text, dice.randrange(1, OTHERS))


def _channels(guild: int) -> list[int]:
    return [FIRST_MEMBER * 2 + guild * CHANNELS + number for number in range(CHANNELS)]

"""What only Discord can tell: token, intents, permissions, starts left today, and what time it is."""

from collections.abc import AsyncIterator, Callable, Set
from email.utils import parsedate_to_datetime

import aiohttp
import discord
from discord.http import Route

from bot import exit_codes
from bot.clock import Clock
from bot.operations.doctor.findings import Finding, problem, unknown, warning, well
from bot.operations.doctor.shards import check_shards
from bot.operations.invite import application_of, missing_permissions
from bot.settings import Settings

PORTAL = "https://discord.com/developers/applications"
NO_TOKEN = "DISCORD_TOKEN is not set."
PATIENCE = aiohttp.ClientTimeout(total=10)
SECONDS_OFF, FAR_OFF = 5, 60
FEW_STARTS = 100


def check_token(settings: Settings) -> Finding:
    """What can be said of the token without asking anybody."""
    token = token_of(settings)
    if not token:
        return problem(
            "token",
            NO_TOKEN,
            f"Copy it from {PORTAL} (Bot, Reset Token) into .env. Without one there is `make demo`.",
            exit_codes.SETTINGS,
        )
    if application_of(token) is None or token.count(".") != 2:
        return problem(
            "token",
            "DISCORD_TOKEN does not look like a bot's token.",
            f"A token is three parts with dots between them, nothing else. Copy it from {PORTAL} (Bot, Reset Token).",
            exit_codes.TOKEN,
        )
    return well("token", "DISCORD_TOKEN looks like a bot's token.")


async def check_clock(clock: Clock) -> Finding:
    """Compare this machine's clock with Discord's; also the proof that Discord can be reached."""
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(f"{Route.BASE}/gateway") as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        return problem(
            "network",
            f"Discord cannot be reached ({type(error).__name__}).",
            "This machine must be able to reach discord.com and gateway.discord.gg on port 443: look at its network, "
            "name server and firewall.",
            exit_codes.DISCORD,
        )
    off = abs((clock() - theirs).total_seconds())
    if off > SECONDS_OFF:
        found = warning if off <= FAR_OFF else _wrong_clock
        return found(
            "clock",
            f"This machine's clock is {off:.0f} seconds off.",
            "Switch on time synchronisation (timedatectl set-ntp true).",
        )
    return well("clock", "This machine's clock agrees with Discord's.")


async def check_discord(settings: Settings, chosen: Set[int] = frozenset()) -> AsyncIterator[Finding]:
    """Log in without connecting to the gateway, and look around; `chosen` are channels that admins of servers named."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(token_of(settings))
            application = await client.application_info()
            recommended, _, starts = await client.http.get_bot_gateway()
        except discord.LoginFailure:
            yield problem(
                "token",
                "Discord did not accept DISCORD_TOKEN.",
                f"Copy it again from {PORTAL} (Bot, Reset Token).",
                exit_codes.TOKEN,
            )
            return
        except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
            yield problem(
                "network",
                f"Discord did not answer ({type(error).__name__}).",
                "Try again in some minutes; see https://discordstatus.com",
                exit_codes.DISCORD,
            )
            return
        yield well("token", f"Discord knows the bot as {application.name} ({application.id}).")
        yield _starts(starts["remaining"], starts["total"])
        for found in check_shards(settings, recommended):
            yield found
        yield _intents(settings, application.flags)
        ours = _channels(settings)
        for channel in sorted(ours | chosen):
            yield await _channel(client, channel, problem if channel in ours else _left_to_admins)


def token_of(settings: Settings) -> str:
    """The token without the blanks around it, empty where none is set."""
    return settings.discord_token.get_secret_value().strip() if settings.discord_token else ""


def _wrong_clock(subject: str, sentence: str, remedy: str) -> Finding:
    return problem(subject, f"{sentence} Reminders would come at the wrong time.", remedy, exit_codes.SETTINGS)


def _starts(remaining: int, total: int) -> Finding:
    sentence = f"{remaining} of {total} starts are left today."
    if remaining < FEW_STARTS:
        return warning(
            "starts", sentence, "Find out why the bot starts so often: Discord takes the token away when none are left."
        )
    return well("starts", sentence)


def _intents(settings: Settings, flags: discord.ApplicationFlags) -> Finding:
    granted = flags.gateway_message_content or flags.gateway_message_content_limited
    if not settings.reads_messages:
        return well("intents", "No privileged intent is needed, as nothing is answered unasked.")
    if granted:
        return well("intents", "The Message Content intent is on.")
    return problem(
        "intents",
        "The settings ask for the words of messages (MESSAGE_CONTENT), and the Message Content intent is off.",
        f"Switch it on in {PORTAL} (Bot, Privileged Gateway Intents), or set MESSAGE_CONTENT=false.",
        exit_codes.INTENT,
    )


def _channels(settings: Settings) -> set[int]:
    named = settings.passive_channels | settings.scam_flag_channels | set(settings.channel_platforms)
    return set(named) | ({settings.moderator_channel} if settings.moderator_channel else set())


def _left_to_admins(subject: str, sentence: str, *_: object) -> Finding:
    return warning(subject, sentence, "It was chosen in a server: its admins can choose another with /settings.")


async def _channel(client: discord.Client, number: int, wrong: Callable[[str, str, str, int], Finding]) -> Finding:
    subject = f"channel {number}"
    try:
        found = await client.fetch_channel(number)
        if isinstance(found, discord.abc.PrivateChannel):
            return wrong(subject, "It is a direct message.", "Name a channel of a server.", exit_codes.SETTINGS)
        # Fetched anew with its roles, because permissions come from them.
        guild = await client.fetch_guild(found.guild.id)
        me = await guild.fetch_member(client.user.id if client.user else 0)
        # What holds in a thread is said in its channel.
        place = found.parent_id if isinstance(found, discord.Thread) else number
        channel = next((each for each in await guild.fetch_channels() if each.id == place), None)
    except discord.NotFound:
        return wrong(
            subject,
            "There is no such channel.",
            "Copy its id again, or take it out of the settings.",
            exit_codes.SETTINGS,
        )
    except discord.Forbidden:
        return wrong(
            subject,
            "The bot may not see it.",
            "Invite the bot to that server, or let its role see the channel.",
            exit_codes.SETTINGS,
        )
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        return unknown(subject, f"Discord did not answer ({type(error).__name__}).")
    if channel is None:
        return unknown(subject, f"It is in {guild.name}, which does not list it.")
    if missing := missing_permissions(channel.permissions_for(me)):
        return warning(
            subject,
            f"#{channel.name} in {guild.name}: the bot lacks {', '.join(missing)}.",
            "Allow it in the channel's settings (Permissions).",
        )
    return well(subject, f"#{channel.name} in {guild.name}: the bot may read and write.")

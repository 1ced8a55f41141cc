"""The pages of `/settings` about channels."""

import discord

from bot.cards.card import Card, Control
from bot.cards.controls import ChannelMenu, ChooseMenu, PressButton
from bot.cards.limits import OPTION_LIMIT, clip
from bot.cards.servers import words
from bot.cards.servers.presses import (
    ELSEWHERE,
    ChooseChannel,
    ForgetChannel,
    OpenChannel,
    OpenSettings,
    Page,
    SetFlags,
    SetMode,
    SetPlatform,
)
from bot.cards.servers.view import Access, SettingsView
from bot.servers.channels import UNCHANGED, ChannelMode
from bot.servers.settings import Channel

TALKING = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]
MOST_SHOWN = 20
NO_PLATFORM_VALUE = "-"
"""Discord wants a value, and an empty one is none."""
PLATFORMS_A_PAGE = 23
"""Beside the choice of none, and the one that is chosen where it is on another page."""


def channels_summary(view: SettingsView) -> str:
    """Every channel with settings of its own, then all others."""
    chosen = view.chosen_places
    lines = [words.HOME_CHANNELS]
    lines += [f"- <#{channel}>: {_in_short(view, view.server.channel(channel))}" for channel in chosen[:MOST_SHOWN]]
    if len(chosen) > MOST_SHOWN:
        lines.append(words.CHANNELS_MORE.format(count=len(chosen) - MOST_SHOWN))
    everywhere = words.ELSEWHERE if chosen else words.EVERYWHERE
    lines.append(f"- {everywhere}: {_in_short(view, view.server.channel(None))}")
    if not view.reads_messages and _needs_words(view):
        lines.append(words.CANNOT_READ)
    return "\n".join(lines)


def channels_card(view: SettingsView) -> Card:
    """Choose a channel to look at."""
    buttons: list[Control] = [
        PressButton(OpenSettings(), words.BACK),
        PressButton(OpenChannel(ELSEWHERE), words.ELSEWHERE_BUTTON),
    ]
    menu = ChannelMenu(ChooseChannel(), words.CHOOSE_CHANNEL, TALKING)
    return Card([words.CHANNELS, channels_summary(view)], [[menu], buttons])


def channel_card(view: SettingsView, channel: int, parent: int | None, access: Access, page: int = 0) -> Card:
    """What holds in a channel, and what else could; `channel` may be `ELSEWHERE`."""
    key = channel or None
    holds = view.server.channel(key, parent)
    name = f"<#{channel}>" if channel else words.ELSEWHERE_BUTTON
    flags = words.CHANNEL_SCAMS_ON if holds.flags_scams else words.CHANNEL_SCAMS_OFF
    about = words.CHANNEL_PLATFORM.format(platform=_platform(view, holds) or words.NO_PLATFORM.lower())
    lines = [
        words.CHANNEL.format(channel=name),
        f"**{words.MODE_LABELS[holds.mode]}**: {words.MODE_HELP[holds.mode]}",
        f"{about}\n{words.CHANNEL_PLATFORM_HELP}",
        f"{flags}\n{words.CHANNEL_SCAMS_HELP}",
    ]
    if not view.reads_messages and (holds.mode.unasked or holds.flags_scams):
        lines.append(words.CANNOT_READ)
    if not access.may_write:
        lines.append(words.CANNOT_SPEAK)
    toggle = words.SCAMS_OFF if holds.flags_scams else words.SCAMS_ON
    buttons: list[Control] = [
        PressButton(OpenSettings(Page.CHANNELS), words.BACK),
        PressButton(SetFlags(channel, not holds.flags_scams), toggle),
    ]
    if view.server.own.chosen_for(key) != UNCHANGED:
        buttons.append(PressButton(ForgetChannel(channel), words.FORGET_CHANNEL if channel else words.FORGET_ELSEWHERE))
    platforms = sorted(view.knowledge.platforms)
    pages = max(1, -(-len(platforms) // PLATFORMS_A_PAGE))
    if pages > 1:
        buttons.append(PressButton(OpenChannel(channel, (page + 1) % pages), words.MORE_PLATFORMS))
    shown = platforms[page % pages * PLATFORMS_A_PAGE :][:PLATFORMS_A_PAGE]
    if holds.platform in platforms and holds.platform not in shown:
        shown.append(holds.platform)
    rows = [[_modes(channel, holds)], [_platforms(view, channel, holds, shown)], buttons]
    return Card(["\n\n".join(lines)], rows)


def _modes(channel: int, holds: Channel) -> Control:
    options = [
        discord.SelectOption(
            label=words.MODE_LABELS[mode],
            value=mode,
            description=clip(words.MODE_HELP[mode], OPTION_LIMIT),
            default=mode is holds.mode,
        )
        for mode in ChannelMode
    ]
    return ChooseMenu(SetMode(channel), words.CHOOSE_MODE, options)


def _platforms(view: SettingsView, channel: int, holds: Channel, shown: list[str]) -> Control:
    options = [discord.SelectOption(label=words.NO_PLATFORM, value=NO_PLATFORM_VALUE, default=holds.platform is None)]
    options += [
        discord.SelectOption(
            label=clip(view.knowledge.platform_name(platform), OPTION_LIMIT),
            value=platform,
            default=platform == holds.platform,
        )
        for platform in shown
    ]
    return ChooseMenu(SetPlatform(channel), words.CHOOSE_PLATFORM, options)


def _in_short(view: SettingsView, holds: Channel) -> str:
    parts = [words.MODE_SHORT[holds.mode]]
    if platform := _platform(view, holds):
        parts.append(words.SHORT_PLATFORM.format(platform=platform))
    if holds.flags_scams:
        parts.append(words.SHORT_SCAMS)
    return ", ".join(parts)


def _platform(view: SettingsView, holds: Channel) -> str | None:
    known = holds.platform in view.knowledge.platforms
    return view.knowledge.platform_name(holds.platform) if known else None


def _needs_words(view: SettingsView) -> bool:
    held = [view.server.channel(place) for place in (None, *view.chosen_places)]
    return any(channel.mode.unasked or channel.flags_scams for channel in held)

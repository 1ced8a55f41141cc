"""The page of `/settings` about moderators."""

import discord

from bot.cards.card import Card, Control
from bot.cards.controls import ChannelMenu, PressButton, RoleMenu
from bot.cards.servers import words
from bot.cards.servers.presses import (
    ForgetModeratorChannel,
    OpenSettings,
    SetDigest,
    SetModeratorChannel,
    SetModerators,
)
from bot.cards.servers.view import Access, SettingsView

ROOMS = [discord.ChannelType.text]


def moderators_summary(view: SettingsView) -> str:
    """Who moderates, and where they are told of things."""
    server = view.server
    roles = ", ".join(f"<@&{role}>" for role in sorted(server.moderator_roles))
    room = view.room
    lines = [
        words.HOME_MODERATORS,
        words.MODERATORS_ROLES.format(roles=roles) if roles else words.MODERATORS_NO_ROLES,
        words.MODERATORS_ROOM.format(channel=f"<#{room}>") if room else words.MODERATORS_NO_ROOM,
    ]
    if room:
        lines.append(words.DIGEST_ON if server.digest else words.DIGEST_OFF)
    return "\n".join(lines)


def moderators_card(view: SettingsView, access: Access) -> Card:
    """Choose roles and a channel; `access` is about that channel."""
    server = view.server
    room = view.room
    lines = [words.MODERATORS, moderators_summary(view).partition("\n")[2]]
    if room:
        lines.append(words.DIGEST_HELP)
    if room and not access.may_write:
        lines.append(words.MODERATORS_ROOM_CLOSED)
    if room and access.is_public:
        lines.append(words.MODERATORS_ROOM_PUBLIC)
    buttons: list[Control] = [PressButton(OpenSettings(), words.BACK)]
    if room:
        toggle = words.SWITCH_DIGEST_OFF if server.digest else words.SWITCH_DIGEST_ON
        buttons.append(PressButton(SetDigest(not server.digest), toggle))
    if server.own.moderator_channel:
        buttons.append(PressButton(ForgetModeratorChannel(), words.FORGET_ROOM))
    roles = RoleMenu(SetModerators(), words.CHOOSE_ROLES, sorted(server.moderator_roles))
    rooms = ChannelMenu(SetModeratorChannel(), words.CHOOSE_ROOM, ROOMS, room)
    return Card(["\n\n".join(lines)], [[roles], [rooms], buttons])

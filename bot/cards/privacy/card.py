"""The cards of `/privacy`."""

from collections.abc import Mapping

import discord

from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import LinkButton, PressButton
from bot.cards.privacy import words
from bot.cards.privacy.presses import AskDelete, DeleteMine, ExportMine, KeepMine

RED = discord.Colour(0xD83C3E)


def privacy_card(counts: Mapping[str, int], policy: str | None, contact: str | None) -> Card:
    """What is kept, why and for how long; how much of it there is of the reader; export and deletion."""
    lines = [
        words.KEPT_LINE.format(what=kept.what, why=kept.why, how_long=kept.how_long) for kept in words.KEPT.values()
    ]
    now = words.NOW.format(list=words.listed(counts)) if counts else words.NOW_NOTHING
    who = words.CONTACT.format(contact=contact) if contact else words.NO_CONTACT
    parts = [f"{words.HEADING}\n{words.INTRO}", "\n".join(lines), words.MEMORY, now, who]
    buttons: list[Control] = [PressButton(ExportMine(), words.EXPORT)]
    if counts:
        buttons.append(PressButton(AskDelete(), words.DELETE))
    if policy:
        buttons.append(LinkButton(words.POLICY, policy))
    return Card(["\n\n".join(parts)], [buttons])


def confirm_card(counts: Mapping[str, int]) -> Card:
    """Whether everything should go."""
    listed = words.listed(counts)
    text = words.CONFIRM.format(list=listed[:1].upper() + listed[1:])
    buttons: list[Control] = [
        PressButton(DeleteMine(), words.CONFIRM_YES, style=discord.ButtonStyle.danger),
        PressButton(KeepMine(), words.CONFIRM_NO),
    ]
    return Card([text], [buttons], RED)


def deleted_card(counts: Mapping[str, int]) -> Card:
    """What is gone."""
    return Card([words.DELETED.format(list=words.listed(counts)) if counts else words.NOTHING_TO_DELETE], colour=QUIET)

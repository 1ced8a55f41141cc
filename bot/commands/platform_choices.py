"""Platforms to choose from while somebody types a name."""

from discord import app_commands

from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import alike


def platform_choices(knowledge: Knowledge, typed: str) -> list[app_commands.Choice[str]]:
    """Platforms whose names or aliases begin like what was typed, or resemble it; the value is the id."""
    return [
        app_commands.Choice(name=clip(knowledge.platform_name(platform), CHOICE_LIMIT), value=platform)
        for platform in alike(typed, knowledge.platforms)[:MENU_OPTIONS]
        if len(platform) <= CHOICE_LIMIT
    ]

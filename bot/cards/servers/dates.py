"""The page of `/settings` about dates."""

import discord

from bot.cards.card import Card
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.dates import day
from bot.cards.servers import words
from bot.cards.servers.presses import OpenSettings, SetDates
from bot.cards.servers.view import SettingsView
from bot.servers.date_style import DateStyle


def dates_card(view: SettingsView) -> Card:
    """Choose a language, each with today as an example."""
    chosen = view.server.dates
    options = [
        discord.SelectOption(
            label=words.DATE_LABELS[style], value=style, description=day(view.today, style), default=style is chosen
        )
        for style in DateStyle
    ]
    menu = ChooseMenu(SetDates(), words.CHOOSE_DATES, options)
    text = words.DATES.format(example=day(view.today, chosen))
    return Card([text], [[menu], [PressButton(OpenSettings(), words.BACK)]])

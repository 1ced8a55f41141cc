"""The first page of `/settings`: everything at a glance, with what it does."""

from bot.cards.card import Card, Control
from bot.cards.controls import PressButton
from bot.cards.dates import day
from bot.cards.servers import words
from bot.cards.servers.channels import channels_summary
from bot.cards.servers.moderators import moderators_summary
from bot.cards.servers.presses import OpenSettings, Page
from bot.cards.servers.unasked import unasked_summary
from bot.cards.servers.view import SettingsView

BUTTONS = (
    (Page.CHANNELS, words.CHANNELS_BUTTON),
    (Page.UNASKED, words.UNASKED_BUTTON),
    (Page.MODERATORS, words.MODERATORS_BUTTON),
    (Page.DATES, words.DATES_BUTTON),
)


def home_card(view: SettingsView) -> Card:
    """What holds now, and the way to each page."""
    blocks = (
        f"{words.HOME}\n{words.HOME_HELP}",
        channels_summary(view),
        unasked_summary(view),
        moderators_summary(view),
        words.HOME_DATES.format(example=day(view.today, view.server.dates)),
    )
    buttons: list[Control] = [PressButton(OpenSettings(page), label) for page, label in BUTTONS]
    return Card(["\n\n".join(filter(None, blocks))], [buttons])

"""The page of `/settings` about speaking unasked, and its form."""

import discord

from bot.answers.strictness import Strictness
from bot.cards.card import Card, Control
from bot.cards.controls import ChooseMenu, PressButton, press_form
from bot.cards.limits import OPTION_LIMIT, clip
from bot.cards.servers import words
from bot.cards.servers.presses import AskQuietHours, ForgetQuietHours, OpenSettings, SetQuietHours, SetStrictness
from bot.cards.servers.view import SettingsView
from bot.servers.quiet_hours import NoLength, NoTime, NoZone, QuietHours

FROM, TO, PLACE = "from", "to", "place"
TIME_LIMIT = 12
PLACE_LIMIT = 60


def unasked_summary(view: SettingsView) -> str:
    """How sure the bot must be, and when it is silent."""
    return f"{words.HOME_UNASKED}\n{_strictness(view)}\n{_quiet(view.server.quiet_hours)}"


def unasked_card(view: SettingsView) -> Card:
    """Choose how sure, and quiet hours."""
    chosen = view.server.strictness
    options = [
        discord.SelectOption(
            label=words.STRICTNESS_LABELS[each],
            value=each,
            description=clip(words.STRICTNESS_HELP[each], OPTION_LIMIT),
            default=each is chosen,
        )
        for each in Strictness
    ]
    buttons: list[Control] = [
        PressButton(OpenSettings(), words.BACK),
        PressButton(AskQuietHours(), words.ASK_QUIET),
    ]
    if view.server.quiet_hours:
        buttons.append(PressButton(ForgetQuietHours(), words.FORGET_QUIET))
    text = "\n\n".join(
        [words.UNASKED, f"{_strictness(view)}\n-# {words.STRICTNESS_HELP[chosen]}", _quiet(view.server.quiet_hours)]
    )
    return Card([text], [[ChooseMenu(SetStrictness(), words.CHOOSE_STRICTNESS, options)], buttons])


def quiet_form(quiet: QuietHours | None) -> discord.ui.Modal:
    """From when to when, and by whose clocks."""
    start, end = (f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}") if quiet else ("", "")
    fields = [
        _field(FROM, words.QUIET_FROM, words.QUIET_EXAMPLE, start, TIME_LIMIT),
        _field(TO, words.QUIET_TO, words.QUIET_EXAMPLE_END, end, TIME_LIMIT),
        _field(PLACE, words.QUIET_PLACE, words.QUIET_PLACE_HELP, quiet.zone if quiet else "", PLACE_LIMIT),
    ]
    return press_form(SetQuietHours(), words.QUIET_TITLE, fields)


def quiet_refusal(refusal: NoTime | NoLength | NoZone) -> str:
    """Why these are no quiet hours."""
    match refusal:
        case NoTime(text):
            return words.QUIET_NO_TIME.format(text=clip(text, TIME_LIMIT))
        case NoLength():
            return words.QUIET_NO_LENGTH
        case NoZone(text, ()):
            return words.QUIET_NO_ZONE.format(text=clip(text, PLACE_LIMIT))
        case NoZone(text, nearest):
            return words.QUIET_ZONES.format(text=clip(text, PLACE_LIMIT), places=" or ".join(nearest))


def _strictness(view: SettingsView) -> str:
    label = words.STRICTNESS_LABELS[view.server.strictness]
    return words.STRICTNESS.format(label=label[:1].lower() + label[1:])


def _quiet(quiet: QuietHours | None) -> str:
    if quiet is None:
        return words.NO_QUIET
    return words.QUIET.format(start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}", zone=quiet.zone)


def _field(custom_id: str, label: str, help_: str, value: str, limit: int) -> discord.ui.Label[discord.ui.Modal]:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=custom_id, max_length=limit, default=value or None, placeholder=help_
    )
    return discord.ui.Label(text=label, component=field)

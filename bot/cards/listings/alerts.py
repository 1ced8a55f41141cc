"""A member's alerts, and the direct message that tells them what is new."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

import discord

from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import PressButton
from bot.cards.custom_ids import BUTTON, encode
from bot.cards.listings import words
from bot.cards.listings.page import PAGE, listing_part, plain
from bot.cards.listings.presses import AlertsOff, AlertsOn, MyAlerts, RemoveAlert, ShowListings, press_for
from bot.cards.listings.texts import filter_text
from bot.knowledge.knowledge import Knowledge
from bot.listings.alerts import MOST_ALERTS, Alert, Digest
from bot.listings.wanted import Wanted


def kept_card(wanted: Wanted, knowledge: Knowledge, alert: int | None, *, known: bool) -> Card:
    """That an alert is kept, and how to be rid of it."""
    text = (words.ALERT_KNOWN if known else words.ALERT_KEPT).format(filter=_filter(wanted, knowledge))
    buttons: list[Control] = []
    if alert is not None:
        buttons.append(PressButton(RemoveAlert(alert), words.END_ALERT))
    if now := press_for(ShowListings, wanted):
        buttons.append(PressButton(now, words.OPEN_NOW))
    return Card([text], [[*buttons, PressButton(MyAlerts(), words.MY_ALERTS)]])


def too_many_card() -> Card:
    """That no further alert is kept."""
    return Card([words.ALERTS_FULL.format(most=MOST_ALERTS)], [[PressButton(MyAlerts(), words.MY_ALERTS)]], QUIET)


def alerts_card(alerts: Sequence[Alert], knowledge: Knowledge) -> Card:
    """What a member asked for, each with a way to end it; a pause is said first."""
    if not alerts:
        return Card([words.NO_ALERTS], colour=QUIET)
    filters = "\n".join(f"{place}. {_filter(alert.wanted, knowledge)}" for place, alert in enumerate(alerts, 1))
    ends: list[Control] = [
        PressButton(RemoveAlert(alert.id), words.REMOVE_ALERT.format(number=place))
        for place, alert in enumerate(alerts, 1)
    ]
    paused = any(alert.paused for alert in alerts)
    last: list[Control] = [PressButton(AlertsOff(), words.ALERTS_OFF, style=discord.ButtonStyle.danger)]
    if paused:
        last.insert(0, PressButton(AlertsOn(), words.ALERTS_ON, style=discord.ButtonStyle.primary))
    return Card([words.PAUSED if paused else "", words.ALERTS_LIST.format(filters=filters)], [ends, last])


def paused_card() -> Card:
    """That alerts are paused, shown where a member looks for listings."""
    buttons: list[Control] = [
        PressButton(AlertsOn(), words.ALERTS_ON, style=discord.ButtonStyle.primary),
        PressButton(AlertsOff(), words.ALERTS_OFF),
    ]
    return Card([words.PAUSED], [buttons], QUIET)


def digest_mark(claim: dt.datetime) -> str:
    """The custom id that only the digest of this claim has, by which it is recognised again."""
    return encode(_off(claim), BUTTON)


def digest_card(digest: Digest, knowledge: Knowledge, claim: dt.datetime) -> Card:
    """What is new, with one press to end it all."""
    shown = digest.hits[:PAGE]
    more = len(digest.hits) - len(shown)
    filters = "; ".join(_filter(alert.wanted, knowledge) for alert in digest.alerts)
    footer = [words.DIGEST_MORE.format(count=more)] if more else []
    footer += [words.DIGEST_FOR.format(filters=filters), f"-# {words.DECIDES}"]
    parts = [listing_part(hit, knowledge, _country(digest)) for hit in shown]
    buttons: list[Control] = [PressButton(_off(claim), words.ALERTS_OFF), PressButton(MyAlerts(), words.MY_ALERTS)]
    return Card([words.new_listings(len(digest.hits)), *parts, "\n".join(footer)], [buttons])


def _off(claim: dt.datetime) -> AlertsOff:
    return AlertsOff(int(claim.timestamp()))


def _country(digest: Digest) -> str | None:
    """The country to speak of: that of the alerts where they name the same."""
    countries = {alert.wanted.country for alert in digest.alerts}
    return countries.pop() if len(countries) == 1 else None


def _filter(wanted: Wanted, knowledge: Knowledge) -> str:
    platform = knowledge.platform_name(wanted.platform) if wanted.platform else None
    return plain(filter_text(dataclasses.replace(wanted, since=None), platform)) or words.EVERYTHING

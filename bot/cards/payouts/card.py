"""The card of an estimate, and that of a refusal with the nearest choices."""

from collections.abc import Iterator

import discord

from bot.cards.card import BUTTONS_IN_A_ROW, QUIET, Card, Control, Picture
from bot.cards.controls import PressButton
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, cut
from bot.cards.payouts import words
from bot.cards.payouts.picture import alt_text
from bot.cards.payouts.presses import ChangeHours, PayoutPress, SharePayout, ShowPayout, press_for
from bot.cards.payouts.refusals import refusal_text
from bot.cards.payouts.texts import pay_text, schedule_text, terms_text, title
from bot.cards.presses import OpenEntry
from bot.cards.reminders import payout_words
from bot.cards.reminders.member_presses import PayoutReminder
from bot.payouts.request import Request
from bot.payouts.results import Estimate, Refusal, Standing, UnknownPlatform, UnknownRole, invoice_day, payout_day

PICTURE = "payout.png"


def payout_card(
    estimate: Estimate, request: Request, *, lead: str = "", pictured: bool, shared: bool, late_entry: str | None
) -> Card:
    """Pay, picture and paydays; `lead` is what could not be answered, `late_entry` helps where money is late."""
    head = "\n".join(part for part in (f"### {title(estimate)}", lead, pay_text(estimate)) if part)
    terms = terms_text(estimate)
    blocks = "\n\n".join(schedule_text(estimate, dated) for dated in estimate.schedules)
    used = head + terms + (alt_text(estimate) if pictured else "")
    blocks = cut(blocks, CARD_CHARACTERS - len(used), CARD_BYTES - len(used.encode()))
    picture = [Picture(PICTURE, alt_text(estimate))] if pictured else []
    return Card([head, *picture, blocks, terms], [list(_controls(estimate, request, shared, late_entry))])


def refusal_card(refusal: Refusal, request: Request) -> Card:
    """Why there is no estimate, with a button for each of the nearest choices."""
    return Card([refusal_text(refusal)], [list(_choices(refusal, request))[:BUTTONS_IN_A_ROW]], QUIET)


def _controls(estimate: Estimate, request: Request, shared: bool, late_entry: str | None) -> Iterator[Control]:
    """Buttons of a card; a further one is one more line here."""
    yield from _button(press_for(ChangeHours, request), words.CHANGE_HOURS)
    if not shared:
        yield from _button(press_for(SharePayout, request), words.SHARE)
    late = any(dated.standing is not Standing.AHEAD for dated in estimate.schedules)
    if late and late_entry is not None:
        yield PressButton(OpenEntry(late_entry), words.MISSING_MONEY)
    if (invoice := invoice_day(estimate)) is not None:
        press = PayoutReminder(invoice, estimate.platform_id, is_invoice=True)
        yield PressButton(press, payout_words.invoice_label(invoice))
    if (payday := payout_day(estimate)) is not None:
        press = PayoutReminder(payday, estimate.platform_id, is_invoice=False)
        yield PressButton(press, payout_words.check_label(payday))


def _choices(refusal: Refusal, request: Request) -> Iterator[Control]:
    match refusal:
        case UnknownRole(choices=choices):
            for id_, rate in choices:
                yield from _button(press_for(ShowPayout, request, role=id_), rate.role)
        case UnknownPlatform(near=near):
            for name in near:
                yield from _button(press_for(ShowPayout, request, platform=name), name)


def _button(press: PayoutPress | None, label: str) -> Iterator[Control]:
    if press is not None:
        yield PressButton(press, label, style=discord.ButtonStyle.secondary)

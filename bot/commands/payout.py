"""/payout."""

import asyncio
import dataclasses
import datetime as dt
import io
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.dates import weekday
from bot.cards.limits import CHOICE_LIMIT, MENU_OPTIONS, clip
from bot.cards.payouts import words
from bot.cards.payouts.card import PICTURE, payout_card, refusal_card
from bot.cards.payouts.form import HOURS, WEEKLY_HOURS, WEEKS, hours_form
from bot.cards.payouts.picture import chart_of
from bot.cards.payouts.presses import ChangedHours, ChangeHours, SharePayout, ShowPayout
from bot.cards.payouts.refusals import refusal_text
from bot.commands.errors import say
from bot.commands.platform_choices import platform_choices
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.commands.showing import is_private
from bot.payouts.chart import Chart, draw
from bot.payouts.dates import possible_dates
from bot.payouts.estimator import Estimator
from bot.payouts.request import Request
from bot.payouts.results import Estimate, NoData

Interaction: TypeAlias = discord.Interaction[Any]
Text: TypeAlias = app_commands.Range[str, 1, 60]

RECENT_DAYS = 8


class Payout(commands.Cog):
    """What work pays and when, for the person who asks; on request for everybody."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        self._knowledge = services.desk.knowledge
        self._estimator = Estimator(self._knowledge.platforms)
        presses.on(ShowPayout, self._show)
        presses.on(SharePayout, self._share)
        presses.on(ChangeHours, self._open_form)
        presses.on(ChangedHours, self._changed)

    @app_commands.command(name="payout", description=words.DESCRIPTION)
    @app_commands.describe(
        platform=words.PLATFORM, role=words.ROLE, hours=words.HOURS, weekly_hours=words.WEEKLY_HOURS, weeks=words.WEEKS,
        completed_on=words.COMPLETED_ON, invoice_on=words.INVOICE_ON, public=words.PUBLIC,
    )  # fmt: skip
    async def payout(
        self,
        interaction: Interaction,
        platform: Text,
        role: Text | None = None,
        hours: Text | None = None,
        weekly_hours: Text | None = None,
        weeks: app_commands.Range[int, 1, 52] | None = None,
        completed_on: Text | None = None,
        invoice_on: Text | None = None,
        public: bool = False,
    ) -> None:
        """Hours are a person's own business, so the answer is private unless they say otherwise."""
        if not self._services.pace.allows(interaction.user.id):
            await say(interaction, common.TOO_FAST)
            return
        request = Request(
            platform, role, hours, weekly_hours, weeks, self._iso(completed_on), self._iso(invoice_on)
        )  # fmt: skip
        await self._answer(interaction, request, public=public)

    @payout.autocomplete("platform")
    async def _platforms(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return platform_choices(self._services.desk.knowledge, typed)

    @payout.autocomplete("role")
    async def _roles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        rates = self._current().rates_like(interaction.namespace.platform, typed)
        return [_choice(f"{rate.role}", id_) for id_, rate in rates][:MENU_OPTIONS]

    @payout.autocomplete("completed_on")
    async def _completed(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return self._days(typed)

    @payout.autocomplete("invoice_on")
    async def _invoiced(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return self._days(typed)

    def _days(self, typed: str) -> list[app_commands.Choice[str]]:
        """The dates that the text may mean; the last days where there is none yet."""
        today = self._today()
        recent = [today - dt.timedelta(days=ago) for ago in range(RECENT_DAYS)]
        dates = possible_dates(typed, today) if typed.strip() else recent
        return [_choice(weekday(date), date.isoformat()) for date in dates]

    def _iso(self, typed: str | None) -> str | None:
        """The only date that the text may mean, else the text itself."""
        dates = possible_dates(typed, self._today()) if typed else ()
        return dates[0].isoformat() if len(dates) == 1 else typed

    def _today(self) -> dt.date:
        return self._services.clock().date()

    def _current(self) -> Estimator:
        """The estimator over what is known now; a reload of the knowledge makes a new one."""
        if self._services.desk.knowledge is not self._knowledge:
            self._knowledge = self._services.desk.knowledge
            self._estimator = Estimator(self._knowledge.platforms)
        return self._estimator

    async def _show(self, interaction: Interaction, press: ShowPayout, _: Given) -> None:
        await self._answer(interaction, press.request(), in_place=is_private(interaction))

    async def _share(self, interaction: Interaction, press: SharePayout, _: Given) -> None:
        await self._answer(interaction, press.request(), public=True)

    async def _open_form(self, interaction: Interaction, press: ChangeHours, _: Given) -> None:
        await interaction.response.send_modal(hours_form(press))

    async def _changed(self, interaction: Interaction, press: ChangedHours, given: Given) -> None:
        texts = {name: given.fields.get(name) or None for name in (HOURS, WEEKLY_HOURS, WEEKS)}
        request = dataclasses.replace(press.request(), **texts)
        await self._answer(interaction, request, in_place=is_private(interaction))

    async def _answer(
        self, interaction: Interaction, request: Request, *, public: bool = False, in_place: bool = False
    ) -> None:
        """Send the estimate, with its picture where there is one; a refusal only the asker sees."""
        result = self._current().estimate(request, self._today())
        lead = ""
        if isinstance(result, NoData) and result.instead is not None:
            lead, result = refusal_text(result), result.instead
        if not isinstance(result, Estimate):
            # Beside the card it was asked from, which stays as it is.
            await _send(interaction, refusal_card(result, request), in_place=False)
            return
        chart = chart_of(result)
        if chart is None:
            card = self._card(result, request, lead, pictured=False, shared=public)
            await _send(interaction, card, public=public, in_place=in_place)
            return
        # Drawing takes longer than nothing, and the first picture of a run loads the library.
        if in_place:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=not public, thinking=True)
        card = self._card(result, request, lead, pictured=True, shared=public)
        await interaction.edit_original_response(view=card, attachments=[await _picture(chart)])

    def _card(self, estimate: Estimate, request: Request, lead: str, *, pictured: bool, shared: bool) -> Card:
        known = self._services.desk.knowledge.by_id
        entries = (f"{estimate.platform_id}/missing-payment", "general/missing-payment")
        late_entry = next((entry for entry in entries if entry in known), None)
        return payout_card(
            estimate, request, lead=lead, pictured=pictured, shared=shared, late_entry=late_entry
        )  # fmt: skip


async def _send(interaction: Interaction, card: Card, *, public: bool = False, in_place: bool) -> None:
    if in_place:
        await interaction.response.edit_message(view=card, attachments=[])
    else:
        await interaction.response.send_message(view=card, ephemeral=not public)


async def _picture(chart: Chart) -> discord.File:
    """The drawn chart, made beside the event loop."""
    return discord.File(io.BytesIO(await asyncio.to_thread(draw, chart)), PICTURE)


def _choice(name: str, value: str) -> app_commands.Choice[str]:
    return app_commands.Choice(name=clip(name, CHOICE_LIMIT), value=value)

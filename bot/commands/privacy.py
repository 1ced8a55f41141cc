"""/privacy: what is kept of somebody, as a file or not at all. Everything here is about whoever acts."""

import io
import json
import logging
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.card import notice
from bot.cards.privacy import words
from bot.cards.privacy.card import confirm_card, deleted_card, privacy_card
from bot.cards.privacy.presses import AskDelete, DeleteMine, ExportMine, KeepMine
from bot.commands.errors import say
from bot.commands.press_router import Given, PressRouter
from bot.commands.services import Services
from bot.storage.engine import StorageError

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]


class Privacy(commands.Cog):
    """Tells, gives and deletes."""

    def __init__(self, services: Services, presses: PressRouter) -> None:
        self._services = services
        presses.on(ExportMine, self._export)
        presses.on(AskDelete, self._ask)
        presses.on(DeleteMine, self._delete)
        presses.on(KeepMine, self._keep)

    @app_commands.command(name="privacy", description=words.DESCRIPTION)
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is kept, only to the person who asked."""
        settings = self._services.settings
        counts = await self._services.personal.counts(interaction.user.id)
        card = privacy_card(counts, settings.privacy_policy_url, settings.operator_contact)
        await interaction.response.send_message(view=card, ephemeral=True)

    async def _export(self, interaction: Interaction, _: ExportMine, __: Given) -> None:
        person = interaction.user.id
        found = await self._services.personal.export(person)
        if not found:
            await say(interaction, words.EXPORTED_NOTHING)
            return
        whole = {"person": str(person), "made_at": self._services.clock().isoformat(), "data": found}
        content = json.dumps(whole, ensure_ascii=False, indent=2).encode()
        file = discord.File(io.BytesIO(content), words.EXPORT_FILE)
        await interaction.response.send_message(words.EXPORTED, file=file, ephemeral=True)

    async def _ask(self, interaction: Interaction, _: AskDelete, __: Given) -> None:
        counts = await self._services.personal.counts(interaction.user.id)
        if counts:
            await interaction.response.send_message(view=confirm_card(counts), ephemeral=True)
        else:
            await say(interaction, words.NOTHING_TO_DELETE)

    async def _delete(self, interaction: Interaction, _: DeleteMine, __: Given) -> None:
        self._services.forget(interaction.user.id)
        try:
            counts = await self._services.personal.delete(interaction.user.id)
        except StorageError as error:
            log.error("A person's data could not be deleted: %s", error)
            await say(interaction, words.FAILED)
            return
        log.info("A person's data was deleted: %s", ", ".join(counts) or "nothing was there")
        await interaction.response.edit_message(view=deleted_card(counts))

    async def _keep(self, interaction: Interaction, _: KeepMine, __: Given) -> None:
        await interaction.response.edit_message(view=notice(words.KEPT_AS_IT_WAS))

"""Results to cards, and what is remembered about a card that was sent."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import discord

from bot.answers.results import Answer, NoMatch, Result, Suggestions
from bot.answers.text import EDGE_WORDS, clean, words
from bot.cards.answer import answer_card
from bot.cards.card import Card
from bot.cards.choices import no_match_card, suggestions_card
from bot.cards.presses import Browse, find_entry
from bot.commands.memory import Asked
from bot.commands.services import Services
from bot.knowledge.entry import Entry
from bot.storage.unanswered import Reason

Interaction: TypeAlias = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question somebody put to the bot, and where."""

    text: str
    asker: int
    channel: int
    guild: int | None = None
    parent: int | None = None
    message: int | None = None


def asks_nothing(text: str) -> bool:
    """Whether there is no word in it but greetings and thanks."""
    return EDGE_WORDS.issuperset(words(clean(text)))


def result_card(services: Services, result: Result, asker: int, *, kept: int | None) -> Card:
    """The card of any result of a direct question."""
    match result:
        case Answer():
            return answer_card(result, services.desk.knowledge, today=services.today)
        case Suggestions(suggestions):
            return suggestions_card(suggestions, asker)
        case NoMatch():
            return no_match_card(kept=kept)


def entry_card(services: Services, entry: Entry, back: Browse | None = None) -> Card:
    """The card of an entry that somebody picked."""
    result = services.desk.answerer.open(entry)
    return answer_card(result, services.desk.knowledge, today=services.today, back=back)


async def show_card(interaction: Interaction, card: Card, *, in_place: bool) -> None:
    """Show a card only to whoever pressed, instead of the one that was pressed or beside it."""
    if in_place:
        await interaction.response.edit_message(view=card)
    else:
        await interaction.response.send_message(view=card, ephemeral=True)


def is_private(interaction: Interaction) -> bool:
    """Whether only one person sees the card that was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def entry_by_key(services: Services, entry_key: str) -> Entry | None:
    """The entry a button stands for, None when it has been removed since."""
    return find_entry(services.desk.knowledge.entries, entry_key)


async def keep_unanswered(services: Services, question: Question, result: Result, mode: str) -> int | None:
    """Put a question without any match on the moderators' list; its number there."""
    if not isinstance(result, NoMatch):
        return None
    return await services.put_on_list(
        question.text,
        Reason.NO_MATCH,
        mode=mode,
        guild=question.guild,
        channel=question.channel,
        asker=question.asker,
        message=question.message,
    )


def remember_card(services: Services, message: int | None, question: Question, result: Result, mode: str) -> None:
    """Remember for a day what a card answered, so that its 👎 or "None of these" can say which question."""
    if message is not None and not isinstance(result, NoMatch):
        services.asked.put(message, Asked(question.text, question.asker, mode, question.message))

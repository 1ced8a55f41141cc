"""The cards of the moderators' queue."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.answers.expected import Turned
from bot.cards import words as common
from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import ChooseMenu, PressButton
from bot.cards.custom_ids import key
from bot.cards.desk.words import place as place_in_words
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, MENU_OPTIONS, OPTION_LIMIT, clip, cut
from bot.cards.queue import words
from bot.cards.queue.presses import Later, NotOurTopic, OpenQueue, SaveAnyway, ThisAnswers, WriteEntry, written
from bot.knowledge.entry import Entry
from bot.servers.waiting import Waiting

SHOWN = 5
QUOTED = 300
MOST_TURNED = 8
JUMP = "https://discord.com/channels/{guild}/{channel}/{message}"


@dataclass(frozen=True, slots=True)
class QueueView:
    """Questions that ask the same, their place among all such groups, and entries that may answer them."""

    group: tuple[Waiting, ...]
    place: int
    count: int
    candidates: tuple[Entry, ...]

    @property
    def numbers(self) -> str:
        """The questions as a press carries them."""
        return written([waiting.number for waiting in self.group])


def queue_card(view: QueueView) -> Card:
    """One group of questions, and what can be done about it."""
    lines = [words.HEADING.format(place=view.place + 1, count=view.count)]
    lines += [f"> {_quoted(waiting.question)}\n{_told_of(waiting)}" for waiting in view.group[:SHOWN]]
    if len(view.group) > SHOWN:
        lines.append(words.MORE.format(count=len(view.group) - SHOWN))
    wishes = sum(waiting.wishes for waiting in view.group)
    if wishes:
        lines.append(words.WISHES_ONE if wishes == 1 else words.WISHES.format(count=wishes))
    options = [
        discord.SelectOption(
            label=clip(entry.question, OPTION_LIMIT), value=key(entry.id), description=clip(entry.id, OPTION_LIMIT)
        )
        for entry in view.candidates[:MENU_OPTIONS]
    ]
    menu = [ChooseMenu(ThisAnswers(view.numbers, view.place), words.CHOOSE, options)] if options else []
    buttons: list[Control] = [
        PressButton(WriteEntry(view.numbers), words.WRITE),
        PressButton(NotOurTopic(view.numbers, view.place), words.NOT_OURS),
        PressButton(Later(view.numbers, view.place), words.LATER),
        PressButton(OpenQueue(max(0, view.place - 1)), words.PREVIOUS, disabled=view.place == 0),
        PressButton(OpenQueue(view.place + 1), words.NEXT, disabled=view.place + 1 >= view.count),
    ]
    return Card([cut("\n\n".join(lines), CARD_CHARACTERS, CARD_BYTES)], [menu, buttons])


def done_card(*sentences: str, place: int = 0) -> Card:
    """What was done, and the way on."""
    return Card(["\n".join(filter(None, sentences))], [[PressButton(OpenQueue(place), words.CONTINUE)]])


def turns_card(question: str, turned: Sequence[Turned], numbers: str, entry: str) -> Card:
    """What else the change would turn, before it is saved."""
    lines = [words.TURNS.format(question=_quoted(question))]
    lines += [
        words.TURNED.format(
            question=_quoted(one.expected.turns[-1]),
            before=place_in_words(one.before.place),
            after=place_in_words(one.after.place),
        )
        for one in turned[:MOST_TURNED]
    ]
    if len(turned) > MOST_TURNED:
        lines.append(words.MORE_TURNED.format(count=len(turned) - MOST_TURNED))
    buttons: list[Control] = [
        PressButton(SaveAnyway(numbers, entry), words.SAVE_ANYWAY, style=discord.ButtonStyle.danger),
        PressButton(OpenQueue(), common.BACK),
    ]
    return Card([cut("\n".join(lines), CARD_CHARACTERS, CARD_BYTES)], [buttons], QUIET)


def quoted(question: str) -> str:
    """A member's words in a card: one line that formats and pings nothing."""
    return _quoted(question)


def _told_of(waiting: Waiting) -> str:
    asked = words.PEOPLE_ONE if waiting.people == 1 else words.PEOPLE.format(count=max(waiting.people, 1))
    if waiting.times > max(waiting.people, 1):
        asked += words.TIMES.format(count=waiting.times)
    facts = [asked, words.LAST.format(day=common.day(waiting.last_asked.date())), words.REASONS[waiting.reason]]
    if waiting.guild_id == 0:
        facts.append(words.DIRECT_MESSAGE)
    elif waiting.channel_id and waiting.message_id:
        link = JUMP.format(guild=waiting.guild_id, channel=waiting.channel_id, message=waiting.message_id)
        facts.append(words.JUMP.format(link=link))
    elif waiting.channel_id:
        facts.append(f"<#{waiting.channel_id}>")
    return f"-# {', '.join(facts)}"


def _quoted(question: str) -> str:
    return discord.utils.escape_mentions(discord.utils.escape_markdown(clip(question, QUOTED)))

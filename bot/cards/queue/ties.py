"""The card of /kb ties: entries that people keep choosing between, and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.cards.card import Card, Control, notice
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.desk.presses import EditEntry, MergeEntries, TeachPicked
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, LABEL_LIMIT, clip, cut
from bot.cards.queue import words
from bot.cards.queue.card import quoted
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.servers.ties import Tie

SHOWN = 4
MOST_PHRASINGS = 2
MERGED_KEY = 40
"""Characters of the key of each entry that a merge carries."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question for which somebody chose `entry` among suggestions lately, remembered under `token`."""

    token: str
    question: str
    entry: str


def ties_card(ties: Sequence[Tie], knowledge: Knowledge, lately: Mapping[Tie, Sequence[Phrasing]]) -> Card:
    """Each pair with its choices, and one press for each proposal: a phrasing to add, the two to merge, or a form."""
    known = [tie for tie in ties if {tie.more, tie.less} <= knowledge.by_id.keys()]
    if not known:
        return notice(words.NO_TIES)
    lines, rows = [words.TIES], list[list[Control]]()
    for number, tie in enumerate(known[:SHOWN], 1):
        more, less = knowledge.by_id[tie.more], knowledge.by_id[tie.less]
        told = words.TIE.format(
            number=number, more=more.question, less=less.question, often=tie.chosen_more, seldom=tie.chosen_less
        )
        phrasings = lately.get(tie, ())[:MOST_PHRASINGS]
        proposals = [words.MERGE if may_merge(more, less) else words.TELL_APART]
        proposals += [
            words.PICKED.format(question=quoted(one.question), entry=knowledge.by_id[one.entry].question)
            for one in phrasings
        ]
        lines.append("\n".join([told, *(f"-# {proposal}" for proposal in proposals)]))
        for one in phrasings:
            label = clip(words.TEACH_PICKED.format(number=number, question=one.question), LABEL_LIMIT)
            rows.append([PressButton(TeachPicked(one.token), label, style=discord.ButtonStyle.primary)])
        buttons: list[Control] = [PressButton(EditEntry(key(entry.id)), entry.question) for entry in (more, less)]
        if may_merge(more, less):
            press = MergeEntries(key(more.id, MERGED_KEY), key(less.id, MERGED_KEY))
            buttons.insert(0, PressButton(press, words.MERGE_THEM.format(number=number)))
        rows.append(buttons)
    if len(known) > SHOWN:
        lines.append(words.MORE_TURNED.format(count=len(known) - SHOWN))
    return Card([cut("\n\n".join(lines), CARD_CHARACTERS, CARD_BYTES)], rows)


def may_merge(one: Entry, other: Entry) -> bool:
    """Whether two entries are about the same, and somebody wrote both."""
    alike = one.topic is other.topic and one.platform == other.platform
    return alike and not (one.generated or other.generated)

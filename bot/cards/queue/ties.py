"""The card of /kb ties: entries that people keep choosing between, and what to do about it."""

from collections.abc import Sequence

from bot.cards.card import Card, Control, notice
from bot.cards.controls import PressButton
from bot.cards.custom_ids import key
from bot.cards.desk.presses import EditEntry
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, cut
from bot.cards.queue import words
from bot.knowledge.knowledge import Knowledge
from bot.servers.ties import Tie

SHOWN = 4


def ties_card(ties: Sequence[Tie], knowledge: Knowledge) -> Card:
    """Each pair with its choices, a proposal, and a button to either entry."""
    known = [tie for tie in ties if {tie.more, tie.less} <= knowledge.by_id.keys()]
    if not known:
        return notice(words.NO_TIES)
    lines, rows = [words.TIES], list[list[Control]]()
    for tie in known[:SHOWN]:
        more, less = knowledge.by_id[tie.more], knowledge.by_id[tie.less]
        alike = more.topic is less.topic and more.platform == less.platform
        lines.append(
            words.TIE.format(more=more.question, less=less.question, often=tie.chosen_more, seldom=tie.chosen_less)
            + f"\n-# {words.MERGE if alike else words.TELL_APART}"
        )
        rows.append([PressButton(EditEntry(key(entry.id)), entry.question) for entry in (more, less)])
    if len(known) > SHOWN:
        lines.append(words.MORE_TURNED.format(count=len(known) - SHOWN))
    return Card([cut("\n\n".join(lines), CARD_CHARACTERS, CARD_BYTES)], rows)

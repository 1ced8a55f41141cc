"""What is said unasked about a message with the marks of a scam: a note beside it, and a line to moderators."""

from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.controls import PressButton
from bot.cards.presses import Dismiss
from bot.cards.scams import words
from bot.cards.scams.check import RED
from bot.cards.scams.shown import defanged
from bot.scams.results import Check

NOBODY = 0
MOST_HOSTS = 5


def flag_card(check: Check) -> Card:
    """The note; only a moderator can dismiss it, its author may be the scammer."""
    text = f"{words.FLAG.format(marks=_marks(check))}\n{words.FLAG_TRY}"
    return Card([text], [[PressButton(Dismiss(NOBODY), common.DISMISS)]], RED)


def moderators_card(check: Check, author: str, channel: str, link: str) -> Card:
    """Who, where and why, with a link to the message; of its words only hosts are repeated."""
    text = words.TO_MODERATORS.format(author=author, channel=channel, marks=_marks(check), link=link)
    hosts = list(dict.fromkeys(link.host for link in check.links if link.host and not link.official))[:MOST_HOSTS]
    leads = words.HOSTS.format(hosts=", ".join(map(defanged, hosts))) if hosts else ""
    return Card(["\n".join(filter(None, [text, leads]))], colour=RED)


def _marks(check: Check) -> str:
    marks = [words.MARKS.get(reason.code, words.OTHER_MARK) for reason in check.reasons if reason.flags]
    return ", ".join(dict.fromkeys(marks))

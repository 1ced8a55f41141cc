"""Cards that offer something to press instead of an answer."""

from collections.abc import Sequence

import discord

from bot.answers.results import Answer, Suggestion
from bot.cards import words
from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import LinkButton, PressButton
from bot.cards.custom_ids import key
from bot.cards.presses import Browse, Dismiss, NoneOfThese, OpenEntry, PickEntry, ReplyWith, TellMe
from bot.knowledge.entry import Entry

MAX_SUGGESTIONS = 3


def suggestions_card(suggestions: Sequence[Suggestion], asker: int) -> Card:
    """ "Did you mean", best first, one button a row so that a whole question fits on a phone."""
    rows = [
        [PressButton(PickEntry(key(one.entry.id), asker), one.entry.question, style=discord.ButtonStyle.primary)]
        for one in suggestions[:MAX_SUGGESTIONS]
    ]
    return Card([words.DID_YOU_MEAN], [*rows, [PressButton(NoneOfThese(asker), words.NONE_OF_THESE)]])


def offer_card(answer: Answer, asker: int) -> Card:
    """Links to what may help somebody who did not ask the bot; whoever presses one reads it alone."""
    offered = [answer.entry, *(suggestion.entry for suggestion in answer.also), *answer.related]
    entries = list({entry.id: entry for entry in offered if entry}.values())[:MAX_SUGGESTIONS]
    rows: list[list[Control]] = [[PressButton(OpenEntry(key(entry.id)), entry.question)] for entry in entries]
    return Card([words.MAY_HELP], [*rows, [PressButton(Dismiss(asker), words.DISMISS)]])


def no_match_card(kept: int | None) -> Card:
    """An honest "I don't know", with a way on; `kept` is the number of the question on the moderators' list."""
    buttons: list[Control] = [PressButton(Browse(), words.BROWSE)]
    if kept is not None:
        buttons.insert(0, PressButton(TellMe(kept), words.TELL_ME))
    return Card([words.NO_MATCH if kept is not None else words.NO_MATCH_UNKEPT], [buttons], colour=QUIET)


def kept_card(kept: int | None) -> Card:
    """Thanks for a question that none of the suggestions answered."""
    if kept is None:
        return Card([words.VOTE_FAILED], colour=QUIET)
    return Card([words.THANKS_NONE], [[PressButton(TellMe(kept), words.TELL_ME)]], colour=QUIET)


def notice_with_browse(text: str) -> Card:
    """A short sentence and a way to everything the bot knows."""
    return Card([text], [[PressButton(Browse(), words.BROWSE)]], colour=QUIET)


def reply_picker(entries: Sequence[Entry], message: int) -> Card:
    """ "Answer this": which of the best answers should be sent."""
    rows = [
        [PressButton(ReplyWith(key(entry.id), message), entry.question, style=discord.ButtonStyle.primary)]
        for entry in entries[:MAX_SUGGESTIONS]
    ]
    return Card([words.ANSWER_THIS_PICK], rows)


def help_card(policy: str | None = None) -> Card:
    """What the bot does and what it remembers; `policy` is the address of the privacy policy."""
    buttons: list[Control] = [PressButton(Browse(), words.BROWSE)]
    if policy:
        buttons.append(LinkButton(words.POLICY, policy))
    return Card([words.HELP, words.HELP_PRIVACY], [buttons])

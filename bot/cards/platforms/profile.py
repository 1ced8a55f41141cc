"""One platform at a glance."""

import datetime as dt

import discord

from bot.cards import words as common
from bot.cards.card import Card, Control
from bot.cards.controls import ChooseMenu, LinkButton, PressButton
from bot.cards.custom_ids import key
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, MENU_OPTIONS, OPTION_LIMIT, clip, cut
from bot.cards.listings.presses import ShowListings, press_for
from bot.cards.listings.words import listings_of
from bot.cards.platforms import words
from bot.cards.platforms.footnotes import Footnotes
from bot.cards.platforms.presses import CompareWith, platform_key
from bot.cards.presses import OpenEntry
from bot.comparisons.profile import Profile
from bot.comparisons.table import NOT_KNOWN, Cell
from bot.knowledge.freshness import facts_hold_until
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.subjects import Subject
from bot.listings.wanted import Wanted

GLANCE = (Subject.PAY, Subject.PAYMENT, Subject.ENTRY, Subject.SPEED, Subject.COUNTRIES)
MOST_RATES = 6
MOST_POINTS = 5
PAGES_CHARACTERS, PAGES_BYTES = 1_800, 3_600


def profile_card(profile: Profile, knowledge: Knowledge, today: dt.date, listings: int = 0) -> Card:
    """What it is, pay, payout, the way in, countries, what speaks for and against it, and where to go on.

    `listings` is how many of its listings are open.
    """
    platform, notes = profile.platform, Footnotes()
    blocks = [
        f"## {platform.name}\n{platform.summary}\n{words.run_by(platform.operator)}",
        "\n".join(_line(subject, profile.cells[subject], notes) for subject in GLANCE),
        _points(words.FOR_IT, platform.strengths),
        _points(words.AGAINST_IT, platform.weaknesses),
    ]
    pages = cut("\n".join(notes.lines()), PAGES_CHARACTERS, PAGES_BYTES)
    closing = words.closing(platform.reviewed, stale=today > facts_hold_until(platform))
    footer = "\n".join(filter(None, [pages, closing]))
    room = CARD_CHARACTERS - len(footer), CARD_BYTES - len(footer.encode())
    return Card([cut("\n\n".join(filter(None, blocks)), *room), footer], _controls(profile, knowledge, listings))


def _line(subject: Subject, cell: Cell, notes: Footnotes) -> str:
    """What is known on a subject; for pay with the roles below it."""
    lines = [f"**{subject.label}:** {notes.marked(cell.statement) if cell.statement else NOT_KNOWN}"]
    if subject is Subject.PAY and len(cell.details) > 1:
        lines += [f"- {notes.marked(rate)}" for rate in cell.details[:MOST_RATES]]
        lines += [f"- {words.and_more(len(cell.details) - MOST_RATES)}"] if len(cell.details) > MOST_RATES else []
    return "\n".join(lines)


def _points(heading: str, points: tuple[str, ...]) -> str:
    return "\n".join([f"**{heading}**", *(f"- {point}" for point in points[:MOST_POINTS])]) if points else ""


def _controls(profile: Profile, knowledge: Knowledge, listings: int) -> list[list[Control]]:
    questions: list[Control] = [
        PressButton(OpenEntry(key(entry.id)), common.TOPICS[entry.topic]) for entry in profile.questions
    ]
    others = sorted((name for name in knowledge.platforms if name != profile.id), key=knowledge.platform_name)
    beside = [
        discord.SelectOption(label=clip(knowledge.platform_name(name), OPTION_LIMIT), value=platform_key(name))
        for name in others[:MENU_OPTIONS]
    ]
    last: list[Control] = [LinkButton(words.OFFICIAL_PAGE, profile.platform.website)]
    if listings and (press := press_for(ShowListings, Wanted(platform=profile.id))):
        last.append(PressButton(press, listings_of(listings)))
    return [
        questions,
        [ChooseMenu(CompareWith(platform_key(profile.id)), words.COMPARE_WITH, beside)] if beside else [],
        last,
    ]

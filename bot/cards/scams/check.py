"""The outcome of a scam check: the verdict, why, where its links lead, and what to do next."""

from collections.abc import Iterator

import discord

from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import LinkButton, PressButton
from bot.cards.custom_ids import key
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS, cut
from bot.cards.presses import OpenEntry
from bot.cards.scams import words
from bot.cards.scams.shown import defanged, detail
from bot.knowledge.knowledge import Knowledge
from bot.scams.results import Check, CheckedLink, Code, Verdict

RED, AMBER, GREEN = discord.Colour(0xD83C3E), discord.Colour(0xE0A020), discord.Colour(0x3BA55D)
COLOURS = {
    Verdict.SCAM: RED,
    Verdict.SUSPICIOUS: AMBER,
    Verdict.LOOKS_OFFICIAL: GREEN,
    Verdict.UNKNOWN: QUIET,
}
MOST_REASONS = 6
MOST_LINKS = 6
MOST_PLATFORMS = 2
REPORT_ENTRY = "general/report-scam"
FELL_FOR_IT_ENTRY = "general/got-scammed"


def check_card(check: Check, knowledge: Knowledge) -> Card:
    """The card of a scam check; nothing on it can be clicked but our own buttons."""
    reasons = [f"- {detail(reason, check)}" for reason in check.reasons if reason.code is not Code.OFFICIAL]
    blocks = [
        "\n".join([words.HEADINGS[check.verdict], *reasons[:MOST_REASONS]]),
        _links(check, knowledge),
        "\n".join(words.NEXT_STEPS[check.verdict]),
    ]
    text = cut("\n\n".join(filter(None, blocks)), CARD_CHARACTERS, CARD_BYTES)
    return Card([text], [list(_pages(check, knowledge)), list(_answers(check, knowledge))], COLOURS[check.verdict])


def _links(check: Check, knowledge: Knowledge) -> str:
    if not check.links:
        return ""
    lines = [words.LINKS, *(_line(link, knowledge) for link in check.links[:MOST_LINKS])]
    if len(check.links) > MOST_LINKS:
        lines.append(f"- {words.MORE_LINKS.format(count=len(check.links) - MOST_LINKS)}")
    return "\n".join(lines)


def _line(link: CheckedLink, knowledge: Knowledge) -> str:
    """The link as written, and the host where that is not plain from it."""
    leads = link.host if link.host and link.host not in link.url.casefold() else None
    arrow = f" → {defanged(leads)}" if leads else ""
    return f"- {defanged(link.url)}{arrow}: {words.standing(link, knowledge)}"


def _pages(check: Check, knowledge: Knowledge) -> Iterator[Control]:
    """Buttons to the official pages of the platforms in question."""
    for platform in check.platforms[:MOST_PLATFORMS]:
        known = knowledge.platforms[platform]
        yield LinkButton(words.OFFICIAL_PAGE.format(name=known.name), known.website)


def _answers(check: Check, knowledge: Knowledge) -> Iterator[Control]:
    """Buttons to answers that help further, as far as somebody has written them."""
    if check.verdict not in (Verdict.SCAM, Verdict.SUSPICIOUS):
        return
    wanted = [(REPORT_ENTRY, words.REPORT), (FELL_FOR_IT_ENTRY, words.ALREADY_FELL)]
    wanted += [
        (f"{platform}/support", words.SUPPORT.format(name=knowledge.platform_name(platform)))
        for platform in check.platforms[:MOST_PLATFORMS]
    ]
    for entry, label in wanted:
        if entry in knowledge.by_id:
            yield PressButton(OpenEntry(key(entry)), label)
